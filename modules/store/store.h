// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/answer.h"
#include "base/clock.h"
#include "base/result.h"
#include "domain/city.h"
#include "domain/duty.h"
#include "domain/duplicates.h"
#include "domain/recommend.h"
#include "domain/rulebook.h"
#include "domain/walls.h"
#include "protocol/cameramonth.h"
#include "protocol/integrity.h"
#include "store/boardfigures.h"
#include "store/changeset.h"
#include "store/pastcases.h"
#include "store/territory.h"
#include "store/unitfigures.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace wanmi::store {

/// Where a seat keeps its things. replica/<scope>/replica.gpkg is disposable; people/<person>/outbox.db is
/// not.
struct Location
{
    QString folder;
    QString scope; ///< of the session
    QString person; ///< whose outbox
    /// After rows have left the scope: the replica's file is written anew then, in one go for all that left since.
    std::chrono::milliseconds tidyAfter{3'600'000};
};

/// Where a stream of rows that was cut may go on.
struct SnapshotPlace
{
    QString cursor; ///< of the stream's beginning: the feed goes on from there when the last row has come
    QString after; ///< the last row that is here (protocol::StreamPlace::text); empty: all are
};
struct SnapshotProgress
{
    qint64 rows = 0;
    QString cursor; ///< of the trailer; empty: the stream goes on
};

/// The version of the replica's file: central makes files for seats of the same one only.
inline constexpr int ReplicaSchema = 4;

/// The seat's local replica. A facade: every call returns at once; SQL runs on the store's own threads (one
/// writer, read-only readers). Signals arrive on the thread of the receiver. Files are mode 0600.
class Store : public QObject
{
    Q_OBJECT
public:
    Store(Location location, domain::RuleBookPtr rules, std::shared_ptr<const base::Clock> clock,
          QObject *parent = nullptr);
    ~Store() override;

    template <typename T> using Answer = base::Answer<base::Result<T>>;

    /// Opens or creates the files. A corrupt or foreign replica is set aside (replica-corrupt-*.gpkg) and
    /// status().exists is false: sync bootstraps again; the outbox is kept. Errors: Corrupt
    /// "outbox-unreadable", "disk-full", "read-only".
    Answer<ReplicaStatus> open();
    Answer<ReplicaStatus> status();

    // ---- sync writes confirmed rows
    // -------------------------------------------------------------------------------
    /// Starts a fresh replica beside the present one (which stays readable until the new one is usable).
    Answer<void> beginBootstrap(const protocol::Manifest &manifest);
    /// Takes up a bootstrap that was cut off or killed; nothing: begin anew. An empty `after`: all rows are here,
    /// only finishBootstrap(cursor) is missing.
    Answer<std::optional<SnapshotPlace>> resumeBootstrap(const protocol::Manifest &manifest);
    /// A stream begins, or goes on behind SnapshotPlace::after.
    Answer<void> snapshotBegins(const QString &cursor);
    /// It was cut: what has come is kept for resumeBootstrap(), also by the next program.
    Answer<void> snapshotPauses();
    /// Rows of a snapshot, in order. Emits committed(everything) when open cases, cells and areas are in.
    Answer<void> addSnapshotRows(std::vector<protocol::RowChange> rows);
    /// The same as they come over the wire, cut anywhere (protocol/rowcodec.h).
    Answer<SnapshotProgress> addSnapshotBytes(QByteArray bytes);
    /// Where to lay a replica file that central made; adoptSnapshot() then takes it for the present replica. Errors:
    /// Corrupt "bad-snapshot".
    [[nodiscard]] QString snapshotFile() const;
    Answer<void> adoptSnapshot(const protocol::Manifest &manifest);
    Answer<void> finishBootstrap(const QString &cursor);
    /// Applies rows and cursor in one transaction; a row older than ours is skipped. Emits committed().
    Answer<void> apply(const protocol::ChangePage &page);
    // ---- integrity (protocol/integrity.h)
    // -------------------------------------------------------------------------------
    /// What lies here of a stretch, and the cursor that it stands for.
    struct RangeSum
    {
        qint64 rows = 0;
        QString hash, cursor;
    };
    /// Errors: Conflict "no-replica"; Corrupt "database-corrupt" when the file itself cannot be read.
    Answer<RangeSum> sumOf(const protocol::RowRange &range);
    /// The rows of a stretch as central had them at `tail` take the place of those here, in one transaction; the
    /// cursor and what waits in the outbox stay. \return how many were otherwise. Errors: Conflict "replica-newer".
    Answer<int> refill(const protocol::RowRange &range, std::vector<protocol::RowChange> rows, qint64 tail);
    Answer<void> rememberManifest(const protocol::Manifest &manifest);

