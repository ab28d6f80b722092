// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/takein.h"

#include "server/opencity.h"
#include "server/takeinjob.h"
#include "server/workfolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

namespace wanmi::server {
namespace {
constexpr int ShownProblems = 200;

base::Result<std::unique_ptr<Storage>> openCity(const QString &folder)
{
    return openStorage(folder);
}

base::Result<TakenIn> withLists(protocol::ImportStatus status, Staging &staging, int mostDifferences)
{
    TakenIn taken{std::move(status), {}, {}};
    auto problems = staging.problems(0, ShownProblems);
    if (!problems)
        return tl::unexpected(problems.error());
    taken.problems = std::move(problems->items);
    for (const char *op : {"add", "change", "remove", "kept"}) {
        auto page = staging.differences(QLatin1StringView(op), 0, mostDifferences);
        if (!page)
            return tl::unexpected(page.error());
        std::ranges::move(page->items, std::back_inserter(taken.differences));
    }
    return taken;
}

base::Result<void> copyProblems(const QString &workFolder, const QString &path)
{
    if (path.isEmpty())
        return {};
    QFile::remove(path);
    const QString made = TakeInJob::problemsFile(workFolder);
    if (QFile::exists(made) && !QFile::copy(made, path))
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), path);
    return {};
}
} // namespace

base::Result<TakenIn> importFiles(const QString &folder, const TakeInWish &wish,
                                  const domain::RuleBookPtr &rules, base::Instant now,
                                  const TakeInWatch &watch)
{
    auto storage = openCity(folder);
    if (!storage)
        return tl::unexpected(storage.error());
    const auto known = (*storage)->imports();
    if (!known)
        return tl::unexpected(known.error());
    QSet<QString> ids;
    for (const protocol::ImportStatus &one : *known)
        ids.insert(one.id);
    WorkFolder::clear(folder, ids);
    if (const auto facts = (*storage)->facts(); facts && !facts->basemapHash.isEmpty())
        WorkFolder::clearBasemaps(folder, facts->basemapFile);

    protocol::ImportStatus status;
    status.id = QUuid::createUuid().toString(QUuid::Id128);
    status.order = wish.order;
    status.order.files.clear();
    for (const QString &path : wish.paths)
        status.order.files.push_back({QFileInfo(path).fileName(), QFileInfo(path).size(), {}});
    status.account = wish.account;
    status.createdAt = now;
    auto work = WorkFolder::hold(folder, status.id);
    if (!work)
        return tl::unexpected(work.error());
    auto outcome = [&]() -> base::Result<TakenIn> {
        TakeInJob job(**storage, rules, {folder, work->path()}, status);
        if (const auto checked = job.check(wish.paths, now, watch); !checked)
            return tl::unexpected(checked.error());
        if (const auto copied = copyProblems(work->path(), wish.problemsPath); !copied)
            return tl::unexpected(copied.error());
        auto taken = withLists(job.status(), *job.staging(), wish.mostDifferences);
        if (!taken || wish.dryRun)
            return taken;
        protocol::ImportStatus applying = job.status();
        applying.stage = QStringLiteral("applying");
        if (watch && !watch(applying))
            return base::refused(QStringLiteral("cancelled"));
        const auto application = job.application(wish.remove, QStringLiteral("console"), now);
        if (!application)
            return tl::unexpected(application.error());
        auto done = (*storage)->applyImport(*application);
        if (!done)
            return tl::unexpected(done.error());
        taken->status = std::move(*done);
        return taken;
    }();
    if (outcome && !wish.dryRun)
        work->keepReport();
    else
        work->remove();
    return outcome;
}

base::Result<std::vector<protocol::ImportStatus>> listImports(const QString &folder)
{
    auto storage = openCity(folder);
    return storage ? (*storage)->imports() : tl::unexpected(storage.error());
}
} // namespace wanmi::server
