// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/packetring.h"

#include <algorithm>

namespace wanmi::video {
namespace {
/// What a unit costs beside its payload.
constexpr qint64 unitOverhead = sizeof(ArrivedUnit) + 32;
} // namespace

void RingBudget::makeRoom(PacketRing *asking)
{
    while (used() > m_limit) {
        PacketRing *largest = nullptr;
        for (PacketRing *ring : m_rings) {
            const bool gives = ring->m_groups.size() > 1 && (!ring->m_watched || ring == asking);
            const bool better = !largest || (largest->m_watched && !ring->m_watched)
                || (largest->m_watched == ring->m_watched && ring->m_bytes > largest->m_bytes);
            if (gives && better)
                largest = ring;
        }
        if (!largest) {
            // Every other ring is down to the group it is receiving: this one goes without.
            asking->drop(asking->m_groups.size());
            asking->setShortened(true);
            return;
        }
        largest->dropOldest();
    }
}

PacketRing::PacketRing(std::chrono::milliseconds length, RingBudget &budget)
    : m_lengthMs(length.count())
    , m_budget(budget)
{
    m_budget.m_rings.push_back(this);
    ++m_budget.m_count;
}

PacketRing::~PacketRing()
{
    drop(m_groups.size());
    setShortened(false);
    std::erase(m_budget.m_rings, this);
    --m_budget.m_count;
}

void PacketRing::add(const ArrivedUnit &unit, qint64 nowMs)
{
    if (unit.unit.key)
        m_groups.push_back({{}, nowMs, 0});
    else if (m_groups.empty())
        return; // nothing that decoding could begin with
    Group &group = m_groups.back();
    const qint64 cost = unit.unit.annexB.size() + unitOverhead;
    group.units.push_back(unit);
    group.bytes += cost;
    m_bytes += cost;
    m_newestMs = nowMs;
    m_budget.m_used += cost;

    std::size_t old = 0;
    while (old + 1 < m_groups.size() && nowMs - m_groups[old + 1].beganMs >= m_lengthMs)
        ++old;
    if (old > 0) {
        drop(old);
        setShortened(false); // full length again
    }
    while (m_bytes > bytesAtMost && !m_groups.empty())
        dropOldest();
    if (m_budget.used() > m_budget.m_limit)
        m_budget.makeRoom(this);
}

void PacketRing::dropOldest()
{
    drop(1);
    setShortened(true);
}

void PacketRing::drop(std::size_t groups)
{
    for (; groups > 0; --groups) {
        m_bytes -= m_groups.front().bytes;
        m_budget.m_used -= m_groups.front().bytes;
        m_groups.pop_front();
    }
}

void PacketRing::setShortened(bool shortened)
{
    if (shortened != std::exchange(m_shortened, shortened))
        m_budget.m_shortened += shortened ? 1 : -1;
}

PacketPast PacketRing::past() const
{
    return newest(m_groups.size());
}

PacketPast PacketRing::newest(std::size_t groups) const
{
    PacketPast units;
    for (std::size_t i = m_groups.size() - std::min(groups, m_groups.size()); i < m_groups.size(); ++i)
        units.insert(units.end(), m_groups[i].units.begin(), m_groups[i].units.end());
    return units;
}

std::chrono::milliseconds PacketRing::span() const
{
    return std::chrono::milliseconds(m_groups.empty() ? 0 : m_newestMs - m_groups.front().beganMs);
}
} // namespace wanmi::video
