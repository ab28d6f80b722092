// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/dates.h"

#include <QStringList>

#include <vector>

namespace wanmi::intake {

/// In what order day, month and year stand, learned from the dates of a file that can be read in one way
/// only.
struct LearnedOrder
{
    DateOrder order = DateOrder::DayFirst;
    bool isDecided = true; ///< false: every date can be read in two ways
};
[[nodiscard]] LearnedOrder orderOf(const std::vector<QStringList> &columns);
} // namespace wanmi::intake
