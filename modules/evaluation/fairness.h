// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <span>

/// What a rate of few cases is worth.
namespace wanmi::evaluation {

/// `good` of `all`. Precondition: 0 <= good <= all.
struct Sample
{
    qint64 good = 0, all = 0;
};

struct Interval
{
    double low = 0, high = 1;
};
/// Wilson score interval (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927, 209–212) with n = all, p = good / all:
/// (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n). 0 to 1 of nothing.
/// \param z of the normal distribution; 1.96: 95 %.
[[nodiscard]] Interval wilson(const Sample &sample, double z = 1.959963984540054);

/// Where a group's rates lie and how much they differ beyond chance.
struct GroupPrior
{
    double mean = 0; ///< Σ good / Σ all
    double strength = 0; ///< so many cases at the mean; infinite: the members do not differ beyond chance
};
/// Method of moments for a beta-binomial (J. C. Kleinman, J. Am. Stat. Assoc. 68, 1973, 46–54): with m the
/// mean, N = Σ n and k members, the variance between members is τ² = max(0, (Σ n(p − m)² − (k − 1)·m(1 − m))
/// / (N − Σ n²/N − (k − 1))), and strength = m(1 − m)/τ² − 1, at least 0.
[[nodiscard]] GroupPrior priorOf(std::span<const Sample> members);
/// Empirical Bayes: (good + strength·mean) / (all + strength): with few cases near the group's mean, with
/// many near its own rate.
[[nodiscard]] double shrunk(const Sample &sample, const GroupPrior &group);
} // namespace wanmi::evaluation
