// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/importdesk.h"

#include "server/filehash.h"
#include "server/staging.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QStorageInfo>
#include <QUuid>

#include <algorithm>
#include <future>

namespace wanmi::server {
namespace {
Q_LOGGING_CATEGORY(log, "wanmi.server")
constexpr qint64 MostBytes = 32LL << 30; // of one import's files together
constexpr qint64 DiskReserve = 256LL << 20; // never fill the disk that the city's journal needs
constexpr std::size_t MostOpen = 50;

const QString Uploading = QStringLiteral("uploading");
const QString Waiting = QStringLiteral("waiting");
const QString Checking = QStringLiteral("checking");
const QString Comparing = QStringLiteral("comparing");
const QString Ready = QStringLiteral("ready");
const QString Applying = QStringLiteral("applying");
const QString Cancelled = QStringLiteral("cancelled");

qint64 sum(const std::vector<protocol::ImportFile> &files)
{
    qint64 bytes = 0;
    for (const protocol::ImportFile &file : files)
        bytes += file.bytes;
    return bytes;
}

bool isWhole(const protocol::ImportStatus &status)
{
    for (std::size_t i = 0; i < status.order.files.size(); ++i) {
        if (i >= status.received.size() || status.received[i] != status.order.files[i].bytes)
            return false;
    }
    return true;
}
} // namespace

ImportDesk::ImportDesk(Parts parts)
    : m_parts(std::move(parts))
{
    takeUpAgain();
    m_thread = std::thread([this] { run(); });
}

ImportDesk::~ImportDesk()
{
    stop();
}

void ImportDesk::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

QString ImportDesk::pathOf(const Import &import, std::size_t file)
{
    return QDir(import.folder.path())
        .filePath(QStringLiteral("files/") + import.status.order.files[file].name);
}

// What the last central left: sending goes on, checks begin anew.
void ImportDesk::takeUpAgain()
{
    const auto known = m_parts.storage.imports();
    QSet<QString> ids;
    for (const protocol::ImportStatus &status : known.value_or(std::vector<protocol::ImportStatus>())) {
        ids.insert(status.id);
        if (status.isFinal())
            continue;
        // Its files went to another server, which may be at it.
        if (m_parts.isShared && !QFileInfo::exists(WorkFolder::pathOf(m_parts.folder, status.id)))
            continue;
        auto folder = WorkFolder::hold(m_parts.folder, status.id);
        if (!folder)
            continue;
        const auto import = std::make_shared<Import>(std::move(*folder));
        import->status = status;
        for (std::size_t i = 0; i < status.order.files.size(); ++i)
            import->status.received[i] = QFileInfo(pathOf(*import, i)).size();
        m_open.emplace(status.id, import);
        if (isWhole(import->status)) {
            import->status.stage = Waiting;
            m_waiting.push_back(import);
        } else {
            import->status.stage = Uploading;
        }
    }
    if (known)
        WorkFolder::clear(m_parts.folder, ids);
}

base::Result<ImportDesk::ImportPtr> ImportDesk::find(const QString &id)
{
    const auto found = m_open.find(id);
    if (found == m_open.end())
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-such-import"), id);
    return found->second;
}

base::Result<void> ImportDesk::checkSizes(const protocol::ImportOrder &order) const
{
    if (order.files.empty())
        return base::refused(QStringLiteral("no-file"));
    if (!intake::kindFromToken(order.kind))
        return base::refused(QStringLiteral("unknown-kind"), order.kind);
    if (sum(order.files) > MostBytes)
        return base::refused(QStringLiteral("file-too-large"));
    // The rows lie beside the files until they are applied, and then in the city's journal.
    if (QStorageInfo(m_parts.folder).bytesAvailable() < 3 * sum(order.files) + DiskReserve)
        return base::failure(ErrorKind::Unreachable, QStringLiteral("disk-full"));
    return {};
}

ImportDesk::ImportPtr ImportDesk::sendingOf(const protocol::ImportOrder &order, const QString &account)
{
    for (const auto &[id, import] : m_open) {
        if (import->status.stage == Uploading && import->status.order == order
            && import->status.account == account)
            return import;
    }
    return nullptr;
}

ImportDesk::Outcome ImportDesk::begin(const protocol::ImportOrder &order, const Asker &asker)
{
    if (const auto good = checkSizes(order); !good)
        return tl::unexpected(good.error());
    const std::lock_guard lock(m_mutex);
    if (const ImportPtr going = sendingOf(order, asker.account))
        return going->status;
    if (m_open.size() >= MostOpen)
        return base::refused(QStringLiteral("too-many-imports"));
    const QString id = QUuid::createUuid().toString(QUuid::Id128);
    auto folder = WorkFolder::hold(m_parts.folder, id);
    if (!folder)
        return tl::unexpected(folder.error());
    QDir(folder->path()).mkdir(QStringLiteral("files"));
    const auto import = std::make_shared<Import>(std::move(*folder));
    protocol::ImportStatus &status = import->status;
    status.id = id;
    status.order = order;
    status.account = asker.account;
    status.createdAt = m_parts.clock->now();
    status.stage = Uploading;
    status.received.assign(order.files.size(), 0);
    status.total = sum(order.files);
    m_open.emplace(id, import);
    remember(status, "begun", asker);
    if (isWhole(status)) // nothing but empty files
        queue(import);
    return status;
}

ImportDesk::Outcome ImportDesk::put(const QString &id, int number, qint64 offset, const QByteArray &bytes)
{
    const std::lock_guard lock(m_mutex);
    const auto found = find(id);
    if (!found)
        return tl::unexpected(found.error());
    const ImportPtr &import = *found;
    protocol::ImportStatus &status = import->status;
    const auto at = std::size_t(number);
    if (number < 0 || at >= status.order.files.size())
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-such-file"));
    if (status.stage != Uploading)
        return base::failure(ErrorKind::Conflict, QStringLiteral("not-uploading"));
    const protocol::ImportFile &file = status.order.files[at];
    if (offset != status.received[at])
        return base::failure(ErrorKind::Conflict, QStringLiteral("wrong-offset"),
                             QString::number(status.received[at]));
    if (offset + bytes.size() > file.bytes)
        return base::refused(QStringLiteral("file-too-large"));
    QFile part(pathOf(*import, at));
    if (!part.open(QIODevice::WriteOnly | QIODevice::Append) || part.size() != offset
        || part.write(bytes) != bytes.size() || !part.flush()) {
        part.resize(offset); // what did not fit is sent again
        return base::failure(ErrorKind::Unreachable, QStringLiteral("disk-full"), part.errorString());
    }
    part.close();
    if (offset + bytes.size() == file.bytes && !file.hash.isEmpty()
        && hashOfFile(part.fileName()) != file.hash) {
        QFile::remove(part.fileName());
        status.received[at] = 0;
        return base::refused(QStringLiteral("hash-differs"), file.name);
    }
    status.received[at] += bytes.size();
    status.done += bytes.size();
    if (isWhole(status))
        queue(import);
    return status;
}

// With the mutex held.
void ImportDesk::queue(const ImportPtr &import)
{
    import->status.stage = Waiting;
    import->status.reason.clear();
    m_waiting.push_back(import);
    m_wake.notify_one();
}

void ImportDesk::run()
{
    for (;;) {
        ImportPtr import;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
            if (m_stopping)
                return;
            import = m_waiting.front();
            m_waiting.pop_front();
            if (import->cancelled)
                continue;
            import->status.stage = Checking;
        }
        check(import);
    }
}

