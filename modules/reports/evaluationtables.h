// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/evaluationcontent.h"

/// The tables of an evaluation report, one function each.
namespace wanmi::reports {

[[nodiscard]] std::vector<evaluation::Count> overviewCounts();
[[nodiscard]] std::vector<evaluation::Indicator> overviewRates();

/// What every table needs to know.
struct EvaluationView
{
    const Circumstances &circumstances;
    const evaluation::ReportOrder &order;
    const evaluation::StandardReport &report;
    const Analyses &analyses;
    evaluation::Dimension by = evaluation::Dimension::Department;
    std::vector<evaluation::Placing> lines = {}; ///< the ranking; group after group where only they compare

    [[nodiscard]] bool isChinese() const { return circumstances.language == Language::Chinese; }
    [[nodiscard]] QString say(const char *zh, const char *en) const
    {
        return QString::fromUtf8(isChinese() ? zh : en);
    }
    template <typename Said> [[nodiscard]] QString word(Said said) const
    {
        return isChinese() ? zhOf(said) : enOf(said);
    }
    [[nodiscard]] QString named(evaluation::Dimension dimension, const QString &key) const;
    [[nodiscard]] QString actor(std::size_t index) const; ///< of the scores; people may have no names here
    [[nodiscard]] QString actorNoun() const; ///< "部门"
    [[nodiscard]] QString group(const QString &id) const;
    [[nodiscard]] QString term(const evaluation::Term &term) const;
    [[nodiscard]] QString grade(const evaluation::Score &score) const; ///< "A 优"
    /// Nobody has earned points by cases that there were not.
    [[nodiscard]] bool hasScore(const evaluation::Score &score) const
    {
        return score.standing == evaluation::Standing::Ranked
            || (score.standing == evaluation::Standing::TooFew && score.sample > 0);
    }
    [[nodiscard]] QString standing(const evaluation::Score &score) const; ///< why there is no rank
    [[nodiscard]] QString periodOf(const evaluation::Period &period) const;
    [[nodiscard]] QString moment(base::Instant at) const; ///< local
    [[nodiscard]] bool isRunning() const { return circumstances.asOf < order.period.to; }
};

[[nodiscard]] Table overviewTable(const EvaluationView &view);
[[nodiscard]] Table rankingTable(const EvaluationView &view, int compositionTable);
[[nodiscard]] Table compositionTable(const EvaluationView &view, int termsTable);
[[nodiscard]] Table termsTable(const EvaluationView &view);
[[nodiscard]] Table countsTable(const EvaluationView &view);
[[nodiscard]] Table classesTable(const EvaluationView &view);
[[nodiscard]] Table sourcesTable(const EvaluationView &view);
[[nodiscard]] Table funnelTable(const EvaluationView &view);
[[nodiscard]] Table heatTable(const EvaluationView &view);
[[nodiscard]] Table trendsTable(const EvaluationView &view);
} // namespace wanmi::reports
