// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/casefile.h"

namespace wanmi::domain {

/// What a person wants done with a case. `action` is the workflow event's token; each action reads only its
/// own fields (domain.md §9.2 names them). The same value travels as the command's body.
struct CaseOrder
{
    CaseId caseId;
    QString action; ///< report, refuse, merge, sendVerify, verifyResult, submitRegister, register, dispatch,
                    ///< sign, …
    QString reason; ///< token or text
    QString note;

    // report and submitRegister: what is being filled in. Empty optionals leave the case's value.
    std::optional<QString> source;
    std::optional<CaseKind> kind;
    std::optional<QString> classCode;
    std::optional<QString> conditionNo;
    std::optional<QString> severity;
    std::optional<QString> componentId;
    std::optional<geo::Place> place;
    std::optional<QString> address;
    std::optional<QString> cell; ///< community, street, district follow from its code
    std::optional<QString> dutyGrid;
    std::optional<QString> zone;
    std::optional<QString> description;
    QString reporterName, reporterPhone; ///< kept apart from the case (case_reporter)
    std::vector<Photo> photos;

    // tasks
    QString supervisor; ///< PersonId text: sendVerify, sendCheck, reassignTask
    bool supervisorOnDuty = true; ///< central fills it in when judging; a seat from its replica
    QString result; ///< verifyResult: real, notFound, notMatching; checkResult: pass, fail
    std::optional<geo::Place> onSite; ///< position of the supervisor at the result

    // dispatch
    QString leadDept;
    QStringList coDepts;

    // requests
    QString request; ///< approve…/reject…: return, extend, suspend, void
    int days = 0;
    std::optional<base::Instant> until;
    QString suggestedDept;
    QString crew; ///< assignCrew
    QString department; ///< waiveCoTask: whose share

    // supervise orders and appeals; `until` is the due of an order, `result` of a decision: agree, disagree
    QString orderType; ///< superviseOrder: timeout, leader, important; empty: by the issuer's post
    QString orderId; ///< signOrder, replyOrder, acceptReply, rejectReply, escalateOrder; empty: the only one

    // others
    QString mainCase; ///< merge; in the first order of a reopened case: the closed one
    QString approver; ///< forceClose, emergency: the second person
    QString satisfaction; ///< callback: very-satisfied, satisfied, fair, dissatisfied, unreachable

    /// The official number this action was given; written by the judge into the recorded order (never read
    /// from a person's), so that a trail can be judged again.
    QString allotted;
    /// The version of the lifecycle the case runs by from this action on, where it is another one than before;
    /// written and read as `allotted`.
    QString lifecycle;
    /// The version of the calendar it was judged with, where that is another one than gave the case its dues
    /// so far (empty before that: the oldest there is); written and read as `allotted`.
    QString calendar;

    friend bool operator==(const CaseOrder &, const CaseOrder &) = default;
};
} // namespace wanmi::domain
