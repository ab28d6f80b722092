// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/database.h"
#include "server/storage.h"

#include <memory>
#include <mutex>

namespace wanmi::server {

/// central.db: WAL, synchronous=FULL, one writing connection, as many readers as there are threads that read.
class SqliteStorage final : public Storage
{
public:
    /// Brings the schema up to date. Errors: Corrupt "database-unreadable", "database-too-new"; Unreachable …
    static base::Result<std::unique_ptr<SqliteStorage>> open(const QString &path, qint64 maxPages = 0);
    ~SqliteStorage() override;

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
    base::Result<std::pair<protocol::Duty, qint64>> setDuty(const Session &person, bool onDuty,
                                                            base::Instant at,
                                                            const QString &address) override;
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
    base::Result<qint64> changeMark() override;

private:
    explicit SqliteStorage(const QString &path, qint64 maxPages);

    /// A reading connection for the length of one call.
    class Reader
    {
    public:
        explicit Reader(SqliteStorage &storage);
        ~Reader();
        Reader(const Reader &) = delete;
        Reader &operator=(const Reader &) = delete;
        Database &operator*() { return *m_database; }

    private:
        SqliteStorage &m_storage;
        std::unique_ptr<Database> m_database;
    };

    template <typename Body> base::Result<void> write(Body body)
    {
        return guarded([&]() -> base::Result<void> {
            Transaction transaction(*m_writer);
            body(*m_writer);
            transaction.commit();
            return {};
        });
    }

    QString m_path;
    qint64 m_maxPages = 0;
    std::unique_ptr<Database> m_writer;
    std::unique_ptr<Database> m_watcher; ///< data_version counts the commits of all other connections
    std::mutex m_readersMutex;
    std::vector<std::unique_ptr<Database>> m_idleReaders;
};
} // namespace wanmi::server
