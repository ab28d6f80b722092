// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <optional>
#include <vector>

namespace wanmi::evaluation {

/// Stands for a text that many facts repeat: a person, a department, a cell, a class. 0 is the empty text.
using NameId = quint32;

/// Texts as small numbers, in the order in which they came. Not for several threads while it grows.
class Names
{
public:
    Names() { intern(QStringLiteral("")); }
    NameId intern(const QString &text)
    {
        const auto known = m_ids.constFind(text);
        if (known != m_ids.constEnd())
            return *known;
        const auto id = NameId(m_texts.size());
        m_texts.push_back(text);
        m_ids.insert(text, id);
        return id;
    }
    [[nodiscard]] const QString &text(NameId id) const { return m_texts[id]; }
    /// The empty text's number when nobody has named it.
    [[nodiscard]] NameId find(const QString &text) const { return m_ids.value(text, 0); }
    [[nodiscard]] std::size_t size() const { return m_texts.size(); }

private:
    std::vector<QString> m_texts;
    QHash<QString, NameId> m_ids;
};

/// Millions of texts that are each said once, as the ids of cases: their bytes one after the other and an
/// index of four bytes a place. Not for several threads while it grows.
class Subjects
{
public:
    [[nodiscard]] quint32 intern(const QString &text);
    [[nodiscard]] std::optional<quint32> find(const QString &text) const;
    [[nodiscard]] QByteArrayView bytes(quint32 subject) const;
    [[nodiscard]] QString text(quint32 subject) const { return QString::fromUtf8(bytes(subject)); }
    [[nodiscard]] std::size_t size() const { return m_ends.size(); }

private:
    [[nodiscard]] std::size_t slotOf(QByteArrayView text) const;
    void grow();

    std::vector<char> m_bytes;
    std::vector<quint64> m_ends;
    std::vector<quint32> m_slots; ///< subject + 1, 0: free; a power of two long
};
} // namespace wanmi::evaluation
