// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "citygen/citygen.h"
#include "domain/rulebook.h"
#include "server/replicafiles.h"
#include "server/served.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

/// The central server as a library: the program app/central and tests (in process) start the same thing.
namespace wanmi::server {

/// What a test may watch: called for every answer, from any thread, before it leaves.
/// `pathTemplate` is the path in the OpenAPI file, empty for an unknown path; `body` is empty for streams.
using ResponseTap = std::function<void(const QByteArray &method, const QByteArray &pathTemplate, int status,
                                       const QByteArray &contentType, const QByteArray &body)>;

struct CentralOptions
{
    QString folder; ///< holds central.db and basemap.gpkg
    QString listen = QStringLiteral("127.0.0.1");
    int port = 0; ///< 0: any free one, see Central::port()
    std::shared_ptr<const base::Clock> clock; ///< none: the system's
    QString videoUrl; ///< told to seats in the manifest; empty: no video
    ResponseTap responseTap;
    ServedTap served; ///< every answered request, for a log; empty: none
    /// PEM of certificate chain and key (server/certificates.h): TLS only, renewed when the file changes. Empty: in clear.
    QString certificate;
    /// A peer on loopback is a proxy: sign-in limits and the audit take the address that X-Forwarded-For names last.
    bool behindProxy = false;
    QByteArray metricsToken; ///< who may read /metrics; empty: whoever asks from this machine
    int ioThreads = 2;
    QString readFrom; ///< a standby of the city's PostgreSQL for what reads much; empty: the one that the folder names
    std::chrono::hours keepChanges{90 * 24}; ///< a seat that was away for longer takes everything anew
    std::chrono::milliseconds slowestPeer{30'000}; ///< a peer that takes a piece of an answer slower is dropped
    /// wanmi-maprender. With it the project in <folder>/maps is published whenever it is saved; empty: only
    /// by publishMap().
    QString mapEngine;
    /// Each day's signed head of the audit is appended here too: a file on another machine's disk. Empty: only in the
    /// database.
    QString auditHeads;
    /// Replica files for seats of big scopes (snapshotdesk.h); without a format everybody takes rows.
    ReplicaFormat replicaFormat;
    qint64 leastSnapshotRows = 20'000; ///< a smaller scope is as fast row by row
    qint64 rowsOfRange = 8'000; ///< of a stretch of rows that a seat compares with ours (rangesums.h)
    std::chrono::milliseconds cameraChecksEvery{std::chrono::minutes(10)}; ///< what cameras' availability is counted from
    /// A camera that has been off for so long is reported as a case against its unit; 0: none is.
    std::chrono::milliseconds cameraDeadAfter{std::chrono::hours(24)};
    qint64 maxDatabasePages = 0; ///< quota of the database file in pages of 4096 bytes; 0: the disk's
};

/// Listens and judges until stopped. All calls from one thread; work happens on threads of its own, none
/// needs a Qt event loop. Errors of start(): NotFound "no-city" (folder is empty: init first), Refused
/// "cannot-listen", "bad-certificate", Conflict "already-served", Corrupt "database-unreadable", "database-too-new".
class Central
{
public:
    [[nodiscard]] static base::Result<std::unique_ptr<Central>> start(CentralOptions options,
                                                                      domain::RuleBookPtr rules);
    Central(const Central &) = delete;
    Central &operator=(const Central &) = delete;
    ~Central(); ///< stops

    [[nodiscard]] int port() const;
    /// "http://127.0.0.1:PORT"
    [[nodiscard]] QString url() const;
    /// Accepts no more, answers held polls with 204 at once, finishes what was begun (at most 10 s).
    /// Idempotent.
    void stop();
    /// Does now what is due by the clock (resumption of suspended cases); otherwise once a second. For tests
    /// that set the clock.
    void tick();
    /// Newest sequence number of the change log.
    [[nodiscard]] qint64 tail() const;

private:
    class Private;
    explicit Central(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// No city there yet (nothing, or an empty folder).
[[nodiscard]] bool isEmpty(const QString &folder);

/// Progress of initCity: stage token and share done; false cancels (Refused "cancelled").
using Progress = std::function<bool(const QString &stage, double done)>;

/// Generates a sample city into the folder: central.db and basemap.gpkg are built beside it and renamed when
/// complete, so an interrupted init leaves nothing half. Every member of staff gets an account with
/// `password`. Errors: Refused "city-exists", "cancelled"; Unreachable "disk-full", "cannot-write".
[[nodiscard]] base::Result<citygen::CitySummary> initCity(const QString &folder,
                                                          const citygen::CityPlan &plan,
                                                          const domain::RuleBookPtr &rules, base::Instant now,
                                                          const Progress &progress, const QString &password);

/// `wanmi-central user …` on a city's folder; central may be running.
struct AccountLine
{
    QString account, name, post, department, dutyGrid;
    bool disabled = false;
};
struct NewAccount
{
    QString account, name, post, department, dutyGrid, district, password;
};
[[nodiscard]] base::Result<std::vector<AccountLine>> listAccounts(const QString &folder);
/// Errors: Refused "account-exists", "unknown-post", "password-too-short" (below 5 characters),
/// "bad-account".
[[nodiscard]] base::Result<void> addAccount(const QString &folder, const NewAccount &account,
                                            base::Instant now);
/// Ends the account's sessions. Errors: NotFound "no-such-account", Refused "password-too-short".
[[nodiscard]] base::Result<void> setPassword(const QString &folder, const QString &account,
                                             const QString &password, base::Instant now);
/// Ends the account's sessions; nobody can sign in with it until setPassword.
[[nodiscard]] base::Result<void> disableAccount(const QString &folder, const QString &account,
                                                base::Instant now);
} // namespace wanmi::server
