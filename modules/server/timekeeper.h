// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rulebook.h"
#include "server/cellindex.h"
#include "server/storage.h"

namespace wanmi::server {

/// What the system does with a case whose time has come: resumes what was parked until now; at the end of a clock
/// what the lifecycle says (wm:timeout) – the next supervisor gets the task, the holder is urged or ordered to
/// reply –, once for each due; brings an unanswered order before the leader. Nothing where the lifecycle lets the
/// system do nothing. The key names case and version: asking twice does it once.
[[nodiscard]] std::optional<protocol::Command> timeOrder(const DueCase &due, const domain::RuleBook &rules);

/// Of the tasks whose holders have signed off those that somebody can take now, with who takes them: one on duty
/// in the duty grid of the place, else in the nearest neighboring one (domain/duty.h). The others wait.
[[nodiscard]] std::vector<DueCase> tasksToPassOn(std::vector<DueCase> absent,
                                                 const std::map<QString, QStringList> &onDuty,
                                                 const CellIndex &cells);
} // namespace wanmi::server
