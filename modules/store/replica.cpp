// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica.h"

#include "files.h"
#include "sqltext.h"
#include "sweep.h"

#include <QDateTime>
#include <QDir>
#include <QJsonDocument>
#include <QLoggingCategory>

#include <sqlite3.h>

#include <array>

namespace wanmi::store {
namespace {
Q_LOGGING_CATEGORY(lcReplica, "wanmi.store.replica")
using protocol::RowOp;
using protocol::TableNo;
using News = std::set<TableNo>;

constexpr qint64 GeoPackageId = 1196444487;
constexpr qsizetype MostNamedRows = 5'000;

base::Error notBootstrapping()
{
    return {base::ErrorKind::Conflict, QStringLiteral("no-bootstrap"), {}};
}
} // namespace

Replica::Replica(QString folder, QString scope, std::function<void(const std::function<void()> &)> standAside,
                 const std::atomic<bool> *stop)
    : m_folder(std::move(folder))
    , m_file(m_folder + QStringLiteral("/replica.gpkg"))
    , m_nextFile(nextFile(m_folder))
    , m_scope(std::move(scope))
    , m_standAside(std::move(standAside))
    , m_stop(stop)
{
}

Result<void> Replica::open()
{
    drop();
    WANMI_TRY(makeFolder(m_folder));
    // What a crash left half built is worth nothing.
    WANMI_TRY(removeGroup(m_nextFile));
    if (!fileExists(m_file))
        return {};
    const auto looked = openPresent().and_then([this] { return look(); });
    if (looked)
        return {};
    drop();
    if (looked.error().kind != base::ErrorKind::Corrupt)
        return looked;
    qCWarning(lcReplica, "replica set aside: %s", qPrintable(looked.error().detail));
    return setAside();
}

void Replica::drop()
{
    m_bootstrap.reset();
    m_writer.reset();
    m_database.close();
    m_status = {};
    m_page = 0;
    m_tidyDue = false;
}

Result<void> Replica::openPresent()
{
    auto database = Database::open(m_file, Database::Mode::Create, m_stop);
    if (!database)
        return tl::unexpected<base::Error>(database.error());
    m_database = std::move(*database);
    WANMI_TRY(
        m_database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384;"
                       "PRAGMA journal_size_limit = 16777216;"));
    WANMI_TRY(m_database.run(OverwriteDeleted));
    m_sweepDue = true; // of what an earlier start has left
    m_writer = std::make_unique<RowWriter>(m_database);
    return {};
}

Result<void> Replica::look()
{
    const auto corrupt = [](const char *what) {
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("replica-corrupt"),
                             QString::fromLatin1(what));
    };
    const auto application = m_database.number("PRAGMA application_id");
    if (!application)
        return tl::unexpected<base::Error>(application.error());
    const auto hasMeta = m_database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'replica_meta'");
    if (!hasMeta)
        return tl::unexpected<base::Error>(hasMeta.error());
    if (*application != GeoPackageId || *hasMeta == 0)
        return corrupt("not a replica");
    QHash<QByteArray, QString> meta;
    for (const char *key : {"schema", "scope", "complete", "cursor", "epoch", "tail", "rows", "manifest",
                            "identity", "page", "as_of", "left_page", "tidy_page"}) {
        const auto value = readMeta(m_database, key);
        if (!value)
            return tl::unexpected<base::Error>(value.error());
        meta.insert(key, *value);
    }
    if (meta["schema"].toInt() != ReplicaSchema || meta["scope"] != m_scope)
        return corrupt("older schema or another scope");
    if (meta["identity"].isEmpty()) { // of a version that kept no search index
        WANMI_TRY(m_database.run(scriptOf("searchchanges.sql")));
        WANMI_TRY(writeMeta(m_database, "identity", newIdentity()));
    }
    m_status.exists = true;
    m_status.complete = meta["complete"] == QStringLiteral("1");
    // Half a replica is worth showing while the next one comes, if a power cut has left it whole.
    if (!m_status.complete) {
        auto check = m_database.prepare("PRAGMA quick_check(1)");
        if (!check)
            return tl::unexpected<base::Error>(check.error());
        const auto row = check->step();
        if (!row && row.error().reason == QLatin1String("stopping"))
            return tl::unexpected<base::Error>(row.error());
        if (!row || check->text(0) != QStringLiteral("ok"))
            return corrupt("half built and damaged");
    }
    m_status.cursor = m_status.complete ? meta["cursor"] : QString();
    m_status.epoch = meta["epoch"].toLongLong();
    m_status.tail = meta["tail"].toLongLong();
    m_page = meta["page"].toLongLong();
    m_tidyDue = meta["left_page"].toLongLong() > meta["tidy_page"].toLongLong();
    m_status.asOf = base::instantFromMs(meta["as_of"].toLongLong());
    m_status.rows = meta["rows"].toLongLong();
    if (auto manifest
        = protocol::fromJson<protocol::Manifest>(QJsonDocument::fromJson(meta["manifest"].toUtf8()).object()))
        m_status.manifest = std::move(*manifest);
    m_status.asOf = std::max(m_status.asOf, m_status.complete ? m_status.manifest.serverTime : base::Instant());
    return {};
}

