// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/fairness.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace wanmi::evaluation {

Interval wilson(const Sample &sample, double z)
{
    if (sample.all <= 0)
        return {};
    const double n = double(sample.all), p = double(sample.good) / n, z2 = z * z;
    const double middle = p + z2 / (2 * n);
    const double half = z * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    const double whole = 1 + z2 / n;
    return {std::max(0.0, (middle - half) / whole), std::min(1.0, (middle + half) / whole)};
}

GroupPrior priorOf(std::span<const Sample> members)
{
    double good = 0, all = 0, squares = 0, scatter = 0;
    int k = 0;
    for (const Sample &one : members) {
        good += double(one.good);
        all += double(one.all);
        squares += double(one.all) * double(one.all);
        k += one.all > 0;
    }
    GroupPrior prior;
    prior.strength = std::numeric_limits<double>::infinity();
    if (all <= 0)
        return prior;
    const double m = prior.mean = good / all;
    for (const Sample &one : members) {
        if (one.all > 0) {
            const double apart = double(one.good) / double(one.all) - m;
            scatter += double(one.all) * apart * apart;
        }
    }
    const double chance = m * (1 - m), room = all - squares / all - (k - 1);
    const double between = room > 0 ? (scatter - (k - 1) * chance) / room : 0;
    if (between > 0)
        prior.strength = std::max(0.0, chance / between - 1);
    return prior;
}

double shrunk(const Sample &sample, const GroupPrior &group)
{
    if (std::isinf(group.strength))
        return group.mean;
    const double all = double(sample.all) + group.strength;
    return all > 0 ? (double(sample.good) + group.strength * group.mean) / all : group.mean;
}
} // namespace wanmi::evaluation
