// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/act.h"
#include "domain/walls.h"
#include "geo/shape.h"
#include "protocol/cameramonth.h"
#include "protocol/mail.h"
#include "protocol/messages.h"
#include "protocol/integrity.h"
#include "protocol/streamplace.h"
#include "server/auditchain.h"
#include "server/changelines.h"
#include "server/scope.h"
#include "server/staging.h"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace wanmi::intake {
class PresentCity;
}

/// What central needs from a database, as use cases in the words of domain and protocol. SQLite is one
/// implementation; another one brings its own SQL and nothing else changes.
namespace wanmi::server {

struct CityFacts
{
    QString nameZh, nameEn;
    qint64 epoch = 0; ///< a new one after every restore or promotion: old cursors end
    int schema = 1;
    geo::Bounds bounds;
    QString basemapHash; ///< empty: no base map
    QString basemapFile; ///< in the city's folder
    qint64 basemapBytes = 0;
    QString attribution;
    QString mapVersion; ///< of the published map project; empty: the shipped one
    qint64 oldestSeq = 0; ///< cursors before it have expired
    QString timeZone; ///< IANA name: whose days are the city's
};

struct Account
{
    domain::Person person;
    QByteArray password; ///< argon2id, encoded
    bool disabled = false;
};

struct AuditEntry
{
    base::Instant at;
    QString account, address;
    QString deed; ///< sign-in, sign-out, command, user-add, …
    QString object; ///< case id, account
    QString outcome; ///< done, or the reason of a refusal
    QString detail; ///< never personal data of the public
};

struct NewSession
{
    QByteArray tokenHash;
    QString account, seat, address;
    base::Instant created, expires;
};

struct StoredSession
{
    Account account;
    base::Instant expires;
};

/// One command by somebody who is signed in.
struct Asked
{
    protocol::Command command;
    Session session;
    QString address;
    QByteArray digest; ///< of the command's text: a key names one command only
    QString approver = {}; ///< whose session the command's approval is; empty: nobody's
};

/// What a rule may look at while it judges; valid during the call only, inside the command's transaction.
struct Known
{
    qint64 published
        = 0; ///< how many lifecycles and calendars have been published: the rules must know them all
    std::optional<domain::CaseFile> present; ///< the case, if there is one
    QString stateAtBase; ///< the case's state at the version the person saw; empty: unknown
    std::function<std::optional<domain::Person>(const QString &)> person;
    std::function<QStringList(const QString &dutyGrid)> onDuty; ///< its supervisors, by id
    std::function<std::optional<domain::CaseFile>(const QString &)> otherCase;
    std::function<bool(protocol::TableNo, const QString &)> has; ///< whether that table has a row of that id
    std::function<qint64(const QString &prefix)> nextIntakeNo, nextCaseNo; ///< daily sequences, by prefix
};
struct Decision
{
    protocol::CommandResult result; ///< without seq
    base::Instant at; ///< of the judgement
    std::optional<domain::Verdict> verdict; ///< of an applied one
};
using Rule = std::function<Decision(const Asked &, const Known &)>;

struct FeedPage
{
    QByteArray rows; ///< CBOR sequence, without trailer
    qint64 next = 0;
    bool more = false;
};

/// A stretch of a table as one scope sees it.
struct RangeRead
{
    QByteArray rows; ///< CBOR sequence without trailer, ordered by id, each with seq 0
    qint64 count = 0;
    QString upto; ///< where it ends; empty: with the table
    qint64 seq = 0; ///< of the change log: what the reading stands for
};
/// The seq of its rows: 0, or the number the reading stands for.
enum class RowStamp { None, Reading };
struct RangeNews
{
    qint64 newest = 0; ///< line of the change log about a row of the stretch, whoever sees it; 0: none
    qint64 tail = 0;
};

struct CellFact
{
    QString code, zone, dutyGrid;
    geo::Polygon shape;
};

/// A lifecycle (or a calendar, see domain::publishedText()) as it was published.
struct PublishedLifecycle
{
    QString version, name;
    QByteArray scxml;
    base::Instant at;
    QString by; ///< account, or "console"
};

/// A new calendar, and what it does to an open case: nothing where its dues stay.
struct CalendarPublication
{
    PublishedLifecycle row; ///< `scxml` is domain::publishedText()
    qint64 follows = 0; ///< how many publications it was compared with
    std::function<std::optional<domain::Verdict>(const domain::CaseFile &)> mover;
};

/// A case on which time itself acts now.
struct DueCase
{
    /// Parked until now; its clock ran out; a reply did not come; whoever has its task has gone off duty.
    enum class Why { Suspension, Clock, Reply, Untended };
    Why why = Why::Clock;
    QString caseId;
    int version = 0;
    QString state, lifecycle;
    QString otherSupervisor; ///< Clock: who is on duty in the case's duty grid besides who has the task
    // Untended:
    geo::Place place;
    QStringList unfit; ///< who must not be given the task
    qint64 dutyMark = 0; ///< when it was looked at
};

/// What is to be applied of an import that has been checked and compared.
struct ImportApplication
{
    protocol::ImportStatus status; ///< as compared; comes back as "done"
    QString folder; ///< where its staged rows lie
    qint64 cityMark = 0; ///< importMark() when it was compared
    bool remove = false;
    QString address; ///< of whoever decided
    base::Instant at;
    geo::Bounds bounds; ///< of what is taken; nothing when west == east
    QString attribution;
    QString basemapFile, basemapHash; ///< file name in the city's folder; empty: the base map stays
    qint64 basemapBytes = 0;
};

/// All scenes (by sort) and walls of the city; a few dozen rows.
struct WallBook
{
    std::vector<domain::Scene> scenes;
    std::vector<domain::Wall> walls;
};
/// Versions are those that the rows have afterwards.
struct WallChange
{
    std::vector<domain::Scene> scenes;
    std::vector<domain::Wall> walls;
    std::vector<std::pair<QString, qint64>> lostScenes, lostWalls; ///< id and a version after the last
};

/// Bytes of a photo that central keeps (protocol/media.h); who sent it first.
struct StoredPhoto
{
    QString hash;
    qint64 bytes = 0;
    QString type; ///< image/jpeg, …
    QString account;
    base::Instant at;
};
struct PhotoSight
{
    std::optional<StoredPhoto> photo; ///< nothing: never sent
    bool mayRead = false; ///< it is theirs, or of a case that they see
};

/// What of a scope's rows is read.
struct SnapshotAsk
{
    QString table; ///< one only; empty: all
    base::Instant actionsSince;
    /// Each reading in an order that stays, so that a cut stream can go on; else in whatever order is fastest.
    bool ordered = false;
    std::optional<protocol::StreamPlace> after = {}; ///< only with `ordered`: what came before is left out
    qint64 since = 0; ///< with `after`: number of the last change that the stream's beginning knew
};

struct OwnedCamera
{
    domain::Camera camera;
    QString ownerName; ///< of its unit; empty: none is named
};
/// What looking at a camera for a while has found; `checks` of one day of the city.
struct CameraChecks
{
    QString camera;
    QString day; ///< yyyyMMdd
    int checks = 0, online = 0;
    base::Instant from, to; ///< the first and the last of them
    qint64 offSinceMs = 0; ///< as protocol::CameraMonth
};

class Storage
{
public:
    virtual ~Storage() = default;

