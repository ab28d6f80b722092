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
    {"not-in-this-state",
     QT_TRANSLATE_NOOP("words", "The case has moved on; this step is no longer possible. Read it again.")},
    {"not-your-post",
     QT_TRANSLATE_NOOP("words", "Your post may not do this. Ask the post named beside the action.")},
    {"not-your-case", QT_TRANSLATE_NOOP("words", "This case belongs to another unit.")},
    {"no-lead-department", QT_TRANSLATE_NOOP("words", "Choose the department that leads.")},
    {"no-such-area", QT_TRANSLATE_NOOP("words", "This area is not in the copy of the city that is here.")},
    {"no-such-person", QT_TRANSLATE_NOOP("words", "This person is not in the copy of the city that is here.")},
    {"no-such-vehicle", QT_TRANSLATE_NOOP("words", "This vehicle is not in the copy of the city that is here.")},
    {"no-reason", QT_TRANSLATE_NOOP("words", "Give a reason.")},
    {"both-sides",
     QT_TRANSLATE_NOOP(
         "words",
         "You have acted on the other side of this case; one person may not be on both. Hand it to a colleague.")},
    {"no-note", QT_TRANSLATE_NOOP("words", "Say in a sentence what you found.")},
    {"no-place", QT_TRANSLATE_NOOP("words", "The place is missing: choose an address or click on the map.")},
    {"no-class-or-text", QT_TRANSLATE_NOOP("words", "Choose a class, or describe what was seen.")},
    {"source-not-of-post",
     QT_TRANSLATE_NOOP("words", "Your post does not take reports from this source. Choose another.")},
    {"no-photo", QT_TRANSLATE_NOOP("words", "Add a picture.")},
    {"no-after-photo", QT_TRANSLATE_NOOP("words", "Add a picture of the place after the work.")},
    {"no-before-and-after-photo", QT_TRANSLATE_NOOP("words", "Add a picture before and one after.")},
    {"class-needs-department",
     QT_TRANSLATE_NOOP("words", "This class is too dangerous to be handled on the spot; report it.")},
    {"not-self-handled",
     QT_TRANSLATE_NOOP("words",
                       "The evidence for self-handling is incomplete: a picture before and one after.")},
    {"no-main-case", QT_TRANSLATE_NOOP("words", "Choose the case that goes on.")},
    {"no-supervisor-on-duty", QT_TRANSLATE_NOOP("words", "This supervisor is not on duty. Choose another.")},
    {"same-supervisor", QT_TRANSLATE_NOOP("words", "This supervisor has the task already. Choose another.")},
    {"not-on-site", QT_TRANSLATE_NOOP("words", "The position is too far from the place of the case.")},
    {"bad-result", QT_TRANSLATE_NOOP("words", "Choose one of the results.")},
    {"source-needs-verify",
     QT_TRANSLATE_NOOP("words", "Reports of this source must be verified on site first. Send it to verify.")},
    {"found-not-real",
     QT_TRANSLATE_NOOP("words",
                       "The visit did not find it; it cannot be submitted. Refuse it, or verify again.")},
    {"found-real", QT_TRANSLATE_NOOP("words", "The visit found it as reported; it cannot be refused.")},
    {"form-incomplete",
     QT_TRANSLATE_NOOP("words", "Something is missing: class, condition, address and place are all needed.")},
    {"condition-unknown", QT_TRANSLATE_NOOP("words", "Choose a filing condition of this class.")},
    {"already-dispatched",
     QT_TRANSLATE_NOOP("words", "The case has been dispatched before; it cannot go back to registration.")},
    {"request-pending", QT_TRANSLATE_NOOP("words", "A request waits for a decision. Decide it first.")},
    {"no-such-request", QT_TRANSLATE_NOOP("words", "There is no such request any more.")},
    {"overdue", QT_TRANSLATE_NOOP("words", "The case is overdue; this can no longer be asked for.")},
    {"dispatch-imposed",
     QT_TRANSLATE_NOOP("words", "The dispatch was imposed after two returns and cannot be returned again.")},
    {"no-extension-left",
     QT_TRANSLATE_NOOP("words", "No more time can be asked for: two extensions of at most 30 days.")},
    {"no-suspension-left",
     QT_TRANSLATE_NOOP("words", "The case has been suspended once; that is the limit.")},
    {"bad-until", QT_TRANSLATE_NOOP("words", "Choose an end in the future, within a year.")},
    {"suspended-until-later", QT_TRANSLATE_NOOP("words", "The suspension has not ended yet.")},
    {"no-crew", QT_TRANSLATE_NOOP("words", "Say which crew or vehicle goes.")},
    {"handler-may-not-check",
     QT_TRANSLATE_NOOP("words", "Who handled the case may not check or close it. Choose another person.")},
    {"no-second-person", QT_TRANSLATE_NOOP("words", "Closing by authority needs a second person.")},
    {"not-public", QT_TRANSLATE_NOOP("words", "Only reports of the public are called back.")},
    {"bad-satisfaction", QT_TRANSLATE_NOOP("words", "Choose what the citizen said.")},
    {"nothing-to-appeal",
     QT_TRANSLATE_NOOP("words", "There is nothing to appeal: neither overdue nor rework.")},
    {"needs-central", QT_TRANSLATE_NOOP("words", "This needs central. Wait until the link is back.")},
    {"no-cell-here", QT_TRANSLATE_NOOP("words", "This place is outside the city's grid. Choose another.")},
    {"no-such-component", QT_TRANSLATE_NOOP("words", "This component is not in the city any more.")},
    {"no-such-rejection", QT_TRANSLATE_NOOP("words", "This refusal was closed already.")},
    {"account-disabled", QT_TRANSLATE_NOOP("words", "This account is closed. Ask the system administrator.")},
    {"no-such-account", QT_TRANSLATE_NOOP("words", "Account and password do not match. Type both again.")},
    {"never-signed-in-here",
     QT_TRANSLATE_NOOP("words", "You have not signed in at this seat before. Wait until central is back.")},
    {"unreachable-and-unknown",
     QT_TRANSLATE_NOOP(
         "words",
         "Central does not answer, and you have not signed in at this seat before. Check the address, or wait until central is back.")},
    {"no-session",
     QT_TRANSLATE_NOOP("words", "Your session has ended. Sign in again; nothing that waits is lost.")},
    {"timeout",
     QT_TRANSLATE_NOOP(
         "words", "Central does not answer in time. What you do is kept here and sent when it is back.")},
    {"store-not-open",
     QT_TRANSLATE_NOOP("words", "This seat's data is still being opened. Try again in a moment.")},
    {"no-replica",
     QT_TRANSLATE_NOOP("words", "This seat has no data yet. It comes as soon as central answers.")},
    {"replica-corrupt",
     QT_TRANSLATE_NOOP(
         "words", "This seat's copy of the city was damaged; a new one is fetched. What waits is kept.")},
    {"cannot-write",
     QT_TRANSLATE_NOOP("words", "This seat may not write to its data folder. Ask the system administrator.")},
    {"not-your-outbox", QT_TRANSLATE_NOOP("words", "What waits here belongs to another person.")},
    {"cancelled", QT_TRANSLATE_NOOP("words", "It was cancelled; nothing was changed.")},
    {"out-of-memory",
     QT_TRANSLATE_NOOP("words", "This seat is out of memory. Close other programs, then do it again.")},
    // of the wire and of central
    {"wrong-password", QT_TRANSLATE_NOOP("words", "Account and password do not match. Type both again.")},
    {"account-locked",
     QT_TRANSLATE_NOOP("words", "This account is locked. Ask the system administrator to unlock it.")},
    {"too-many-attempts", QT_TRANSLATE_NOOP("words", "Too many attempts. Wait a minute, then try again.")},
    {"central-unreachable",
     QT_TRANSLATE_NOOP("words",
                       "Central does not answer. What you do is kept here and sent when it is back.")},
    {"version-conflict",
     QT_TRANSLATE_NOOP("words",
                       "Somebody else changed the case first. Compare, then do it again or let it be.")},
    {"conflict",
     QT_TRANSLATE_NOOP("words",
                       "Somebody else changed the case first. Compare, then do it again or let it be.")},
    {"changed-meanwhile",
     QT_TRANSLATE_NOOP("words",
                       "Somebody else has changed it meanwhile. Open it again and repeat your change.")},
    {"regions-overlap", QT_TRANSLATE_NOOP("words", "Two regions lie over each other. Move one of them.")},
    {"region-outside", QT_TRANSLATE_NOOP("words", "A region reaches beyond the wall. Move it back.")},
    {"region-too-small",
     QT_TRANSLATE_NOOP("words", "A region is too small for what it shows. Make it larger.")},
    {"no-regions", QT_TRANSLATE_NOOP("words", "A scene needs at least one region.")},
    {"bad-name", QT_TRANSLATE_NOOP("words", "A name in both languages is needed, at most 40 characters.")},
    {"scene-in-use",
     QT_TRANSLATE_NOOP("words", "A wall uses this scene. Take it out of the wall's timetable first.")},
    {"last-scene", QT_TRANSLATE_NOOP("words", "The last scene stays: a wall must show something.")},
    {"no-such-wall", QT_TRANSLATE_NOOP("words", "This wall is gone. Choose another one.")},
    {"no-such-scene", QT_TRANSLATE_NOOP("words", "This scene is gone. Choose another one.")},
    {"no-such-push", QT_TRANSLATE_NOOP("words", "It has ended already.")},
    {"no-such-camera", QT_TRANSLATE_NOOP("words", "Central does not know this camera any more.")},
    {"unknown-scene", QT_TRANSLATE_NOOP("words", "This scene is gone. Choose another one.")},
    {"entries-overlap",
     QT_TRANSLATE_NOOP("words", "Two lines of the timetable are at the same time. Change one of them.")},
    {"bad-entry", QT_TRANSLATE_NOOP("words", "A line of the timetable is not complete.")},
    {"too-many-pushes",
     QT_TRANSLATE_NOOP("words",
                       "So much was sent to this wall that nothing more fits. Take something back first.")},
    {"bad-duration", QT_TRANSLATE_NOOP("words", "Between five seconds and a day can be chosen.")},
    {"no-such-case", QT_TRANSLATE_NOOP("words", "This case is not in what you may see any more.")},
    {"session-expired",
     QT_TRANSLATE_NOOP("words", "Your session has ended. Sign in again; nothing that waits is lost.")},
    {"disk-full", QT_TRANSLATE_NOOP("words", "The disk of this seat is full. Make room, then do it again.")},
    {"read-only",
     QT_TRANSLATE_NOOP("words", "This seat may not write to its data folder. Ask the system administrator.")},
    {"outbox-unreadable",
     QT_TRANSLATE_NOOP(
         "words",
         "The list of waiting commands cannot be read. Ask the system administrator before you go on.")},
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
    return say(QT_TRANSLATE_NOOP(
                   "words",
                   "Not possible: %1. Read the case again; if it stays, tell the system administrator."))
        .arg(token);
}
} // namespace wanmi::models
