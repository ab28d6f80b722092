// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/lifecycles.h"

#include "domain/rulebook.h"
#include "server/central.h"
#include "server/opencity.h"

#include <algorithm>

namespace wanmi::server {
namespace {
constexpr const char *Console = "console";

base::Result<std::unique_ptr<Storage>> openCity(const QString &folder)
{
    if (isEmpty(folder))
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-city"), folder);
    return openStorage(folder);
}

/// States of open cases that are not registered yet: they go on under the lifecycle that is in force.
base::Result<QStringList> statesBeforeRegistration(Storage &storage)
{
    QStringList states;
    const auto read = storage.eachOpenCase([&states](const domain::CaseFile &file) {
        if (!file.registeredAt && !states.contains(file.state))
            states.append(file.state);
    });
    return read ? base::Result<QStringList>(std::move(states)) : tl::unexpected(read.error());
}

base::Result<QHash<QString, qint64>> openByVersion(Storage &storage)
{
    QHash<QString, qint64> counts;
    const auto read = storage.eachOpenCase([&counts](const domain::CaseFile &file) {
        if (file.registeredAt)
            ++counts[file.workflowVersion];
    });
    return read ? base::Result<QHash<QString, qint64>>(std::move(counts)) : tl::unexpected(read.error());
}
} // namespace

base::Result<std::vector<LifecycleReport>> lifecyclesOf(const QString &folder)
{
    auto storage = openCity(folder);
    if (!storage)
        return tl::unexpected(storage.error());
    const auto shipped = domain::shippedRuleBook();
    const auto published = (*storage)->lifecycles();
    const auto open = openByVersion(**storage);
    if (!shipped)
        return tl::unexpected(shipped.error());
    if (!published)
        return tl::unexpected(published.error());
    if (!open)
        return tl::unexpected(open.error());
    std::vector<LifecycleReport> reports;
    const workflow::Workflow &ours = (*shipped)->workflow;
    reports.push_back({ours.version(), ours.name(), QStringLiteral("shipped"), {}, false,
                       open->value(ours.version())});
    for (const workflow::Workflow &before : (*shipped)->earlier) {
        if (open->contains(before.version()))
            reports.push_back({before.version(), before.name(), QStringLiteral("shipped"), {}, false,
                               open->value(before.version())});
    }
    for (const PublishedLifecycle &one : *published) {
        if (domain::publishedCalendar(one.scxml))
            continue;
        reports.insert(reports.begin(),
                       {one.version, one.name, one.by, one.at, false, open->value(one.version)});
    }
    reports.front().inForce = true;
    return reports;
}

base::Result<void> publishLifecycle(const QString &folder, const QByteArray &scxml, base::Instant now)
{
    auto storage = openCity(folder);
    if (!storage)
        return tl::unexpected(storage.error());
    auto chart = workflow::Workflow::fromScxml(scxml);
    if (!chart)
        return tl::unexpected(chart.error());
    if (chart->kind() != u"case")
        return base::refused(QStringLiteral("other-kind"), chart->kind());
    const workflow::CheckReport report = workflow::check(*chart, domain::workflowWords());
    if (!report.findings.empty()) {
        const workflow::Finding &first = report.findings.front();
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-workflow"),
                             first.code + QStringLiteral(": ") + first.where + u' ' + first.detail);
    }
    const auto shipped = domain::shippedRuleBook();
    if (!shipped)
        return tl::unexpected(shipped.error());
    const bool isShipped = chart->version() == (*shipped)->workflow.version()
        || std::ranges::find((*shipped)->earlier, chart->version(), &workflow::Workflow::version)
            != (*shipped)->earlier.end();
    if (isShipped)
        return base::failure(base::ErrorKind::Conflict, QStringLiteral("version-exists"), chart->version());
    const auto waiting = statesBeforeRegistration(**storage);
    if (!waiting)
        return tl::unexpected(waiting.error());
    QStringList lost;
    for (const QString &state : *waiting) {
        if (!chart->state(state))
            lost.append(state);
    }
    if (!lost.isEmpty())
        return base::refused(QStringLiteral("state-missing"), lost.join(u' '));
    const PublishedLifecycle lifecycle{chart->version(), chart->name(), scxml, now,
                                       QLatin1StringView(Console)};
    const AuditEntry entry{now,
                           QStringLiteral("administrator"),
                           QLatin1StringView(Console),
                           QStringLiteral("workflow-publish"),
                           chart->version(),
                           QStringLiteral("done"),
                           chart->name()};
    const auto done = (*storage)->publishLifecycle(lifecycle, entry);
    return done ? base::Result<void>() : tl::unexpected(done.error());
}
} // namespace wanmi::server
