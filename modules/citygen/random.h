// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace wanmi::citygen {

/// splitmix64 (Steele, Lea, Flood 2014) with our own distributions: those of the standard library differ
/// between libraries, and one seed must give one city everywhere.
class Random
{
public:
    explicit Random(quint64 seed)
        : m_state(seed)
    {
    }
    /// An independent stream, so that one part of the city does not change when another draws more numbers.
    [[nodiscard]] static Random stream(quint64 seed, quint64 number)
    {
        Random mixer(seed ^ (number * 0xD1342543DE82EF95ULL));
        mixer.next();
        return Random(mixer.next());
    }

    quint64 next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    /// [0, 1)
    double real() { return double(next() >> 11) * 0x1.0p-53; }
    double between(double low, double high) { return low + (high - low) * real(); }
    /// [0, count)
    int index(int count) { return int((quint64(next() >> 32) * quint64(count)) >> 32); }
    int between(int low, int high) { return low + index(high - low + 1); }
    bool chance(double probability) { return real() < probability; }
    double normal()
    {
        const double u = 1.0 - real();
        const double v = real();
        return std::sqrt(-2.0 * std::log(u)) * std::cos(2.0 * std::numbers::pi * v);
    }
    /// exp(N(0, sigma)): median 1.
    double lognormal(double sigma) { return std::exp(sigma * normal()); }
    template <typename List> const auto &pick(const List &list)
    {
        return list[static_cast<decltype(list.size())>(index(int(list.size())))];
    }

private:
    quint64 m_state;
};

/// Draws indices in proportion to weights.
class Wheel
{
public:
    void add(double weight)
    {
        m_total += weight;
        m_sums.push_back(m_total);
    }
    [[nodiscard]] bool isEmpty() const { return m_total <= 0; }
    [[nodiscard]] int spin(Random &random) const
    {
        const auto hit = std::upper_bound(m_sums.begin(), m_sums.end(), random.real() * m_total);
        return int(std::min<size_t>(size_t(hit - m_sums.begin()), m_sums.size() - 1));
    }

private:
    std::vector<double> m_sums;
    double m_total = 0;
};
} // namespace wanmi::citygen
