// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure.h"

#include <map>

namespace wanmi::bench {

/// evaluation.what_if: 50,000 cells with their counts of a quarter, other weights and other bands each time:
/// from the changed model to the new scores, grades, ranks, the order in which they are shown, and the
/// explanation of the hundred lines that a screen shows; in milliseconds, without drawing them.
void addEvaluationFigures(std::map<QString, Take> &takes);
} // namespace wanmi::bench
