// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store.h"

#include "base/engine.h"
#include "files.h"
#include "rangesum.h"
#include "reader.h"
#include "writer.h"

#include <QFileInfo>

#include <barrier>

#include <sys/resource.h>

namespace wanmi::store {
namespace {
constexpr int Background = 10; // as nice(1) counts
}

class Store::Private
{
public:
    Private(const Location &location, const domain::RuleBookPtr &rules,
            const std::shared_ptr<const base::Clock> &clock)
        : shared(std::make_shared<Shared>())
    {
        shared->file = location.folder + QStringLiteral("/replica/") + folderName(location.scope)
            + QStringLiteral("/replica.gpkg");
        const auto makeReader
            = [this, rules, clock] { return std::make_unique<Reader>(shared, rules, clock, shelf); };
        quick = std::make_unique<base::Engine<Reader>>(QStringLiteral("store-read"), makeReader);
        bulk = std::make_unique<base::Engine<Reader>>(QStringLiteral("store-bulk"), makeReader);
        finder = std::make_unique<base::Engine<Reader>>(QStringLiteral("store-find"), makeReader);
        indexer = std::make_unique<base::Engine<SearchIndexer>>(
            QStringLiteral("store-index"),
            [this, rules, clock] {
                // Of this thread alone: whoever loads a city waits for its rows, not for finding them.
                setpriority(PRIO_PROCESS, 0, Background);
                return std::make_unique<SearchIndexer>(shared, rules, clock, shelf);
            });
        writer = std::make_unique<base::Engine<Writer>>(QStringLiteral("store-write"), [=, this] {
            return std::make_unique<Writer>(
                location, rules, clock, shared,
                [this](const std::function<void()> &swap) { whileReadersStandAside(swap); });
        });
    }

    /// On the writer's thread. A file may only be swapped while nobody has it open: all readers close it,
    /// wait, and open the new one at their next read.
    void whileReadersStandAside(const std::function<void()> &swap)
    {
        const auto meeting = std::make_shared<std::barrier<>>(5);
        const auto standAside = [meeting](auto &reader) {
            reader.connection.close();
            meeting->arrive_and_wait();
            meeting->arrive_and_wait();
        };
        for (auto *reader : {quick.get(), bulk.get(), finder.get()})
            reader->post(standAside);
        indexer->post(standAside);
        meeting->arrive_and_wait();
        swap();
        meeting->arrive_and_wait();
    }

    template <typename Ask> auto ask(base::Engine<Reader> &engine, Ask question)
    {
        return engine.post([question = std::move(question)](Reader &reader) {
            return reader.connection.read([&] { return question(reader); });
        });
    }