Result<void> Replica::setAside()
{
    QDir folder(m_folder);
    for (const QString &older : folder.entryList({QStringLiteral("replica-corrupt-*.gpkg")}))
        WANMI_TRY(removeGroup(m_folder + QLatin1Char('/') + older));
    const QString aside
        = QStringLiteral("%1/replica-corrupt-%2.gpkg").arg(m_folder).arg(QDateTime::currentMSecsSinceEpoch());
    Result<void> moved;
    m_standAside([&] { moved = replaceGroup(m_file, aside); });
    if (moved) {
        QFile::remove(m_file + QStringLiteral("-wal"));
        QFile::remove(m_file + QStringLiteral("-shm"));
    }
    return moved;
}

template <typename T> Result<T> Replica::abandoned(const base::Error &error)
{
    m_bootstrap.reset();
    // Not our news: the error that ended the bootstrap is; open() clears what could not be removed now.
    if (const auto removed = removeGroup(m_nextFile); !removed)
        qCWarning(lcReplica, "half a replica stays: %s", qPrintable(removed.error().detail));
    return tl::unexpected<base::Error>(error);
}

Result<void> Replica::begin(const protocol::Manifest &manifest)
{
    m_bootstrap.reset();
    WANMI_TRY(makeFolder(m_folder));
    WANMI_TRY(removeGroup(m_nextFile));
    auto bootstrap = Bootstrap::begin(m_nextFile, m_scope, manifest, m_stop);
    if (!bootstrap)
        return abandoned<void>(bootstrap.error());
    m_bootstrap = std::move(*bootstrap);
    m_status.manifest = manifest;
    return {};
}

std::optional<SnapshotPlace> Replica::resume(const protocol::Manifest &manifest)
{
    if (manifest.epoch != m_status.manifest.epoch)
        return std::nullopt;
    if (!m_bootstrap && m_status.exists && !m_status.complete) {
        auto bootstrap = Bootstrap::resume(m_file, m_stop);
        if (!bootstrap) {
            qCDebug(lcReplica, "half a replica begins anew: %s", qPrintable(bootstrap.error().reason));
            return std::nullopt;
        }
        m_bootstrap = std::move(*bootstrap);
    }
    return m_bootstrap ? m_bootstrap->place() : std::nullopt;
}

void Replica::streamBegins(const QString &cursor)
{
    if (m_bootstrap)
        m_bootstrap->streamBegins(cursor);
}

Result<News> Replica::add(const std::vector<protocol::RowChange> &rows)
{
    return m_bootstrap ? added(m_bootstrap->add(rows)) : tl::unexpected<base::Error>(notBootstrapping());
}

Result<News> Replica::addBytes(QByteArrayView bytes)
{
    return m_bootstrap ? added(m_bootstrap->addBytes(bytes)) : tl::unexpected<base::Error>(notBootstrapping());
}

Result<News> Replica::added(const Result<void> &outcome)
{
    if (!outcome)
        return abandoned<News>(outcome.error());
    if (m_bootstrap->isUsable() && !m_bootstrap->isReadable()) {
        if (const auto taken = takePlace(); !taken)
            return abandoned<News>(taken.error());
    }
    m_status.rows = m_bootstrap->isReadable() ? m_bootstrap->rows() : m_status.rows;
    return m_bootstrap->takeNews();
}

QString Replica::nextFile(const QString &folder)
{
    return folder + QStringLiteral("/replica-next.gpkg");
}

