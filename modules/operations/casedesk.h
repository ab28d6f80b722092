// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/answer.h"
#include "base/clock.h"
#include "domain/act.h"
#include "domain/rulebook.h"
#include "store/store.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace wanmi::operations {

/// What one signed-in person can do with cases. An order is judged here provisionally by the rule central
/// uses, then queued in the outbox; nobody waits for the network. Orders are judged one after the other, so
/// the second sees the first. Every function returns at once; answers arrive on the thread of this object.
class CaseDesk : public QObject
{
    Q_OBJECT
public:
    using Answer = base::Answer<base::Result<domain::Verdict>>;

    /// `store` outlives the desk and belongs to the same person as `actor`.
    CaseDesk(store::Store &store, domain::RuleBookPtr rules, domain::Actor actor,
             std::shared_ptr<const base::Clock> clock, QObject *parent = nullptr);
    ~CaseDesk() override;

    /// Completes the order with what the replica knows (cell of a place, supervisor on duty), judges and
    /// queues it. Errors: as domain::act (Refused, Denied), NotFound "no-such-case", and the store's own;
    /// after any of them nothing has happened. An order without a case id is a new case.
    /// \param approval of actions of two persons: the token of a session that the second one opened.
    Answer perform(const domain::CaseOrder &order, const QString &approval = {});
    /// Judges as perform() would and does nothing: what would become of the case, or why not. In turn with the
    /// orders before it.
    Answer tryOut(const domain::CaseOrder &order);
    /// A new case: chooses its id and the action "report" unless the order names another.
    Answer reportCase(domain::CaseOrder order);

    /// What may be done next and by whom, for buttons.
    [[nodiscard]] std::vector<domain::Possibility> possibilities(const store::CaseDossier &dossier) const;

    /// The action by which `action`, done in `from`, is taken back (domain::inverseOf); nothing: the lifecycle
    /// has none.
    [[nodiscard]] std::optional<domain::Possibility> wayBack(const domain::CaseFile &now, const QString &action,
                                                             const QString &from) const;

    [[nodiscard]] const domain::Actor &actor() const;
    /// Server time minus seat time, from the link; orders are judged at seat clock + offset.
    void setServerOffset(std::chrono::milliseconds offset);
    [[nodiscard]] base::Instant now() const;
    /// Without central, actions that the workflow marks as not to be queued are Refused "needs-central".
    void setLinked(bool linked);

signals:
    /// Queued and laid over the replica; central has not judged yet.
    void performed(const wanmi::CaseId &caseId, const QString &action);
    /// The same with everything that an undo needs to know: the line of the trail as it will be.
    void recorded(const wanmi::domain::ActionRecord &record);

private:
    class Private;
    std::unique_ptr<Private> d;
};
} // namespace wanmi::operations
