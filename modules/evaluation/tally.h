// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/indicators.h"
#include "evaluation/period.h"

#include <map>

/// Counting: one pass over the facts near the period for all actors and counts of a question. One thread; about
/// 10 ns for each fact of a kind that is asked for and that ended in the period or was late at its end.
namespace wanmi::evaluation {

/// Whom or what a count is for.
enum class Dimension : quint8 {
    City,
    District,
    Street,
    Community,
    Cell, ///< by the cell's code: its first 6, 9, 12 or all 15 digits
    DutyGrid,
    Department,
    Person,
    ClassKey,
    Source,
};
[[nodiscard]] QString
tokenOf(Dimension dimension); ///< "city", "district", …, "duty-grid", "department", "class"
[[nodiscard]] std::optional<Dimension> dimensionFromToken(QStringView token);

/// A supervisor's duty grid for a time. What is registered on it counts for everybody whose grid it was.
struct GridDuty
{
    QString person, dutyGrid;
    base::Instant from{}, to = base::Instant::max();
};

/// Only facts of this one: a department's cases by class, a community's by source.
struct Only
{
    Dimension dimension = Dimension::City;
    QString key;
};

struct Question
{
    Period period;
    Dimension by = Dimension::City;
    std::vector<Count> counts; ///< put-together ones bring their parts along
    std::vector<Only> only = {};
    /// Exactly these, also where nothing happened; empty: everybody of whom there is a fact.
    std::vector<QString> actors = {};
    CountOptions options = {};
    std::vector<GridDuty> duties = {}; ///< for gridRegistered, missed and cellsOfGrid by person
    QHash<QString, int> gridCells = {}; ///< cells of each duty grid, for cellsOfGrid
};

/// Counts by actor. `raw` is what happened; `scored` leaves out cases that a granted appeal exempts.
class Tally
{
public:
    [[nodiscard]] const std::vector<QString> &actors() const { return m_actors; } ///< by key
    [[nodiscard]] std::optional<std::size_t> indexOf(const QString &actor) const;
    /// Whether the count was asked for.
    [[nodiscard]] bool has(Count count) const;
    [[nodiscard]] qint64 raw(std::size_t actor, Count count) const;
    [[nodiscard]] qint64 scored(std::size_t actor, Count count) const;
    [[nodiscard]] const CountOptions &options() const { return m_options; }
    [[nodiscard]] const std::vector<Count> &counts() const { return m_counts; } ///< counted ones, in order

    /// For whoever has counts from elsewhere (a published table, an example). Precondition of set() and
    /// add(): the count was given to the constructor; a put-together one that is set is no longer the sum of
    /// its parts. `raw` includes the exempt part.
    Tally(std::vector<QString> sortedActors, const std::vector<Count> &counts, CountOptions options = {});
    Tally() { m_column.fill(-1); }
    void set(std::size_t actor, Count count, qint64 raw, qint64 exempt = 0);
    void add(std::size_t actor, Count counted, qint64 amount, bool isExempt);

private:
    struct Given
    {
        qint64 raw = 0, exempt = 0;
    };
    [[nodiscard]] const Given *given(std::size_t actor, Count count) const;

    std::vector<QString> m_actors;
    std::vector<Count> m_counts;
    struct Summand
    {
        int column = 0, sign = 1;
    };
    std::array<int, Counts> m_column{};
    std::array<std::vector<CountPart>, Counts> m_parts;
    std::array<std::vector<Summand>, Counts> m_summands; ///< what a count is the sum of, as far as it was asked for
    CountOptions m_options;
    std::vector<qint64> m_raw, m_exempt; ///< actor by actor
    std::map<std::pair<std::size_t, Count>, Given> m_given; ///< put-together counts that were set
};

[[nodiscard]] Tally tally(const FactTable &table, const Question &question);
/// The same question for several periods: one tally each, of the same actors.
[[nodiscard]] std::vector<Tally> tallies(const FactTable &table, const Question &question,
                                         std::span<const Period> periods);

/// A case (component, camera) that a count holds.
struct Counted
{
    QString subject;
    int sign = 1; ///< -1: one that is subtracted
    qint64 amount = 1; ///< what it adds
    bool isExempt = false; ///< in `raw` only
    friend bool operator==(const Counted &, const Counted &) = default;
};
/// Exactly what a count of `tally` was made of, by the same rules: the amounts with their signs add up to it.
/// By subject.
[[nodiscard]] std::vector<Counted> listed(const FactTable &table, const Question &question, Count count,
                                          const QString &actor);
} // namespace wanmi::evaluation
