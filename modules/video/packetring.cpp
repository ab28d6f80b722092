// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/packetring.h"

#include <algorithm>
#include <utility>

namespace wanmi::video {

PacketRing::PacketRing(RingBudget &budget, std::chrono::milliseconds span)
    : m_budget(budget)
    , m_span(span)
{
    ++m_budget.rings;
}

PacketRing::~PacketRing()
{
    --m_budget.rings;
    m_budget.used -= m_bytes;
}

std::size_t PacketRing::secondGroup() const
{
    const auto key = [](const ArrivedUnit &one) { return one.unit.key; };
    return m_units.empty() ? 0 : std::size_t(std::find_if(m_units.begin() + 1, m_units.end(), key) - m_units.begin());
}

void PacketRing::dropGroup()
{
    const std::size_t until = secondGroup();
    qsizetype gone = 0;
    for (std::size_t i = 0; i < until; ++i)
        gone += m_units[i].unit.annexB.size();
    m_units.erase(m_units.begin(), m_units.begin() + std::ptrdiff_t(until));
    m_bytes -= gone;
    m_budget.used -= gone;
}

void PacketRing::add(const AccessUnit &unit, Instant at)
{
    const std::lock_guard lock(m_mutex);
    if (m_units.empty() && !unit.key)
        return;
    ArrivedUnit kept{unit, at};
    // What grew packet by packet has room to spare: here lie tens of thousands of them.
    kept.unit.annexB = QByteArray(unit.annexB.constData(), unit.annexB.size());
    m_bytes += kept.unit.annexB.size();
    m_budget.used += kept.unit.annexB.size();
    m_units.push_back(std::move(kept));
    // Nothing goes as long as the second group does not cover the span alone.
    for (std::size_t second = secondGroup(); second < m_units.size(); second = secondGroup()) {
        const bool isCovered = at - m_units[second].at >= m_span;
        const bool isOver = m_budget.used > m_budget.most && m_bytes > m_budget.most / std::max(1, m_budget.rings.load());
        if (!isCovered && !isOver)
            return;
        dropGroup();
    }
    // One group alone may be larger than it should: a stream that sends no key pictures has no past here.
    if (m_bytes > m_budget.most / 4) {
        m_budget.used -= std::exchange(m_bytes, 0);
        m_units.clear();
    }
}

std::vector<ArrivedUnit> PacketRing::past() const
{
    const std::lock_guard lock(m_mutex);
    return {m_units.begin(), m_units.end()};
}

std::vector<ArrivedUnit> PacketRing::lastGroup() const
{
    const std::lock_guard lock(m_mutex);
    const auto key = std::find_if(m_units.rbegin(), m_units.rend(), [](const ArrivedUnit &one) { return one.unit.key; });
    if (key == m_units.rend())
        return {};
    return {key.base() - 1, m_units.end()};
}

qsizetype PacketRing::bytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}
} // namespace wanmi::video
