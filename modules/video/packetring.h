// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/feedslot.h"

#include <atomic>
#include <deque>
#include <memory>

namespace wanmi::video {

/// What one camera sent lately, oldest first; it begins with a key picture. The payload is shared with
/// whoever else holds it, never copied.
using PacketPast = std::vector<ArrivedUnit>;

class PacketRing;

/// What all rings of one network thread may use together. 1,150 sub-streams of 192 kb/s need 321 MB for ten
/// seconds and the group of pictures these begin in. When the bound is reached the largest ring of a camera
/// that nobody looks at loses its oldest group, then the next. Numbers may be asked from any thread.
class RingBudget
{
public:
    static constexpr qint64 standard = 512LL * 1024 * 1024;

    explicit RingBudget(qint64 limit = standard)
        : m_limit(limit)
    {
    }
    [[nodiscard]] qint64 limit() const { return m_limit; }
    [[nodiscard]] qint64 used() const { return m_used.load(std::memory_order_relaxed); }
    /// How many rings are shorter than they should be for want of memory.
    [[nodiscard]] int shortened() const { return m_shortened.load(std::memory_order_relaxed); }
    [[nodiscard]] int rings() const { return m_count.load(std::memory_order_relaxed); }

private:
    friend class PacketRing;
    void makeRoom(PacketRing *asking);

    const qint64 m_limit;
    std::atomic<qint64> m_used{0};
    std::atomic<int> m_shortened{0}, m_count{0};
    std::vector<PacketRing *> m_rings; // network thread
};

/// The last seconds of one camera as they came, cut at key pictures: at least `length`, and the group of
/// pictures that begins before it. Belongs to the network thread; others get what past() hands out.
class PacketRing
{
public:
    static constexpr qint64 bytesAtMost = 24LL * 1024 * 1024; ///< of one camera: 4 Mb/s for 40 s

    PacketRing(std::chrono::milliseconds length, RingBudget &budget);
    ~PacketRing();
    PacketRing(const PacketRing &) = delete;
    PacketRing &operator=(const PacketRing &) = delete;

    void add(const ArrivedUnit &unit, qint64 nowMs);
    /// A camera that somebody looks at keeps its past longest.
    void setWatched(bool watched) { m_watched = watched; }

    [[nodiscard]] PacketPast past() const;
    /// The newest `groups` groups of pictures, the last of which may not be complete yet.
    [[nodiscard]] PacketPast newest(std::size_t groups) const;
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    [[nodiscard]] std::chrono::milliseconds span() const;
    [[nodiscard]] bool isShortened() const { return m_shortened; }

private:
    friend class RingBudget;
    struct Group
    {
        std::vector<ArrivedUnit> units;
        qint64 beganMs = 0, bytes = 0;
    };
    void dropOldest();
    void drop(std::size_t groups);
    void setShortened(bool shortened);

    const qint64 m_lengthMs;
    RingBudget &m_budget;
    std::deque<Group> m_groups;
    qint64 m_bytes = 0, m_newestMs = 0;
    bool m_watched = false, m_shortened = false;
};
} // namespace wanmi::video
