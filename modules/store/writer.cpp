// SPDX-License-Identifier: GPL-3.0-or-later
#include "writer.h"

#include "files.h"
#include "formerscopes.h"
#include "protocol/caserow.h"
#include "readrows.h"
#include "sqltext.h"

#include <QLoggingCategory>
#include <QTimer>

namespace wanmi::store {
namespace {
Q_LOGGING_CATEGORY(lcWriter, "wanmi.store.writer")
using Status = OutboxEntry::Status;

// Two complete pages after its judgement a command's change has passed us, even if its row is outside our
// scope.
constexpr int QuietPagesUntilShown = 2;
} // namespace

Writer::Writer(const Location &location, domain::RuleBookPtr rules, std::shared_ptr<const base::Clock> clock,
               SharedPtr shared, std::function<void(const std::function<void()> &)> standAside)
    : m_location(location)
    , m_replica(location.folder + QStringLiteral("/replica/") + folderName(location.scope), location.scope,
                std::move(standAside), &shared->stopping)
    , m_outbox(location.folder + QStringLiteral("/people/") + folderName(location.person), location.person)
    , m_rules(std::move(rules))
    , m_clock(std::move(clock))
    , m_shared(std::move(shared))
    , m_tidyAfter(location.tidyAfter)
{
}

Writer::~Writer() = default;

template <typename T> Result<T> Writer::reported(Result<T> outcome)
{
    // Who stops is told nothing of what was cut short.
    if (!outcome && outcome.error().kind == base::ErrorKind::Unreachable && !m_shared->stopping)
        emit writeFailed(outcome.error());
    return outcome;
}

Result<ReplicaStatus> Writer::open()
{
    m_shared->isReadable = false;
    const auto opened = m_outbox.open().and_then([this] { return m_replica.open(); });
    if (!opened)
        return reported<ReplicaStatus>(tl::unexpected<base::Error>(opened.error()));
    m_shared->isReadable = m_replica.status().exists;
    m_shared->isComplete = m_replica.status().complete;
    if (const auto left = leaveFormerScopes(m_location); !left)
        qCWarning(lcWriter) << "a replica of a former scope stays:" << left.error().reason << left.error().detail;
    tidy();
    layAll();
    if (m_replica.status().exists || !m_outbox.entries().empty())
        publishEverything();
    emit outboxChanged(m_outbox.waiting(), m_outbox.rejected());
    return status();
}

Result<ReplicaStatus> Writer::status() const
{
    ReplicaStatus status = m_replica.status();
    status.waitingCommands = m_outbox.waiting();
    status.rejections = m_outbox.rejected();
    return status;
}

Result<void> Writer::beginBootstrap(const protocol::Manifest &manifest)
{
    return reported(m_replica.begin(manifest));
}

Result<std::optional<SnapshotPlace>> Writer::resumeBootstrap(const protocol::Manifest &manifest)
{
    return m_replica.resume(manifest);
}

Result<void> Writer::addSnapshotRows(const std::vector<protocol::RowChange> &rows)
{
    return showNews(m_replica.add(rows));
}

Result<SnapshotProgress> Writer::addSnapshotBytes(QByteArrayView bytes)
{
    WANMI_TRY(showNews(m_replica.addBytes(bytes)));
    return SnapshotProgress{m_replica.bootstrapRows(), m_replica.trailer()};
}

Result<void> Writer::adoptSnapshot(const protocol::Manifest &manifest)
{
    return showNews(m_replica.adopt(manifest));
}

Result<void> Writer::showNews(const Result<std::set<protocol::TableNo>> &news)
{
    if (!news)
        return reported<void>(tl::unexpected<base::Error>(news.error()));
    if (!news->empty()) {
        m_shared->isReadable = true;
        m_shared->isComplete = false;
        layAll();
        publishNews(*news);
    }
    return {};
}

Result<void> Writer::finishBootstrap(const QString &cursor)
{
    const auto news = reported(m_replica.finish(cursor));
    if (!news)
        return tl::unexpected<base::Error>(news.error());
    m_shared->isReadable = true;
    m_shared->isComplete = true;
    if (const auto forgotten = forgetShown(); !forgotten)
        qCWarning(lcWriter, "outbox not tidied: %s", qPrintable(forgotten.error().reason));
    layAll();
    publishNews(*news);
    return {};
}

Result<void> Writer::apply(const protocol::ChangePage &page)
{
    auto changes = m_replica.apply(page);
    if (!changes)
        return reported<void>(tl::unexpected<base::Error>(changes.error()));
    if (!page.more)
        m_outbox.countQuietPage();
    // The rows are safe; a command that stays in the outbox a little longer harms nobody.
    if (const auto forgotten = forgetShown(); !forgotten)
        qCWarning(lcWriter, "outbox not tidied: %s", qPrintable(forgotten.error().reason));
    announce(*changes);
    return {};
}

/// Readers that stand in the way are gone in a moment.
void Writer::sweep()
{
    constexpr int AgainMs = 250;
    const bool replica = m_replica.sweep().value_or(false);
    const bool outbox = m_outbox.sweep().value_or(false);
    if ((replica && outbox) || m_sweepPosted || m_shared->stopping)
        return;
    m_sweepPosted = true;
    QTimer::singleShot(AgainMs, this, [this] {
        m_sweepPosted = false;
        sweep();
    });
}

/// Takes a second for a hundred megabytes, and cases leave a department all day long: once in a while for all.
void Writer::tidy()
{
    if (!m_replica.isTidyDue() || m_tidyPosted)
        return;
    m_tidyPosted = true;
    QTimer::singleShot(m_tidyAfter, this, [this] {
        m_tidyPosted = false;
        if (m_shared->stopping)
            return;
        if (const auto done = m_replica.tidy(); !done) {
            qCWarning(lcWriter, "the replica's file is not written anew: %s", qPrintable(done.error().reason));
            return;
        }
        sweep();
    });
}

void Writer::announce(const ChangeSet &changes)
{
    sweep();
    tidy();
    if (changes.everything) {
        layAll();
        publishEverything();
        return;
    }
    layLanes(changes.cases);
    if (!changes.cases.isEmpty() || !changes.components.isEmpty() || !changes.cameras.isEmpty()
        || !changes.persons.isEmpty() || changes.walls || changes.left || changes.cameraMonths)
        emit committed(changes);
}

Result<int> Writer::refill(const protocol::RowRange &range, const std::vector<protocol::RowChange> &rows, qint64 tail)
{
    const auto filled = reported(m_replica.refill(range, rows, tail));
    if (!filled)
        return tl::unexpected<base::Error>(filled.error());
    announce(filled->changes);
    return filled->rows;
}

Result<void> Writer::rememberManifest(const protocol::Manifest &manifest)
{
    return reported(m_replica.remember(manifest));
}

Result<void> Writer::requireOutbox() const
{
    if (!m_outbox.isOpen())
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("store-not-open"));
    return {};
}

