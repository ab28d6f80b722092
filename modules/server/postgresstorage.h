// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/postgresdatabase.h"
#include "server/postgresledger.h"
#include "server/postgresstandby.h"
#include "server/storage.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>

namespace wanmi::server {

/// A city in PostgreSQL 15 or newer with PostGIS; any number of servers over one primary. One writing
/// connection, a few reading ones, one that listens for what other servers commit.
class PostgresStorage final : public Storage
{
public:
    /// \param address a URI or key words of libpq; a password comes from a password file, never from here.
    /// Brings the schema up to date. Errors: Refused "bad-address", "postgis-missing"; NotFound "no-city"
    /// (the tables are there, the city is not); Corrupt "database-too-new"; Unreachable "database-gone", ….
    /// \param readFrom a streaming copy of it, that takes snapshots and counts off it; empty: none.
    static base::Result<std::unique_ptr<PostgresStorage>> open(const QString &address, const QString &readFrom = {},
                                                               postgres::Standby::Timing timing = {});
    ~PostgresStorage() override;

    base::Result<std::vector<protocol::CommandResult>> judge(std::span<const Asked> asked,
                                                             const Rule &rule) override;
    base::Result<void> openSession(const NewSession &session, const AuditEntry &entry) override;
    base::Result<void> closeSession(const QByteArray &tokenHash, const AuditEntry &entry) override;
    base::Result<void> rememberFailure(const QString &account, const QString &address,
                                       const AuditEntry &entry) override;
    base::Result<void> addAccount(const Account &account, const AuditEntry &entry) override;
    base::Result<void> changeAccount(const QString &account, const std::optional<QByteArray> &password,
                                     bool disabled, const AuditEntry &entry) override;
    base::Result<void> audit(const AuditEntry &entry) override;
    base::Result<void> rememberImport(const protocol::ImportStatus &status,
                                      const std::optional<AuditEntry> &entry) override;
    base::Result<protocol::ImportStatus> applyImport(const ImportApplication &application) override;

    base::Result<qint64> changeWalls(const WallChange &change, base::Instant at,
                                     const std::optional<AuditEntry> &entry) override;
    base::Result<WallBook> wallBook() override;
    base::Result<qint64> noteCameraChecks(std::span<const CameraChecks> checks, base::Instant at) override;
    base::Result<std::vector<OwnedCamera>> cameras() override;
    base::Result<std::vector<protocol::CameraMonth>> cameraMonths(const QString &from) override;
    base::Result<void> rememberPhoto(const StoredPhoto &photo, const AuditEntry &entry) override;
    base::Result<QStringList> forgetUnusedPhotos(base::Instant before, int limit) override;
    base::Result<PhotoSight> photo(const QString &hash, const Scope &scope, const QString &account) override;
    base::Result<bool> has(protocol::TableNo table, const QString &id) override;

    base::Result<std::pair<protocol::Mail, bool>> addMail(const protocol::MailOrder &order,
                                                          const Session &sender, base::Instant at,
                                                          const QString &address) override;
    base::Result<protocol::Mail> noteMailRead(const QString &id, const Session &reader,
                                              base::Instant at) override;
    base::Result<protocol::MailPage> mailAfter(const Session &reader, qint64 after, int limit) override;
    base::Result<std::pair<protocol::Duty, qint64>>
    setDuty(const Session &person, bool onDuty, base::Instant at, const QString &address) override;
    base::Result<std::pair<protocol::Handover, bool>> addHandover(const protocol::HandoverOrder &order,
                                                                  const Session &outgoing, base::Instant at,
                                                                  const QString &address) override;
    base::Result<protocol::Handover> takeHandover(const QString &id, const QString &remark,
                                                  const Session &incoming, base::Instant at,
                                                  const QString &address) override;
    base::Result<protocol::HandoverPage> handoversAfter(const Session &reader, qint64 after,
                                                        int limit) override;

    base::Result<void> rememberMap(const QString &version, const QByteArray &publications,
                                   const AuditEntry &entry) override;
    base::Result<QByteArray> mapPublications() override;