void ImportDesk::check(const ImportPtr &import)
{
    QStringList paths;
    protocol::ImportStatus status;
    {
        const std::lock_guard lock(m_mutex);
        status = import->status;
        for (std::size_t i = 0; i < status.order.files.size(); ++i)
            paths.append(pathOf(*import, i));
    }
    auto job = std::make_unique<TakeInJob>(m_parts.storage, m_parts.shipped,
                                           TakeInJob::Place{m_parts.folder, import->folder.path()}, status);
    const auto watch = [&](const protocol::ImportStatus &now) {
        const std::lock_guard lock(m_mutex);
        const auto received = std::move(import->status.received);
        import->status = now;
        import->status.received = received;
        return !import->cancelled && !m_stopping;
    };
    base::Result<void> checked;
    try {
        checked = job->check(paths, m_parts.clock->now(), watch);
    } catch (const std::exception &exception) {
        qCCritical(log, "checking an import failed: %s", exception.what());
        checked = base::failure(ErrorKind::Unreachable, QStringLiteral("internal-error"),
                                QString::fromUtf8(exception.what()));
    }
    ready(import, std::move(job), checked);
}

void ImportDesk::ready(const ImportPtr &import, std::unique_ptr<TakeInJob> job,
                       const base::Result<void> &checked)
{
    const std::lock_guard lock(m_mutex);
    if (m_stopping)
        return; // checked again after the next start
    if (import->cancelled)
        return settle(import, "cancelled", {});
    if (!checked)
        return settle(import, "failed", checked.error().reason);
    const auto received = import->status.received;
    import->status = job->status();
    import->status.received = received;
    import->job = std::move(job);
    remember(import->status, nullptr, {});
}