Result<void> Writer::enqueue(const protocol::Command &command, const domain::Verdict &provisional)
{
    WANMI_TRY(requireOutbox());
    WANMI_TRY(reported(m_outbox.enqueue(command, provisional)));
    const QString lane = provisional.after.id.text();
    layLanes({lane});
    QSet<QString> cases{lane};
    if (provisional.opened)
        cases.insert(provisional.opened->id.text());
    publishCases(cases);
    return {};
}

Result<std::vector<protocol::Command>> Writer::sendable(int limit)
{
    WANMI_TRY(requireOutbox());
    return m_outbox.sendable(limit);
}

Result<QStringList> Writer::withdraw(const QStringList &keys)
{
    WANMI_TRY(requireOutbox());
    const auto taken = reported(m_outbox.withdraw(keys));
    if (!taken)
        return tl::unexpected<base::Error>(taken.error());
    QStringList withdrawn;
    QSet<QString> lanes, cases;
    for (const OutboxEntry &entry : *taken) {
        withdrawn.append(entry.command.key);
        lanes.insert(entry.lane);
        if (entry.provisional.opened)
            cases.insert(entry.provisional.opened->id.text());
    }
    layLanes(lanes);
    publishCases(lanes | cases);
    return withdrawn;
}

Result<QStringList> Writer::withdrawable(const QStringList &keys) const
{
    WANMI_TRY(requireOutbox());
    QStringList found;
    for (const OutboxEntry *entry : m_outbox.withdrawable(keys))
        found.append(entry->command.key);
    return found;
}

