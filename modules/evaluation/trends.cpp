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

std::vector<Moment> momentsOf(const FactTable &table, std::span<const Period> buckets)
{
    std::vector<Moment> moments;
    for (const Period &bucket : buckets)
        moments.emplace_back(table, bucket);
    return moments;
}

/// The first bucket in which the row can count: a span is open at its end, and late, or an event lies in it.
std::size_t firstBucket(const CountRule &rule, const FactBlock &block, std::size_t row,
                        std::span<const Period> buckets)
{
    qint64 after = block.end[row];
    if (rule.when != When::EndsIn)
        after
            = rule.when == When::OverdueAtEnd ? std::max(block.start[row], block.due[row]) : block.start[row];
    const auto first = std::ranges::partition_point(
        buckets, [after](const Period &bucket) { return base::toMs(bucket.to) <= after; });
    return std::size_t(first - buckets.begin());
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
    const Question all = everybody(question);
    const Scan scan(table, all);
    const std::vector<Moment> moments = momentsOf(table, buckets);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        for (const CountPart &part : partsOf(counts[i], question.options)) {
            const CountRule &rule = ruleOf(part.count);
            scan.eachCandidate(rule, buckets, [&](const FactBlock &block, std::size_t row) {
                for (std::size_t at = firstBucket(rule, block, row, buckets);
                     at < buckets.size() && base::toMs(buckets[at].from) <= block.end[row]; ++at) {
                    if (moments[at].counts(rule, block, row))
                        put(series[at][i], rule, part.sign, block, row);
                }
            });
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

namespace {
bool isLate(const FactBlock &block, std::size_t row)
{
    return block.due[row] != Never && !(block.marks[row] & mark::InTime);
}

/// Calls visit(block, row) for every stretch of that stage that ended in the period.
template <typename Visit>
void eachOfStage(const FactTable &table, const Question &question, FactKind stage, Visit visit)
{
    const Question all = everybody(question);
    const Moment moment(table, question.period);
    CountRule rule;
    rule.kind = stage;
    rule.forbids = mark::Voided | mark::Merged | mark::Superseded;
    rule.outcomes = ~(1ULL << unsigned(Outcome::TakenOver));
    Scan(table, all).eachCandidate(rule, {&question.period, 1}, [&](const FactBlock &block, std::size_t row) {
        if (moment.counts(rule, block, row))
            visit(block, row);
    });
}
} // namespace

std::vector<StageLoad> funnelOf(const FactTable &table, const Question &question)
{
    static constexpr std::array Way{FactKind::Accept,    FactKind::Verify,        FactKind::Register,
                                    FactKind::Dispatch,  FactKind::Sign,          FactKind::Handle,
                                    FactKind::Feedback,  FactKind::CheckDispatch, FactKind::Check,
                                    FactKind::CloseStage};
    std::vector<StageLoad> loads;
    for (const FactKind kind : Way) {
        StageLoad load{kind};
        eachOfStage(table, question, kind, [&](const FactBlock &block, std::size_t row) {
            ++load.ended;
            load.late += isLate(block, row);
            if (block.start[row] != Always)
                load.totalMs += block.end[row] - block.start[row];
        });
        loads.push_back(load);
    }
    return loads;
}

std::vector<QString> casesOfStage(const FactTable &table, const Question &question, FactKind stage, bool lateOnly)
{
    std::vector<QString> cases;
    eachOfStage(table, question, stage, [&](const FactBlock &block, std::size_t row) {
        if (!lateOnly || isLate(block, row))
            cases.push_back(table.subjectText(block.subject[row]));
    });
    std::ranges::sort(cases);
    return cases;
}
} // namespace wanmi::evaluation
