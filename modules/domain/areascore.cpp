// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/areascore.h"

#include <algorithm>
#include <array>

namespace wanmi::domain {
namespace {
struct Band
{
    double upTo, score;
};
constexpr std::array<Band, 5> CoreBands{{{0, 100}, {2, 90}, {4, 75}, {6, 60}, {8, 40}}};
constexpr std::array<Band, 5> RestBands{{{0, 100}, {3, 90}, {5, 75}, {7, 60}, {9, 40}}};
} // namespace

double countScore(double registeredPerCell, AreaClass areaClass)
{
    const auto &bands = areaClass == AreaClass::Core ? CoreBands : RestBands;
    const auto band = std::ranges::find_if(bands, [&](const Band &b) { return registeredPerCell <= b.upTo; });
    return band == bands.end() ? 0 : band->score;
}

double areaScore(const AreaFacts &facts, AreaClass areaClass)
{
    double sum = 0, weights = 0;
    const auto add = [&](double weight, double points) {
        sum += weight * points;
        weights += weight;
    };
    const auto percent = [](int part, int whole) { return 100.0 * part / whole; };
    if (facts.registered > 0)
        add(10, 100 - percent(facts.publicReports, facts.registered));
    add(20, countScore(double(facts.registered) / std::max(1, facts.cells), areaClass));
    if (facts.needClose() > 0) {
        add(30, percent(facts.closed, facts.needClose()));
        add(40, percent(facts.inTimeClosed, facts.needClose()));
    }
    return sum / weights;
}

Grade gradeOf(double score)
{
    return score >= 90 ? Grade::A
        : score >= 75  ? Grade::B
        : score >= 60  ? Grade::C
        : score >= 40  ? Grade::D
                       : Grade::E;
}
} // namespace wanmi::domain
