// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure.h"
#include "process.h"

namespace wanmi::bench {

/// evaluation.monthly_report_files: from the question to the workbook and the document on the disk, of a month with
/// 100,000 cases after a year of such months: the slowest of the reports on departments, districts, streets,
/// communities and cells, in seconds, one after the other on one thread as the evaluation window writes them. All are
/// printed; that of 50,000 cells has every cell in its workbook and the first 600 lines of each table on paper.
/// The program that writes them stays for the next run.
[[nodiscard]] std::optional<Measured> monthlyFiles(const Places &places);

/// evaluation.dashboard_first_paint: from opening the leader's page to its first picture with the figures of the
/// moment, of a seat whose replica has two million cases, 20,000 of them open, and whose list of cases has been
/// loaded; in seconds, drawn off screen. The panels that need facts come when the replica has been read, which is told
/// beside. The replica is made once and kept in the bench's folder.
[[nodiscard]] std::optional<Measured> dashboardPaint(const Places &places);
} // namespace wanmi::bench