    SharedPtr shared;
    std::shared_ptr<SearchShelf> shelf = std::make_shared<SearchShelf>();
    std::unique_ptr<base::Engine<Reader>> quick, bulk, finder; ///< short questions; whole tables; searches
    std::unique_ptr<base::Engine<SearchIndexer>> indexer;
    std::unique_ptr<base::Engine<Writer>> writer; ///< ends first: it asks the readers to stand aside
};

Store::Store(Location location, domain::RuleBookPtr rules, std::shared_ptr<const base::Clock> clock,
             QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(location, rules, clock))
{
    Writer *writer = d->writer->worker();
    connect(writer, &Writer::committed, this, [this](const ChangeSet &changes) {
        d->indexer->post([changes](SearchIndexer &indexer) { indexer.noteChanges(changes); });
        emit committed(changes);
    });
    connect(writer, &Writer::outboxChanged, this, &Store::outboxChanged);
    connect(writer, &Writer::writeFailed, this, &Store::writeFailed);
}

// Reads and bulk work on the replica are cut short and had again at the next start; what was given to the
// outbox is kept before the writer's thread ends.
Store::~Store()
{
    d->shared->stopping = true;
}

Store::Answer<ReplicaStatus> Store::open()
{
    return d->writer->post([](Writer &writer) { return writer.open(); });
}

Store::Answer<ReplicaStatus> Store::status()
{
    return d->writer->post([](Writer &writer) { return writer.status(); });
}

Store::Answer<void> Store::beginBootstrap(const protocol::Manifest &manifest)
{
    return d->writer->post([manifest](Writer &writer) { return writer.beginBootstrap(manifest); });
}

Store::Answer<std::optional<SnapshotPlace>> Store::resumeBootstrap(const protocol::Manifest &manifest)
{
    return d->writer->post([manifest](Writer &writer) { return writer.resumeBootstrap(manifest); });
}

Store::Answer<void> Store::snapshotBegins(const QString &cursor)
{
    return d->writer->post([cursor](Writer &writer) -> Result<void> {
        writer.snapshotBegins(cursor);
        return {};
    });
}

Store::Answer<void> Store::snapshotPauses()
{
    return d->writer->post([](Writer &writer) { return writer.snapshotPauses(); });
}

Store::Answer<SnapshotProgress> Store::addSnapshotBytes(QByteArray bytes)
{
    return d->writer->post(
        [bytes = std::move(bytes)](Writer &writer) { return writer.addSnapshotBytes(bytes); });
}

QString Store::snapshotFile() const
{
    return Replica::nextFile(QFileInfo(d->shared->file).path());
}

Store::Answer<void> Store::adoptSnapshot(const protocol::Manifest &manifest)
{
    return d->writer->post([manifest](Writer &writer) { return writer.adoptSnapshot(manifest); });
}

Store::Answer<void> Store::addSnapshotRows(std::vector<protocol::RowChange> rows)
{
    return d->writer->post([rows = std::move(rows)](Writer &writer) { return writer.addSnapshotRows(rows); });
}

Store::Answer<void> Store::finishBootstrap(const QString &cursor)
{
    return d->writer->post([cursor](Writer &writer) { return writer.finishBootstrap(cursor); });
}

Store::Answer<void> Store::apply(const protocol::ChangePage &page)
{
    return d->writer->post([page](Writer &writer) { return writer.apply(page); });
}

Store::Answer<Store::RangeSum> Store::sumOf(const protocol::RowRange &range)
{
    return d->ask(*d->bulk, [range](Reader &reader) { return store::sumOf(reader.connection.database(), range); });
}

Store::Answer<int> Store::refill(const protocol::RowRange &range, std::vector<protocol::RowChange> rows, qint64 tail)
{
    return d->writer->post([range, rows = std::move(rows), tail](Writer &writer) {
        return writer.refill(range, rows, tail);
    });
}

Store::Answer<void> Store::rememberManifest(const protocol::Manifest &manifest)
{
    return d->writer->post([manifest](Writer &writer) { return writer.rememberManifest(manifest); });
}

Store::Answer<void> Store::enqueue(const protocol::Command &command, const domain::Verdict &provisional)
{
    return d->writer->post(
        [command, provisional](Writer &writer) { return writer.enqueue(command, provisional); });
}

Store::Answer<std::vector<protocol::Command>> Store::sendable(int limit)
{
    return d->writer->post([limit](Writer &writer) { return writer.sendable(limit); });
}

Store::Answer<QStringList> Store::withdraw(const QStringList &keys)
{
    return d->writer->post([keys](Writer &writer) { return writer.withdraw(keys); });
}

Store::Answer<QStringList> Store::withdrawable(const QStringList &keys)
{
    return d->writer->post([keys](Writer &writer) { return writer.withdrawable(keys); });
}

Store::Answer<void> Store::settle(const std::vector<protocol::CommandResult> &results)
{
    return d->writer->post([results](Writer &writer) { return writer.settle(results); });
}

Store::Answer<std::vector<Rejection>> Store::rejections()
{
    return d->writer->post([](Writer &writer) { return writer.rejections(); });
}

Store::Answer<void> Store::closeRejection(const QString &key, bool retry)
{
    return d->writer->post([key, retry](Writer &writer) { return writer.closeRejection(key, retry); });
}

Store::Answer<std::shared_ptr<const CaseSummaries>> Store::caseSummaries(bool openOnly)
{
    return d->ask(*d->bulk, [openOnly](Reader &reader) { return reader.cases.all(openOnly); });
}

Store::Answer<CaseSummaries> Store::caseSummariesOf(const QSet<QString> &ids)
{
    return d->ask(*d->quick, [ids](Reader &reader) { return reader.cases.of(ids); });
}

Store::Answer<std::vector<domain::CaseFile>> Store::confirmedCases(const QStringList &ids)
{
    return d->ask(*d->bulk, [ids](Reader &reader) { return reader.cases.confirmed(ids); });
}

Store::Answer<CaseDossier> Store::dossier(const QString &caseId)
{
    return d->ask(*d->quick, [caseId](Reader &reader) { return reader.cases.dossier(caseId); });
}

Store::Answer<Headline> Store::headline()
{
    return d->ask(*d->quick, [](Reader &reader) { return reader.layers.headline(); });
}

Store::Answer<std::vector<domain::ActionRecord>> Store::newestActions(int limit)
{
    return d->ask(*d->quick, [limit](Reader &reader) { return reader.cases.newestActions(limit); });
}

Store::Answer<CaseSummaries> Store::mostUrgent(int limit)
{
    return d->ask(*d->quick, [limit](Reader &reader) { return reader.cases.mostUrgent(limit); });
}

Store::Answer<Store::Found> Store::find(const QString &text, int limit)
{
    return d->ask(*d->finder, [text, limit](Reader &reader) { return reader.search.find(text, limit); });
}

Store::Answer<std::vector<Store::Hit>> Store::search(const QString &text, int limit)
{
    return d->ask(*d->finder, [text, limit](Reader &reader) {
        return reader.search.find(text, limit).map([](Found &&found) { return std::move(found.hits); });
    });
}

Store::Answer<domain::Component> Store::component(const QString &id)
{
    return d->ask(*d->quick, [id](Reader &reader) { return reader.city.component(id); });
}

Store::Answer<domain::Component> Store::componentByRow(qint64 row)
{
    return d->ask(*d->quick, [row](Reader &reader) { return reader.city.componentByRow(row); });
}

Store::Answer<CaseSummaries> Store::casesOfComponent(const QString &componentId)
{
    return d->ask(*d->quick, [componentId](Reader &reader) { return reader.cases.ofComponent(componentId); });
}

Store::Answer<std::vector<domain::Component>> Store::componentsNear(geo::Place place, double metres,
                                                                    int limit)
{
    return d->ask(*d->quick,
                  [=](Reader &reader) { return reader.city.componentsNear(place, metres, limit); });
}

Store::Answer<std::vector<domain::Camera>> Store::cameras()
{
    return d->ask(*d->quick, [](Reader &reader) { return reader.city.cameras(); });
}

Store::Answer<std::vector<protocol::CameraMonth>> Store::cameraMonths(const QString &from)
{
    return d->ask(*d->quick, [from](Reader &reader) { return reader.city.cameraMonths(from); });
}

Store::Answer<std::vector<domain::DutyGrid>> Store::dutyGrids()
{
    return d->ask(*d->quick, [](Reader &reader) { return reader.city.dutyGrids(); });
}

Store::Answer<std::vector<domain::Department>> Store::departments()
{
    return d->ask(*d->quick, [](Reader &reader) { return reader.city.departments(); });
}

Store::Answer<std::vector<QByteArray>> Store::lifecycles()
{
    return d->ask(*d->quick, [](Reader &reader) { return reader.city.lifecycles(); });
}

Store::Answer<std::vector<domain::MinorClass>> Store::classes()
{
    return d->ask(*d->quick, [](Reader &reader) { return reader.city.classes(); });
}

Store::Answer<Store::WallBook> Store::wallBook()
{
    return d->ask(*d->quick, [](Reader &reader) { return reader.city.wallBook(); });
}

Store::Answer<Trend> Store::trend(qint64 fromMs, qint64 stepMs, int steps, const QStringList &classes)
{
    return d->ask(*d->bulk,
                  [=](Reader &reader) { return reader.board.trend(fromMs, stepMs, steps, classes); });
}

Store::Answer<CaseSummaries> Store::openOfClasses(const QStringList &classes, int limit)
{
    return d->ask(*d->bulk, [=](Reader &reader) { return reader.cases.openOfClasses(classes, limit); });
}

Store::Answer<std::vector<ComponentCount>> Store::componentCounts(const QStringList &classes)
{
    return d->ask(*d->bulk, [=](Reader &reader) { return reader.board.components(classes); });
}

Store::Answer<std::vector<ReviewRow>> Store::review(bool byDepartment, qint64 sinceMs, qint64 nowMs)
{
    return d->ask(*d->bulk,
                  [=](Reader &reader) { return reader.board.review(byDepartment, sinceMs, nowMs); });
}

Store::Answer<domain::Recommendation> Store::recommend(const domain::CaseFile &file,
                                                       const std::vector<domain::ActionRecord> &trail,
                                                       const domain::RuleBookPtr &rules, bool districts)
{
    return d->ask(*d->bulk, [=](Reader &reader) {
        return reader.duties.recommend(file, trail, *rules, districts);
    });
}

Store::Answer<UnitReview> Store::unitReview(const QString &department, qint64 sinceMs, qint64 untilMs)
{
    return d->ask(*d->bulk,
                  [=](Reader &reader) { return reader.units.review(department, sinceMs, untilMs); });
}

Store::Answer<std::vector<CrewJob>> Store::crewJobs(const QString &department)
{
    return d->ask(*d->quick, [=](Reader &reader) { return reader.units.crewJobs(department); });
}

Store::Answer<Territory> Store::territory(const QString &code)
{
    return d->ask(*d->bulk, [code](Reader &reader) { return reader.territories.territory(code); });
}

Store::Answer<SupervisorFacts> Store::supervisorFacts(const QString &personId)
{
    return d->ask(*d->bulk, [personId](Reader &reader) { return reader.territories.supervisor(personId); });
}

void Store::useRules(const domain::RuleBookPtr &rules)
{
    d->writer->post([rules](Writer &writer) { writer.useRules(rules); });
    emit rulesChanged(rules);
}

Store::Answer<std::vector<domain::Person>> Store::persons()
{
    return d->ask(*d->quick, [](Reader &reader) { return reader.city.persons(); });
}

Store::Answer<std::vector<domain::Vehicle>> Store::vehicles()
{
    return d->ask(*d->quick, [](Reader &reader) { return reader.city.vehicles(); });
}

Store::Answer<std::vector<domain::Area>> Store::areas(bool withShapes)
{
    return d->ask(withShapes ? *d->bulk : *d->quick,
                  [withShapes](Reader &reader) { return reader.city.areas(withShapes); });
}

Store::Answer<Store::CellFacts> Store::cellAt(geo::Place place)
{
    return d->ask(*d->quick, [place](Reader &reader) { return reader.city.cellAt(place); });
}

Store::Answer<std::vector<domain::GridDuty>> Store::dutyNear(geo::Place place)
{
    return d->ask(*d->quick, [place](Reader &reader) { return reader.city.dutyNear(place); });
}

Store::Answer<QSet<QString>> Store::untendedCases()
{
    return d->ask(*d->bulk, [](Reader &reader) { return reader.tending.untended(); });
}

Store::Answer<std::vector<RelatedCase>> Store::relatedCases(const QString &caseId)
{
    return d->ask(*d->quick, [caseId](Reader &reader) { return reader.related.of(caseId); });
}

Store::Answer<CaseSummaries> Store::duplicatesOf(domain::CaseKind kind, const QString &classCode,
                                                 geo::Place place, const QString &componentId,
                                                 const domain::DuplicateRule &rule)
{
    return d->ask(*d->quick, [=](Reader &reader) {
        return reader.cases.duplicatesOf(kind, classCode, place, componentId, rule);
    });
}

Store::Answer<std::vector<Store::CallerCase>> Store::casesOfCaller(const QString &phone, int limit)
{
    return d->ask(*d->quick, [=](Reader &reader) { return reader.callers.casesOf(phone, limit); });
}

Store::Answer<std::vector<Store::Reporter>> Store::reportersOf(const QString &caseId)
{
    return d->ask(*d->quick, [caseId](Reader &reader) { return reader.callers.reportersOf(caseId); });
}

Store::Answer<std::shared_ptr<const std::vector<CellShape>>> Store::cellShapes()
{
    return d->ask(*d->bulk, [](Reader &reader) { return reader.layers.cellShapes(); });
}

Store::Answer<std::shared_ptr<const std::vector<ComponentPoint>>> Store::componentPoints()
{
    return d->ask(*d->bulk, [](Reader &reader) { return reader.layers.componentPoints(); });
}

Store::Answer<std::shared_ptr<const std::vector<CasePoint>>> Store::casePoints()
{
    return d->ask(*d->bulk, [](Reader &reader) { return reader.layers.casePoints(); });
}

Store::Answer<std::vector<CommunityFacts>> Store::communityFacts()
{
    return d->ask(*d->bulk, [](Reader &reader) { return reader.layers.communityFacts(); });
}

Store::Answer<std::shared_ptr<const PastCases>> Store::pastCases(qint64 fromMs, qint64 toMs)
{
    return d->ask(*d->bulk, [=](Reader &reader) { return reader.past.cases(fromMs, toMs); });
}
} // namespace wanmi::store