    base::Result<AuditHead> signAudit(const AuditKey &key, base::Instant at) override;
    base::Result<std::vector<AuditHead>> auditHeads() override;
    base::Result<void> auditLines(qint64 from, const std::function<bool(const AuditLine &)> &take) override;
    base::Result<CityFacts> facts() override;
    base::Result<qint64> tail() override;
    base::Result<std::optional<Account>> account(const QString &account) override;
    base::Result<std::vector<Account>> accounts() override;
    base::Result<std::optional<StoredSession>> session(const QByteArray &tokenHash) override;
    base::Result<std::pair<int, int>> failures(const QString &account, const QString &address,
                                               base::Instant since) override;
    base::Result<std::vector<DueCase>> dueCases(base::Instant now, int limit) override;
    base::Result<std::vector<DueCase>> tasksOfAbsent() override;
    base::Result<std::map<QString, QStringList>> onDuty() override;
    base::Result<qint64> dutyMark() override;
    base::Result<qint64> publishLifecycle(const PublishedLifecycle &lifecycle,
                                          const AuditEntry &entry) override;
    base::Result<qint64> publishCalendar(const CalendarPublication &publication, AuditEntry entry) override;
    base::Result<std::vector<PublishedLifecycle>> lifecycles() override;
    base::Result<void> eachOpenCase(const std::function<void(const domain::CaseFile &)> &take) override;
    base::Result<FeedPage> changesAfter(const Scope &scope, qint64 after, int limit) override;
    base::Result<ChangeLines> linesAfter(qint64 after, int limit) override;
    base::Result<void> snapshot(const Scope &scope, const SnapshotAsk &ask,
                                const std::function<void(qint64)> &begin,
                                const std::function<bool(QByteArray)> &send) override;
    base::Result<std::vector<std::pair<QString, qint64>>> counts(const Scope &scope,
                                                                 base::Instant actionsSince) override;
    base::Result<RangeRead> rangeOf(const Scope &scope, const protocol::RowRange &range, qint64 most,
                                    RowStamp stamp) override;
    base::Result<RangeNews> newsOf(const protocol::RowRange &range, qint64 after) override;
    base::Result<std::vector<domain::CaseFile>> tasksOf(const QString &account) override;
    base::Result<std::vector<CellFact>> cells() override;
    base::Result<std::vector<domain::MinorClass>> classes() override;
    base::Result<qint64> importMark() override;
    base::Result<std::vector<protocol::ImportStatus>> imports() override;
    base::Result<std::unique_ptr<intake::PresentCity>>
    presentCity(const std::shared_ptr<const domain::Catalog> &catalog) override;
    base::Result<std::unique_ptr<Staging>> stage(const QString &folder) override;
    base::Result<std::unique_ptr<Staging>> stagedReport(const QString &folder) override;
    base::Result<qint64> keepChanges(base::Instant before) override;
    Standing standing() override;
    base::Result<qint64> changeMark() override;
    void listen(std::function<void(Heard)> call) override;

private:
    explicit PostgresStorage(QByteArray address);

    /// A reading connection for the length of one call.
    class Reader
    {
    public:
        explicit Reader(PostgresStorage &storage);
        ~Reader();
        Reader(const Reader &) = delete;
        Reader &operator=(const Reader &) = delete;
        postgres::Database &operator*() { return *m_database; }

    private:
        PostgresStorage &m_storage;
        std::unique_ptr<postgres::Database> m_database;
    };

    /// One durable transaction with its lines of the books; `body` answers what it comes to. An error of the
    /// body undoes all of it.
    template <typename Value, typename Body> base::Result<Value> write(Body body, postgres::Ledger::News news)
    {
        return postgres::guarded([&] {
            return postgres::repeated([&]() -> base::Result<Value> {
                postgres::Transaction transaction(*m_writer);
                postgres::Ledger ledger(*m_writer);
                base::Result<Value> value = body(*m_writer, ledger);
                if (!value)
                    return value;
                ledger.write(news);
                transaction.commit();
                return value;
            });
        });
    }
    /// Asked anew when the connection turns out to be dead: `body` must not have told anybody anything yet.
    template <typename Body> auto read(Body body) -> decltype(body(std::declval<postgres::Database &>()))
    {
        return postgres::guarded([&] {
            try {
                Reader reader(*this);
                return body(*reader);
            } catch (const postgres::PgError &error) {
                if (!error.lost)
                    throw;
            }
            dropIdle();
            Reader reader(*this);
            return body(*reader);
        });
    }
    /// For a body that hands on rows as it reads them, within a transaction.
    template <typename Body> base::Result<void> readOnce(Body body)
    {
        return postgres::guarded([&] {
            Reader reader(*this);
            return body(*reader);
        });
    }
    /// For what reads much: by the standby where there is one that has everything. `body` reads in a transaction of its own.
    template <typename Body> auto readMuch(Body body) -> decltype(body(std::declval<postgres::Database &>()))
    {
        return postgres::guarded([&] {
            if (const auto standby = reachStandby()) {
                try {
                    return body(*standby);
                } catch (const postgres::PgError &error) {
                    m_standby->lost(error);
                    throw;
                }
            }
            const std::unique_ptr<postgres::Database> database = connect();
            return body(*database);
        });
    }
    [[nodiscard]] std::unique_ptr<postgres::Database> reachStandby();
    void dropIdle(); ///< where one connection is dead, others may be
    [[nodiscard]] std::unique_ptr<postgres::Database> connect() const;
    void hear(const std::function<void(Heard)> &call);

    QByteArray m_address;
    std::unique_ptr<postgres::Standby> m_standby; ///< none: the primary is read
    std::unique_ptr<postgres::Database> m_writer;
    std::mutex m_readersMutex;
    std::vector<std::unique_ptr<postgres::Database>> m_idleReaders;
    std::thread m_listener;
    int m_wake = -1; ///< eventfd that ends the listener
    std::atomic<bool> m_stopping = false;
    std::atomic<int> m_writerProcess = 0; ///< PostgreSQL's, to know our own news
};

/// Whether a text is a PostgreSQL address rather than a folder.
[[nodiscard]] bool isPostgresAddress(const QString &text);
/// Errors: Refused "bad-address", "password-in-address".
[[nodiscard]] base::Result<void> checkPostgresAddress(const QString &address);
} // namespace wanmi::server
