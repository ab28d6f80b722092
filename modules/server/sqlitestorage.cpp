// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sqlitestorage.h"

#include "base/doors.h"
#include "geo/gpkgblob.h"
#include "protocol/caserow.h"
#include "server/deskrows.h"
#include "server/sqliteaudit.h"
#include "server/sqliteschema.h"

#include <QFileInfo>

namespace wanmi::server {

SqliteStorage::SqliteStorage(const QString &path, qint64 maxPages)
    : m_path(path)
    , m_maxPages(maxPages)
{
    m_writer = std::make_unique<Database>(path, Database::Mode::Write);
    m_writer->run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; "
                  "PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY");
    migrate(*m_writer);
    if (maxPages > 0)
        m_writer->run(("PRAGMA max_page_count = " + std::to_string(maxPages)).c_str());
}

SqliteStorage::~SqliteStorage() = default;

base::Result<std::unique_ptr<SqliteStorage>> SqliteStorage::open(const QString &path, qint64 maxPages)
{
    base::passDoor(base::Door::Sql, "server::SqliteStorage::open");
    if (!QFileInfo::exists(path))
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-city"), path);
    return guarded([&]() -> base::Result<std::unique_ptr<SqliteStorage>> {
        std::unique_ptr<SqliteStorage> storage(new SqliteStorage(path, maxPages));
        if (schemaOf(*storage->m_writer) > migrations().back().number)
            return base::failure(ErrorKind::Corrupt, QStringLiteral("database-too-new"));
        return storage;
    });
}

SqliteStorage::Reader::Reader(SqliteStorage &storage)
    : m_storage(storage)
{
    {
        const std::lock_guard lock(storage.m_readersMutex);
        if (!storage.m_idleReaders.empty()) {
            m_database = std::move(storage.m_idleReaders.back());
            storage.m_idleReaders.pop_back();
        }
    }
    if (!m_database) {
        m_database = std::make_unique<Database>(storage.m_path, Database::Mode::ReadOnly);
        m_database->run("PRAGMA cache_size = -4096; PRAGMA mmap_size = 268435456");
    }
}

SqliteStorage::Reader::~Reader()
{
    const std::lock_guard lock(m_storage.m_readersMutex);
    if (m_storage.m_idleReaders.size() < 8)
        m_storage.m_idleReaders.push_back(std::move(m_database));
}

base::Result<void> SqliteStorage::openSession(const NewSession &session, const AuditEntry &entry)
{
    return write([&](Database &database) {
        // Whoever signs in has stopped failing.
        Query(database, "DELETE FROM sign_in_failure WHERE account = ?").bind(session.account).run();
        Query(database, "DELETE FROM session WHERE expires_at < ?").bind(base::toMs(session.created)).run();
        Query insert(database,
                     "INSERT INTO session (token_hash, account, seat, address, created_at, expires_at) "
                     "VALUES (?, ?, ?, ?, ?, ?)");
        insert.bindBlob(session.tokenHash).bind(session.account).bind(session.seat).bind(session.address);
        insert.bind(base::toMs(session.created)).bind(base::toMs(session.expires)).run();
        appendAudit(database, entry);
    });
}

base::Result<void> SqliteStorage::closeSession(const QByteArray &tokenHash, const AuditEntry &entry)
{
    return write([&](Database &database) {
        Query(database, "DELETE FROM session WHERE token_hash = ?").bindBlob(tokenHash).run();
        appendAudit(database, entry);
    });
}

base::Result<void> SqliteStorage::rememberFailure(const QString &account, const QString &address,
                                                  const AuditEntry &entry)
{
    return write([&](Database &database) {
        const qint64 now = base::toMs(entry.at);
        Query(database, "DELETE FROM sign_in_failure WHERE at < ?").bind(now - 86'400'000).run();
        Query insert(database, "INSERT INTO sign_in_failure (account, address, at) VALUES (?, ?, ?)");
        insert.bind(account).bind(address).bind(now).run();
        appendAudit(database, entry);
    });
}

