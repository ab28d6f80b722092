// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "casehistories.h"
#include "figure.h"
#include "process.h"

#include <map>

namespace wanmi::bench {

/// Two million cases of the three years 2023 to 2025 with all their facts, made once for all figures.
struct Metropolis
{
    CaseHistories histories{{2'000'000, QDate(2023, 1, 1), QDate(2026, 1, 1)}};
    appraisal::GroundPtr ground;
    static const Metropolis &standing();
    static void leave(); ///< its memory; the next who asks has it made again
};
/// A report of it as a seat's window asks for it.
[[nodiscard]] appraisal::Wish wishOf(const CaseHistories &histories, const evaluation::Model &model, const QString &actors,
                                     evaluation::PeriodKind kind, QDate day);

/// evaluation.report_2m: the slowest of every shipped model for each of its kinds of actors over a week, a month, a
/// quarter and a year of two million cases: from the question to scores and the ranking with both periods before, in
/// seconds. The facts are in memory by then, as they are in a seat whose evaluation window is open: reading them from
/// the replica is no part of it (of one that another figure left, it is told beside).
/// evaluation.recompute_year: the publications of a year (departments, streets, communities, cells, four posts) of
/// 666,667 cases, from the facts of its cases to the bytes, with what is known a day after the year; reading them from
/// a database is no part of it. The bytes of every run are those of the first, whose cases came in another order.
/// evaluation.report_2m_vs_postgres: in reportpeer.h. evaluation.monthly_report_files, evaluation.dashboard_first_paint:
/// in reportfiles.h.
void addReportFigures(std::map<QString, Take> &takes, const Places &places);
} // namespace wanmi::bench