Result<void> Writer::settle(const std::vector<protocol::CommandResult> &results)
{
    WANMI_TRY(requireOutbox());
    const auto lanes = reported(m_outbox.settle(results, m_clock->now()));
    if (!lanes)
        return tl::unexpected<base::Error>(lanes.error());
    if (const auto forgotten = forgetShown(); !forgotten)
        qCWarning(lcWriter, "outbox not tidied: %s", qPrintable(forgotten.error().reason));
    layLanes(*lanes);
    publishCases(*lanes);
    return {};
}

Result<std::vector<Rejection>> Writer::rejections() const
{
    WANMI_TRY(requireOutbox());
    std::vector<Rejection> rejections;
    for (const OutboxEntry &entry : m_outbox.entries()) {
        if (entry.status == Status::Rejected)
            rejections.push_back({entry.command, entry.result, entry.settledAt});
    }
    return rejections;
}

Result<void> Writer::closeRejection(const QString &key, bool retry)
{
    WANMI_TRY(requireOutbox());
    const auto lane = reported(retry ? retryRejected(key) : m_outbox.close(key));
    if (!lane)
        return tl::unexpected<base::Error>(lane.error());
    layLanes({*lane});
    publishCases({*lane});
    return {};
}

Result<QString> Writer::retryRejected(const QString &key)
{
    const auto &entries = m_outbox.entries();
    const auto it = std::ranges::find_if(entries, [&key](const OutboxEntry &e) {
        return e.status == Status::Rejected && e.command.key == key;
    });
    if (it == entries.end())
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-such-rejection"));
    const auto confirmed = confirmedCase(it->lane);
    if (!confirmed)
        return tl::unexpected<base::Error>(confirmed.error());
    protocol::Command again = it->command;
    again.key = ActionId::random().text(); // central answers an old key with the old refusal
    again.baseVersion = *confirmed ? (*confirmed)->version : 0;
    again.occurredAt = m_clock->now();
    domain::Circumstances circumstances;
    circumstances.at = again.occurredAt;
    const auto verdict = domain::act(*confirmed, again.order, actorOf(it->provisional.record),
                                     ActionId(again.key), circumstances, *m_rules);
    if (!verdict)
        return tl::unexpected<base::Error>(verdict.error());
    return m_outbox.retry(key, again, *verdict);
}

Result<std::optional<domain::CaseFile>> Writer::confirmedCase(const QString &caseId) const
{
    if (!m_replica.isOpen())
        return std::optional<domain::CaseFile>();
    auto statement = m_replica.database().prepare(readSql("caseOf"));
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    statement->bind(1, caseId);
    const auto row = statement->step();
    if (!row)
        return tl::unexpected<base::Error>(row.error());
    if (!*row)
        return std::optional<domain::CaseFile>();
    auto file = protocol::caseFromRow(rowFrom(*statement, protocol::spec(protocol::TableNo::CaseFile), 1),
                                      statement->integer(0));
    if (!file)
        return tl::unexpected<base::Error>(file.error());
    return std::optional(std::move(*file));
}

