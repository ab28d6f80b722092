// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/names.h"

namespace wanmi::evaluation {

QByteArrayView Subjects::bytes(quint32 subject) const
{
    const quint64 from = subject == 0 ? 0 : m_ends[subject - 1];
    return {m_bytes.data() + from, qsizetype(m_ends[subject] - from)};
}

/// Where the text is, or where it would go.
std::size_t Subjects::slotOf(QByteArrayView text) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = qHash(text, 0) & mask;
    while (m_slots[slot] != 0 && bytes(m_slots[slot] - 1) != text)
        slot = (slot + 1) & mask;
    return slot;
}

void Subjects::grow()
{
    m_slots.assign(std::max<std::size_t>(64, 2 * m_slots.size()), 0);
    for (quint32 subject = 0; subject < m_ends.size(); ++subject)
        m_slots[slotOf(bytes(subject))] = subject + 1;
}

quint32 Subjects::intern(const QString &text)
{
    // Half full at most: a search stays short.
    if (2 * (m_ends.size() + 1) > m_slots.size())
        grow();
    const QByteArray utf8 = text.toUtf8();
    const std::size_t slot = slotOf(utf8);
    if (m_slots[slot] == 0) {
        m_bytes.insert(m_bytes.end(), utf8.begin(), utf8.end());
        m_ends.push_back(m_bytes.size());
        m_slots[slot] = quint32(m_ends.size());
    }
    return m_slots[slot] - 1;
}

std::optional<quint32> Subjects::find(const QString &text) const
{
    if (m_slots.empty())
        return std::nullopt;
    const quint32 found = m_slots[slotOf(text.toUtf8())];
    return found == 0 ? std::nullopt : std::optional(found - 1);
}
} // namespace wanmi::evaluation
