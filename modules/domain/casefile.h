// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/actor.h"
#include "domain/ids.h"
#include "geo/place.h"
#include "worktime/light.h"
#include "worktime/limit.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <vector>

namespace wanmi::domain {

/// States are the ids of the workflow file: "INTAKE", "VERIFYING", … (domain.md §9.1). Kept as text: they are
/// data.
namespace state {
inline const QString None;
inline const QString Intake = QStringLiteral("INTAKE");
inline const QString Verifying = QStringLiteral("VERIFYING");
inline const QString Verified = QStringLiteral("VERIFIED");
inline const QString NotAccepted = QStringLiteral("NOT_ACCEPTED");
inline const QString PendingRegister = QStringLiteral("PENDING_REGISTER");
inline const QString NotRegistered = QStringLiteral("NOT_REGISTERED");
inline const QString PendingDispatch = QStringLiteral("PENDING_DISPATCH");
inline const QString PendingSign = QStringLiteral("PENDING_SIGN");
inline const QString Handling = QStringLiteral("HANDLING");
inline const QString Suspended = QStringLiteral("SUSPENDED");
inline const QString Feedback = QStringLiteral("FEEDBACK");
inline const QString PendingCheck = QStringLiteral("PENDING_CHECK");
inline const QString Checking = QStringLiteral("CHECKING");
inline const QString PendingClose = QStringLiteral("PENDING_CLOSE");
inline const QString Closed = QStringLiteral("CLOSED");
inline const QString Voided = QStringLiteral("VOIDED");
inline const QString Merged = QStringLiteral("MERGED");
} // namespace state
[[nodiscard]] bool isTerminal(const QString &stateId);

enum class CaseKind { Event, Component };
/// domain.md §8 sourceType tokens: supervisor, hotline12345, hotline12319, portal, sms, video, leader,
/// transfer, media, petition, sensor, self-handled.
using SourceToken = QString;

struct Photo
{
    QString kind; ///< near, far, reference, before, after, camera
    QString hash; ///< content hash, hex
    base::Instant at;
    QString author;
    friend bool operator==(const Photo &, const Photo &) = default;
};

/// A return, extension, suspension or voiding asked for; at most one pending per case.
struct PendingRequest
{
    QString kind; ///< "return", "extend", "suspend", "void"
    QString by; ///< PersonId text
    base::Instant at;
    QString reason;
    std::optional<base::Instant> until; ///< suspend
    int days = 0; ///< extend
    QString suggestedDept; ///< return: the right owner
    friend bool operator==(const PendingRequest &, const PendingRequest &) = default;
};

/// An assisting department's share of a case (domain.md §9.3): its own signature and feedback, the due is that
/// of the lead department. The lead's feedback waits until every share is done or waived.
struct CoTask
{
    QString department;
    QString signer; ///< PersonId text, as all people below
    std::optional<base::Instant> signedAt;
    QString doer, text;
    std::optional<base::Instant> doneAt;
    QString waivedBy, waiveReason;
    [[nodiscard]] bool isSettled() const { return doneAt.has_value() || !waivedBy.isEmpty(); }
    friend bool operator==(const CoTask &, const CoTask &) = default;
};

/// A formal order to whoever has the case, to be answered until `due` (domain.md §9.5). Ended by the issuer's
/// acceptance of the reply, or with the case.
struct SuperviseOrder
{
    QString id; ///< ActionId text of the action that issued it
    QString type; ///< timeout, leader, important
    int level = 1; ///< 2: not answered in time, shown to the leader
    QString requirement;
    QString by, byPost;
    QString to; ///< who must answer: a DepartmentId, or "supervision", "command"
    base::Instant at, due;
    QString state; ///< issued, signed, replied, again (the reply was not enough), ended
    QString signer, replier, reply, judge;
    std::optional<base::Instant> signedAt, repliedAt, endedAt;
    bool inTime = true; ///< of the first reply
    [[nodiscard]] bool isOpen() const { return state != u"ended"; }
    [[nodiscard]] bool awaitsReply() const { return isOpen() && state != u"replied"; }
    friend bool operator==(const SuperviseOrder &, const SuperviseOrder &) = default;
};

/// A department contests what a closed case says of it (domain.md §9.6): the dispatcher's opinion first, then
/// supervision decides.
struct Appeal
{
    QString by, reason;
    base::Instant at;
    QString reviewer, review;
    bool supported = false; ///< by the reviewer
    std::optional<base::Instant> reviewedAt;
    QString judge, judgement;
    bool granted = false;
    std::optional<base::Instant> decidedAt;
    friend bool operator==(const Appeal &, const Appeal &) = default;
};

/// The case: one flat value, the same in rules, wire and database (columns of protocol/tables.h carry the
/// same names in snake case). Instants are UTC; nothing here reads a clock.
struct CaseFile
{
    // identity
    CaseId id;
    int version = 0; ///< grows by one with every accepted action
    QString intakeNo; ///< S + yyyyMMdd + 6 digits, by central
    QString caseNo; ///< 19 digits, by central at registration; empty before
    QString edition; ///< catalog edition
    /// Of the lifecycle it runs by: the one in force when it was reported, and again when it was registered;
    /// never changed after that. The lifecycle's states are flat, so `state` is the whole configuration.
    QString workflowVersion;
    QString calendarVersion; ///< of the calendar that gave the running clock its due
    /// Facts of another system, never re-judged: no clock runs and nothing is counted before the first action
    /// here; an open one goes on by the same rules from the state it came in, and keeps the deadline it came
    /// with.
    bool imported = false;

