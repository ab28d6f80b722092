// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/importplan.h"

#include <QCryptographicHash>

namespace wanmi::workbench {

protocol::ImportOrder orderOf(const ImportPlan &plan, const QString &language)
{
    protocol::ImportOrder order;
    order.kind = intake::tokenOf(plan.mapping.kind);
    order.dataset = plan.dataset;
    if (!plan.isCut)
        order.mapping = plan.mapping.toJson();
    order.encoding = plan.wish.encoding;
    order.separator = plan.wish.separator;
    order.member = plan.wish.member;
    order.language = language;
    order.attribution = plan.attribution;
    return order;
}

QJsonObject toJson(const ImportPlan &plan)
{
    QJsonObject json{{QStringLiteral("mapping"), plan.mapping.toJson()}};
    const auto add = [&json](const char *key, const QString &value) {
        if (!value.isEmpty())
            json.insert(QLatin1String(key), value);
    };
    add("encoding", plan.wish.encoding);
    add("separator", plan.wish.separator);
    add("dataset", plan.dataset);
    add("attribution", plan.attribution);
    return json;
}

base::Result<void> takeFrom(const QJsonObject &json, ImportPlan &plan)
{
    auto mapping = intake::Mapping::fromJson(json.value(QLatin1String("mapping")).toObject());
    if (!mapping)
        return tl::unexpected(mapping.error());
    if (mapping->kind != plan.mapping.kind)
        return base::refused(QStringLiteral("wrong-kind"), intake::tokenOf(mapping->kind));
    mapping->layer = plan.mapping.layer;
    plan.mapping = *std::move(mapping);
    plan.wish.encoding = json.value(QLatin1String("encoding")).toString();
    plan.wish.separator = json.value(QLatin1String("separator")).toString();
    if (plan.dataset.isEmpty())
        plan.dataset = json.value(QLatin1String("dataset")).toString();
    if (plan.attribution.isEmpty())
        plan.attribution = json.value(QLatin1String("attribution")).toString();
    return {};
}

QString memoryKey(intake::Kind kind, const QStringList &columns)
{
    const QByteArray signature = intake::signatureOf(kind, columns).toUtf8();
    return QStringLiteral("import/")
        + QString::fromLatin1(QCryptographicHash::hash(signature, QCryptographicHash::Sha1).toHex());
}

QString wordsKey(intake::Kind kind)
{
    return QStringLiteral("import/words/") + intake::tokenOf(kind);
}

QJsonObject withWords(QJsonObject known, const QMap<QString, QMap<QString, QString>> &values)
{
    for (auto field = values.begin(); field != values.end(); ++field) {
        QJsonObject words = known.value(field.key()).toObject();
        for (auto word = field->begin(); word != field->end(); ++word)
            words.insert(word.key(), *word);
        known.insert(field.key(), words);
    }
    return known;
}
} // namespace wanmi::workbench
