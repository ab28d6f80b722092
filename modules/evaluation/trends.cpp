// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/trends.h"

#include "evaluation/scan.h"

namespace wanmi::evaluation {
namespace {

constexpr qint64 HourMs = 3'600'000, DayMs = 24 * HourMs;

struct Field
{
    int weekday, hour;
};
/// 1 January 1970 was a Thursday.
Field fieldOf(qint64 at, std::chrono::seconds utcOffset)
{
    const qint64 local = at + utcOffset.count() * 1000;
    const qint64 day = local >= 0 ? local / DayMs : (local - DayMs + 1) / DayMs;
    return {int(((day + 3) % 7 + 7) % 7), int((local - day * DayMs) / HourMs)};
}

Question everybody(const Question &question)
{
    Question all = question;
    all.by = Dimension::City;
    all.actors.clear();
    return all;
}

void put(Amount &amount, const CountRule &rule, int sign, const FactBlock &block, std::size_t row)
{
    const qint64 value = sign * (rule.sumsAmounts ? block.amount[row] : 1);
    amount.raw += value;
    if (!(block.marks[row] & mark::Exempt))
        amount.scored += value;
}

/// Calls visit(block, row) for every row of the count in the period.
template <typename Visit>
void eachRow(const FactTable &table, const Question &question, Count count, Visit visit)
{
    std::vector<Count> counted;
    for (const CountPart &part : partsOf(count, question.options))
        counted.push_back(part.count);
    Scan(table, question)
        .run(counted, [&](NameId, const QString &, const FactBlock &block, std::size_t row, std::size_t) {
            visit(block, row);
        });
}
} // namespace

std::vector<std::vector<Amount>> seriesOf(const FactTable &table, const Question &question,
                                          const std::vector<Count> &counts, std::span<const Period> buckets)
{
    std::vector<std::vector<Amount>> series(buckets.size(), std::vector<Amount>(counts.size()));
    if (buckets.empty())
        return series;
    Question whole = everybody(question);
    whole.period = {buckets.front().from, buckets.back().to};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        for (const CountPart &part : partsOf(counts[i], question.options)) {
            const CountRule &rule = ruleOf(part.count);
            if (rule.when == When::EndsIn) {
                Scan(table, whole)
                    .run({part.count},
                         [&](NameId, const QString &, const FactBlock &block, std::size_t row, std::size_t) {
                             const auto next = std::ranges::upper_bound(
                                 buckets, base::instantFromMs(block.end[row]), {}, &Period::from);
                             put(series[std::size_t(next - buckets.begin()) - 1][i], rule, part.sign, block,
                                 row);
                         });
                continue;
            }
            for (std::size_t bucket = 0; bucket < buckets.size(); ++bucket) {
                whole.period = buckets[bucket];
                Scan(table, whole)
                    .run({part.count},
                         [&](NameId, const QString &, const FactBlock &block, std::size_t row, std::size_t) {
                             put(series[bucket][i], rule, part.sign, block, row);
                         });
            }
            whole.period = {buckets.front().from, buckets.back().to};
        }
    }
    return series;
}

std::vector<Period> bucketsOf(const Period &period, PeriodKind kind, std::chrono::seconds utcOffset)
{
    std::vector<Period> buckets;
    for (base::Instant at = period.from; at < period.to;) {
        const Period natural = periodOf(kind, base::toUtc(at + utcOffset).date(), utcOffset);
        buckets.push_back({at, std::min(natural.to, period.to)});
        at = buckets.back().to;
    }
    return buckets;
}

Heat heatOf(const FactTable &table, const Question &question, Count count, std::chrono::seconds utcOffset)
{
    Heat heat{};
    eachRow(table, everybody(question), count, [&](const FactBlock &block, std::size_t row) {
        const Field field = fieldOf(block.end[row], utcOffset);
        ++heat[std::size_t(field.weekday)][std::size_t(field.hour)];
    });
    return heat;
}

std::vector<QString> casesOfHeat(const FactTable &table, const Question &question, Count count,
                                 std::chrono::seconds utcOffset, int weekday, int hour)
{
    std::vector<QString> cases;
    eachRow(table, everybody(question), count, [&](const FactBlock &block, std::size_t row) {
        const Field field = fieldOf(block.end[row], utcOffset);
        if (field.weekday == weekday && field.hour == hour)
            cases.push_back(table.subjectText(block.subject[row]));
    });
    std::ranges::sort(cases);
    return cases;
}

std::vector<StageLoad> funnelOf(const FactTable &table, const Question &question)
{
    static constexpr std::array Way{FactKind::Accept,    FactKind::Verify,        FactKind::Register,
                                    FactKind::Dispatch,  FactKind::Sign,          FactKind::Handle,
                                    FactKind::Feedback,  FactKind::CheckDispatch, FactKind::Check,
                                    FactKind::CloseStage};
    const Question all = everybody(question);
    const Scan scan(table, all);
    std::vector<StageLoad> loads;
    for (const FactKind kind : Way) {
        CountRule rule;
        rule.kind = kind;
        rule.forbids = mark::Voided | mark::Merged | mark::Superseded;
        rule.outcomes = ~(1ULL << unsigned(Outcome::TakenOver));
        StageLoad load{kind};
        scan.runRule(rule, [&](const FactBlock &block, std::size_t row) {
            ++load.ended;
            load.late += block.due[row] != Never && !(block.marks[row] & mark::InTime);
            if (block.start[row] != Always)
                load.totalMs += block.end[row] - block.start[row];
        });
        loads.push_back(load);
    }
    return loads;
}
} // namespace wanmi::evaluation