// With the mutex held: an import that is over without having been applied.
void ImportDesk::settle(const ImportPtr &import, const char *stage, const QString &reason)
{
    import->job.reset();
    import->status.stage = QLatin1StringView(stage);
    import->status.reason = reason;
    import->status.finishedAt = m_parts.clock->now();
    import->status.secondsLeft.reset();
    m_open.erase(import->status.id);
    remember(import->status, stage, {import->status.account, {}});
    if (import->status.stage == Cancelled)
        import->folder.remove();
    else
        import->folder.keepReport();
}

void ImportDesk::remember(const protocol::ImportStatus &status, const char *outcome, const Asker &asker)
{
    std::optional<AuditEntry> entry;
    if (outcome)
        entry = AuditEntry{m_parts.clock->now(),     asker.account, asker.address,
                           QStringLiteral("import"), status.id,     QString::fromLatin1(outcome),
                           status.order.kind};
    m_parts.judges.post([status, entry](Storage &storage) {
        if (const auto done = storage.rememberImport(status, entry); !done)
            qCWarning(log, "the state of an import cannot be noted: %ls",
                      qUtf16Printable(done.error().reason));
    });
}

ImportDesk::Outcome ImportDesk::status(const QString &id)
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto open = find(id))
            return (*open)->status;
    }
    const auto all = m_parts.storage.imports();
    if (!all)
        return tl::unexpected(all.error());
    const auto found = std::ranges::find(*all, id, &protocol::ImportStatus::id);
    if (found == all->end())
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-such-import"), id);
    return *found;
}

base::Result<std::vector<protocol::ImportStatus>> ImportDesk::list()
{
    auto all = m_parts.storage.imports();
    if (!all)
        return all;
    const std::lock_guard lock(m_mutex);
    QSet<QString> known;
    for (protocol::ImportStatus &one : *all) {
        known.insert(one.id);
        if (const auto open = m_open.find(one.id); open != m_open.end())
            one = open->second->status;
    }
    for (const auto &[id, import] : m_open) { // begun this moment
        if (!known.contains(id))
            all->insert(all->begin(), import->status);
    }
    return all;
}

base::Result<std::unique_ptr<Staging>> ImportDesk::reportOf(const QString &id)
{
    if (const auto known = status(id); !known)
        return tl::unexpected(known.error());
    return m_parts.storage.stagedReport(WorkFolder::pathOf(m_parts.folder, id));
}