bool Writer::isActionHere(const QString &key) const
{
    if (!m_replica.isOpen())
        return false;
    auto statement = m_replica.database().prepare(readSql("actionIsHere"));
    if (!statement)
        return false;
    statement->bind(1, key);
    return statement->step().value_or(false);
}

bool Writer::isShown(const OutboxEntry &entry) const
{
    if (!m_replica.isOpen() || entry.status != Status::Applied)
        return isActionHere(entry.command.key);
    if (entry.quietPages >= QuietPagesUntilShown
        || (entry.result.seq > 0 && entry.result.seq <= m_replica.status().tail))
        return true;
    const auto confirmed = confirmedCase(entry.lane);
    if (confirmed && *confirmed && entry.result.version > 0 && (*confirmed)->version >= entry.result.version)
        return true;
    return isActionHere(entry.command.key);
}

Result<void> Writer::forgetShown()
{
    const auto lanes = m_outbox.dropShown([this](const OutboxEntry &entry) { return isShown(entry); });
    if (!lanes)
        return tl::unexpected<base::Error>(lanes.error());
    if (!lanes->isEmpty()) {
        layLanes(*lanes);
        publishCases(*lanes);
    }
    return {};
}

void Writer::layLanes(const QSet<QString> &lanes)
{
    if (m_outbox.entries().empty() && m_shared->overlay.load()->cases.isEmpty())
        return;
    auto next = std::make_shared<Overlay>(*m_shared->overlay.load());
    // Once through what is laid and once through what waits, however many lanes: after days alone both are long.
    next->cases.removeIf([&lanes](const auto &laid) {
        return lanes.contains(laid.key()) || lanes.contains(laid.value()->openedBy);
    });
    for (const auto &[lane, entries] : m_outbox.byLane(lanes)) {
        // A row that cannot be read now lies under nothing; the readers then show the row as it is.
        const auto confirmed = confirmedCase(lane).value_or(std::nullopt);
        auto laid = layOver(
            confirmed, entries, [this](const OutboxEntry &entry) { return isShown(entry); }, *m_rules);
        if (laid)
            next->cases.insert(lane, std::make_shared<const LaidCase>(std::move(*laid)));
        for (const OutboxEntry *entry : entries) {
            const auto &opened = entry->provisional.opened;
            if (!opened || entry->status == Status::Rejected || isShown(*entry))
                continue;
            next->cases.insert(
                opened->id.text(),
                std::make_shared<const LaidCase>(LaidCase{0, *opened, {entry->command}, lane}));
        }
    }
    m_shared->overlay.store(std::move(next));
}

void Writer::layAll()
{
    m_shared->overlay.store(std::make_shared<const Overlay>());
    QSet<QString> lanes;
    for (const OutboxEntry &entry : m_outbox.entries())
        lanes.insert(entry.lane);
    layLanes(lanes);
}

void Writer::publishEverything()
{
    ++m_shared->rebuilt;
    ChangeSet changes;
    changes.everything = true;
    changes.seq = m_replica.status().tail;
    emit committed(changes);
}

void Writer::publishNews(const std::set<protocol::TableNo> &news)
{
    const bool isFirst = news.contains(protocol::TableNo::Area);
    ++m_shared->rebuilt;
    ChangeSet changes;
    changes.everything = true;
    changes.sameGround = !isFirst;
    changes.sameCases = !isFirst && !news.contains(protocol::TableNo::CaseFile) && m_outbox.entries().empty();
    changes.sameComponents = !isFirst && !news.contains(protocol::TableNo::Component);
    changes.seq = m_replica.status().tail;
    emit committed(changes);
}

void Writer::publishCases(const QSet<QString> &cases)
{
    ChangeSet changes;
    changes.cases = cases;
    changes.seq = m_replica.status().tail;
    if (!cases.isEmpty())
        emit committed(changes);
    emit outboxChanged(m_outbox.waiting(), m_outbox.rejected());
}
} // namespace wanmi::store
