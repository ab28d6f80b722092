// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/hotlayers.h"

#include <array>

namespace wanmi::mapview {

/// Everything that follows from the open cases alone, made in a worker: a city has tens of thousands of them.
struct HotLayers::CaseLayer
{
    std::vector<CaseMark> marks;
    QHash<QString, int> index;
    std::shared_ptr<const std::vector<CellCount>> facts; ///< that `counts` began from
    std::shared_ptr<const CellColumns> cells; ///< that `counts` is about; null: none were here
    std::shared_ptr<const std::vector<CellCount>> counts;
    std::array<ClassLimits, Measures.size()> limits;
    qint64 readMs = 0;
};

/// Which cell each mark stands in, where that is not known yet, and how many stand in each. `facts` may be
/// null.
[[nodiscard]] std::shared_ptr<const std::vector<CellCount>>
countedBy(const CellColumns &cells, const std::vector<CellCount> *facts, std::vector<CaseMark> &marks);
[[nodiscard]] QPointF caseWorld(double lon, double lat);
[[nodiscard]] worktime::Light lightOf(const CaseMark &mark, qint64 nowMs);
} // namespace wanmi::mapview