    /// From now on commands are judged here by these rules (the shipped ones with the city's own classes laid
    /// over).
    void useRules(const domain::RuleBookPtr &rules);

    // ---- outbox (own file, synchronous=FULL)
    // ----------------------------------------------------------------------
    /// Appends a command and lays `provisional` over the replica, durable before the answer. Emits
    /// committed().
    Answer<void> enqueue(const protocol::Command &command, const domain::Verdict &provisional);
    /// The oldest waiting command of each case, at most `limit` (one lane per case). What was given away here
    /// may have reached central, whatever became of the answer.
    Answer<std::vector<protocol::Command>> sendable(int limit = 50);
    /// Central's answer: applied and duplicate leave the outbox once the replica has caught up with their seq
    /// (or at once when version is already there); rejected becomes a Rejection and its lane's later commands
    /// wait.
    Answer<void> settle(const std::vector<protocol::CommandResult> &results);
    /// Takes back commands that were never given to be sent and on which no other waits; the rows are
    /// themselves again. \return the keys of those taken back.
    Answer<QStringList> withdraw(const QStringList &keys);
    Answer<QStringList> withdrawable(const QStringList &keys); ///< what withdraw() would take back now
    Answer<std::vector<Rejection>> rejections();
    /// The author has seen it; `retry` sends the order again on the case's present version.
    Answer<void> closeRejection(const QString &key, bool retry);

    // ---- reading
    // ---------------------------------------------------------------------------------------------------
    /// All cases (open and closed) newest first, pending laid over; `openOnly` for maps and small scopes.
    Answer<std::shared_ptr<const CaseSummaries>> caseSummaries(bool openOnly);
    Answer<CaseSummaries> caseSummariesOf(const QSet<QString> &ids);
    Answer<CaseDossier> dossier(const QString &caseId);
    /// Those of them that central has, as it has them. For a long walk: a few hundred at a time.
    Answer<std::vector<domain::CaseFile>> confirmedCases(const QStringList &ids);
    Answer<Headline> headline();
    /// The newest actions of all cases, newest first.
    Answer<std::vector<domain::ActionRecord>> newestActions(int limit);
    Answer<CaseSummaries> mostUrgent(int limit);
    /// Part of a hit's title or detail that a query matched.
    struct Mark
    {
        bool inDetail = false;
        int start = 0, length = 0;
    };
    /// kind: case, component, cell, camera, person, vehicle, department, place, crossing, plate, or the level
    /// of an area (city, district, street, community). detail: an address, a code; of a person the post's
    /// token, of a vehicle its department.
    struct Hit
    {
        QString kind, id, title, detail;
        geo::Place place;
        bool hasPlace = false;
        bool similar = false; ///< not what was asked for: a letter, a character or a digit differs
        std::vector<Mark> marks;
    };
    struct Found
    {
        std::vector<Hit> hits; ///< best first
        qint64 total = 0; ///< about how many rows answer
        double share = 0; ///< of the city that can be found yet, 0…1
    };
    /// Number, address, door plate, crossing, code, name, account, plate, by any part, in Chinese or pinyin
    /// (whole or initials); every word must be there. Forgives small slips when little is found.
    Answer<Found> find(const QString &text, int limit = 30);
    Answer<std::vector<Hit>> search(const QString &text, int limit = 30); ///< find()'s hits

