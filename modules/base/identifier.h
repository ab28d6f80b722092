// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>
#include <QUuid>

#include <compare>
#include <functional>

namespace wanmi::base {

/// A text identifier that cannot be mixed up with another kind of identifier. Empty means "none" only where
/// a field says so.
template <typename Tag> class Identifier
{
public:
    Identifier() = default;
    explicit Identifier(QString text)
        : m_text(std::move(text))
    {
    }
    [[nodiscard]] static Identifier random()
    {
        return Identifier(QUuid::createUuid().toString(QUuid::WithoutBraces));
    }

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const Identifier &a, const Identifier &b) { return a.m_text == b.m_text; }
    friend std::strong_ordering operator<=>(const Identifier &a, const Identifier &b)
    {
        const int order = QString::compare(a.m_text, b.m_text);
        return order <=> 0;
    }
    friend size_t qHash(const Identifier &id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    QString m_text;
};
} // namespace wanmi::base

template <typename Tag> struct std::hash<wanmi::base::Identifier<Tag>>
{
    size_t operator()(const wanmi::base::Identifier<Tag> &id) const noexcept { return qHash(id.text()); }
};
