// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QString>

#include <cmath>
#include <functional>
#include <optional>
#include <vector>

namespace wanmi::protocol {

/// Reads the members of one JSON object and remembers the first that is missing or of the wrong type.
class JsonReader
{
public:
    explicit JsonReader(const QJsonObject &json)
        : m_json(json)
    {
    }

    QString text(const char *name, qsizetype longest = 65536)
    {
        return optionalText(name, longest).value_or(require<QString>(name));
    }
    std::optional<QString> optionalText(const char *name, qsizetype longest = 65536)
    {
        const QJsonValue value = take(name);
        if (value.isUndefined() || value.isNull())
            return std::nullopt;
        if (!value.isString() || value.toString().size() > longest)
            return fail<QString>(name);
        return value.toString();
    }
    qint64 integer(const char *name) { return optionalInteger(name).value_or(require<qint64>(name)); }
    std::optional<qint64> optionalInteger(const char *name)
    {
        const QJsonValue value = take(name);
        if (value.isUndefined() || value.isNull())
            return std::nullopt;
        // 2^53: beyond it a JSON number does not name one integer.
        if (!value.isDouble() || std::floor(value.toDouble()) != value.toDouble()
            || std::abs(value.toDouble()) > 9.1e15)
            return fail<qint64>(name);
        return value.toInteger();
    }
    int small(const char *name)
    {
        const qint64 value = integer(name);
        return value == static_cast<int>(value) ? static_cast<int>(value) : fail<int>(name).value_or(0);
    }
    double real(const char *name)
    {
        const QJsonValue value = take(name);
        return value.isDouble() ? value.toDouble() : fail<double>(name).value_or(0);
    }
    bool flag(const char *name)
    {
        const QJsonValue value = take(name);
        return value.isBool() ? value.toBool() : fail<bool>(name).value_or(false);
    }
    base::Instant instant(const char *name) { return base::instantFromMs(integer(name)); }
    QJsonArray array(const char *name)
    {
        const QJsonValue value = take(name);
        if (!value.isArray())
            fail<int>(name);
        return value.toArray();
    }
    QJsonArray optionalArray(const char *name) { return has(name) ? array(name) : QJsonArray(); }
    QJsonObject object(const char *name)
    {
        const QJsonValue value = take(name);
        if (!value.isObject())
            fail<int>(name);
        return value.toObject();
    }
    [[nodiscard]] bool has(const char *name) const { return m_json.contains(QLatin1StringView(name)); }
    /// Requests: a member nobody asked for is an error too.
    void refuseOthers()
    {
        for (auto it = m_json.begin(); it != m_json.end(); ++it) {
            if (!m_taken.contains(it.key()))
                fail<int>(it.key());
        }
    }
    template <typename T = int> std::optional<T> fail(const QString &name)
    {
        if (m_bad.isEmpty())
            m_bad = name;
        return std::nullopt;
    }
    template <typename T = int> std::optional<T> fail(const char *name)
    {
        return fail<T>(QString::fromLatin1(name));
    }
    [[nodiscard]] bool isGood() const { return m_bad.isEmpty(); }
    [[nodiscard]] const QString &bad() const { return m_bad; } ///< name of the first bad member

private:
    QJsonValue take(const char *name)
    {
        const QString key = QString::fromLatin1(name);
        m_taken.insert(key);
        return m_json.value(key);
    }
    template <typename T> T require(const char *name)
    {
        if (const QJsonValue value = m_json.value(QLatin1StringView(name));
            value.isUndefined() || value.isNull())
            fail<T>(name);
        return T();
    }

    const QJsonObject &m_json;
    QSet<QString> m_taken;
    QString m_bad;
};

enum class Others { Refused, Ignored }; ///< members nobody asked for: an answer may have grown some

/// Each element of `array` as make(JsonReader &) reads it. `name` is bad when there are more than `most`, or
/// when one is no object or not good; then what comes back is of no use.
template <typename Item, typename Make>
std::vector<Item> itemsOf(JsonReader &reader, const char *name, const QJsonArray &array, qsizetype most,
                          Others others, Make make)
{
    std::vector<Item> items;
    if (array.size() > most) {
        reader.fail(name);
        return items;
    }
    items.reserve(std::size_t(array.size()));
    for (const QJsonValue &value : array) {
        const QJsonObject json = value.toObject();
        JsonReader inner(json);
        items.push_back(make(inner));
        if (others == Others::Refused)
            inner.refuseOthers();
        if (!value.isObject() || !inner.isGood()) {
            reader.fail(name);
            break;
        }
    }
    return items;
}

template <typename Item, typename Write> QJsonArray arrayOf(const std::vector<Item> &items, Write write)
{
    QJsonArray array;
    for (const Item &item : items)
        array.append(write(item));
    return array;
}

template <typename T> [[nodiscard]] base::Result<T> finished(const JsonReader &reader, T value)
{
    if (!reader.isGood())
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-message"), reader.bad());
    return value;
}
} // namespace wanmi::protocol
