// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <cmath>
#include <cstdint>

namespace wanmi::simulator {

/// Chance that depends on nothing but a seed and a name: what befalls a case is the same in every run, in
/// whatever order the answers of central arrive. SplitMix64.
class Chance
{
public:
    explicit Chance(std::uint64_t seed)
        : m_state(seed)
    {
    }
    Chance(std::uint64_t seed, QStringView name)
        : m_state(seed ^ hashOf(name))
    {
        (void)next();
    }

    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    [[nodiscard]] double share() { return double(next() >> 11) * 0x1p-53; } ///< [0, 1)
    [[nodiscard]] bool happens(double probability) { return share() < probability; }
    [[nodiscard]] double between(double low, double high) { return low + (high - low) * share(); }
    /// [0, count); count > 0.
    [[nodiscard]] int below(int count) { return int(next() % std::uint64_t(count)); }
    /// Mean 1.
    [[nodiscard]] double exponential() { return -std::log(1.0 - share()); }
    /// The first of `count` things is the likeliest: the k-th has weight 1/(k+1).
    [[nodiscard]] int favouring(int count)
    {
        double total = 0;
        for (int i = 0; i < count; ++i)
            total += 1.0 / (i + 1);
        double left = share() * total;
        for (int i = 0; i < count; ++i) {
            left -= 1.0 / (i + 1);
            if (left < 0)
                return i;
        }
        return count - 1;
    }
    template <typename Range> [[nodiscard]] const auto &oneOf(const Range &range)
    {
        return range[decltype(range.size())(below(int(range.size())))];
    }

private:
    static std::uint64_t hashOf(QStringView name)
    {
        std::uint64_t hash = 0xcbf29ce484222325ULL; // FNV-1a
        for (const QChar c : name)
            hash = (hash ^ c.unicode()) * 0x100000001b3ULL;
        return hash;
    }
    std::uint64_t m_state;
};
} // namespace wanmi::simulator
