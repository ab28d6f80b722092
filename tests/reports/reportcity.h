// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/evaluationcontent.h"

/// Fourteen months of twelve departments, and the evaluation report of one of them.
namespace wanmi::test {

inline constexpr std::chrono::seconds Harbin{8 * 3600};

/// \return facts of 5,000 cases, the same each time
[[nodiscard]] const evaluation::FactTable &reportCity();

struct MadeReport
{
    evaluation::ReportOrder order;
    evaluation::StandardReport report;
    reports::Analyses analyses;
};
/// \param model a shipped one \param month its first day
[[nodiscard]] MadeReport monthOf(const char *model, const QString &actors, QDate month);
/// The departments of the sample, by their names in the catalog.
[[nodiscard]] MadeReport departmentsMonth(QDate month);

/// Made on the third of the month after, in Chinese, for somebody who may see names.
[[nodiscard]] reports::Circumstances around(const MadeReport &made);
} // namespace wanmi::test
