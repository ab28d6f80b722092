// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/takereport.h"

#include "domain/guards.h"

#include <algorithm>

namespace wanmi::operations {
namespace {
QString actionOf(AfterReport after)
{
    switch (after) {
    case AfterReport::Verify:
        return QStringLiteral("sendVerify");
    case AfterReport::Register:
        return QStringLiteral("submitRegister");
    case AfterReport::Merge:
        return QStringLiteral("merge");
    case AfterReport::Nothing:
        break;
    }
    return {};
}
} // namespace

AfterReport usualAfterReport(const QString &source, const domain::Actor &actor, const domain::RuleBook &rules)
{
    domain::CaseFile fresh;
    fresh.state = domain::state::Intake;
    fresh.source = source;
    fresh.isPublic = isOfThePublic(source);
    const auto possible = domain::possibilities(fresh, actor, rules);
    const auto may = [&possible](AfterReport after) {
        return std::ranges::any_of(possible, [action = actionOf(after)](const domain::Possibility &p) {
            return p.mine && p.action == action;
        });
    };
    // Registration is offered only where the source needs no visit first.
    for (const AfterReport after : {AfterReport::Register, AfterReport::Verify}) {
        if (may(after))
            return after;
    }
    return AfterReport::Nothing;
}

bool isOfThePublic(const QString &source)
{
    return domain::isPublicSource(source);
}

QStringList TakenReport::commands() const
{
    QStringList keys;
    if (next)
        keys.append(next->record.id.text());
    keys.append(report.record.id.text());
    return keys;
}

void takeReport(CaseDesk &desk, QObject *context, const domain::CaseOrder &report, AfterReport after,
                const QString &mainCase, const QString &supervisor,
                std::function<void(const base::Result<TakenReport> &)> done)
{
    domain::CaseOrder first = report;
    if (first.caseId.isEmpty())
        first.caseId = CaseId::random();
    domain::CaseOrder second;
    second.caseId = first.caseId;
    second.action = actionOf(after);
    second.mainCase = mainCase;
    second.supervisor = supervisor;
    desk.reportCase(first).then(
        context, [&desk, context, second, done](const base::Result<domain::Verdict> &reported) {
            if (!reported) {
                done(tl::unexpected<base::Error>(reported.error()));
                return;
            }
            TakenReport taken{*reported, {}, {}};
            if (second.action.isEmpty()) {
                done(taken);
                return;
            }
            desk.perform(second).then(context, [taken, done](const base::Result<domain::Verdict> &followed) {
                TakenReport both = taken;
                if (followed)
                    both.next = *followed;
                else
                    both.refusal = followed.error().reason;
                done(both);
            });
        });
}
} // namespace wanmi::operations
