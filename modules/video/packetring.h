// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "video/depacketizer.h"

#include <atomic>
#include <deque>
#include <mutex>
#include <vector>

namespace wanmi::video {

/// A picture as it came.
struct ArrivedUnit
{
    AccessUnit unit;
    Instant at{}; ///< when its last packet arrived here
};

/// How much all rings may hold together. Beyond that each holds its share of it and no more, so that a city of large streams has a
/// short past instead of no memory.
struct RingBudget
{
    qsizetype most = 512 * 1024 * 1024; ///< bytes of payload
    std::atomic<qsizetype> used{0};
    std::atomic<int> rings{0};
};

/// The last seconds of one camera, packed as they came: whole groups of pictures, the first of which began before the span does.
/// 1,150 small streams of 192 kbit/s take some 300 MB for ten seconds. Written by the network thread, read by any.
class PacketRing
{
public:
    /// \param budget outlives the ring.
    PacketRing(RingBudget &budget, std::chrono::milliseconds span);
    ~PacketRing();
    PacketRing(const PacketRing &) = delete;
    PacketRing &operator=(const PacketRing &) = delete;

    void add(const AccessUnit &unit, Instant at);
    [[nodiscard]] std::vector<ArrivedUnit> past() const;
    /// From the newest key picture on; empty: none came yet.
    [[nodiscard]] std::vector<ArrivedUnit> lastGroup() const;
    [[nodiscard]] qsizetype bytes() const;

private:
    [[nodiscard]] std::size_t secondGroup() const; ///< where it begins; the size when there is none
    void dropGroup();

    RingBudget &m_budget;
    const std::chrono::milliseconds m_span;
    mutable std::mutex m_mutex;
    std::deque<ArrivedUnit> m_units; ///< begins with a key picture
    qsizetype m_bytes = 0;
};
} // namespace wanmi::video
