// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/statechart.h"

#include <deque>
#include <map>
#include <set>

namespace wanmi::workflow {

/// Where one run of a chart stands: what is stored with a case. Plain ids, so that a run can be read and
/// continued by another process, and be recognized as foreign by another version of its chart.
struct Configuration
{
    QStringList atomic; ///< active atomic states, document order
    std::map<QString, QStringList> history; ///< what each history state remembers, by its id
    bool ended = false; ///< a final state of the chart itself was entered; nothing moves any more

    /// "b1 c1", "b1 c1; h=b2 c2", "done; ended".
    [[nodiscard]] QString toText() const;
    /// Errors: Corrupt "bad-configuration".
    static base::Result<Configuration> fromText(const QString &text);
    friend bool operator==(const Configuration &, const Configuration &) = default;
};

/// Runs one chart by the algorithm of SCXML 1.0, appendix D (https://www.w3.org/TR/scxml/#AlgorithmforSCXMLInterpretation):
/// inner transitions before outer ones, conflicts between regions decided by document order, exit in reverse
/// and entry in document order, done.state events, internal events before external ones. The states of the
/// chart's end stay active when it ends, so that a run can say how it ended. Not thread-safe.
class Interpreter
{
public:
    static constexpr int MostMicrosteps = 10'000;

    explicit Interpreter(std::shared_ptr<const Statechart> chart);

    /// Errors of these two: Corrupt "workflow-never-settles" (moves by itself for ever); then nothing is
    /// active, or what was before the event.
    base::Result<void> start();
    base::Result<void> handle(const QString &event);
    /// Goes on from what was stored. Errors: Corrupt "bad-configuration" (not one of this chart's).
    base::Result<void> resume(const Configuration &configuration);

    [[nodiscard]] Configuration configuration() const;
    [[nodiscard]] QStringList atomicStates() const; ///< document order
    [[nodiscard]] bool isActive(const QString &id) const { return m_active.contains(m_chart->indexOf(id)); }
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// Transitions that `event` would take now, in the order in which they are taken.
    [[nodiscard]] std::vector<const Edge *> wouldTake(const QString &event) const;
    [[nodiscard]] bool holds(const Condition &condition) const;
    /// For proofs: every transition with an event that an active state or one around it has and whose condition
    /// holds, whatever others would come before it (indices of the chart's edges) …
    [[nodiscard]] std::vector<int> possible() const;
    /// … and what follows when it alone is taken. Errors: as handle().
    base::Result<void> takeAlone(int edge);

private:
    using Set = std::set<int>; ///< of node indices: document order
    struct Entry
    {
        Set toEnter, byDefault;
        std::map<int, const Steps *> historySteps; ///< by the history's parent
    };

    [[nodiscard]] std::vector<int> select(QStringView event, bool eventless) const;
    [[nodiscard]] std::vector<int> withoutConflicts(const std::vector<int> &edges) const;
    [[nodiscard]] Set exitSet(int edge) const;
    [[nodiscard]] int domainOf(const Edge &edge) const; ///< -1: the edge has no target
    [[nodiscard]] int commonCompound(const std::vector<int> &nodes) const;
    [[nodiscard]] std::vector<int> effectiveTargets(const std::vector<int> &targets) const;
    void addInside(int node, Entry &entry) const; ///< with what must be entered below it
    void addAbove(int node, int ancestor, Entry &entry) const;
    void addRegions(int parallel, Entry &entry) const;
    void take(const std::vector<int> &edges);
    void leave(const std::vector<int> &edges);
    void enter(const Entry &entry);
    void enterTargets(const std::vector<int> &targets, int domain, Entry &entry) const;
    void finished(int final);
    [[nodiscard]] bool isInFinal(int node) const;
    void run(const Steps &steps);
    base::Result<void> settle();
    template <typename Begin> base::Result<void> attempt(const Begin &begin);

    std::shared_ptr<const Statechart> m_chart;
    Set m_active;
    std::map<int, std::vector<int>> m_history;
    std::deque<QString> m_internal, m_external;
    bool m_running = false, m_ended = false;
};
} // namespace wanmi::workflow
