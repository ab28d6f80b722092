// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/guards.h"

#include "geo/codes.h"

#include <array>

namespace wanmi::domain {

namespace {

using Context = GuardContext;

constexpr double OnSiteM = 200; // a handheld's position between buildings is good to some tens of metres
constexpr int MostExtensions = 2;
constexpr int MostExtensionDays = 30;
constexpr int ReturnsUntilImposed = 2;

bool hasPhoto(const Context &c, QLatin1String kind)
{
    return std::ranges::any_of(c.order.photos, [kind](const Photo &photo) { return photo.kind == kind; });
}

bool caseHasPhoto(const CaseFile &file, QLatin1String kind)
{
    return std::ranges::any_of(file.photos, [kind](const Photo &photo) { return photo.kind == kind; });
}

bool isRequested(const Context &c, QLatin1String kind)
{
    return c.draft.pendingRequest && c.draft.pendingRequest->kind == kind;
}

bool mayUseSource(const Context &c)
{
    const QString &source = c.draft.source;
    switch (c.actor.post) {
    case Post::Supervisor:
        return source == u"supervisor" || source == u"self-handled";
    case Post::Camera:
        return source == u"video" || source == u"sensor";
    case Post::Leader:
        return source == u"leader";
    case Post::Portal:
        return isPublicSource(source) || source == u"sensor";
    default:
        static const QStringList Taken{QStringLiteral("hotline12345"), QStringLiteral("hotline12319"),
                                       QStringLiteral("portal"),       QStringLiteral("sms"),
                                       QStringLiteral("video"),        QStringLiteral("leader"),
                                       QStringLiteral("transfer"),     QStringLiteral("media"),
                                       QStringLiteral("petition"),     QStringLiteral("sensor")};
        return Taken.contains(source);
    }
}

bool isFilled(const Context &c)
{
    const CaseFile &d = c.draft;
    return !d.address.isEmpty() && geo::isCellCode(d.cell) && geo::isPlausible(d.place)
        && c.rules.catalog.condition(d.kind, d.classCode, d.conditionNo);
}

bool isSelfHandlingAllowed(const Context &c)
{
    // Trifles only: what the catalog holds for dangerous runs on the urgent clock and needs the department.
    const MinorClass *minor = c.rules.catalog.find(c.draft.kind, c.draft.classCode);
    return !minor || minor->defaultLimit.clock != worktime::ClockKind::Urgent;
}

bool isSelfHandledEvidence(const Context &c)
{
    return c.draft.selfHandled && caseHasPhoto(c.draft, QLatin1String("before"))
        && caseHasPhoto(c.draft, QLatin1String("after"));
}

bool isSuspensionEndGood(const Context &c)
{
    using namespace std::chrono_literals;
    return c.order.until && *c.order.until > c.at && *c.order.until <= c.at + 366 * 24h;
}

bool isLead(const Context &c)
{
    return !c.actor.department.isEmpty() && c.actor.department.text() == c.draft.leadDept;
}

const CoTask *ownShare(const Context &c)
{
    const auto &tasks = c.draft.coTasks;
    const auto own = std::ranges::find(tasks, c.actor.department.text(), &CoTask::department);
    return own == tasks.end() ? nullptr : &*own;
}

bool hasOpenShare(const Context &c)
{
    return std::ranges::any_of(c.draft.coTasks, [&c](const CoTask &task) {
        return task.department == c.order.department && !task.isSettled();
    });
}

const SuperviseOrder *meantOrder(const Context &c)
{
    return orderMeant(c.draft, c.order);
}

/// A reply is judged by who asked for it; one of the same post may stand in, the system's by any issuer.
bool isOrderIssuer(const Context &c)
{
    const SuperviseOrder *meant = meantOrder(c);
    return meant
        && (meant->byPost == tokenOf(c.actor.post) || meant->by == c.actor.person.text()
            || meant->byPost == tokenOf(Post::System));
}

bool isOrderDueGood(const Context &c)
{
    using namespace std::chrono_literals;
    return !c.order.until || (*c.order.until > c.at && *c.order.until <= c.at + 366 * 24h);
}

bool isSatisfaction(const Context &c)
{
    static const QStringList Words{QStringLiteral("very-satisfied"), QStringLiteral("satisfied"),
                                   QStringLiteral("fair"), QStringLiteral("dissatisfied"),
                                   QStringLiteral("unreachable")};
    return Words.contains(c.order.satisfaction);
}

// Readable as the precondition column of domain.md §9.2.
constexpr bool Selector = true;
constexpr std::array Guards{
    Guard{u"reason", u"no-reason", [](const Context &c) { return !c.order.reason.isEmpty(); }},
    Guard{u"note", u"no-note", [](const Context &c) { return !c.order.note.isEmpty(); }},
    Guard{u"place", u"no-place", [](const Context &c) { return geo::isPlausible(c.draft.place); }},
    Guard{u"located", u"no-place", [](const Context &c) { return geo::isPlausible(c.draft.place); }},
    Guard{u"class-or-text", u"no-class-or-text",
          [](const Context &c) { return !c.draft.classCode.isEmpty() || !c.draft.description.isEmpty(); }},
    Guard{u"source-of-post", u"source-not-of-post", mayUseSource},
    Guard{u"supervisor-photo", u"no-photo",
          [](const Context &c) { return c.actor.post != Post::Supervisor || !c.order.photos.empty(); }},
    Guard{u"photo", u"no-photo", [](const Context &c) { return !c.order.photos.empty(); }},
    Guard{u"after-photo", u"no-after-photo",
          [](const Context &c) { return hasPhoto(c, QLatin1String("after")); }},
    Guard{u"before-and-after", u"no-before-and-after-photo",
          [](const Context &c) {
              return hasPhoto(c, QLatin1String("before")) && hasPhoto(c, QLatin1String("after"));
          }},
    Guard{u"self-handling-allowed", u"class-needs-department", isSelfHandlingAllowed},
    Guard{u"self-handled-evidence", u"not-self-handled", isSelfHandledEvidence},
    Guard{u"main-case", u"no-main-case",
          [](const Context &c) {
              return !c.order.mainCase.isEmpty() && c.order.mainCase != c.order.caseId.text();
          }},
    Guard{u"supervisor-on-duty", u"no-supervisor-on-duty",
          [](const Context &c) { return !c.order.supervisor.isEmpty() && c.order.supervisorOnDuty; }},
    Guard{u"other-supervisor", u"same-supervisor",
          [](const Context &c) { return c.order.supervisor != c.draft.supervisor; }},
    Guard{u"task-mine", u"not-your-case",
          [](const Context &c) { return c.actor.person.text() == c.draft.supervisor; }, false, true},
    Guard{u"on-site", u"not-on-site",
          [](const Context &c) {
              return c.order.onSite && geo::isPlausible(*c.order.onSite)
                  && geo::distanceM(*c.order.onSite, c.draft.place) <= OnSiteM;
          }},
    Guard{u"result-real", u"bad-result", [](const Context &c) { return c.order.result == u"real"; },
          Selector},
    Guard{u"result-not-real", u"bad-result",
          [](const Context &c) { return c.order.result == u"notFound" || c.order.result == u"notMatching"; },
          Selector},
    Guard{u"result-pass", u"bad-result", [](const Context &c) { return c.order.result == u"pass"; },
          Selector},
    Guard{u"result-fail", u"bad-result", [](const Context &c) { return c.order.result == u"fail"; },
          Selector},
    Guard{u"source-rule", u"source-needs-verify",
          [](const Context &c) {
              return c.draft.verifiedReal.has_value() || !needsVerification(c.draft.source);
          }},
    Guard{u"found-real", u"found-not-real",
          [](const Context &c) { return c.draft.verifiedReal.value_or(true); }},
    Guard{u"found-not-real", u"found-real",
          [](const Context &c) { return !c.draft.verifiedReal.value_or(true); }},
    Guard{u"filled", u"form-incomplete", isFilled},
    Guard{u"condition-known", u"condition-unknown",
          [](const Context &c) {
              return c.rules.catalog.condition(c.draft.kind, c.draft.classCode, c.draft.conditionNo)
                  != nullptr;
          }},
    Guard{u"lead-department", u"no-lead-department",
          [](const Context &c) {
              return !c.order.leadDept.isEmpty() && !c.order.coDepts.contains(c.order.leadDept);
          }},
    Guard{u"own-district-center", u"not-your-case",
          [](const Context &c) {
              return c.actor.post != Post::DistrictCenter || c.actor.department.text() == c.draft.leadDept;
          },
          false, true},
    Guard{u"first-round", u"already-dispatched", [](const Context &c) { return c.draft.round == 0; }},
    Guard{u"lead-only", u"not-your-case", isLead, false, true},
    Guard{u"own-case", u"not-your-case", [](const Context &c) { return isOfUnit(c.draft, c.actor); }, false,
          true},
    Guard{u"no-request", u"request-pending", [](const Context &c) { return !c.draft.pendingRequest; }},
    Guard{u"return-requested", u"no-such-request",
          [](const Context &c) { return isRequested(c, QLatin1String("return")); }},
    Guard{u"extend-requested", u"no-such-request",
          [](const Context &c) { return isRequested(c, QLatin1String("extend")); }},
    Guard{u"suspend-requested", u"no-such-request",
          [](const Context &c) { return isRequested(c, QLatin1String("suspend")); }},
    Guard{u"void-requested", u"no-such-request",
          [](const Context &c) { return isRequested(c, QLatin1String("void")); }},
    Guard{u"request-pending", u"no-such-request",
          [](const Context &c) { return c.draft.pendingRequest.has_value(); }},
    Guard{u"request-mine", u"not-your-request",
          [](const Context &c) {
              return c.draft.pendingRequest && c.draft.pendingRequest->by == c.actor.person.text();
          },
          false, true},
    Guard{u"not-overdue", u"overdue",
          [](const Context &c) { return !c.draft.stageDue || c.at <= *c.draft.stageDue; }},
    Guard{u"not-imposed", u"dispatch-imposed",
          [](const Context &c) { return c.draft.buckPassingCount < ReturnsUntilImposed; }},
    Guard{u"extension-left", u"no-extension-left",
          [](const Context &c) {
              return c.draft.extendCount < MostExtensions && c.order.days >= 0
                  && c.order.days <= MostExtensionDays;
          }},
    Guard{u"suspension-left", u"no-suspension-left",
          [](const Context &c) { return c.draft.suspendCount == 0; }},
    Guard{u"until", u"bad-until", isSuspensionEndGood},
    Guard{u"until-reached", u"suspended-until-later",
          [](const Context &c) {
              return c.actor.post != Post::System || !c.draft.suspendedUntil
                  || c.at >= *c.draft.suspendedUntil;
          }},
    Guard{u"crew", u"no-crew", [](const Context &c) { return !c.order.crew.isEmpty(); }},
    Guard{u"checker-not-handler", u"handler-may-not-check",
          [](const Context &c) { return !c.draft.handlers.contains(c.order.supervisor); }},
    Guard{u"actor-not-handler", u"handler-may-not-check",
          [](const Context &c) { return !c.draft.handlers.contains(c.actor.person.text()); }},
    Guard{u"second-person", u"no-second-person",
          [](const Context &c) {
              return !c.order.approver.isEmpty() && c.order.approver != c.actor.person.text();
          }},
    Guard{u"urgent-case", u"not-urgent", [](const Context &c) { return isUrgent(c.draft); }},
    Guard{u"filled-now", u"form-incomplete", isFilled},
    Guard{u"co-task-mine", u"not-your-case",
          [](const Context &c) {
              const CoTask *own = ownShare(c);
              return own && !own->isSettled();
          },
          false, true},
    Guard{u"co-task-unsigned", u"signed-already",
          [](const Context &c) {
              const CoTask *own = ownShare(c);
              return own && !own->signedAt;
          }},
    Guard{u"co-task-of", u"no-such-share", hasOpenShare},
    Guard{u"co-tasks-settled", u"others-not-done",
          [](const Context &c) { return std::ranges::all_of(c.draft.coTasks, &CoTask::isSettled); }},
    Guard{u"order-due", u"bad-until", isOrderDueGood},
    Guard{u"order-mine", u"not-your-case",
          [](const Context &c) {
              const SuperviseOrder *meant = meantOrder(c);
              return meant && mustAnswer(*meant, c.actor);
          },
          false, true},
    Guard{u"order-issued", u"signed-already",
          [](const Context &c) {
              const SuperviseOrder *meant = meantOrder(c);
              return meant && meant->state == u"issued";
          }},
    Guard{u"order-awaits", u"no-such-order",
          [](const Context &c) {
              const SuperviseOrder *meant = meantOrder(c);
              return meant && meant->awaitsReply();
          }},
    Guard{u"order-replied", u"no-reply-yet",
          [](const Context &c) {
              const SuperviseOrder *meant = meantOrder(c);
              return meant && meant->state == u"replied";
          }},
    Guard{u"order-issuer", u"not-your-case", isOrderIssuer, false, true},
    Guard{u"order-by-me", u"not-your-order",
          [](const Context &c) {
              const SuperviseOrder *meant = meantOrder(c);
              return meant && meant->by == c.actor.person.text();
          },
          false, true},
    Guard{u"order-late", u"not-late",
          [](const Context &c) {
              const SuperviseOrder *meant = meantOrder(c);
              return meant && meant->awaitsReply() && meant->level == 1 && c.at > meant->due;
          }},
    Guard{u"agree-or-not", u"no-decision",
          [](const Context &c) { return c.order.result == u"agree" || c.order.result == u"disagree"; }},
    Guard{u"first-appeal", u"appealed-already", [](const Context &c) { return !c.draft.appeal; }},
    Guard{u"appeal-unreviewed", u"no-such-appeal",
          [](const Context &c) {
              return c.draft.appeal && !c.draft.appeal->reviewedAt && !c.draft.appeal->decidedAt;
          }},
    Guard{u"appeal-undecided", u"no-such-appeal",
          [](const Context &c) {
              return c.draft.appeal && c.draft.appeal->reviewedAt && !c.draft.appeal->decidedAt;
          }},
    Guard{u"public-source", u"not-public", [](const Context &c) { return c.draft.isPublic; }},
    Guard{u"satisfaction", u"bad-satisfaction", isSatisfaction},
    Guard{u"appealable", u"nothing-to-appeal",
          [](const Context &c) { return c.draft.reworkCount > 0 || !c.draft.handledInTime.value_or(true); }},
};
} // namespace

std::span<const Guard> guards()
{
    return Guards;
}

const Guard *findGuard(const QString &name)
{
    const auto found = std::ranges::find(Guards, QStringView(name), &Guard::name);
    return found == Guards.end() ? nullptr : &*found;
}

bool isOfUnit(const CaseFile &caseFile, const Actor &actor)
{
    const QString &unit = actor.department.text();
    return !unit.isEmpty() && (caseFile.leadDept == unit || caseFile.coDepts.contains(unit));
}

const SuperviseOrder *orderMeant(const CaseFile &caseFile, const CaseOrder &order)
{
    const SuperviseOrder *meant = nullptr;
    // Time names none: it is the first to be late that grows worse, whatever was ordered since.
    const bool byTime = order.orderId.isEmpty() && order.action == u"escalateOrder";
    for (const SuperviseOrder &one : caseFile.orders) {
        if (byTime) {
            if (one.awaitsReply() && one.level == 1 && (!meant || one.due < meant->due))
                meant = &one;
            continue;
        }
        if (!order.orderId.isEmpty() ? one.id == order.orderId : one.isOpen())
            meant = &one; // the newest open one when none is named
    }
    return meant;
}

bool mustAnswer(const SuperviseOrder &order, const Actor &actor)
{
    switch (sideOf(actor.post)) {
    case Side::Supervision:
        return order.to == u"supervision";
    case Side::Command:
        return order.to == u"command" || order.to == actor.department.text();
    case Side::Department:
        return !actor.department.isEmpty() && order.to == actor.department.text();
    default:
        return false;
    }
}

bool actedOnOtherSide(const CaseFile &caseFile, const Actor &actor)
{
    const QString &person = actor.person.text();
    if (person.isEmpty())
        return false;
    switch (sideOf(actor.post)) {
    case Side::Supervision:
        return person == caseFile.dispatcher;
    case Side::Command:
        return person == caseFile.acceptor || person == caseFile.shiftLeader || person == caseFile.supervisor;
    default:
        return false;
    }
}

bool isUrgent(const CaseFile &caseFile)
{
    return caseFile.severity == u"urgent" || caseFile.severity == u"major";
}

bool needsVerification(const SourceToken &source)
{
    return isPublicSource(source) || source == u"sensor";
}

bool isPublicSource(const SourceToken &source)
{
    return source == u"hotline12345" || source == u"hotline12319" || source == u"portal" || source == u"sms"
        || source == u"media" || source == u"petition";
}

SourceToken usualSourceOf(Post post)
{
    switch (post) {
    case Post::Supervisor:
        return QStringLiteral("supervisor");
    case Post::Camera:
        return QStringLiteral("video");
    case Post::Leader:
        return QStringLiteral("leader");
    case Post::Portal:
        return QStringLiteral("portal");
    default:
        return QStringLiteral("hotline12345");
    }
}
} // namespace wanmi::domain