/// Only its own: a file of another scope may hold what this person must not see.
Result<void> Replica::checkWhole(const protocol::Manifest &manifest) const
{
    auto database = Database::open(m_nextFile, Database::Mode::Create, m_stop);
    if (!database)
        return tl::unexpected<base::Error>(database.error());
    const auto bad = [](const char *what) {
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-snapshot"), QString::fromLatin1(what));
    };
    WANMI_TRY(database->run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"));
    if (database->number("PRAGMA application_id").value_or(0) != GeoPackageId
        || database->number("SELECT count(*) FROM sqlite_schema WHERE name = 'replica_meta'").value_or(0) == 0)
        return bad("not a replica");
    const std::pair<const char *, QString> wanted[]
        = {{"schema", QString::number(ReplicaSchema)}, {"scope", m_scope}, {"whole", QStringLiteral("1")}};
    for (const auto &[key, value] : wanted) {
        if (readMeta(*database, key).value_or(QString()) != value)
            return bad(key);
    }
    const QByteArray json = QJsonDocument(protocol::toJson(manifest)).toJson(QJsonDocument::Compact);
    WANMI_TRY(writeMeta(*database, "manifest", QString::fromUtf8(json)));
    WANMI_TRY(writeMeta(*database, "epoch", QString::number(manifest.epoch)));
    WANMI_TRY(writeMeta(*database, "boot", bootId()));
    // Kept in the file, here where nothing is synced: whoever opened it otherwise would wait until all of it is on the
    // disk. Until finish() has seen to that, it is good for this boot of the machine only.
    return database->run("PRAGMA journal_mode = WAL");
}

Result<News> Replica::adopt(const protocol::Manifest &manifest)
{
    m_bootstrap.reset();
    if (const auto checked = checkWhole(manifest); !checked)
        return abandoned<News>(checked.error());
    m_status.manifest = manifest;
    if (const auto moved = moveInPlace(); !moved)
        return abandoned<News>(moved.error());
    auto bootstrap = Bootstrap::resume(m_file, m_stop);
    if (!bootstrap)
        return tl::unexpected<base::Error>(bootstrap.error());
    m_bootstrap = std::move(*bootstrap);
    m_status.rows = m_bootstrap->rows();
    return m_bootstrap->takeNews();
}

Result<void> Replica::takePlace()
{
    WANMI_TRY(m_bootstrap->closeForMove());
    WANMI_TRY(moveInPlace());
    return m_bootstrap->goOn(m_file);
}

/// The next file becomes the present one.
Result<void> Replica::moveInPlace()
{
    Result<void> moved;
    m_standAside([&] {
        m_writer.reset();
        m_database.close();
        moved = replaceGroup(m_nextFile, m_file);
        if (fileExists(m_file)) {
            if (const auto opened = openPresent(); !opened && moved)
                moved = opened;
        }
    });
    if (!moved)
        return moved;
    const protocol::Manifest manifest = m_status.manifest;
    m_status = {};
    m_page = 0;
    m_status.exists = true;
    m_status.manifest = manifest;
    m_status.epoch = manifest.epoch;
    return {};
}

Result<News> Replica::finish(const QString &cursor)
{
    if (!m_bootstrap)
        return tl::unexpected<base::Error>(notBootstrapping());
    if (!m_bootstrap->isReadable()) {
        if (const auto taken = takePlace(); !taken)
            return abandoned<News>(taken.error());
    }
    if (const auto finished = m_bootstrap->finish(cursor); !finished)
        return abandoned<News>(finished.error());
    m_status.complete = true;
    m_status.cursor = cursor;
    m_status.rows = m_bootstrap->rows();
    News news = m_bootstrap->takeNews();
    m_bootstrap.reset();
    return news;
}

Result<void> Replica::remember(const protocol::Manifest &manifest)
{
    if (m_bootstrap) {
        if (const auto remembered = m_bootstrap->remember(manifest); !remembered)
            return abandoned<void>(remembered.error());
    } else if (isOpen()) {
        const QByteArray json = QJsonDocument(protocol::toJson(manifest)).toJson(QJsonDocument::Compact);
        WANMI_TRY(writeMeta(m_database, "manifest", QString::fromUtf8(json)));
    }
    m_status.manifest = manifest;
    return {};
}

Result<ChangeSet> Replica::apply(const protocol::ChangePage &page)
{
    if (!isOpen() || !m_status.complete || m_bootstrap)
        return base::failure(base::ErrorKind::Conflict, QStringLiteral("no-replica"));
    ChangeSet changes;
    qint64 tail = m_status.tail, rows = m_status.rows;
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected<base::Error>(transaction.error());
    for (const protocol::RowChange &row : page.items) {
        if (!protocol::findTable(row.table))
            continue; // of a central that has more tables than this program
        QString actionCase;
        if (row.table == static_cast<int>(TableNo::CaseAction) && row.op != RowOp::Upsert) {
            auto owner = m_writer->caseOfAction(row.id);
            if (!owner)
                return tl::unexpected<base::Error>(owner.error());
            actionCase = *owner;
        }
        const auto outcome = m_writer->apply(row);
        if (!outcome)
            return tl::unexpected<base::Error>(outcome.error());
        tail = std::max(tail, row.seq);
        rows += *outcome == RowWriter::Outcome::Inserted ? 1
            : *outcome == RowWriter::Outcome::Removed    ? -1
                                                         : 0;
        note(row, *outcome, actionCase, changes);
    }
    WANMI_TRY(noteForSearch(changes, m_page + 1));
    noteLeft(changes);
    WANMI_TRY(writeMeta(m_database, "cursor", page.next));
    WANMI_TRY(writeMeta(m_database, "tail", QString::number(tail)));
    WANMI_TRY(writeMeta(m_database, "rows", QString::number(rows)));
    WANMI_TRY(writeMeta(m_database, "as_of", QString::number(base::toMs(page.serverTime))));
    WANMI_TRY(transaction->commit());
    m_status.asOf = page.serverTime;
    m_status.cursor = page.next;
    ++m_page;
    m_status.tail = changes.seq = tail;
    m_status.rows = rows;
    if (changes.cases.size() + changes.components.size() + changes.cameras.size() + changes.persons.size()
        > MostNamedRows)
        changes.everything = true;
    return changes;
}

Result<bool> Replica::sweep()
{
    if (!m_sweepDue || !isOpen() || m_bootstrap)
        return true;
    const auto swept = emptyLog(m_database);
    m_sweepDue = !swept || !*swept;
    return swept;
}

Result<void> Replica::tidy()
{
    if (!m_tidyDue || !isOpen() || m_bootstrap)
        return {};
    WANMI_TRY(m_database.run("VACUUM"));
    m_tidyDue = false;
    m_sweepDue = true;
    return writeMeta(m_database, "tidy_page", QString::number(m_page));
}

/// What a kept search index says of these rows is old from now on.
Result<void> Replica::noteForSearch(const ChangeSet &changes, qint64 page)
{
    WANMI_TRY(writeMeta(m_database, "page", QString::number(page)));
    if (changes.left)
        WANMI_TRY(writeMeta(m_database, "left_page", QString::number(page)));
    if (changes.everything)
        WANMI_TRY(writeMeta(m_database, "ground_page", QString::number(page)));
    const std::array<std::pair<const char *, const QSet<QString> *>, 4> written{
        {{"noteCase", &changes.cases},
         {"noteComponent", &changes.components},
         {"noteCamera", &changes.cameras},
         {"notePerson", &changes.persons}}};
    for (const auto &[section, ids] : written) {
        if (ids->isEmpty())
            continue;
        auto statement = m_database.prepare(readSql(section));
        if (!statement)
            return tl::unexpected<base::Error>(statement.error());
        for (const QString &id : *ids) {
            statement->reset();
            statement->bind(1, id);
            statement->bind(2, page);
            WANMI_TRY(statement->execute());
        }
    }
    return {};
}

void Replica::note(const protocol::RowChange &row, RowWriter::Outcome outcome, const QString &actionCase,
                   ChangeSet &changes) const
{
    if (outcome == RowWriter::Outcome::Skipped)
        return;
    changes.left = changes.left || (outcome == RowWriter::Outcome::Removed && row.op == RowOp::LeftScope);
    switch (static_cast<TableNo>(row.table)) {
    case TableNo::CaseFile:
    case TableNo::CaseReporter:
        changes.cases.insert(row.id);
        break;
    case TableNo::CaseAction: {
        static const auto caseColumn
            = static_cast<size_t>(protocol::columnIndex(protocol::spec(TableNo::CaseAction), "case_id")) - 1;
        if (row.op != RowOp::Upsert)
            changes.cases.insert(actionCase);
        else if (const auto *caseId = std::get_if<QString>(&row.values[caseColumn]))
            changes.cases.insert(*caseId);
        break;
    }
    case TableNo::Component:
        changes.components.insert(row.id);
        break;
    case TableNo::Camera:
        changes.cameras.insert(row.id);
        break;
    case TableNo::CameraMonth:
        changes.cameraMonths = true;
        break;
    case TableNo::Person:
        changes.persons.insert(row.id);
        break;
    case TableNo::Scene:
    case TableNo::Wall:
        changes.walls = true;
        break;
    default:
        changes.everything = true; // ground, cells, departments: rare, and everything shows them
    }
}
} // namespace wanmi::store
