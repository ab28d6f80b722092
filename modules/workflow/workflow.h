// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <unordered_map>
#include <vector>

namespace wanmi::workflow {

/// One <transition> of the statechart with our extension attributes (namespace urn:wanmi:workflow:1, prefix
/// wm).
struct Transition
{
    int number = 0; ///< wm:number, the row of domain.md §9.2
    QString from; ///< state id, or empty for the transitions that create a case
    QString event; ///< the action's token: "dispatch"
    QString to; ///< empty: the state stays
    QStringList posts; ///< wm:posts, who may do it
    QString side; ///< wm:side: supervision, command, department, government
    QString form; ///< wm:form, which form asks for its data
    QStringList guards; ///< wm:guards, names of domain guards, all must hold
    bool offline = true; ///< wm:offline, may be queued without central
    bool exceptional = false; ///< wm:exceptional, ends a case without a passed check
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
    bool final = false; ///< <final>, or <state wm:final="true"> where something may still be noted
};

/// A lifecycle read from SCXML (W3C), flat states. The chart's initial state stands for "no case yet": its
/// transitions are the ones that create a case (from is empty), and it is not among states(). A transition
/// that an event enters twice in one state is chosen by its guards, in document order. Immutable; share by
/// value or shared_ptr between threads.
class Workflow
{
public:
    /// Errors: Corrupt "bad-workflow" (detail: line and what). Unknown targets, duplicate ids, transitions
    /// without posts, event or number, states without names, elements we do not read and no way to create a
    /// case are errors.
    static base::Result<Workflow> fromScxml(const QByteArray &scxml);

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] const QString &version() const { return m_version; }
    [[nodiscard]] const std::vector<State> &states() const { return m_states; }
    [[nodiscard]] const std::vector<Transition> &transitions() const { return m_transitions; }
    [[nodiscard]] const State *state(const QString &id) const;
    /// What `event` does in `from`, for somebody at `post`. Errors: Refused "not-in-this-state" (no such
    /// event here), Denied "not-your-post".
    [[nodiscard]] base::Result<const Transition *> find(const QString &from, const QString &event,
                                                        const QString &post) const;
    /// Every transition that leaves `from` (or stays in it), in document order, whoever may do it.
    [[nodiscard]] std::vector<const Transition *> leaving(const QString &from) const;

private:
    QString m_name;
    QString m_version;
    std::vector<State> m_states;
    std::vector<Transition> m_transitions;
    std::unordered_map<QString, int> m_stateIndex;
    std::unordered_map<QString, std::vector<int>> m_byFrom;
};
} // namespace wanmi::workflow
