// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/casefile.h"
#include "domain/duty.h"
#include "domain/rulebook.h"

/// Which cases wait for a supervisor whom nobody is there to be: "nobody on duty in the grid".
namespace wanmi::domain {

/// States whose next step, or whose present task, is a supervisor's on duty, by any of the lifecycles.
[[nodiscard]] QStringList statesOfSupervisors(const RuleBook &rules);

/// The case needs a supervisor now: it is with one, or must be sent to one before it can go on; and it is known
/// where.
[[nodiscard]] bool needsSupervisor(const CaseFile &file, const RuleBook &rules);

/// …and nobody who may take its task is on duty, in the duty grid of the place or in a neighboring one.
/// \param holderOnDuty whether who has the task now is on duty; false when nobody has it.
[[nodiscard]] bool isUntended(const CaseFile &file, bool holderOnDuty, std::span<const GridDuty> grids);
} // namespace wanmi::domain