    // state
    QString state;
    std::optional<base::Instant> stageStartedAt;
    std::optional<base::Instant> stageWarnAt; ///< light turns yellow
    std::optional<base::Instant> stageDue; ///< of the running stage clock; handling: of the round
    std::optional<base::Instant> timedOutAt; ///< the system has acted on the running clock's end
    std::optional<PendingRequest> pendingRequest;
    std::vector<SuperviseOrder> orders; ///< oldest first
    std::optional<base::Instant> orderDue; ///< the earliest due of an order that awaits its reply

    // source
    SourceToken source;
    QString reporterId; ///< PersonId text of a member of staff, else empty; the public is in case_reporter
    bool isPublic = false; ///< reported by the public
    base::Instant reportedAt;

    // class
    CaseKind kind = CaseKind::Event;
    QString classCode; ///< major 2 + minor 2
    QString conditionNo; ///< 2 digits, empty until chosen
    QString severity = QStringLiteral("general"); ///< general, urgent, major
    QString componentId;

    // place
    geo::Place place;
    QString address;
    QString cell, community, street, district, dutyGrid;
    QString zone; ///< A, B, C

    // text and media
    QString description;
    QString note; ///< acceptor's
    std::vector<Photo> photos;

    // people
    QString acceptor, shiftLeader, dispatcher, deptOfficer; ///< PersonId text
    QString supervisor; ///< who has (had) the current verify or check task
    QString taskKind; ///< "verify", "check" or empty
    std::optional<bool> verifiedReal;
    QStringList handlers; ///< everyone who handled; none of them may check or close

    // handling
    worktime::Limit handlingLimit;
    QString leadDept; ///< DepartmentId text
    QStringList coDepts;
    std::vector<CoTask> coTasks; ///< one for each of coDepts
    int round = 0; ///< dispatch rounds
    QString firstDept; ///< of round 1, for wrong-dispatch facts
    std::optional<base::Instant> dispatchedAt; ///< of this round
    std::optional<base::Instant> handlingStartedAt; ///< of round 1: the on-time fact counts from here
    std::optional<base::Instant> handlingDue; ///< of round 1, moved by extensions and suspension
    std::optional<base::Instant> feedbackAt;
    QString feedbackText;
    std::optional<bool> handledInTime; ///< final when feedback is accepted
    std::optional<base::Instant> suspendedAt;
    std::optional<base::Instant> suspendedUntil;
    qint64 suspendedLeftMs = 0; ///< unused time of the handling clock at suspension

    // time
    std::optional<base::Instant> registeredAt, closedAt;

    // counters
    int dispatchCount = 0, reworkCount = 0, returnCount = 0, extendCount = 0, suspendCount = 0, urgeCount = 0;
    int misdispatchCount = 0, buckPassingCount = 0;
    bool supervised = false; ///< has an open supervise order
    bool selfHandled = false;

    // result
    QString closeType; ///< NORMAL, SELF, FORCED
    QString closeNote;
    QString satisfaction;
    std::optional<Appeal> appeal;
    /// A granted appeal: left out of the department's score; what happened stays readable.
    bool exempt = false;
    QString mainCase; ///< of a merged case
    QString relatedTo; ///< the closed case this one reopens

    [[nodiscard]] bool isOpen() const { return !isTerminal(state); }
    friend bool operator==(const CaseFile &, const CaseFile &) = default;
};

/// Light of the running stage; grey when suspended, none when terminal.
[[nodiscard]] worktime::Light lightOf(const CaseFile &caseFile, base::Instant now);
/// The whole case against its handling due (domain.md §10): final once a feedback has been accepted, never
/// while suspended.
[[nodiscard]] bool isOverdue(const CaseFile &caseFile, base::Instant now);
} // namespace wanmi::domain