base::Result<void> SqliteStorage::addAccount(const Account &account, const AuditEntry &entry)
{
    return guarded([&]() -> base::Result<void> {
        Transaction transaction(*m_writer);
        const QString &id = account.person.id.text();
        Query exists(*m_writer, "SELECT 1 FROM account WHERE account = ?");
        if (exists.bind(id).step())
            return base::refused(QStringLiteral("account-exists"), id);
        const protocol::TableSpec &table = protocol::spec(protocol::TableNo::Person);
        Query person(*m_writer, upsertSql(table));
        bindRow(person, protocol::toRow(account.person));
        person.bind(1).run();
        Query insert(*m_writer, "INSERT INTO account (account, password, disabled) VALUES (?, ?, 0)");
        insert.bind(id).bind(QString::fromLatin1(account.password)).run();
        Query log(*m_writer, "INSERT INTO change_log (tbl, id, op, ver, at) VALUES (?, ?, 0, 1, ?)");
        log.bind(int(table.number)).bind(id).bind(base::toMs(entry.at)).run();
        appendAudit(*m_writer, entry);
        transaction.commit();
        return {};
    });
}

base::Result<void> SqliteStorage::changeAccount(const QString &account,
                                                const std::optional<QByteArray> &password, bool disabled,
                                                const AuditEntry &entry)
{
    return guarded([&]() -> base::Result<void> {
        Transaction transaction(*m_writer);
        Query update(*m_writer,
                     "UPDATE account SET password = coalesce(?, password), disabled = ? WHERE account = ?");
        password ? update.bind(QString::fromLatin1(*password)) : update.bindNull();
        update.bind(int(disabled)).bind(account).run();
        if (m_writer->changes() == 0)
            return base::failure(ErrorKind::NotFound, QStringLiteral("no-such-account"), account);
        Query(*m_writer, "DELETE FROM session WHERE account = ?").bind(account).run();
        appendAudit(*m_writer, entry);
        transaction.commit();
        return {};
    });
}

base::Result<void> SqliteStorage::audit(const AuditEntry &entry)
{
    return write([&](Database &database) { appendAudit(database, entry); });
}

base::Result<AuditHead> SqliteStorage::signAudit(const AuditKey &key, base::Instant at)
{
    AuditHead head;
    const auto done = write([&](Database &database) {
        const AuditLine last = lastAuditLine(database);
        head = key.sign(last.n, last.hash, at);
        if (last.n > 0)
            keepAuditHead(database, head);
    });
    if (!done)
        return tl::unexpected(done.error());
    return head;
}

base::Result<std::vector<AuditHead>> SqliteStorage::auditHeads()
{
    return guarded([&]() -> base::Result<std::vector<AuditHead>> {
        Reader reader(*this);
        return server::auditHeads(*reader);
    });
}

base::Result<void> SqliteStorage::auditLines(qint64 from, const std::function<bool(const AuditLine &)> &take)
{
    return guarded([&]() -> base::Result<void> {
        Reader reader(*this);
        const Transaction reading(*reader, Transaction::Kind::Read);
        eachAuditLine(*reader, from, take);
        return {};
    });
}

base::Result<CityFacts> SqliteStorage::facts()
{
    return guarded([&]() -> base::Result<CityFacts> {
        Reader reader(*this);
        const auto text = [&](const char *key) { return metaText(*reader, QLatin1StringView(key)); };
        CityFacts facts;
        facts.nameZh = text("city_name_zh");
        facts.nameEn = text("city_name_en");
        facts.epoch = text("epoch").toLongLong();
        facts.schema = 1;
        facts.bounds = {text("west").toDouble(), text("south").toDouble(), text("east").toDouble(),
                        text("north").toDouble()};
        facts.basemapHash = text("basemap_hash");
        facts.basemapBytes = text("basemap_bytes").toLongLong();
        facts.basemapFile = metaText(*reader, QStringLiteral("basemap_file"), QStringLiteral("basemap.gpkg"));
        facts.attribution = text("attribution");
        facts.mapVersion = text("map_version");
        facts.oldestSeq = text("oldest_seq").toLongLong();
        facts.timeZone = text("time_zone");
        if (facts.timeZone.isEmpty())
            facts.timeZone = QStringLiteral("Asia/Shanghai");
        return facts;
    });
}

base::Result<qint64> SqliteStorage::tail()
{
    return guarded([&]() -> base::Result<qint64> {
        Reader reader(*this);
        Query query(*reader, "SELECT seq FROM sqlite_sequence WHERE name = 'change_log'");
        return query.step() ? query.integer(0) : 0;
    });
}