    // ---- one thread at a time: the judging thread
    // ---------------------------------------------------------------
    /// Judges in one durable transaction, in order; either all results hold or (error) none.
    virtual base::Result<std::vector<protocol::CommandResult>> judge(std::span<const Asked> asked,
                                                                     const Rule &rule)
        = 0;
    virtual base::Result<void> openSession(const NewSession &session, const AuditEntry &entry) = 0;
    virtual base::Result<void> closeSession(const QByteArray &tokenHash, const AuditEntry &entry) = 0;
    virtual base::Result<void> rememberFailure(const QString &account, const QString &address,
                                               const AuditEntry &entry)
        = 0;
    virtual base::Result<void> addAccount(const Account &account, const AuditEntry &entry) = 0;
    /// Nothing as password: leave it. Ends the account's sessions.
    virtual base::Result<void> changeAccount(const QString &account,
                                             const std::optional<QByteArray> &password, bool disabled,
                                             const AuditEntry &entry)
        = 0;
    virtual base::Result<void> audit(const AuditEntry &entry) = 0;
    /// Signs where the audit's chain ends now and keeps that; a head of the same line stays as it is.
    virtual base::Result<AuditHead> signAudit(const AuditKey &key, base::Instant at) = 0;
    /// Notes how an import stands, with or without a line in the audit.
    virtual base::Result<void> rememberImport(const protocol::ImportStatus &status,
                                              const std::optional<AuditEntry> &entry)
        = 0;
    /// One durable transaction: rows, change log (or a new epoch when it would be longer than 50,000 lines),
    /// facts of the city, audit, state of the import; all or nothing. Errors: Conflict "city-changed"
    /// (compare again); Unreachable "disk-full", "database-busy", ….
    virtual base::Result<protocol::ImportStatus> applyImport(const ImportApplication &application) = 0;

    /// Rows and change log in one durable transaction; answers its newest sequence number. Without an entry
    /// nobody did it: time did. Errors: Conflict "changed-meanwhile" (by another server over the same database).
    virtual base::Result<qint64> changeWalls(const WallChange &change, base::Instant at,
                                             const std::optional<AuditEntry> &entry)
        = 0;

