// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgresstorage.h"

#include "geo/gpkgblob.h"
#include "protocol/caserow.h"
#include "server/deskrows.h"
#include "server/postgreschanges.h"
#include "server/postgresschema.h"
#include "server/rowsql.h"

namespace wanmi::server {
using namespace postgres;
using postgres::Database;
using postgres::Query;
using protocol::TableNo;
using News = Ledger::News;

PostgresStorage::PostgresStorage(QByteArray address)
    : m_address(std::move(address))
{
    m_writer = std::make_unique<Database>(m_address);
    migrate(*m_writer);
}

base::Result<std::unique_ptr<PostgresStorage>> PostgresStorage::open(const QString &address, const QString &readFrom,
                                                                     Standby::Timing timing)
{
    for (const QString &one : {address, readFrom.isEmpty() ? address : readFrom}) {
        if (const auto good = checkPostgresAddress(one); !good)
            return tl::unexpected(good.error());
    }
    return postgres::guarded([&]() -> base::Result<std::unique_ptr<PostgresStorage>> {
        {
            Database first(address.toUtf8());
            if (schemaOf(first) == 0)
                return base::failure(ErrorKind::NotFound, QStringLiteral("no-city"));
            if (schemaOf(first) > newestSchema())
                return base::failure(ErrorKind::Corrupt, QStringLiteral("database-too-new"));
        }
        std::unique_ptr<PostgresStorage> storage(new PostgresStorage(address.toUtf8()));
        if (metaText(*storage->m_writer, QStringLiteral("epoch")).isEmpty())
            return base::failure(ErrorKind::NotFound, QStringLiteral("no-city"));
        storage->m_writer
            = std::make_unique<Database>(storage->m_address, [self = storage.get()](Database &fresh) {
                  beginEpochAfterPromotion(fresh);
                  self->m_writerProcess = PQbackendPID(fresh.handle());
              });
        if (!readFrom.isEmpty())
            storage->m_standby = std::make_unique<Standby>(readFrom.toUtf8(), timing);
        return storage;
    });
}

std::unique_ptr<Database> PostgresStorage::reachStandby()
{
    if (!m_standby)
        return nullptr;
    const HistoryPoint point = [this] {
        Reader reader(*this);
        return historyPoint(*reader);
    }();
    return m_standby->reach(point);
}

Storage::Standing PostgresStorage::standing()
{
    Standing standing;
    const auto bytes = read([](Database &database) -> base::Result<qint64> {
        Query query(database, "SELECT pg_database_size(current_database())");
        return query.step() ? query.integer(0) : 0;
    });
    if (bytes)
        standing.bytes = *bytes;
    if (m_standby) {
        const Standby::Standing there = m_standby->standing();
        standing.replica = Standing::Replica{there.isUsed, there.readings, there.refused, there.behind};
    }
    return standing;
}

base::Result<qint64> PostgresStorage::keepChanges(base::Instant before)
{
    return postgres::guarded(
        [&]() -> base::Result<qint64> { return postgres::keepChanges(*m_writer, before).oldestSeq; });
}

std::unique_ptr<Database> PostgresStorage::connect() const
{
    // Whichever connection meets a promoted server first begins the new epoch.
    return std::make_unique<Database>(m_address, beginEpochAfterPromotion);
}

PostgresStorage::Reader::Reader(PostgresStorage &storage)
    : m_storage(storage)
{
    {
        const std::lock_guard lock(storage.m_readersMutex);
        if (!storage.m_idleReaders.empty()) {
            m_database = std::move(storage.m_idleReaders.back());
            storage.m_idleReaders.pop_back();
        }
    }
    if (m_database)
        m_database->revive();
    else
        m_database = storage.connect();
}

PostgresStorage::Reader::~Reader()
{
    constexpr std::size_t MostIdle = 4;
    // What was left in the middle of something is not used again.
    if (!m_database->isAlive() || PQtransactionStatus(m_database->handle()) != PQTRANS_IDLE)
        return;
    const std::lock_guard lock(m_storage.m_readersMutex);
    if (m_storage.m_idleReaders.size() < MostIdle)
        m_storage.m_idleReaders.push_back(std::move(m_database));
}

void PostgresStorage::dropIdle()
{
    const std::lock_guard lock(m_readersMutex);
    m_idleReaders.clear();
}

base::Result<void> PostgresStorage::openSession(const NewSession &session, const AuditEntry &entry)
{
    return write<void>(
        [&](Database &database, Ledger &ledger) -> base::Result<void> {
            // Whoever signs in has stopped failing.
            Query(database, "DELETE FROM sign_in_failure WHERE account = $1").bind(session.account).later();
            Query(database, "DELETE FROM session WHERE expires_at < $1")
                .bind(base::toMs(session.created))
                .later();
            Query insert(database,
                         "INSERT INTO session (token_hash, account, seat, address, created_at, expires_at) "
                         "VALUES ($1, $2, $3, $4, $5, $6)");
            insert.bindBlob(session.tokenHash).bind(session.account).bind(session.seat).bind(session.address);
            insert.bind(base::toMs(session.created)).bind(base::toMs(session.expires)).later();
            ledger.audit(entry);
            return {};
        },
        News::Changes);
}

base::Result<void> PostgresStorage::closeSession(const QByteArray &tokenHash, const AuditEntry &entry)
{
    return write<void>(
        [&](Database &database, Ledger &ledger) -> base::Result<void> {
            Query(database, "DELETE FROM session WHERE token_hash = $1").bindBlob(tokenHash).later();
            ledger.audit(entry);
            return {};
        },
        News::City);
}

base::Result<void> PostgresStorage::rememberFailure(const QString &account, const QString &address,
                                                    const AuditEntry &entry)
{
    return write<void>(
        [&](Database &database, Ledger &ledger) -> base::Result<void> {
            const qint64 now = base::toMs(entry.at);
            Query(database, "DELETE FROM sign_in_failure WHERE at < $1").bind(now - 86'400'000).later();
            Query insert(database, "INSERT INTO sign_in_failure (account, address, at) VALUES ($1, $2, $3)");
            insert.bind(account).bind(address).bind(now).later();
            ledger.audit(entry);
            return {};
        },
        News::Changes);
}

base::Result<void> PostgresStorage::addAccount(const Account &account, const AuditEntry &entry)
{
    return write<void>(
        [&](Database &database, Ledger &ledger) -> base::Result<void> {
            const QString &id = account.person.id.text();
            Query insert(
                database,
                "INSERT INTO account (account, password, disabled) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING");
            insert.bind(id).bind(QString::fromLatin1(account.password)).run();
            if (insert.changes() == 0)
                return base::refused(QStringLiteral("account-exists"), id);
            Query person(database, upsertSql(protocol::spec(TableNo::Person), {}, Marks::Dollar));
            bindRow(person, protocol::toRow(account.person));
            person.bind(1).later();
            ledger.log(TableNo::Person, id, Ledger::Op::Changed, 1, {}, {}, base::toMs(entry.at));
            ledger.audit(entry);
            return {};
        },
        News::City);
}

base::Result<void> PostgresStorage::changeAccount(const QString &account,
                                                  const std::optional<QByteArray> &password, bool disabled,
                                                  const AuditEntry &entry)
{
    return write<void>(
        [&](Database &database, Ledger &ledger) -> base::Result<void> {
            Query update(
                database,
                "UPDATE account SET password = coalesce($1, password), disabled = $2 WHERE account = $3");
            password ? update.bind(QString::fromLatin1(*password)) : update.bindNull();
            update.bind(int(disabled)).bind(account).run();
            if (update.changes() == 0)
                return base::failure(ErrorKind::NotFound, QStringLiteral("no-such-account"), account);
            Query(database, "DELETE FROM session WHERE account = $1").bind(account).later();
            ledger.audit(entry);
            return {};
        },
        News::City);
}

base::Result<void> PostgresStorage::audit(const AuditEntry &entry)
{
    return write<void>(
        [&](Database &, Ledger &ledger) -> base::Result<void> {
            ledger.audit(entry);
            return {};
        },
        News::Changes);
}

base::Result<AuditHead> PostgresStorage::signAudit(const AuditKey &key, base::Instant at)
{
    return write<AuditHead>(
        [&](Database &database, Ledger &ledger) -> base::Result<AuditHead> {
            ledger.takeTicket();
            const AuditLine last = lastAuditLine(database);
            AuditHead head = key.sign(last.n, last.hash, at);
            if (last.n == 0)
                return head;
            Query insert(
                database,
                "INSERT INTO audit_head (n, at, hash, signature, key) VALUES ($1, $2, $3, $4, $5) ON "
                "CONFLICT DO NOTHING");
            insert.bind(head.n).bind(head.atMs).bindBlob(head.hash).bindBlob(head.signature);
            insert.bindBlob(head.key).later();
            return head;
        },
        News::Changes);
}

base::Result<std::vector<AuditHead>> PostgresStorage::auditHeads()
{
    return read([](Database &database) -> base::Result<std::vector<AuditHead>> {
        return auditHeadsOf(database);
    });
}

base::Result<void> PostgresStorage::auditLines(qint64 from,
                                               const std::function<bool(const AuditLine &)> &take)
{
    return readOnce([&](Database &database) -> base::Result<void> {
        const Transaction reading(database, Transaction::Kind::Read);
        eachAuditLine(database, from, take);
        return {};
    });
}

base::Result<CityFacts> PostgresStorage::facts()
{
    return read([](Database &database) -> base::Result<CityFacts> {
        QHash<QString, QString> meta;
        Query query(database, "SELECT key, value FROM meta WHERE key <> 'map_publications'");
        while (query.step())
            meta.insert(query.text(0), query.text(1));
        const auto text = [&](const char *key) { return meta.value(QLatin1StringView(key)); };
        CityFacts facts;
        facts.nameZh = text("city_name_zh");
        facts.nameEn = text("city_name_en");
        facts.epoch = text("epoch").toLongLong();
        facts.schema = 1;
        facts.bounds = {text("west").toDouble(), text("south").toDouble(), text("east").toDouble(),
                        text("north").toDouble()};
        facts.basemapHash = text("basemap_hash");
        facts.basemapBytes = text("basemap_bytes").toLongLong();
        facts.basemapFile = meta.value(QStringLiteral("basemap_file"), QStringLiteral("basemap.gpkg"));
        facts.attribution = text("attribution");
        facts.mapVersion = text("map_version");
        facts.oldestSeq = text("oldest_seq").toLongLong();
        facts.timeZone = text("time_zone");
        if (facts.timeZone.isEmpty())
            facts.timeZone = QStringLiteral("Asia/Shanghai");
        return facts;
    });
}

base::Result<qint64> PostgresStorage::tail()
{
    return read([](Database &database) -> base::Result<qint64> {
        // Never the sequence: that is ahead of what can be seen.
        Query query(database, "SELECT coalesce(max(seq), 0) FROM change_log");
        return query.step() ? query.integer(0) : 0;
    });
}

base::Result<std::optional<Account>> PostgresStorage::account(const QString &account)
{
    return read([&](Database &database) -> base::Result<std::optional<Account>> {
        Query query(database,
                    std::string("SELECT a.password, a.disabled, ") + PersonColumns
                        + " FROM account a JOIN person p ON p.id = a.account WHERE a.account = $1");
        if (!query.bind(account).step())
            return std::optional<Account>();
        return std::optional<Account>(accountFrom(query));
    });
}

base::Result<std::vector<Account>> PostgresStorage::accounts()
{
    return read([](Database &database) -> base::Result<std::vector<Account>> {
        Query query(database,
                    std::string("SELECT '', a.disabled, ") + PersonColumns
                        + " FROM account a JOIN person p ON p.id = a.account ORDER BY a.account");
        std::vector<Account> accounts;
        while (query.step())
            accounts.push_back(accountFrom(query));
        return accounts;
    });
}

base::Result<std::optional<StoredSession>> PostgresStorage::session(const QByteArray &tokenHash)
{
    return read([&](Database &database) -> base::Result<std::optional<StoredSession>> {
        Query query(database,
                    std::string("SELECT '', a.disabled, ") + PersonColumns
                        + ", s.expires_at FROM session s JOIN account a ON a.account = s.account "
                          "JOIN person p ON p.id = s.account WHERE s.token_hash = $1");
        if (!query.bindBlob(tokenHash).step())
            return std::optional<StoredSession>();
        return std::optional<StoredSession>(
            StoredSession{accountFrom(query), base::instantFromMs(query.integer(10))});
    });
}

base::Result<std::pair<int, int>> PostgresStorage::failures(const QString &account, const QString &address,
                                                            base::Instant since)
{
    return read([&](Database &database) -> base::Result<std::pair<int, int>> {
        Query query(database,
                    "SELECT (SELECT count(*) FROM sign_in_failure WHERE account = $1 AND at >= $3), "
                    "(SELECT count(*) FROM sign_in_failure WHERE address = $2 AND at >= $3)");
        query.bind(account).bind(address).bind(base::toMs(since));
        if (!query.step())
            return std::pair(0, 0);
        return std::pair(int(query.integer(0)), int(query.integer(1)));
    });
}

base::Result<std::vector<domain::CaseFile>> PostgresStorage::tasksOf(const QString &account)
{
    return read([&](Database &database) -> base::Result<std::vector<domain::CaseFile>> {
        const protocol::TableSpec &table = protocol::spec(TableNo::CaseFile);
        Query query(database,
                    "SELECT " + columnList(table)
                        + ", ver FROM case_file WHERE supervisor = $1 AND state IN ('VERIFYING', 'CHECKING') "
                          "ORDER BY stage_due NULLS FIRST");
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

base::Result<std::vector<CellFact>> PostgresStorage::cells()
{
    return read([](Database &database) -> base::Result<std::vector<CellFact>> {
        Query query(database, "SELECT id, zone, duty_grid, geom FROM cell ORDER BY fid");
        std::vector<CellFact> cells;
        while (query.step()) {
            auto shape = geo::decodePolygons(query.blob(3));
            if (shape && !shape->empty())
                cells.push_back({query.text(0), query.text(1), query.text(2), std::move(shape->front())});
        }
        return cells;
    });
}

base::Result<qint64> PostgresStorage::changeMark()
{
    return read([](Database &database) -> base::Result<qint64> {
        // Whatever matters to another server leaves a line in one of the books; both only grow within an
        // epoch.
        Query query(
            database,
            "SELECT (SELECT coalesce(max(seq), 0) FROM change_log), (SELECT coalesce(max(n), 0) FROM audit), "
            "(SELECT value FROM meta WHERE key = 'epoch')");
        if (!query.step())
            return 0;
        return query.integer(0) + query.integer(1) + query.text(2).toLongLong();
    });
}
} // namespace wanmi::server
