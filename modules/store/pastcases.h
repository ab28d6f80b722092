// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/pastclock.h"

#include <QString>

#include <algorithm>
#include <span>
#include <vector>

namespace wanmi::store {

/// A case over a stretch of time, for maps that show the past. Seconds since 1970.
struct PastCase
{
    QString id, cell;
    double lon = 0, lat = 0;
    quint32 reported = 0, ended = 0; ///< ended 0: not yet
    quint32 firstStage = 0; ///< into PastCases::stages
    bool ofComponent = false;
    quint16 classNumber = 0; ///< of its code of four digits

    [[nodiscard]] bool wasOpenAt(quint32 second) const
    {
        return reported <= second && (ended == 0 || second < ended);
    }
};

/// Every case that was open at some time between two instants, by the confirmed rows.
struct PastCases
{
    std::vector<PastCase> cases;
    std::vector<domain::PastStage> stages; ///< those of a case one after the other, by time

    [[nodiscard]] std::span<const domain::PastStage> stagesOf(size_t index) const
    {
        const size_t first = cases[index].firstStage,
                     last = index + 1 < cases.size() ? cases[index + 1].firstStage : stages.size();
        return std::span(stages).subspan(first, last - first);
    }
    /// The stage that the case was in; nothing is known of some.
    [[nodiscard]] domain::PastStage stageAt(size_t index, quint32 second) const
    {
        const auto all = stagesOf(index);
        const auto after = std::ranges::upper_bound(all, second, {}, &domain::PastStage::from);
        return after == all.begin() ? domain::PastStage() : *(after - 1);
    }
};
} // namespace wanmi::store