    /// Adds them to the cameras' months, with lines of the change log; answers the newest sequence number. A camera that
    /// another server over the same database has looked at since `from` is left out: it is counted once.
    virtual base::Result<qint64> noteCameraChecks(std::span<const CameraChecks> checks, base::Instant at) = 0;

    // Messages, duty and handovers: each one durable transaction with its line of the audit.
    /// The stored message and whether it is new; the same order again gives what is there. Errors: NotFound
    /// "no-such-addressee", "no-such-case" (also one out of the sender's sight); Conflict "id-reused".
    virtual base::Result<std::pair<protocol::Mail, bool>>
    addMail(const protocol::MailOrder &order, const Session &sender, base::Instant at, const QString &address)
        = 0;
    /// Notes who has read it; the first time stays. Errors: NotFound "no-such-message" (also one out of sight);
    /// Refused "not-addressed-to-you".
    virtual base::Result<protocol::Mail> noteMailRead(const QString &id, const Session &reader,
                                                      base::Instant at)
        = 0;
    /// Answers the sequence number of the person's row in the change log; 0 when nothing changed.
    virtual base::Result<std::pair<protocol::Duty, qint64>> setDuty(const Session &person, bool onDuty,
                                                                    base::Instant at, const QString &address)
        = 0;
    /// As addMail(). Errors: Conflict "id-reused".
    virtual base::Result<std::pair<protocol::Handover, bool>>
    addHandover(const protocol::HandoverOrder &order, const Session &outgoing, base::Instant at,
                const QString &address)
        = 0;
    /// Errors: NotFound "no-such-handover" (also of the other side); Refused "same-person"; Conflict
    /// "already-taken".
    virtual base::Result<protocol::Handover> takeHandover(const QString &id, const QString &remark,
                                                          const Session &incoming, base::Instant at,
                                                          const QString &address)
        = 0;

    /// Which map project is published, and the list of all publications; one durable transaction.
    /// A row and its line of the change log in one durable transaction; answers its sequence number. Errors:
    /// Conflict "version-exists" (with another text).
    virtual base::Result<qint64> publishLifecycle(const PublishedLifecycle &lifecycle, const AuditEntry &entry)
        = 0;
    /// The calendar's row, its line of the change log, then the dues it moves: each an action of the system
    /// in its case, all in one durable transaction; answers the newest sequence number. The entry's detail is
    /// written with the number of cases moved behind it. Errors: Conflict "version-exists",
    /// "published-meanwhile" (something else has been published since).
    virtual base::Result<qint64> publishCalendar(const CalendarPublication &publication, AuditEntry entry)
        = 0;
    virtual base::Result<void> rememberMap(const QString &version, const QByteArray &publications,
                                           const AuditEntry &entry)
        = 0;

    /// Once; another sender of the same bytes leaves no line, but what no case names yet is kept longer.
    virtual base::Result<void> rememberPhoto(const StoredPhoto &photo, const AuditEntry &entry) = 0;
    /// Takes out of the book what no case has named, sent (last) before that time, the oldest first; \return
    /// the hashes: their files are the caller's to delete.
    virtual base::Result<QStringList> forgetUnusedPhotos(base::Instant before, int limit) = 0;

    /// Lets cursors expire that are older than that, and goes rid of what only they needed; in steps, so that it is
    /// called again and again. \return the oldest cursor that is still good (CityFacts::oldestSeq).
    virtual base::Result<qint64> keepChanges(base::Instant before) = 0;

