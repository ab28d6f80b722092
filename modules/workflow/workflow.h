// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/statechart.h"

#include <unordered_map>

namespace wanmi::workflow {

/// One <transition> of the statechart with our extension attributes (namespace urn:wanmi:workflow:1, prefix
/// wm).
struct Transition
{
    int number = 0; ///< wm:number, the row of domain.md §9.2
    QString from; ///< state id, or empty for the transitions that create a case
    QString event; ///< the action's token: "dispatch"
    QString to; ///< empty: the state stays; several ids with blanks between them
    QStringList posts; ///< wm:posts, who may do it
    QString side; ///< wm:side: supervision, command, department, government
    QString form; ///< wm:form, which form asks for its data
    QStringList guards; ///< wm:guards, names of domain guards, all must hold
    bool offline = true; ///< wm:offline, may be queued without central
    bool exceptional = false; ///< wm:exceptional, ends a case without a passed check
    bool check = false; ///< wm:check, a check on site that is passed
    /// wm:inverse, the action by which whoever did this may take it back from where it led; empty: none.
    QString inverse;
    int edge = 0; ///< of the chart
};

struct State
{
    QString id; ///< "PENDING_DISPATCH"
    QString nameZh;
    QString nameEn;
    QString side; ///< supervision, command, department or empty
    QString holderPost; ///< wm:post, who is expected to act
    QString substitutePost; ///< wm:substitute
    QString stageLimit; ///< wm:limit, "PT15M urgent"; empty: none, or the case's own ("handling")
    QString fringeLimit; ///< wm:limitC, the same in zone C; empty: stageLimit
    QString urgentLimit; ///< wm:limitUrgent, the same for urgent cases; empty: stageLimit
    QString clock; ///< wm:clock, the stage clock's name: accept, verify, register, dispatch, handling, …
    /// wm:timeout, what happens when the clock runs out: "escalate" (the substitute is called), or the event
    /// that the system then causes.
    QString timeout;
    QString outcome; ///< wm:outcome of a final state: "closed" is what a passed check must come before
    bool final = false; ///< <final>, or <state wm:final="true"> where something may still be noted
    bool atomic = true; ///< no states inside
    int node = 0; ///< of the chart
};

/// A lifecycle read from SCXML (W3C). The chart's initial state stands for "no case yet": its transitions are
/// the ones that create a case (from is empty), and it is not among states(). A transition that an event
/// enters twice in one state is chosen by its guards, in document order. Where a state is asked for, the
/// active atomic ones of a parallel chart are given with blanks between them, as Configuration writes them.
/// Immutable; share by value or shared_ptr between threads.
class Workflow
{
public:
    /// Errors: Corrupt "bad-workflow" (detail: line and what). What is no statechart, unknown targets,
    /// duplicate ids, transitions without posts, event or number, states without names and no way to create a
    /// case are errors. Transitions without event and those of "done.state" happen by themselves and need
    /// none of these.
    static base::Result<Workflow> fromScxml(const QByteArray &scxml);

    [[nodiscard]] const QString &name() const { return m_chart->name(); }
    [[nodiscard]] const QString &version() const { return m_version; }
    /// wm:kind: "case" (the default) must close by a passed check; "review" decides something else.
    [[nodiscard]] const QString &kind() const { return m_kind; }
    [[nodiscard]] const std::shared_ptr<const Statechart> &chart() const { return m_chart; }
    [[nodiscard]] const std::vector<State> &states() const { return m_states; }
    [[nodiscard]] const std::vector<Transition> &transitions() const { return m_transitions; }
    [[nodiscard]] const State *state(const QString &id) const;
    /// What `event` does in `from`, for somebody at `post`. Errors: Refused "not-in-this-state" (no such
    /// event here), Denied "not-your-post".
    [[nodiscard]] base::Result<const Transition *> find(const QString &from, const QString &event,
                                                        const QString &post) const;
    /// Every transition that leaves `from` (or stays in it), inner states before those around them, then in
    /// document order, whoever may do it.
    [[nodiscard]] std::vector<const Transition *> leaving(const QString &from) const;

private:
    base::Result<void> take(const Node &node, int index, bool isBeginning);
    base::Result<void> take(const Edge &edge, int index, int beginning);

    QString m_version, m_kind;
    std::shared_ptr<const Statechart> m_chart;
    std::vector<State> m_states;
    std::vector<Transition> m_transitions;
    std::unordered_map<QString, int> m_stateIndex;
    std::unordered_map<QString, std::vector<int>> m_byFrom;
};
} // namespace wanmi::workflow
