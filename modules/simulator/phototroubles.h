// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/casefile.h"
#include "simulator/stage.h"

namespace wanmi::simulator {

/// What is wrong in a simulated picture.
enum class Trouble { Garbage, Posters, Debris, Puddle, Stall, Car, Manhole, Railing, Bin, Tree, Sign };
[[nodiscard]] Trouble troubleOf(domain::CaseKind kind, const QString &classCode);
/// Five metres before the lens: the trouble, or how the place looks without it.
void paintTrouble(Stage &stage, Trouble trouble, bool solved, quint32 seed);
} // namespace wanmi::simulator
