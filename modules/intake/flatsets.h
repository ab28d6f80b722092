// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/place.h"

#include <QString>

#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>

/// Sets that stay small for millions of rows: open addressing, no node per entry.
namespace wanmi::intake {

[[nodiscard]] inline std::uint64_t mixed(std::uint64_t x)
{
    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9ULL;
    x ^= x >> 27;
    x *= 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

/// 64 bits of a text, never 0. Two of a million texts collide once in thirty million imports.
[[nodiscard]] inline std::uint64_t hashOf(QStringView text)
{
    std::uint64_t hash = 0x9e3779b97f4a7c15ULL;
    for (const QChar c : text)
        hash = (hash ^ c.unicode()) * 0x100000001b3ULL;
    return mixed(hash) | 1;
}

/// Numbers (not 0) to numbers.
class FlatMap
{
public:
    /// \return false when the key was there; it keeps its value.
    bool insert(std::uint64_t key, std::uint64_t value)
    {
        if ((m_count + 1) * 10 > m_slots.size() * 7)
            grow();
        Slot &slot = m_slots[place(key)];
        if (slot.key == key)
            return false;
        slot = {key, value};
        ++m_count;
        return true;
    }
    [[nodiscard]] const std::uint64_t *find(std::uint64_t key) const
    {
        if (m_slots.empty())
            return nullptr;
        const Slot &slot = m_slots[place(key)];
        return slot.key == key ? &slot.value : nullptr;
    }
    [[nodiscard]] size_t size() const { return m_count; }

private:
    struct Slot
    {
        std::uint64_t key = 0, value = 0;
    };
    [[nodiscard]] size_t place(std::uint64_t key) const
    {
        const size_t mask = m_slots.size() - 1;
        size_t at = mixed(key) & mask;
        while (m_slots[at].key != 0 && m_slots[at].key != key)
            at = (at + 1) & mask;
        return at;
    }
    void grow()
    {
        std::vector<Slot> old(std::max<size_t>(1024, m_slots.size() * 2));
        old.swap(m_slots);
        for (const Slot &slot : old) {
            if (slot.key != 0)
                m_slots[place(slot.key)] = slot;
        }
    }
    std::vector<Slot> m_slots;
    size_t m_count = 0;
};

/// Finds what stands within 0.3 m of a place and is of the same class: buckets of 4 m, and the neighbours
/// only where the place lies at a bucket's edge.
class NearPlaces
{
public:
    static constexpr double Near = 0.3; ///< m
    /// Metres on a plane that is good enough to compare neighbours.
    static void toMillimetres(geo::Place place, std::int32_t &x, std::int32_t &y, geo::Place origin)
    {
        constexpr double MetresPerDegree = 111'320;
        x = std::int32_t(std::lround((place.lon - origin.lon) * MetresPerDegree
                                     * std::cos(origin.lat * 0.017453292519943295) * 1000));
        y = std::int32_t(std::lround((place.lat - origin.lat) * MetresPerDegree * 1000));
    }
    explicit NearPlaces(geo::Place origin = {})
        : m_origin(origin)
    {
    }
    void setOrigin(geo::Place origin) { m_origin = origin; }

    void add(std::uint32_t group, geo::Place place, std::uint32_t who)
    {
        if ((m_count + 1) * 10 > m_slots.size() * 6)
            grow();
        Slot slot{0, 0, group, who + 1};
        toMillimetres(place, slot.x, slot.y, m_origin);
        put(slot);
        ++m_count;
    }
    /// The first that is near enough and that `wanted(who)` accepts; -1: none.
    template <typename Wanted>
    [[nodiscard]] std::int64_t find(std::uint32_t group, geo::Place place, Wanted wanted) const
    {
        if (m_slots.empty())
            return -1;
        std::int32_t x = 0, y = 0;
        toMillimetres(place, x, y, m_origin);
        const int reach = int(Near * 1000);
        for (std::int32_t bx = (x - reach) >> Bits; bx <= (x + reach) >> Bits; ++bx) {
            for (std::int32_t by = (y - reach) >> Bits; by <= (y + reach) >> Bits; ++by) {
                const size_t mask = m_slots.size() - 1;
                for (size_t at = start(bx, by, group) & mask; m_slots[at].who != 0; at = (at + 1) & mask) {
                    const Slot &slot = m_slots[at];
                    const double dx = double(slot.x) - x, dy = double(slot.y) - y;
                    if (slot.group == group && dx * dx + dy * dy <= double(reach) * reach
                        && wanted(slot.who - 1))
                        return slot.who - 1;
                }
            }
        }
        return -1;
    }

private:
    static constexpr int Bits = 12; ///< buckets of 4.096 m
    struct Slot
    {
        std::int32_t x = 0, y = 0;
        std::uint32_t group = 0, who = 0;
    };
    [[nodiscard]] static size_t start(std::int32_t bx, std::int32_t by, std::uint32_t group)
    {
        return mixed((std::uint64_t(std::uint32_t(bx)) << 32 | std::uint32_t(by))
                     ^ (std::uint64_t(group) << 20));
    }
    void put(const Slot &slot)
    {
        const size_t mask = m_slots.size() - 1;
        size_t at = start(slot.x >> Bits, slot.y >> Bits, slot.group) & mask;
        while (m_slots[at].who != 0)
            at = (at + 1) & mask;
        m_slots[at] = slot;
    }
    void grow()
    {
        std::vector<Slot> old(std::max<size_t>(1024, m_slots.size() * 2));
        old.swap(m_slots);
        for (const Slot &slot : old) {
            if (slot.who != 0)
                put(slot);
        }
    }
    geo::Place m_origin;
    std::vector<Slot> m_slots;
    size_t m_count = 0;
};
} // namespace wanmi::intake