base::Result<protocol::ImportPage<protocol::ImportProblem>> ImportDesk::problems(const QString &id,
                                                                                 qint64 after, int limit)
{
    auto report = reportOf(id);
    return report ? (*report)->problems(after, limit) : tl::unexpected(report.error());
}

base::Result<protocol::ImportPage<protocol::ImportDifference>>
ImportDesk::differences(const QString &id, const QString &op, qint64 after, int limit)
{
    auto report = reportOf(id);
    return report ? (*report)->differences(op, after, limit) : tl::unexpected(report.error());
}

base::Result<QString> ImportDesk::problemsFile(const QString &id)
{
    if (const auto known = status(id); !known)
        return tl::unexpected(known.error());
    const QString path = TakeInJob::problemsFile(WorkFolder::pathOf(m_parts.folder, id));
    if (!QFile::exists(path))
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-report"), id);
    return path;
}

ImportDesk::Outcome ImportDesk::tooLate(const QString &id, const QString &reason)
{
    const auto known = status(id);
    return known ? base::failure(ErrorKind::Conflict, reason) : Outcome(tl::unexpected(known.error()));
}

ImportDesk::Outcome ImportDesk::apply(const QString &id, const protocol::ImportDecision &decision,
                                      const Asker &asker)
{
    std::unique_lock lock(m_mutex);
    const auto found = find(id);
    if (!found) {
        lock.unlock();
        return tooLate(id, QStringLiteral("not-ready"));
    }
    const ImportPtr &import = *found;
    if (import->status.stage != Ready || (!import->job && !import->application))
        return base::failure(ErrorKind::Conflict, QStringLiteral("not-ready"));
    if (import->job) {
        auto application = import->job->application(decision.remove, asker.address, m_parts.clock->now());
        if (!application)
            return tl::unexpected(application.error());
        import->application = std::move(*application);
        import->job.reset();
    }
    import->application->remove = decision.remove;
    import->application->status.account = asker.account;
    import->application->at = m_parts.clock->now();
    import->status.stage = Applying;
    import->status.reason.clear();
    const bool taken = m_parts.judges.post([this, import, wish = *import->application](Storage &storage) {
        applied(import, storage.applyImport(wish));
    });
    if (!taken) {
        import->status.stage = Ready;
        return base::failure(ErrorKind::Unreachable, QStringLiteral("busy"));
    }
    return import->status;
}

// On the writing thread.
void ImportDesk::applied(const ImportPtr &import, const Outcome &outcome)
{
    if (outcome)
        m_parts.applied();
    const std::lock_guard lock(m_mutex);
    if (outcome) {
        const auto received = import->status.received;
        import->status = *outcome;
        import->status.received = received;
        m_open.erase(import->status.id);
        import->folder.keepReport();
        return;
    }
    if (outcome.error().reason == QLatin1StringView("city-changed")) {
        import->application.reset();
        return queue(import); // somebody else was faster: what would happen now is found out anew
    }
    // Nothing was changed; the rows are still there, so it can be decided again.
    import->status.stage = Ready;
    import->status.reason = outcome.error().reason;
}

ImportDesk::Outcome ImportDesk::cancel(const QString &id, const Asker &asker)
{
    std::unique_lock lock(m_mutex);
    const auto found = find(id);
    if (!found) {
        lock.unlock();
        return tooLate(id, QStringLiteral("already-final"));
    }
    const ImportPtr import = *found;
    if (import->status.stage == Applying)
        return base::failure(ErrorKind::Conflict, QStringLiteral("being-applied"));
    import->cancelled = true;
    import->status.account = asker.account;
    // One that is being checked ends at its next step; the others have nobody who would end them.
    if (import->status.stage != Checking && import->status.stage != Comparing)
        settle(import, "cancelled", {});
    return import->status;
}
} // namespace wanmi::server
