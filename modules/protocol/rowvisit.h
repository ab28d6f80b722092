// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/caseparts.h"
#include "protocol/caserow.h"
#include "protocol/jsonreader.h"

#include <QJsonDocument>

/// Rows written and read field by field, in the order of their table's columns. Private to this module.
namespace wanmi::protocol {

inline QString compact(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

inline QString kindToken(domain::CaseKind kind)
{
    return kind == domain::CaseKind::Component ? QStringLiteral("component") : QStringLiteral("event");
}

inline std::optional<domain::CaseKind> kindFromToken(const QString &token)
{
    if (token == QLatin1StringView("component"))
        return domain::CaseKind::Component;
    if (token == QLatin1StringView("event"))
        return domain::CaseKind::Event;
    return std::nullopt;
}

inline QJsonObject toJson(const domain::Photo &photo)
{
    return {{QStringLiteral("kind"), photo.kind},
            {QStringLiteral("hash"), photo.hash},
            {QStringLiteral("at"), base::toMs(photo.at)},
            {QStringLiteral("author"), photo.author}};
}

inline QJsonArray toJson(const std::vector<domain::Photo> &photos)
{
    QJsonArray array;
    for (const domain::Photo &photo : photos)
        array.append(toJson(photo));
    return array;
}

inline bool photosFrom(const QJsonArray &array, std::vector<domain::Photo> &photos)
{
    for (const QJsonValue &value : array) {
        const QJsonObject json = value.toObject();
        JsonReader reader(json);
        domain::Photo photo{reader.text("kind", 32), reader.text("hash", 128), reader.instant("at"),
                            reader.text("author", 64)};
        if (!value.isObject() || !reader.isGood())
            return false;
        photos.push_back(std::move(photo));
    }
    return true;
}

inline QJsonArray toJson(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

inline bool listFrom(const QJsonArray &array, QStringList &list)
{
    for (const QJsonValue &value : array) {
        if (!value.isString())
            return false;
        list.append(value.toString());
    }
    return true;
}

inline QString textOf(const QJsonArray &array)
{
    return array.isEmpty() ? QString()
                           : QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

inline bool arrayFrom(const QString &text, QJsonArray &array)
{
    if (text.isEmpty())
        return true;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    array = document.array();
    return document.isArray();
}

inline QString textOf(const std::optional<domain::PendingRequest> &request)
{
    if (!request)
        return {};
    QJsonObject json{{QStringLiteral("kind"), request->kind},
                     {QStringLiteral("by"), request->by},
                     {QStringLiteral("at"), base::toMs(request->at)},
                     {QStringLiteral("reason"), request->reason},
                     {QStringLiteral("days"), request->days},
                     {QStringLiteral("suggestedDept"), request->suggestedDept}};
    if (request->until)
        json.insert(QStringLiteral("until"), base::toMs(*request->until));
    return compact(json);
}

inline bool requestFrom(const QString &text, std::optional<domain::PendingRequest> &request)
{
    if (text.isEmpty()) {
        request.reset();
        return true;
    }
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    JsonReader reader(json);
    domain::PendingRequest read;
    read.kind = reader.text("kind");
    read.by = reader.text("by");
    read.at = reader.instant("at");
    read.reason = reader.text("reason");
    read.days = reader.small("days");
    read.suggestedDept = reader.text("suggestedDept");
    if (const auto until = reader.optionalInteger("until"))
        read.until = base::instantFromMs(*until);
    request = read;
    return reader.isGood();
}

/// Turns the fields it is shown into values, in the order of the table's columns.
class RowWriter
{
public:
    explicit RowWriter(TableNo table)
        : m_size(spec(table).columns.size())
    {
        m_row.reserve(m_size);
    }
    void text(const QString &value) { m_row.emplace_back(value); }
    void flag(bool value) { m_row.emplace_back(qint64(value)); }
    void number(qint64 value) { m_row.emplace_back(value); }
    void real(double value) { m_row.emplace_back(value); }
    void blob(const QByteArray &value) { m_row.emplace_back(value); }
    void instant(base::Instant value) { number(base::toMs(value)); }
    void instant(const std::optional<base::Instant> &value) { value ? instant(*value) : null(); }
    void maybe(const std::optional<bool> &value) { value ? flag(*value) : null(); }
    void id(const auto &identifier) { text(identifier.text()); }
    void kind(domain::CaseKind value) { text(kindToken(value)); }
    void request(const std::optional<domain::PendingRequest> &value) { text(textOf(value)); }
    void photos(const std::vector<domain::Photo> &value) { text(textOf(toJson(value))); }
    void list(const QStringList &value) { text(textOf(toJson(value))); }
    void orders(const std::vector<domain::SuperviseOrder> &value) { text(casePartsText(value)); }
    void shares(const std::vector<domain::CoTask> &value) { text(casePartsText(value)); }
    void appeal(const std::optional<domain::Appeal> &value) { text(casePartText(value)); }
    void limit(const worktime::Limit &value)
    {
        text(value == worktime::Limit() ? QString() : worktime::toText(value));
    }
    [[nodiscard]] Row take()
    {
        Q_ASSERT(m_row.size() == m_size);
        return std::move(m_row);
    }

private:
    void null() { m_row.emplace_back(); }
    std::size_t m_size;
    Row m_row;
};

/// The same visit backwards; remembers the first column that does not fit.
class RowReader
{
public:
    RowReader(TableNo table, const Row &row)
        : m_table(spec(table))
        , m_row(row)
    {
        if (row.size() != m_table.columns.size())
            m_bad = QStringLiteral("%1 values").arg(row.size());
    }
    void text(QString &value) { get(value); }
    void number(qint64 &value) { get(value); }
    void number(int &value)
    {
        qint64 wide = 0;
        get(wide);
        value = int(wide);
        if (value != wide)
            fail();
    }
    void flag(bool &value)
    {
        qint64 wide = 0;
        get(wide);
        value = wide != 0;
    }
    void real(double &value)
    {
        // A whole number may arrive as an integer from SQLite.
        if (const auto *whole = peek<qint64>()) {
            value = double(*whole);
            ++m_at;
        } else {
            get(value);
        }
    }
    void instant(base::Instant &value)
    {
        qint64 ms = 0;
        get(ms);
        value = base::instantFromMs(ms);
    }
    void instant(std::optional<base::Instant> &value)
    {
        if (isNull())
            value.reset();
        else
            instant(value.emplace());
    }
    void maybe(std::optional<bool> &value)
    {
        if (isNull())
            value.reset();
        else
            flag(value.emplace());
    }
    void id(auto &identifier)
    {
        QString read;
        get(read);
        identifier = std::remove_reference_t<decltype(identifier)>(read);
    }
    void kind(domain::CaseKind &value)
    {
        QString token;
        get(token);
        const auto read = kindFromToken(token);
        check(read.has_value());
        value = read.value_or(domain::CaseKind::Event);
    }
    void request(std::optional<domain::PendingRequest> &value)
    {
        QString read;
        get(read);
        check(requestFrom(read, value));
    }
    void photos(std::vector<domain::Photo> &value)
    {
        QString read;
        get(read);
        QJsonArray array;
        check(arrayFrom(read, array) && photosFrom(array, value));
    }
    void list(QStringList &value)
    {
        QString read;
        get(read);
        QJsonArray array;
        check(arrayFrom(read, array) && listFrom(array, value));
    }
    void orders(std::vector<domain::SuperviseOrder> &value)
    {
        QString read;
        get(read);
        check(casePartsFrom(read, value));
    }
    void shares(std::vector<domain::CoTask> &value)
    {
        QString read;
        get(read);
        check(casePartsFrom(read, value));
    }
    void appeal(std::optional<domain::Appeal> &value)
    {
        QString read;
        get(read);
        check(casePartFrom(read, value));
    }
    void limit(worktime::Limit &value)
    {
        QString read;
        get(read);
        if (read.isEmpty())
            return;
        const auto parsed = worktime::parseLimit(read);
        check(parsed.has_value());
        value = parsed.value_or(worktime::Limit());
    }
    void check(bool good)
    {
        if (!good) {
            --m_at;
            fail();
            ++m_at;
        }
    }
    template <typename T> [[nodiscard]] base::Result<T> finish(T value) const
    {
        if (!m_bad.isEmpty())
            return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-row"), m_bad);
        return value;
    }

private:
    template <typename T> [[nodiscard]] const T *peek() const
    {
        return m_at < m_row.size() ? std::get_if<T>(&m_row[m_at]) : nullptr;
    }
    [[nodiscard]] bool isNull()
    {
        const bool null = peek<std::monostate>() != nullptr;
        m_at += null;
        return null;
    }
    template <typename T> void get(T &value)
    {
        if (const T *found = peek<T>())
            value = *found;
        else
            fail();
        ++m_at;
    }
    void fail()
    {
        if (m_bad.isEmpty()) {
            const bool known = m_at < m_table.columns.size();
            m_bad = QString::fromLatin1(m_table.name) + u'.'
                + (known ? QString::fromLatin1(m_table.columns[m_at].name) : QStringLiteral("?"));
        }
    }
    const TableSpec &m_table;
    const Row &m_row;
    std::size_t m_at = 0;
    QString m_bad;
};
} // namespace wanmi::protocol