base::Result<std::optional<Account>> SqliteStorage::account(const QString &account)
{
    return guarded([&]() -> base::Result<std::optional<Account>> {
        Reader reader(*this);
        Query query(*reader,
                    std::string("SELECT a.password, a.disabled, ") + PersonColumns
                        + " FROM account a JOIN person p ON p.id = a.account WHERE a.account = ?");
        if (!query.bind(account).step())
            return std::optional<Account>();
        return std::optional<Account>(accountFrom(query));
    });
}

base::Result<std::vector<Account>> SqliteStorage::accounts()
{
    return guarded([&]() -> base::Result<std::vector<Account>> {
        Reader reader(*this);
        Query query(*reader,
                    std::string("SELECT '', a.disabled, ") + PersonColumns
                        + " FROM account a JOIN person p ON p.id = a.account ORDER BY a.account");
        std::vector<Account> accounts;
        while (query.step())
            accounts.push_back(accountFrom(query));
        return accounts;
    });
}

base::Result<std::optional<StoredSession>> SqliteStorage::session(const QByteArray &tokenHash)
{
    return guarded([&]() -> base::Result<std::optional<StoredSession>> {
        Reader reader(*this);
        Query query(*reader,
                    std::string("SELECT '', a.disabled, ") + PersonColumns
                        + ", s.expires_at FROM session s JOIN account a ON a.account = s.account "
                          "JOIN person p ON p.id = s.account WHERE s.token_hash = ?");
        if (!query.bindBlob(tokenHash).step())
            return std::optional<StoredSession>();
        return std::optional<StoredSession>(
            StoredSession{accountFrom(query), base::instantFromMs(query.integer(10))});
    });
}

base::Result<std::pair<int, int>> SqliteStorage::failures(const QString &account, const QString &address,
                                                          base::Instant since)
{
    return guarded([&]() -> base::Result<std::pair<int, int>> {
        Reader reader(*this);
        Query query(*reader,
                    "SELECT (SELECT count(*) FROM sign_in_failure WHERE account = ?1 AND at >= ?3), "
                    "(SELECT count(*) FROM sign_in_failure WHERE address = ?2 AND at >= ?3)");
        query.bind(account).bind(address).bind(base::toMs(since));
        if (!query.step())
            return std::pair(0, 0);
        return std::pair(int(query.integer(0)), int(query.integer(1)));
    });
}

base::Result<std::vector<domain::CaseFile>> SqliteStorage::tasksOf(const QString &account)
{
    return guarded([&]() -> base::Result<std::vector<domain::CaseFile>> {
        Reader reader(*this);
        const protocol::TableSpec &table = protocol::spec(protocol::TableNo::CaseFile);
        Query query(*reader,
                    "SELECT " + columnList(table)
                        + ", ver FROM case_file WHERE supervisor = ? AND state IN "
                          "('VERIFYING', 'CHECKING') ORDER BY stage_due");
        query.bind(account);
        std::vector<domain::CaseFile> tasks;
        while (query.step()) {
            auto file
                = protocol::caseFromRow(readRow(query, table), query.integer(int(table.columns.size())));
            if (!file)
                return tl::unexpected(file.error());
            tasks.push_back(std::move(*file));
        }
        return tasks;
    });
}

base::Result<std::vector<CellFact>> SqliteStorage::cells()
{
    return guarded([&]() -> base::Result<std::vector<CellFact>> {
        Reader reader(*this);
        Query query(*reader, "SELECT id, zone, duty_grid, geom FROM cell");
        std::vector<CellFact> cells;
        while (query.step()) {
            auto shape = geo::decodePolygons(query.blob(3));
            if (shape && !shape->empty())
                cells.push_back({query.text(0), query.text(1), query.text(2), std::move(shape->front())});
        }
        return cells;
    });
}

base::Result<qint64> SqliteStorage::changeMark()
{
    return guarded([&]() -> base::Result<qint64> {
        if (!m_watcher)
            m_watcher = std::make_unique<Database>(m_path, Database::Mode::ReadOnly);
        Query query(*m_watcher, "PRAGMA data_version");
        return query.step() ? query.integer(0) : 0;
    });
}
} // namespace wanmi::server
