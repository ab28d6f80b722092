// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure.h"
#include "process.h"

#include <map>

namespace wanmi::bench {
/// case.phone_report_keys, case.video_report_keys, case.operator_time_p90: template cases by real keys at the
/// desks of three posts (tests/workbench/intakehands.h says what is counted). case.duplicates_p95: 500
/// questions for duplicates in a seat's replica with 300,000 cases, one after the other, from question to
/// ranked answer.
void addIntakeFigures(std::map<QString, Take> &takes, const Places &places);
} // namespace wanmi::bench
