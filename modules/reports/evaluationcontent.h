// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/report.h"
#include "evaluation/trends.h"
#include "reports/content.h"

#include <functional>

/// The evaluation report as content: from what the engine gave, and no database. Pure; any thread.
namespace wanmi::reports {

/// What a key is called: a department, a street, a person, a class, a source. Empty: the key itself is said.
using NameOf = std::function<QString(evaluation::Dimension dimension, const QString &key)>;

/// Around the numbers: whose city, made when and by whom, for whose eyes.
struct Circumstances
{
    Language language = Language::Chinese;
    QString city;
    QString calendarVersion;
    base::Instant asOf{}, madeAt{}; ///< of the facts, of the file
    QString madeBy = {};
    bool isPublished = false; ///< made of a publication: nothing in it moves any more
    /// Whether it may name people; otherwise they are "person 03" and whoever made it is not said.
    bool showsPersons = false;
    NameOf nameOf = {};
};

/// What stands around the ranking: the whole city's figures, what they are made of, when and where time goes.
struct Analyses
{
    evaluation::Tally now, previous, yearEarlier; ///< of the city
    evaluation::Tally classes, sources;
    evaluation::Heat heat{}; ///< registrations
    std::vector<evaluation::StageLoad> funnel;
    std::vector<evaluation::Period> buckets; ///< the period and those before it; of free dates its parts
    std::vector<std::vector<evaluation::Amount>> trend; ///< by bucket, of trendCounts()
};
/// One pass for each; a fraction of a second for a city's month.
[[nodiscard]] Analyses analysesOf(const evaluation::FactTable &table, const evaluation::ReportOrder &order);
[[nodiscard]] std::vector<evaluation::Count> trendCounts(const evaluation::CountOptions &options);

/// Tables (by id): "overview", "ranking", "composition", "terms", "counts", "classes", "sources", "funnel",
/// "heat", "trends"; charts of the same names, and "trend-rates".
/// \param report made of `order`.
[[nodiscard]] Content contentOf(const Circumstances &circumstances, const evaluation::ReportOrder &order,
                                const evaluation::StandardReport &report, const Analyses &analyses);

/// "2026年10月", "2026 Q4", "2026-10-19 – 2026-10-25".
[[nodiscard]] QString periodText(Language language, evaluation::PeriodKind kind,
                                 const evaluation::Period &period, std::chrono::seconds utcOffset);
} // namespace wanmi::reports
