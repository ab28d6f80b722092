// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/caseparts.h"

#include "protocol/jsonreader.h"

#include <QJsonDocument>

namespace wanmi::protocol {
namespace {

class PartWriter
{
public:
    void text(const char *name, const QString &value)
    {
        if (!value.isEmpty())
            m_json.insert(QLatin1StringView(name), value);
    }
    void flag(const char *name, bool value)
    {
        if (value)
            m_json.insert(QLatin1StringView(name), true);
    }
    void number(const char *name, int value) { m_json.insert(QLatin1StringView(name), value); }
    void instant(const char *name, base::Instant value)
    {
        m_json.insert(QLatin1StringView(name), base::toMs(value));
    }
    void instant(const char *name, const std::optional<base::Instant> &value)
    {
        if (value)
            instant(name, *value);
    }
    [[nodiscard]] const QJsonObject &json() const { return m_json; }

private:
    QJsonObject m_json;
};

class PartReader
{
public:
    explicit PartReader(const QJsonObject &json)
        : m_reader(json)
    {
    }
    void text(const char *name, QString &value) { value = m_reader.optionalText(name).value_or(QString()); }
    void flag(const char *name, bool &value) { value = m_reader.has(name) && m_reader.flag(name); }
    void number(const char *name, int &value) { value = m_reader.small(name); }
    void instant(const char *name, base::Instant &value) { value = m_reader.instant(name); }
    void instant(const char *name, std::optional<base::Instant> &value)
    {
        value.reset();
        if (const auto ms = m_reader.optionalInteger(name))
            value = base::instantFromMs(*ms);
    }
    [[nodiscard]] bool isGood() const { return m_reader.isGood(); }

private:
    JsonReader m_reader;
};

void visit(auto &order, auto &with)
    requires requires { order.requirement; }
{
    with.text("id", order.id);
    with.text("type", order.type);
    with.number("level", order.level);
    with.text("requirement", order.requirement);
    with.text("by", order.by);
    with.text("byPost", order.byPost);
    with.text("to", order.to);
    with.instant("at", order.at);
    with.instant("due", order.due);
    with.text("state", order.state);
    with.text("signer", order.signer);
    with.text("replier", order.replier);
    with.text("reply", order.reply);
    with.text("judge", order.judge);
    with.instant("signedAt", order.signedAt);
    with.instant("repliedAt", order.repliedAt);
    with.instant("endedAt", order.endedAt);
    with.flag("inTime", order.inTime);
}

void visit(auto &share, auto &with)
    requires requires { share.waivedBy; }
{
    with.text("department", share.department);
    with.text("signer", share.signer);
    with.instant("signedAt", share.signedAt);
    with.text("doer", share.doer);
    with.text("text", share.text);
    with.instant("doneAt", share.doneAt);
    with.text("waivedBy", share.waivedBy);
    with.text("waiveReason", share.waiveReason);
}

void visit(auto &appeal, auto &with)
    requires requires { appeal.granted; }
{
    with.text("by", appeal.by);
    with.text("reason", appeal.reason);
    with.instant("at", appeal.at);
    with.text("reviewer", appeal.reviewer);
    with.text("review", appeal.review);
    with.flag("supported", appeal.supported);
    with.instant("reviewedAt", appeal.reviewedAt);
    with.text("judge", appeal.judge);
    with.text("judgement", appeal.judgement);
    with.flag("granted", appeal.granted);
    with.instant("decidedAt", appeal.decidedAt);
}

QJsonObject toJson(const auto &part)
{
    PartWriter writer;
    visit(part, writer);
    return writer.json();
}

template <typename T> bool fromJson(const QJsonObject &json, T &part)
{
    PartReader reader(json);
    visit(part, reader);
    return reader.isGood();
}

template <typename T> QString textOf(const std::vector<T> &parts)
{
    if (parts.empty())
        return {};
    QJsonArray array;
    for (const T &part : parts)
        array.append(toJson(part));
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

template <typename T> bool partsFrom(const QString &text, std::vector<T> &parts)
{
    parts.clear();
    if (text.isEmpty())
        return true;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isArray())
        return false;
    for (const QJsonValue &value : document.array()) {
        if (!value.isObject() || !fromJson(value.toObject(), parts.emplace_back()))
            return false;
    }
    return true;
}
} // namespace

QString casePartsText(const std::vector<domain::SuperviseOrder> &orders)
{
    return textOf(orders);
}

QString casePartsText(const std::vector<domain::CoTask> &shares)
{
    return textOf(shares);
}

QString casePartText(const std::optional<domain::Appeal> &appeal)
{
    return appeal ? QString::fromUtf8(QJsonDocument(toJson(*appeal)).toJson(QJsonDocument::Compact))
                  : QString();
}

bool casePartsFrom(const QString &text, std::vector<domain::SuperviseOrder> &orders)
{
    return partsFrom(text, orders);
}

bool casePartsFrom(const QString &text, std::vector<domain::CoTask> &shares)
{
    return partsFrom(text, shares);
}

bool casePartFrom(const QString &text, std::optional<domain::Appeal> &appeal)
{
    appeal.reset();
    if (text.isEmpty())
        return true;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    return document.isObject() && fromJson(document.object(), appeal.emplace());
}
} // namespace wanmi::protocol
