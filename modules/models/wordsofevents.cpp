// SPDX-License-Identifier: GPL-3.0-or-later
// The third part of words.h: what was done, and what went wrong and what to do about it.
#include "models/words.h"

#include <QCoreApplication>

namespace wanmi::models {
namespace {
using Table = QHash<QString, const char *>;

QString say(const char *source)
{
    return QCoreApplication::translate("words", source);
}

const Table Done{
    {"report", QT_TRANSLATE_NOOP("words", "reported it")},
    {"reportSelfHandled", QT_TRANSLATE_NOOP("words", "reported and handled it")},
    {"refuse", QT_TRANSLATE_NOOP("words", "did not accept it")},
    {"merge", QT_TRANSLATE_NOOP("words", "merged it")},
    {"sendVerify", QT_TRANSLATE_NOOP("words", "sent it to be verified")},
    {"verifyResult", QT_TRANSLATE_NOOP("words", "verified it on site")},
    {"submitRegister", QT_TRANSLATE_NOOP("words", "submitted it for registration")},
    {"reassignTask", QT_TRANSLATE_NOOP("words", "reassigned the task")},
    {"register", QT_TRANSLATE_NOOP("words", "registered it")},
    {"sendBack", QT_TRANSLATE_NOOP("words", "sent it back")},
    {"refuseRegister", QT_TRANSLATE_NOOP("words", "did not register it")},
    {"closeSelfHandled", QT_TRANSLATE_NOOP("words", "closed it as self-handled")},
    {"dispatch", QT_TRANSLATE_NOOP("words", "dispatched it")},
    {"subDispatchDistrict", QT_TRANSLATE_NOOP("words", "passed it to the district")},
    {"sendBackRegister", QT_TRANSLATE_NOOP("words", "sent it back to registration")},
    {"requestVoid", QT_TRANSLATE_NOOP("words", "asked to void it")},
    {"approveVoid", QT_TRANSLATE_NOOP("words", "approved the voiding")},
    {"rejectVoid", QT_TRANSLATE_NOOP("words", "rejected the voiding")},
    {"void", QT_TRANSLATE_NOOP("words", "voided it")},
    {"sign", QT_TRANSLATE_NOOP("words", "signed for it")},
    {"requestReturn", QT_TRANSLATE_NOOP("words", "asked to return it")},
    {"approveReturn", QT_TRANSLATE_NOOP("words", "approved the return")},
    {"rejectReturn", QT_TRANSLATE_NOOP("words", "rejected the return")},
    {"requestExtend", QT_TRANSLATE_NOOP("words", "asked for more time")},
    {"approveExtend", QT_TRANSLATE_NOOP("words", "approved more time")},
    {"rejectExtend", QT_TRANSLATE_NOOP("words", "rejected more time")},
    {"requestSuspend", QT_TRANSLATE_NOOP("words", "asked to suspend it")},
    {"approveSuspend", QT_TRANSLATE_NOOP("words", "approved the suspension")},
    {"rejectSuspend", QT_TRANSLATE_NOOP("words", "rejected the suspension")},
    {"resume", QT_TRANSLATE_NOOP("words", "resumed it")},
    {"assignCrew", QT_TRANSLATE_NOOP("words", "assigned a crew")},
    {"feedback", QT_TRANSLATE_NOOP("words", "fed back the result")},
    {"acceptFeedback", QT_TRANSLATE_NOOP("words", "accepted the feedback")},
    {"rejectFeedback", QT_TRANSLATE_NOOP("words", "rejected the feedback")},
    {"sendCheck", QT_TRANSLATE_NOOP("words", "sent it to be checked")},
    {"checkResult", QT_TRANSLATE_NOOP("words", "checked it on site")},
    {"close", QT_TRANSLATE_NOOP("words", "closed it")},
    {"sendRecheck", QT_TRANSLATE_NOOP("words", "asked for another check")},
    {"forceClose", QT_TRANSLATE_NOOP("words", "closed it by authority")},
    {"urge", QT_TRANSLATE_NOOP("words", "urged it")},
    {"superviseOrder", QT_TRANSLATE_NOOP("words", "issued a supervise order")},
    {"appeal", QT_TRANSLATE_NOOP("words", "appealed")},
    {"callback", QT_TRANSLATE_NOOP("words", "called the reporter back")},
    {"reopen", QT_TRANSLATE_NOOP("words", "reopened it")},
};

const Table Reasons{
    // of the rule
    {"not-in-this-state", QT_TRANSLATE_NOOP("words", "The case has moved on; this step is no longer possible. Read it again.")},
    {"not-your-post", QT_TRANSLATE_NOOP("words", "Your post may not do this. Ask the post named beside the action.")},
    {"not-your-case", QT_TRANSLATE_NOOP("words", "This case belongs to another unit.")},
    {"no-lead-department", QT_TRANSLATE_NOOP("words", "Choose the department that leads.")},
    {"no-reason", QT_TRANSLATE_NOOP("words", "Give a reason.")},
    // of the wire and of central
    {"wrong-password", QT_TRANSLATE_NOOP("words", "Account and password do not match. Type both again.")},
    {"account-locked", QT_TRANSLATE_NOOP("words", "This account is locked. Ask the system administrator to unlock it.")},
    {"too-many-attempts", QT_TRANSLATE_NOOP("words", "Too many attempts. Wait a minute, then try again.")},
    {"central-unreachable", QT_TRANSLATE_NOOP("words", "Central does not answer. What you do is kept here and sent when it is back.")},
    {"version-conflict", QT_TRANSLATE_NOOP("words", "Somebody else changed the case first. Compare, then do it again or let it be.")},
    {"conflict", QT_TRANSLATE_NOOP("words", "Somebody else changed the case first. Compare, then do it again or let it be.")},
    {"no-such-case", QT_TRANSLATE_NOOP("words", "This case is not in what you may see any more.")},
    {"session-expired", QT_TRANSLATE_NOOP("words", "Your session has ended. Sign in again; nothing that waits is lost.")},
    {"disk-full", QT_TRANSLATE_NOOP("words", "The disk of this seat is full. Make room, then do it again.")},
    {"read-only", QT_TRANSLATE_NOOP("words", "This seat may not write to its data folder. Ask the system administrator.")},
    {"outbox-unreadable", QT_TRANSLATE_NOOP("words", "The list of waiting commands cannot be read. Ask the system administrator before you go on.")},
};
} // namespace

QString Words::done(const QString &token) const
{
    const char *source = Done.value(token, nullptr);
    return source ? say(source) : token;
}

QString Words::reason(const QString &token) const
{
    if (token.isEmpty())
        return {};
    const char *source = Reasons.value(token, nullptr);
    if (source)
        return say(source);
    return say(QT_TRANSLATE_NOOP("words", "Not possible: %1. Read the case again; if it stays, tell the system administrator."))
        .arg(token);
}
} // namespace wanmi::models