    Answer<domain::Component> component(const QString &id);
    Answer<domain::Component> componentByRow(qint64 row);
    Answer<CaseSummaries> casesOfComponent(const QString &componentId);
    Answer<std::vector<domain::Component>> componentsNear(geo::Place place, double metres, int limit);
    Answer<std::vector<domain::Camera>> cameras();
    /// How often each was found on, from that month (yyyyMM) on.
    Answer<std::vector<protocol::CameraMonth>> cameraMonths(const QString &from);
    Answer<std::vector<domain::Department>> departments();
    Answer<std::vector<domain::DutyGrid>> dutyGrids();
    Answer<std::vector<domain::MinorClass>> classes(); ///< of the city's own catalog
    Answer<std::vector<QByteArray>> lifecycles(); ///< published ones as SCXML, oldest first
    Answer<std::vector<domain::Person>> persons();
    Answer<std::vector<domain::Vehicle>> vehicles();
    Answer<std::vector<domain::Area>> areas(bool withShapes);
    /// Scenes (by sort) and walls.
    struct WallBook
    {
        std::vector<domain::Scene> scenes;
        std::vector<domain::Wall> walls;
    };
    Answer<WallBook> wallBook();
    /// `steps` steps of `stepMs` from `fromMs` on; no classes: all.
    Answer<Trend> trend(qint64 fromMs, qint64 stepMs, int steps, const QStringList &classes);
    Answer<CaseSummaries> openOfClasses(const QStringList &classes, int limit);
    Answer<std::vector<ComponentCount>> componentCounts(const QStringList &classes);
    Answer<std::vector<ReviewRow>> review(bool byDepartment, qint64 sinceMs, qint64 nowMs);
    /// Which department should have this case, and why. A draft needs its class and its place; `trail` of a case
    /// that was returned. Finished cases are read once and then followed. \param rules with the city's own
    /// classes; \param districts only district centers can be chosen.
    Answer<domain::Recommendation> recommend(const domain::CaseFile &file,
                                             const std::vector<domain::ActionRecord> &trail,
                                             const domain::RuleBookPtr &rules, bool districts = false);
    Answer<UnitReview> unitReview(const QString &department, qint64 sinceMs, qint64 untilMs);
    /// The newest assignment of each crew or vehicle that this department has sent out.
    Answer<std::vector<CrewJob>> crewJobs(const QString &department);
    /// An area or cell and everything in it; empty: the whole replica. Errors: NotFound "no-such-area".
    Answer<Territory> territory(const QString &code);
    Answer<SupervisorFacts> supervisorFacts(const QString &personId); ///< NotFound "no-such-person"
    /// The cell at a place, and everything a new case needs to know about it.
    struct CellFacts
    {
        domain::GridCell cell;
        QString streetName, communityName, districtName, nearestAddress;
        QString supervisorOnDuty; ///< PersonId text: whom a task here goes to (domain/duty.h); empty: none
        DutyGridId supervisorGrid; ///< that one's; not the cell's when nobody is on duty there
    };
    Answer<CellFacts> cellAt(geo::Place place);
    /// The duty grid of a place and its neighbors with those on duty, nearest first.
    Answer<std::vector<domain::GridDuty>> dutyNear(geo::Place place);
    /// The cases that need a supervisor now while nobody who could take the task is on duty
    /// (domain/tending.h).
    Answer<QSet<QString>> untendedCases();
    /// Other cases that have to do with this one, each once, the closest tie first. Errors: NotFound
    /// "no-such-case".
    Answer<std::vector<RelatedCase>> relatedCases(const QString &caseId);
    /// Open cases that the same matter may have been reported as, the likeliest first (domain/duplicates.h):
    /// the same component; or the same class (of any, without one), as near and as recent as the rule says.
    Answer<CaseSummaries> duplicatesOf(domain::CaseKind kind, const QString &classCode, geo::Place place,
                                       const QString &componentId, const domain::DuplicateRule &rule = {});
    /// A case that a telephone number has reported, and the name that was given then.
    struct CallerCase
    {
        CaseSummary summary;
        QString name;
    };
    /// Newest first; numbers are compared by their digits. Empty where reporters may not be known.
    Answer<std::vector<CallerCase>> casesOfCaller(const QString &phone, int limit = 20);
    /// Somebody of the public who reported the matter of a case.
    struct Reporter
    {
        QString caseId; ///< of the own report: the case itself, or one that was merged into it
        QString number, name, phone, source; ///< number: of that case, may be empty yet
        qint64 reportedAtMs = 0;
    };
    /// All of them, the case's own first, then as they reported. Empty where reporters may not be known.
    Answer<std::vector<Reporter>> reportersOf(const QString &caseId);

    // ---- hot layers
    // -----------------------------------------------------------------------------------------------
    Answer<std::shared_ptr<const std::vector<CellShape>>>
    cellShapes(); ///< counts of open and overdue cases included
    Answer<std::shared_ptr<const std::vector<ComponentPoint>>> componentPoints();
    Answer<std::shared_ptr<const std::vector<CasePoint>>> casePoints(); ///< open cases
    Answer<std::vector<CommunityFacts>> communityFacts(); ///< confirmed rows only
    /// Every case that was open at some time between the two, and what its clocks were; confirmed rows only.
    Answer<std::shared_ptr<const PastCases>> pastCases(qint64 fromMs, qint64 toMs);

signals:
    void committed(const wanmi::store::ChangeSet &changes);
    void outboxChanged(int waiting, int rejected);
    void rulesChanged(const wanmi::domain::RuleBookPtr &rules);
    /// A write failed (disk full, read-only); nothing was lost, the caller's answer carries the same error.
    void writeFailed(const wanmi::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};
} // namespace wanmi::store

Q_DECLARE_METATYPE(wanmi::store::ChangeSet)
