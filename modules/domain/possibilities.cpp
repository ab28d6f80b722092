// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/act.h"

#include "domain/guards.h"

#include <algorithm>

namespace wanmi::domain {

namespace {

/// Guards that follow from the case alone: an action they forbid is not offered at all.
bool isOffered(const workflow::Transition &transition, const CaseFile &file)
{
    const auto asksFor
        = [&](QLatin1String kind) { return file.pendingRequest && file.pendingRequest->kind == kind; };
    const auto hasOrder = [&](auto &&fits) { return std::ranges::any_of(file.orders, fits); };
    return std::ranges::all_of(transition.guards, [&](const QString &guard) {
        if (guard == u"no-request")
            return !file.pendingRequest;
        if (guard == u"request-pending")
            return file.pendingRequest.has_value();
        if (guard == u"return-requested")
            return asksFor(QLatin1String("return"));
        if (guard == u"extend-requested")
            return asksFor(QLatin1String("extend"));
        if (guard == u"suspend-requested")
            return asksFor(QLatin1String("suspend"));
        if (guard == u"void-requested")
            return asksFor(QLatin1String("void"));
        if (guard == u"found-real")
            return file.verifiedReal.value_or(true);
        if (guard == u"found-not-real")
            return !file.verifiedReal.value_or(true);
        if (guard == u"source-rule")
            return file.verifiedReal.has_value() || !needsVerification(file.source);
        if (guard == u"first-round")
            return file.round == 0;
        if (guard == u"public-source")
            return file.isPublic;
        if (guard == u"self-handled-evidence")
            return file.selfHandled;
        if (guard == u"urgent-case")
            return isUrgent(file);
        if (guard == u"co-task-mine" || guard == u"co-task-of")
            return std::ranges::any_of(file.coTasks, [](const CoTask &task) { return !task.isSettled(); });
        if (guard == u"order-issued")
            return hasOrder([](const SuperviseOrder &order) { return order.state == u"issued"; });
        if (guard == u"order-awaits")
            return hasOrder([](const SuperviseOrder &order) { return order.awaitsReply(); });
        if (guard == u"order-replied")
            return hasOrder([](const SuperviseOrder &order) { return order.state == u"replied"; });
        if (guard == u"first-appeal")
            return !file.appeal;
        if (guard == u"appealable")
            return file.reworkCount > 0 || !file.handledInTime.value_or(true);
        if (guard == u"appeal-unreviewed")
            return file.appeal && !file.appeal->reviewedAt && !file.appeal->decidedAt;
        if (guard == u"appeal-undecided")
            return file.appeal && file.appeal->reviewedAt && !file.appeal->decidedAt;
        return true;
    });
}

bool isMine(const workflow::Transition &transition, const CaseFile &file, const Actor &actor)
{
    if (!transition.posts.contains(tokenOf(actor.post)) || actedOnOtherSide(file, actor))
        return false;
    const QStringList &guards = transition.guards;
    const bool handled = file.handlers.contains(actor.person.text());
    if (sideOf(actor.post) == Side::Department && !isOfUnit(file, actor))
        return false;
    if (guards.contains(u"lead-only") && file.leadDept != actor.department.text())
        return false;
    if (guards.contains(u"own-district-center") && actor.post == Post::DistrictCenter
        && file.leadDept != actor.department.text())
        return false;
    if (guards.contains(u"co-task-mine")) {
        const auto own = std::ranges::find(file.coTasks, actor.department.text(), &CoTask::department);
        if (own == file.coTasks.end() || own->isSettled()
            || (guards.contains(u"co-task-unsigned") && own->signedAt))
            return false;
    }
    if (guards.contains(u"order-mine")) {
        const SuperviseOrder *newest = orderMeant(file, {});
        if (!newest || !mustAnswer(*newest, actor))
            return false;
    }
    if (guards.contains(u"request-mine")
        && !(file.pendingRequest && file.pendingRequest->by == actor.person.text()))
        return false;
    if (guards.contains(u"order-by-me")) {
        const SuperviseOrder *newest = orderMeant(file, {});
        if (!newest || newest->state != u"issued" || newest->by != actor.person.text())
            return false;
    }
    if (guards.contains(u"task-mine") && file.supervisor != actor.person.text())
        return false;
    return !(handled && guards.contains(u"actor-not-handler"));
}
} // namespace

std::vector<Possibility> possibilities(const CaseFile &caseFile, const Actor &actor, const RuleBook &rules)
{
    std::vector<Possibility> likely, exceptional;
    for (const workflow::Transition *transition : rules.lifecycleOf(caseFile).leaving(caseFile.state)) {
        if (!isOffered(*transition, caseFile))
            continue;
        auto &list = transition->exceptional ? exceptional : likely;
        const auto known = std::ranges::find(list, transition->event, &Possibility::action);
        if (known == list.end()) {
            list.push_back({transition->event, transition->posts, transition->form,
                            isMine(*transition, caseFile, actor), transition->offline});
        } else {
            known->mine = known->mine || isMine(*transition, caseFile, actor);
        }
    }
    likely.insert(likely.end(), exceptional.begin(), exceptional.end());
    return likely;
}
} // namespace wanmi::domain
