// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/caseorder.h"
#include "domain/rulebook.h"
#include "simulator/chance.h"
#include "simulator/surroundings.h"

#include <chrono>
#include <optional>

/// What people decide: pure and repeatable. Nothing here knows a network or a clock.
namespace wanmi::simulator {

/// How many times likelier a report is at that local hour than on average; means 1 over a day.
[[nodiscard]] double weightOfHour(int localHour);
/// Until the next report somewhere in the city. `perDay` at speed 1.
[[nodiscard]] std::chrono::milliseconds untilNextReport(double perDay, int localHour, double speed,
                                                        Chance &chance);

enum class Reporter { Citizen, Supervisor };
/// A problem somebody saw. Nothing when the surroundings hold nothing to report about.
[[nodiscard]] std::optional<domain::CaseOrder> reportBy(Reporter reporter, const Surroundings &around,
                                                        const domain::RuleBook &rules, Chance &chance);

/// A verify or check task is answered on site.
[[nodiscard]] domain::CaseOrder answerTask(const domain::CaseFile &file, Chance &chance);
/// The department that is to act now: one that assists and has not done its share, else the lead.
[[nodiscard]] QString departmentToAct(const domain::CaseFile &file);
/// What a department's officer does next, of the department above; nothing while a request of theirs is pending or the case is not
/// with them.
[[nodiscard]] std::optional<domain::CaseOrder> departmentStep(const domain::CaseFile &file, Chance &chance);
/// What somebody at a desk of the two centers does next; nothing when it is not that post's turn.
[[nodiscard]] std::optional<domain::CaseOrder> deskStep(const domain::CaseFile &file, domain::Post post,
                                                        const Surroundings &around,
                                                        const domain::RuleBook &rules, Chance &chance);

/// How long after the case came to them a supervisor or a department acts, at speed 1.
[[nodiscard]] std::chrono::milliseconds fieldDelay(const domain::CaseFile &file, Chance &chance);
/// Which post's desk a case waits at; nothing: at nobody's.
[[nodiscard]] std::optional<domain::Post> deskOf(const domain::CaseFile &file);
} // namespace wanmi::simulator