    // ---- any thread
    // -----------------------------------------------------------------------------------------------
    virtual base::Result<CityFacts> facts() = 0;
    virtual base::Result<qint64> tail() = 0; ///< newest sequence number
    virtual base::Result<std::optional<Account>> account(const QString &account) = 0;
    virtual base::Result<std::vector<Account>> accounts() = 0;
    virtual base::Result<std::optional<StoredSession>> session(const QByteArray &tokenHash) = 0;
    /// Failed sign-ins since then: by account, by address.
    virtual base::Result<std::pair<int, int>> failures(const QString &account, const QString &address,
                                                       base::Instant since)
        = 0;
    /// At most `limit` of each kind, the longest due first.
    virtual base::Result<std::vector<DueCase>> dueCases(base::Instant now, int limit) = 0;
    /// Open tasks of supervisors who have signed off (Why::Untended), the longest due first.
    virtual base::Result<std::vector<DueCase>> tasksOfAbsent() = 0;
    /// Supervisors on duty by duty grid, each by id.
    virtual base::Result<std::map<QString, QStringList>> onDuty() = 0;
    virtual base::Result<qint64> dutyMark() = 0; ///< grows whenever anybody signs on or off
    /// Errors: Refused "expired" (the cursor is too old; take everything anew).
    virtual base::Result<FeedPage> changesAfter(const Scope &scope, qint64 after, int limit) = 0;
    /// The same for everybody: at most `limit` lines and the rows they name. Errors: as changesAfter.
    virtual base::Result<ChangeLines> linesAfter(qint64 after, int limit) = 0;
    /// One consistent reading of everything this scope sees, open cases before ended ones. `begin` gets the sequence
    /// number it stands for, `send` pieces of a CBOR sequence; false from it ends the reading (Unreachable
    /// "reader-gone").
    virtual base::Result<void> snapshot(const Scope &scope, const SnapshotAsk &ask,
                                        const std::function<void(qint64)> &begin,
                                        const std::function<bool(QByteArray)> &send)
        = 0;
    virtual base::Result<std::vector<std::pair<QString, qint64>>> counts(const Scope &scope,
                                                                         base::Instant actionsSince)
        = 0;
    /// Rows of a stretch, one consistent reading. Without an end it ends after `most` rows, or earlier. Errors:
    /// Refused "range-too-wide".
    virtual base::Result<RangeRead> rangeOf(const Scope &scope, const protocol::RowRange &range, qint64 most,
                                            RowStamp stamp = RowStamp::None)
        = 0;
    /// What the change log says of it after that number.
    virtual base::Result<RangeNews> newsOf(const protocol::RowRange &range, qint64 after) = 0;
    virtual base::Result<std::vector<domain::CaseFile>> tasksOf(const QString &account) = 0;
    virtual base::Result<std::vector<CellFact>> cells() = 0;
    virtual base::Result<std::vector<domain::MinorClass>> classes() = 0; ///< of the city's own catalog
    /// Grows with every import that is applied.
    virtual base::Result<qint64> importMark() = 0;
    virtual base::Result<std::vector<PublishedLifecycle>> lifecycles() = 0; ///< and calendars, oldest first
    /// One consistent reading, in any order.
    virtual base::Result<void> eachOpenCase(const std::function<void(const domain::CaseFile &)> &take) = 0;
    virtual base::Result<std::vector<AuditHead>> auditHeads() = 0; ///< oldest first
    /// In the table's order from that line on, one consistent reading; false from `take` ends it.
    virtual base::Result<void> auditLines(qint64 from, const std::function<bool(const AuditLine &)> &take)
        = 0;
    virtual base::Result<QByteArray> mapPublications() = 0; ///< as remembered; empty: none
    virtual base::Result<std::vector<protocol::ImportStatus>> imports() = 0; ///< newest first
    /// The city as intake's checks see it. Lives no longer than the storage; any one thread.
    virtual base::Result<std::unique_ptr<intake::PresentCity>>
    presentCity(const std::shared_ptr<const domain::Catalog> &catalog) = 0;
    /// Rows of an import beside the city, in a folder of their own.
    virtual base::Result<std::unique_ptr<Staging>> stage(const QString &folder) = 0;
    /// The report of an import that is over. Errors: NotFound "no-report".
    virtual base::Result<std::unique_ptr<Staging>> stagedReport(const QString &folder) = 0;
    virtual base::Result<WallBook> wallBook() = 0;
    virtual base::Result<std::vector<OwnedCamera>> cameras() = 0;
    /// From that month (yyyyMM) on.
    virtual base::Result<std::vector<protocol::CameraMonth>> cameraMonths(const QString &from) = 0;
    /// What this person may see and has changed after that number, oldest change first.
    virtual base::Result<protocol::MailPage> mailAfter(const Session &reader, qint64 after, int limit) = 0;
    virtual base::Result<protocol::HandoverPage> handoversAfter(const Session &reader, qint64 after, int limit)
        = 0;
    virtual base::Result<PhotoSight> photo(const QString &hash, const Scope &scope, const QString &account)
        = 0;
    virtual base::Result<bool> has(protocol::TableNo table, const QString &id) = 0;
    /// Another value than before: something was committed, by this process or another one. One thread at a
    /// time.
    virtual base::Result<qint64> changeMark() = 0;
    /// What a storage knows of itself, for the metrics; nothing where it is not known.
    struct Standing
    {
        std::optional<qint64> bytes; ///< of the database
        struct Replica
        {
            bool isUsed = false; ///< false: the primary is read instead
            qint64 readings = 0, refused = 0, behind = 0;
        };
        std::optional<Replica> replica; ///< that takes the large readings
    };
    virtual Standing standing() { return {}; }
    /// What another server committed: changes only, or also sessions, accounts, publications, the epoch.
    enum class Heard { Changes, City };
    /// `call` comes from a thread of the storage's own, at once after the commit; an empty one ends it. A storage that
    /// hears nothing of others never calls: changeMark() tells.
    virtual void listen(std::function<void(Heard)> call) { (void)call; }
};
} // namespace wanmi::server
