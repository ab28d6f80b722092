// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/contract.h"

#include "resources/resources.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMutexLocker>
#include <QRegularExpression>

#include <cmath>

namespace wanmi::test {
namespace {
const QSet<QString> &knownKeywords()
{
    static const QSet<QString> Words{
        QStringLiteral("type"),      QStringLiteral("properties"), QStringLiteral("required"),
        QStringLiteral("items"),     QStringLiteral("enum"),       QStringLiteral("additionalProperties"),
        QStringLiteral("minItems"),  QStringLiteral("maxItems"),   QStringLiteral("minLength"),
        QStringLiteral("maxLength"), QStringLiteral("pattern"),    QStringLiteral("minimum"),
        QStringLiteral("maximum"),   QStringLiteral("format"),     QStringLiteral("description"),
        QStringLiteral("default"),   QStringLiteral("$ref")};
    return Words;
}

bool hasType(const QJsonValue &value, const QString &type)
{
    if (type == QLatin1StringView("object"))
        return value.isObject();
    if (type == QLatin1StringView("array"))
        return value.isArray();
    if (type == QLatin1StringView("string"))
        return value.isString();
    if (type == QLatin1StringView("boolean"))
        return value.isBool();
    if (type == QLatin1StringView("integer"))
        return value.isDouble() && std::floor(value.toDouble()) == value.toDouble();
    return type == QLatin1StringView("number") && value.isDouble();
}

QJsonObject apiFile()
{
    wanmi::resources::load();
    QFile file(QStringLiteral(":/wanmi/api/openapi.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}
} // namespace

QJsonObject Contract::schema(const QString &name) const
{
    return m_api.value(u"components").toObject().value(u"schemas").toObject().value(name).toObject();
}

QJsonObject Contract::resolved(const QJsonObject &schema) const
{
    const QString reference = schema.value(u"$ref").toString();
    return reference.isEmpty() ? schema : this->schema(reference.section(u'/', -1));
}

QStringList Contract::judge(const QByteArray &method, const QByteArray &pathTemplate, int status,
                            const QByteArray &contentType, const QByteArray &body) const
{
    const QString where = QString::fromLatin1(method + ' ' + pathTemplate + ' ' + QByteArray::number(status));
    const QJsonValue parsed = contentType == "application/json"
        ? QJsonValue(QJsonDocument::fromJson(body).object())
        : QJsonValue();
    if (pathTemplate.isEmpty()) {
        if (status < 400)
            return {where + QStringLiteral(": a path that is not described")};
        return judge(parsed, schema(QStringLiteral("Error")), where);
    }
    const QJsonObject operation = m_api.value(u"paths")
                                      .toObject()
                                      .value(QString::fromLatin1(pathTemplate))
                                      .toObject()
                                      .value(QString::fromLatin1(method.toLower()))
                                      .toObject();
    const QJsonObject responses = operation.value(u"responses").toObject();
    const QJsonValue response = responses.value(QString::number(status));
    if (!response.isObject())
        return {where + QStringLiteral(": not described")};
    const QJsonObject content = response.toObject().value(u"content").toObject();
    if (contentType.isEmpty())
        return content.isEmpty() && body.isEmpty() ? QStringList()
                                                   : QStringList{where + QStringLiteral(": a body is missing")};
    const QJsonValue media = content.value(QString::fromLatin1(contentType));
    if (!media.isObject())
        return {where + QStringLiteral(": media type ") + QString::fromLatin1(contentType) + QStringLiteral(" is not described")};
    if (contentType != "application/json")
        return {};
    return judge(parsed, media.toObject().value(u"schema").toObject(), where);
}

QStringList Contract::judge(const QJsonValue &value, const QJsonObject &given, const QString &where) const
{
    QStringList out;
    const QJsonObject schema = resolved(given);
    for (auto it = schema.begin(); it != schema.end(); ++it) {
        if (!knownKeywords().contains(it.key()))
            out.append(where + QStringLiteral(": schema keyword ") + it.key() + QStringLiteral(" is not understood"));
    }
    const QString type = schema.value(u"type").toString();
    if (!type.isEmpty() && !hasType(value, type)) {
        out.append(where + QStringLiteral(": is no ") + type);
        return out;
    }
    if (schema.contains(u"enum") && !schema.value(u"enum").toArray().contains(value))
        out.append(where + QStringLiteral(": \"") + value.toVariant().toString() + QStringLiteral("\" is none of the allowed values"));
    if (value.isString()) {
        const QString text = value.toString();
        if (text.size() < schema.value(u"minLength").toInt(0)
            || text.size() > schema.value(u"maxLength").toInt(INT_MAX))
            out.append(where + QStringLiteral(": length"));
        if (schema.contains(u"pattern")
            && !QRegularExpression(schema.value(u"pattern").toString()).match(text).hasMatch())
            out.append(where + QStringLiteral(": \"") + text + QStringLiteral("\" does not match"));
    }
    if (value.isDouble()) {
        if (value.toDouble() < schema.value(u"minimum").toDouble(-HUGE_VAL)
            || value.toDouble() > schema.value(u"maximum").toDouble(HUGE_VAL))
            out.append(where + QStringLiteral(": out of range"));
    }
    if (value.isObject())
        judgeObject(value.toObject(), schema, where, out);
    if (value.isArray())
        judgeArray(value.toArray(), schema, where, out);
    return out;
}

void Contract::judgeObject(const QJsonObject &value, const QJsonObject &schema, const QString &where,
                           QStringList &out) const
{
    const QJsonObject properties = schema.value(u"properties").toObject();
    for (const QJsonValue &name : schema.value(u"required").toArray()) {
        if (!value.contains(name.toString()))
            out.append(where + QStringLiteral(": ") + name.toString() + QStringLiteral(" is missing"));
    }
    const QJsonValue others = schema.value(u"additionalProperties");
    for (auto it = value.begin(); it != value.end(); ++it) {
        const QString inner = where + u'.' + it.key();
        if (properties.contains(it.key()))
            out += judge(it.value(), properties.value(it.key()).toObject(), inner);
        else if (others.isObject())
            out += judge(it.value(), others.toObject(), inner);
        else if (!others.toBool(false))
            out.append(inner + QStringLiteral(": not described"));
    }
}

void Contract::judgeArray(const QJsonArray &value, const QJsonObject &schema, const QString &where,
                          QStringList &out) const
{
    if (value.size() < schema.value(u"minItems").toInt(0)
        || value.size() > schema.value(u"maxItems").toInt(INT_MAX))
        out.append(where + QStringLiteral(": number of items"));
    const QJsonObject items = schema.value(u"items").toObject();
    if (items.isEmpty())
        return;
    for (qsizetype i = 0; i < value.size() && out.size() < 20; ++i)
        out += judge(value.at(i), items, where + u'[' + QString::number(i) + u']');
}

ContractWatch::ContractWatch()
    : m_contract(apiFile())
{
}

std::function<void(const QByteArray &, const QByteArray &, int, const QByteArray &, const QByteArray &)>
ContractWatch::tap()
{
    return [this](const QByteArray &method, const QByteArray &pathTemplate, int status,
                  const QByteArray &contentType, const QByteArray &body) {
        const QStringList breaches = m_contract.judge(method, pathTemplate, status, contentType, body);
        const QMutexLocker lock(&m_mutex);
        m_breaches += breaches;
        m_seen.insert(QString::fromLatin1(method + ' ' + pathTemplate + ' ' + QByteArray::number(status)));
    };
}

QStringList ContractWatch::breaches() const
{
    const QMutexLocker lock(&m_mutex);
    return m_breaches;
}

QSet<QString> ContractWatch::seen() const
{
    const QMutexLocker lock(&m_mutex);
    return m_seen;
}
} // namespace wanmi::test
