// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "citygen/story.h"

#include <map>

namespace wanmi::citygen {

/// All cases of the period, in the order of their reports.
class History
{
public:
    History(const CityPlan &plan, StoryWorld &world);
    /// Tells the recent cases ahead, so that components can be handed out with the state their open cases
    /// gave them. Component id → "damaged" or "missing".
    [[nodiscard]] std::map<QString, QString> tellOpenCases();
    /// Hands out every case. False when cancelled.
    bool tellAll(CitySink &sink, CitySummary &summary, const std::function<bool(double)> &progress);

private:
    void planReports(const CityPlan &plan);
    void planOpenCases(const CityPlan &plan, int count);
    [[nodiscard]] std::optional<base::Instant> dispatchedForUse(const worktime::Limit &limit,
                                                                double share) const;

    StoryWorld &m_world;
    Random m_random;
    std::vector<CaseSeed> m_seeds;
    std::map<int, Told> m_open; ///< by index of m_seeds, until their turn comes
};
} // namespace wanmi::citygen
