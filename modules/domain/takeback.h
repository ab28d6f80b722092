// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/act.h"

/// Taking back what was done, where the lifecycle names an action for it (wm:inverse). The trail keeps both.
namespace wanmi::domain {

/// The action that takes back `action`, which `actor` did in the state `from`, from where the case is now;
/// its guards are act()'s to ask. Nothing: the lifecycle has none, or the case is no longer where that action
/// led.
[[nodiscard]] std::optional<Possibility> inverseOf(const CaseFile &now, const QString &action,
                                                   const QString &from, const Actor &actor,
                                                   const RuleBook &rules);
} // namespace wanmi::domain
