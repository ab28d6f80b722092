// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/act.h"
#include "resources/resources.h"

#include <functional>

/// Drives one case through its life under the shipped rules, at a time of its own.
class CaseDriver
{
public:
    using Change = std::function<void(wanmi::domain::CaseOrder &)>;

    explicit CaseDriver(const QString &caseId = QStringLiteral("case-1"))
        : m_caseId(caseId)
    {
    }

    [[nodiscard]] static const wanmi::domain::RuleBookPtr &rules()
    {
        static const auto book = [] {
            wanmi::resources::load();
            return wanmi::domain::shippedRuleBook().value();
        }();
        return book;
    }
    [[nodiscard]] static wanmi::domain::Actor actor(wanmi::domain::Post post, const QString &person = {},
                                                    const QString &department = {})
    {
        using wanmi::domain::Post;
        wanmi::domain::Actor actor;
        actor.post = post;
        actor.person = wanmi::PersonId(person.isEmpty() ? wanmi::domain::tokenOf(post) : person);
        actor.name = actor.person.text();
        const bool isUnit = post == Post::DepartmentOfficer || post == Post::DepartmentLeader;
        actor.department = wanmi::DepartmentId(isUnit && department.isEmpty() ? Drainage : department);
        return actor;
    }
    /// An order that satisfies the guards of its action where that needs nothing special.
    [[nodiscard]] wanmi::domain::CaseOrder order(const QString &action) const
    {
        using namespace wanmi;
        domain::CaseOrder order;
        order.caseId = CaseId(m_caseId);
        order.action = action;
        if (action.startsWith(u"report") || action == u"submitRegister" || action == u"emergency") {
            order.kind = domain::CaseKind::Component;
            order.classCode = QStringLiteral("0102");
            order.conditionNo = QStringLiteral("01");
            order.componentId = QStringLiteral("2301030102000001");
            order.place = Here;
            order.address = QStringLiteral("花园街 12 号");
            order.cell = QStringLiteral("230103001001012");
            order.zone = QStringLiteral("A");
            order.description = QStringLiteral("井盖缺失");
        }
        if (action == u"report" || action == u"verifyResult")
            order.photos = {photo("near")};
        if (action == u"addEvidence")
            order.photos = {photo("camera")};
        if (action == u"feedback" || action == u"checkResult")
            order.photos = {photo("after")};
        if (action == u"reportSelfHandled") {
            order.kind = domain::CaseKind::Event;
            order.classCode = QStringLiteral("0101");
            order.photos = {photo("before"), photo("after")};
        }
        if (action == u"sendVerify" || action == u"sendCheck" || action == u"reassignTask")
            order.supervisor = QStringLiteral("supervisor");
        if (action == u"verifyResult" || action == u"checkResult") {
            order.result = action == u"verifyResult" ? QStringLiteral("real") : QStringLiteral("pass");
            order.onSite = Here;
        }
        if (action == u"dispatch" || action == u"subDispatchDistrict" || action == u"emergency")
            order.leadDept = Drainage;
        if (action == u"emergency")
            order.severity = QStringLiteral("urgent");
        if (action == u"waiveCoTask")
            order.department = QStringLiteral("power");
        if (action == u"reviewAppeal" || action == u"decideAppeal")
            order.result = QStringLiteral("agree");
        order.reason = QStringLiteral("because");
        order.note = QStringLiteral("as seen");
        order.until = at + std::chrono::days(30);
        order.crew = QStringLiteral("crew 7");
        order.approver = QStringLiteral("mayor");
        order.mainCase = QStringLiteral("case-0");
        order.satisfaction = QStringLiteral("satisfied");
        return order;
    }
    wanmi::Result<void> tryTo(const QString &action, const wanmi::domain::Actor &who,
                              const Change &change = {})
    {
        using namespace wanmi;
        domain::CaseOrder wish = order(action);
        if (change)
            change(wish);
        domain::Circumstances now;
        now.at = at;
        now.allotIntakeNo = [](const domain::CaseFile &) { return QStringLiteral("S20261123000001"); };
        now.allotCaseNo = [](const domain::CaseFile &) { return QStringLiteral("2301032026112300001"); };
        now.dutyGridOfCell = [](const QString &) { return QStringLiteral("23010300101"); };
        const ActionId id(m_caseId + QStringLiteral("-action-") + QString::number(trail.size() + 1));
        auto verdict = domain::act(file, wish, who, id, now, *book);
        if (!verdict)
            return tl::unexpected(verdict.error());
        file = verdict->after;
        trail.push_back(verdict->record);
        component = verdict->component;
        facts.insert(facts.end(), verdict->facts.begin(), verdict->facts.end());
        opened = verdict->opened;
        openedRecord = verdict->openedRecord;
        at += std::chrono::minutes(5);
        return {};
    }
    /// What must work; the text tells what did not.
    QString perform(const QString &action, wanmi::domain::Post post, const Change &change = {})
    {
        const auto done = tryTo(action, actor(post), change);
        return done ? QString() : action + QStringLiteral(": ") + done.error().reason;
    }
    /// Along the shortest way to a state. Reported by `source`'s post.
    QString reach(const QString &state, wanmi::domain::Post reporter = wanmi::domain::Post::Portal)
    {
        using wanmi::domain::Post;
        struct Stop
        {
            const char *state, *action;
            Post post;
        };
        static const Stop way[] = {
            {"", "report", Post::Portal},
            {"INTAKE", "sendVerify", Post::Acceptor},
            {"VERIFYING", "verifyResult", Post::Supervisor},
            {"VERIFIED", "submitRegister", Post::Acceptor},
            {"PENDING_REGISTER", "register", Post::ShiftLeader},
            {"PENDING_DISPATCH", "dispatch", Post::Dispatcher},
            {"PENDING_SIGN", "sign", Post::DepartmentOfficer},
            {"HANDLING", "feedback", Post::DepartmentOfficer},
            {"FEEDBACK", "acceptFeedback", Post::Dispatcher},
            {"PENDING_CHECK", "sendCheck", Post::Acceptor},
            {"CHECKING", "checkResult", Post::Supervisor},
            {"PENDING_CLOSE", "close", Post::ShiftLeader},
        };
        for (const Stop &stop : way) {
            const QString now = file ? file->state : QString();
            if (file && now == state)
                return {};
            if (now != QLatin1String(stop.state))
                continue;
            const Post post = *stop.state ? stop.post : reporter;
            if (const QString trouble = perform(QLatin1String(stop.action), post); !trouble.isEmpty())
                return trouble;
        }
        return file && file->state == state ? QString() : QStringLiteral("never reached ") + state;
    }
    [[nodiscard]] static wanmi::domain::Photo photo(const char *kind)
    {
        return {QLatin1String(kind), QStringLiteral("00ff"), {}, QStringLiteral("somebody")};
    }

    inline static const QString Drainage = QStringLiteral("drainage");
    inline static const wanmi::geo::Place Here{126.64, 45.76};

    wanmi::domain::RuleBookPtr book = rules(); ///< that it is judged by
    std::optional<wanmi::domain::CaseFile> file;
    std::vector<wanmi::domain::Fact> facts; ///< of all actions so far
    std::vector<wanmi::domain::ActionRecord> trail;
    std::optional<wanmi::domain::ComponentEffect> component;
    std::optional<wanmi::domain::CaseFile> opened;
    std::optional<wanmi::domain::ActionRecord> openedRecord;
    /// Monday 23 November 2026, 09:00 in Harbin.
    wanmi::Instant at = rules()->calendar.toInstant({2026, 11, 23}, {9, 0});

private:
    QString m_caseId;
};
