// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure.h"

namespace wanmi::bench {

/// evaluation.report_2m_vs_postgres: the same reports, ours and as SQL in PostgreSQL, over the same two million cases;
/// both are costs in seconds. Ours is the whole report: counts of three periods, scores, ranking. The peer's is its
/// counts alone, raw and exempt, for the same three periods, until they are in the client. Its table has the facts as
/// evaluation has them, with everything that the facts of a case say of each other and every area already in columns
/// of small numbers, only the kinds that are asked for, written in the order of their ends; its indexes are by kind
/// and end, by kind and end of what was late, and by case of what waits for an answer; shared_buffers is 1 GB, work_mem
/// 256 MB, jit off (it is quicker so), parallel workers as PostgreSQL has them, everything analyzed and read once
/// before. Numbers that differ make no figure. The row is the report with the worst ratio; all of them are printed.
[[nodiscard]] std::optional<Measured> reportsBesidePostgres();
void leavePostgres(); ///< ends it, if it was begun; before Metropolis::leave()
} // namespace wanmi::bench
