// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/citygen.h"
#include "geo/codes.h"
#include "gridding/topology.h"
#include "resources/resources.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

using namespace wanmi;
using namespace wanmi::citygen;

namespace {

const Instant Now = base::instantFromMs(1795273200000); // 2026-11-21 23:00 in Harbin

QByteArray fileText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Keeps everything and a hash of it in the order of arrival.
class Memory final : public CitySink
{
public:
    std::vector<domain::Area> areas;
    std::vector<domain::GridCell> cells;
    std::vector<domain::DutyGrid> dutyGrids;
    std::vector<domain::Department> departments;
    std::vector<domain::Person> persons;
    std::vector<domain::Component> components;
    std::vector<domain::Camera> cameras;
    std::vector<domain::Vehicle> vehicles;
    std::vector<domain::NamedPlace> places;
    std::vector<CityCase> cases;

    void put(const domain::Area &row) override
    {
        areas.push_back(row);
        note(row.code + row.nameZh);
        noteShape(row.shape);
    }
    void put(const domain::GridCell &row) override
    {
        cells.push_back(row);
        note(row.code.text() + row.dutyGrid.text() + row.landUse);
        noteShape({row.shape});
    }
    void put(const domain::DutyGrid &row) override
    {
        dutyGrids.push_back(row);
        note(row.id.text());
    }
    void put(const domain::Department &row) override
    {
        departments.push_back(row);
        note(row.id.text());
    }
    void put(const domain::Person &row) override
    {
        persons.push_back(row);
        note(row.id.text() + row.name);
    }
    void put(const domain::Component &row) override
    {
        components.push_back(row);
        note(row.id.text() + row.state + row.createdOn);
        notePlace(row.place);
    }
    void put(const domain::Camera &row) override
    {
        cameras.push_back(row);
        note(row.id.text() + row.name + QString::number(row.bearingDeg));
    }
    void put(const domain::Vehicle &row) override
    {
        vehicles.push_back(row);
        note(row.plate);
    }
    void put(const domain::NamedPlace &row) override
    {
        places.push_back(row);
        note(row.id + row.name);
        notePlace(row.place);
    }
    void put(const CityCase &row) override
    {
        cases.push_back(row);
        note(row.file.id.text() + row.file.caseNo + row.file.intakeNo + row.file.description
             + row.reporterPhone);
        for (const domain::ActionRecord &record : row.trail)
            note(record.id.text() + record.action + QString::number(base::toMs(record.at)));
    }
    QByteArray hash() const { return m_hash.result(); }

private:
    void note(const QString &text) { m_hash.addData(text.toUtf8()); }
    void notePlace(geo::Place place)
    {
        m_hash.addData(QByteArray::number(place.lon, 'g', 17));
        m_hash.addData(QByteArray::number(place.lat, 'g', 17));
    }
    void noteShape(const geo::MultiPolygon &shape)
    {
        for (const geo::Polygon &part : shape) {
            for (const geo::Ring &ring : part.rings) {
                for (const geo::Place &place : ring)
                    notePlace(place);
            }
        }
    }
    mutable QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

bool isHandled(const domain::CaseFile &file)
{
    return file.handledInTime.has_value() && file.state == domain::state::Closed;
}

std::vector<gridding::TopologyFault> faultsOf(const Memory &city)
{
    std::vector<gridding::CheckedParent> parents;
    for (const domain::Area &area : city.areas) {
        if (area.level == u"community")
            parents.push_back({area.code, area.shape});
    }
    std::vector<gridding::CheckedCell> cells;
    for (const domain::GridCell &cell : city.cells)
        cells.push_back({cell.code.text(), cell.community, {cell.shape}});
    return gridding::checkTopology(parents, cells);
}
} // namespace

class TestCityGen : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void anUnknownScaleIsRefused();
    void theSameSeedGivesTheSameCity();
    void anotherSeedGivesAnotherCity();
    void cancellingStopsIt();
    void cellsTileTheirCommunities_data();
    void cellsTileTheirCommunities();
    void cellsAreAboutTenThousandSquareMetres();
    void cellsAreNumberedFromNorthToSouth();
    void allSevenDistrictsHaveStreetsOfTheOfficialList();
    void dutyGridsAreConsecutiveCellsOfOneStreet();
    void componentsHaveUniqueIdsAndStandInTheirCells();
    void camerasCoverIndustriesAndDistricts();
    void everyDemoAccountExists();
    void placesOfEveryKindHaveNames();
    void theHistoryHasTheSharesOfACity();
    void openCasesAreInEveryStateAndNeverInTheFuture();
    void theLastWeekIsAWeekLikeOthers();
    void brokenComponentsHaveOpenCases();
    void aThousandTrailsAreJudgedTheSameAgain();

private:
    Result<CitySummary> make(const QString &scale, CitySink &sink, quint64 seed = 20261121,
                             const QString &basemap = {});

    domain::RuleBookPtr m_rules;
    CityTexts m_texts;
    Memory m_tiny;
    Memory m_village;
    CitySummary m_summary;
};

Result<CitySummary> TestCityGen::make(const QString &scale, CitySink &sink, quint64 seed,
                                      const QString &basemap)
{
    CityPlan plan = *planFor(scale);
    plan.seed = seed;
    return generate(plan, m_texts, m_rules, Now, basemap, sink, [](const QString &, double) { return true; });
}

void TestCityGen::initTestCase()
{
    resources::load();
    const auto rules = domain::shippedRuleBook();
    QVERIFY2(rules, rules ? "" : qPrintable(rules.error().detail));
    m_rules = *rules;
    m_texts.departments = fileText(QStringLiteral(":/wanmi/catalog/departments.tsv"));
    m_texts.streets = fileText(QStringLiteral(":/wanmi/catalog/harbin_streets.tsv"));
    QVERIFY(!m_texts.departments.isEmpty() && !m_texts.streets.isEmpty());
    const QTemporaryDir folder;
    const auto tiny
        = make(QStringLiteral("tiny"), m_tiny, 20261121, folder.filePath(QStringLiteral("basemap.gpkg")));
    QVERIFY2(tiny, tiny ? "" : qPrintable(tiny.error().reason + tiny.error().detail));
    QVERIFY(QFile::exists(folder.filePath(QStringLiteral("basemap.gpkg"))));
    const auto village = make(QStringLiteral("village"), m_village);
    QVERIFY2(village, village ? "" : qPrintable(village.error().reason + village.error().detail));
    m_summary = *village;
}

void TestCityGen::anUnknownScaleIsRefused()
{
    QCOMPARE(planFor(QStringLiteral("hamlet")).error().reason, QStringLiteral("unknown-scale"));
}

void TestCityGen::theSameSeedGivesTheSameCity()
{
    Memory again;
    QVERIFY(make(QStringLiteral("tiny"), again));
    QCOMPARE(again.hash(), m_tiny.hash());
}

void TestCityGen::anotherSeedGivesAnotherCity()
{
    Memory other;
    QVERIFY(make(QStringLiteral("tiny"), other, 7));
    QVERIFY(other.hash() != m_tiny.hash());
    QVERIFY(faultsOf(other).empty());
}

void TestCityGen::cancellingStopsIt()
{
    Memory sink;
    const auto made = generate(*planFor(QStringLiteral("tiny")), m_texts, m_rules, Now, {}, sink,
                               [](const QString &stage, double) { return stage != u"components"; });
    QVERIFY(!made);
    QCOMPARE(made.error().reason, QStringLiteral("cancelled"));
    QVERIFY(sink.cases.empty());
}

void TestCityGen::cellsTileTheirCommunities_data()
{
    QTest::addColumn<bool>("village");
    QTest::newRow("tiny") << false;
    QTest::newRow("village") << true;
}

void TestCityGen::cellsTileTheirCommunities()
{
    QFETCH(bool, village);
    const Memory &city = village ? m_village : m_tiny;
    const auto faults = faultsOf(city);
    if (!faults.empty())
        qWarning("%s %s %f", qPrintable(faults[0].kind), qPrintable(faults[0].code), faults[0].amount);
    QCOMPARE(faults.size(), size_t(0));
    const double wished = village ? 5000 : 300;
    QVERIFY(std::abs(double(city.cells.size()) - wished) < 0.1 * wished);
}

void TestCityGen::cellsAreAboutTenThousandSquareMetres()
{
    std::vector<double> areas;
    for (const domain::GridCell &cell : m_village.cells) {
        areas.push_back(cell.areaM2);
        QVERIFY(std::abs(cell.areaM2 - geo::areaM2(cell.shape)) < 5);
    }
    std::sort(areas.begin(), areas.end());
    const double median = areas[areas.size() / 2];
    QVERIFY2(median > 7000 && median < 13000, qPrintable(QString::number(median)));
    const auto odd
        = std::count_if(areas.begin(), areas.end(), [](double area) { return area < 2000 || area > 50000; });
    QVERIFY(double(odd) < 0.01 * double(areas.size()));
}

void TestCityGen::cellsAreNumberedFromNorthToSouth()
{
    std::map<QString, std::pair<double, double>> firstAndLast;
    for (const domain::GridCell &cell : m_village.cells) {
        const double lat = geo::centroid(cell.shape).lat;
        const auto [at, isFirst] = firstAndLast.try_emplace(cell.community, lat, lat);
        if (!isFirst)
            at->second.second = lat;
    }
    constexpr double Row = 0.001; // a row of a hundred metres, in degrees; some communities are one row
    for (const auto &[code, range] : firstAndLast)
        QVERIFY2(range.first > range.second - Row, qPrintable(code));
}

void TestCityGen::allSevenDistrictsHaveStreetsOfTheOfficialList()
{
    std::set<QString> districts;
    std::map<QString, QString> listed;
    for (const QByteArray &line : m_texts.streets.split('\n')) {
        const QStringList fields = QString::fromUtf8(line).split(u'\t');
        if (fields.size() > 3)
            listed[fields[2]] = fields[3];
    }
    std::set<QString> codes;
    for (const domain::Area &area : m_village.areas) {
        QVERIFY(codes.insert(area.code).second);
        QVERIFY(!area.nameZh.isEmpty() && !area.nameEn.isEmpty() && !area.shape.empty());
        if (area.level == u"district")
            districts.insert(area.code);
        if (area.level == u"street")
            QCOMPARE(area.nameZh, listed.at(area.code));
        if (area.level == u"community")
            QVERIFY(area.code.startsWith(area.parent));
    }
    QCOMPARE(districts,
             (std::set<QString>{QStringLiteral("230102"), QStringLiteral("230103"), QStringLiteral("230104"),
                                QStringLiteral("230108"), QStringLiteral("230109"), QStringLiteral("230110"),
                                QStringLiteral("230111")}));
}

void TestCityGen::dutyGridsAreConsecutiveCellsOfOneStreet()
{
    std::map<QString, int> sizes;
    QString last;
    std::set<QString> finished;
    std::vector<domain::GridCell> cells = m_village.cells;
    std::sort(cells.begin(), cells.end(), [](const auto &a, const auto &b) { return a.code < b.code; });
    for (const domain::GridCell &cell : cells) {
        const QString grid = cell.dutyGrid.text();
        QVERIFY(grid.startsWith(cell.street));
        if (grid != last)
            QVERIFY2(finished.insert(grid).second, qPrintable(grid));
        last = grid;
        ++sizes[grid];
    }
    QCOMPARE(sizes.size(), m_village.dutyGrids.size());
    for (const auto &[grid, size] : sizes)
        QVERIFY2(size >= 12 && size <= 20, qPrintable(QStringLiteral("%1: %2").arg(grid).arg(size)));
}

void TestCityGen::componentsHaveUniqueIdsAndStandInTheirCells()
{
    std::map<QString, const domain::GridCell *> cells;
    for (const domain::GridCell &cell : m_village.cells)
        cells[cell.code.text()] = &cell;
    std::set<QString> ids;
    std::set<QString> classes;
    int outside = 0;
    for (const domain::Component &component : m_village.components) {
        const QString id = component.id.text();
        QVERIFY(geo::isComponentId(id));
        QVERIFY(ids.insert(id).second);
        classes.insert(component.classCode);
        const domain::GridCell *cell = cells.at(component.cell.text());
        QCOMPARE(id.left(10), cell->district + component.classCode);
        QVERIFY(m_rules->catalog.find(domain::CaseKind::Component, component.classCode));
        outside += !geo::contains(cell->shape, component.place);
    }
    QVERIFY2(classes.size() >= 60, qPrintable(QString::number(classes.size())));
    QVERIFY(std::abs(double(ids.size()) - 100'000) < 10'000);
    QVERIFY2(outside < 30,
             qPrintable(QString::number(outside))); // bridges stand in the river, beside their cell
}

void TestCityGen::camerasCoverIndustriesAndDistricts()
{
    std::set<QString> ids, industries, districts;
    for (const domain::Camera &camera : m_village.cameras) {
        const QString id = camera.id.text();
        QVERIFY(geo::isCameraId(id) && ids.insert(id).second);
        QCOMPARE(id.left(10), QString(camera.district + QStringLiteral("0008")));
        QCOMPARE(camera.stream, QString(QStringLiteral("/cam/") + id));
        QVERIFY(camera.bearingDeg >= 0 && camera.bearingDeg < 360);
        QCOMPARE(camera.cell.text().left(6), camera.district);
        industries.insert(camera.industry);
        districts.insert(camera.district);
    }
    QCOMPARE(ids.size(), size_t(1150));
    QCOMPARE(industries.size(), size_t(32));
    QCOMPARE(districts.size(), size_t(7));
    QCOMPARE(m_tiny.cameras.size(), size_t(60));
    QCOMPARE(m_village.vehicles.size(), size_t(500));
}

void TestCityGen::everyDemoAccountExists()
{
    std::map<QString, const domain::Person *> people;
    for (const domain::Person &person : m_tiny.persons)
        QVERIFY(people.emplace(person.id.text(), &person).second);
    QStringList expected
        = QStringLiteral(
              "acceptor1 acceptor2 acceptor3 shift1 shift2 dispatcher1 dispatcher2 dispatcher3 inspector1 "
              "mayor "
              "evaluator1 commander1 admin portal gateway drainage1 drainage_lead dc230102 dc230111")
              .split(u' ');
    for (const domain::DutyGrid &grid : m_tiny.dutyGrids)
        expected.append(QStringLiteral("sv") + grid.id.text());
    for (const QString &account : expected)
        QVERIFY2(people.contains(account), qPrintable(account));
    int industries = 0;
    for (const domain::Department &department : m_tiny.departments)
        industries
            += department.kind == u"industry" && people.contains(department.id.text() + QStringLiteral("1"));
    QCOMPARE(industries, 32);
}

void TestCityGen::placesOfEveryKindHaveNames()
{
    std::map<QString, int> kinds;
    int aliases = 0;
    for (const domain::NamedPlace &place : m_village.places) {
        QVERIFY(!place.name.isEmpty() && geo::isPlausible(place.place));
        ++kinds[place.kind];
        aliases += !place.aliases.isEmpty();
    }
    for (const char *kind : {"plate", "poi", "crossing", "street", "locality"})
        QVERIFY2(kinds[QString::fromLatin1(kind)] > 100, kind);
    QVERIFY(aliases > 1000);
}

void TestCityGen::theHistoryHasTheSharesOfACity()
{
    double handled = 0, late = 0, rework = 0, dispatched = 0, returned = 0, events = 0;
    std::map<QString, double> sources;
    std::map<QString, double> byCell;
    for (const CityCase &each : m_village.cases) {
        const domain::CaseFile &file = each.file;
        handled += isHandled(file);
        late += isHandled(file) && !*file.handledInTime;
        dispatched += file.round > 0;
        rework += file.reworkCount > 0;
        returned += file.returnCount > 0;
        events += file.kind == domain::CaseKind::Event;
        ++sources[file.source];
        ++byCell[file.cell];
    }
    const double all = double(m_village.cases.size());
    qInfo("handled late %.3f, rework %.3f, returned %.3f, events %.3f, by supervisors %.3f, video %.3f",
          late / handled, rework / dispatched, returned / dispatched, events / all,
          (sources[QStringLiteral("supervisor")] + sources[QStringLiteral("self-handled")]) / all,
          sources[QStringLiteral("video")] / all);
    QVERIFY(std::abs(all - 30'000) < 3'000);
    QVERIFY(late / handled > 0.05 && late / handled < 0.09);
    QVERIFY(rework / dispatched > 0.025 && rework / dispatched < 0.05);
    QVERIFY(returned / dispatched > 0.01 && returned / dispatched < 0.04);
    QVERIFY(events / all > 0.6 && events / all < 0.85);
    const double supervisors
        = sources[QStringLiteral("supervisor")] + sources[QStringLiteral("self-handled")];
    QVERIFY(supervisors / all > 0.62 && supervisors / all < 0.78);
    const double citizens = sources[QStringLiteral("hotline12345")] + sources[QStringLiteral("hotline12319")]
        + sources[QStringLiteral("portal")];
    QVERIFY(citizens / all > 0.14 && citizens / all < 0.26);
    // Hot spots: the busiest tenth of the cells has several times its share.
    std::vector<double> counts;
    for (const auto &[cell, count] : byCell)
        counts.push_back(count);
    std::sort(counts.rbegin(), counts.rend());
    double busiest = 0;
    for (size_t i = 0; i < counts.size() / 10; ++i)
        busiest += counts[i];
    QVERIFY2(busiest / all > 0.28, qPrintable(QString::number(busiest / all)));
}

void TestCityGen::openCasesAreInEveryStateAndNeverInTheFuture()
{
    std::set<QString> states;
    std::set<QString> caseNumbers, intakeNumbers;
    int open = 0, overdue = 0;
    for (const CityCase &each : m_village.cases) {
        const domain::CaseFile &file = each.file;
        states.insert(file.state);
        open += file.isOpen();
        overdue += file.isOpen() && domain::isOverdue(file, Now);
        QVERIFY(file.reportedAt <= Now && each.trail.back().at <= Now);
        QVERIFY(std::is_sorted(each.trail.begin(), each.trail.end(),
                               [](const auto &a, const auto &b) { return a.at < b.at; }));
        QVERIFY(intakeNumbers.insert(file.intakeNo).second);
        QCOMPARE(file.intakeNo.size(), 15);
        if (file.registeredAt) {
            QCOMPARE(file.caseNo.size(), 19);
            QVERIFY2(caseNumbers.insert(file.caseNo).second, qPrintable(file.caseNo));
        }
    }
    for (const workflow::State &state : m_rules->workflow.states()) {
        if (state.atomic)
            QVERIFY2(states.contains(state.id), qPrintable(state.id));
    }
    QCOMPARE(open, m_summary.openCases);
    const double days = open / (double(m_village.cases.size()) / 365);
    QVERIFY2(days > 3 && days < 8, qPrintable(QString::number(days)));
    QVERIFY2(overdue > 5 && overdue < open / 4, qPrintable(QString::number(overdue)));
}

void TestCityGen::theLastWeekIsAWeekLikeOthers()
{
    std::array<double, 9> weeks{}; // 0: the last seven whole days
    const auto midnight = m_rules->calendar.toInstant(m_rules->calendar.toLocal(Now).date(), QTime(0, 0));
    for (const CityCase &each : m_village.cases) {
        const auto ago = std::chrono::floor<std::chrono::hours>(midnight - each.file.reportedAt).count();
        if (ago >= 0 && ago < 9 * 24 * 7)
            ++weeks[size_t(ago / (24 * 7))];
    }
    const double usual = std::accumulate(weeks.begin() + 1, weeks.end(), 0.0) / 8;
    QVERIFY2(weeks[0] > 0.75 * usual && weeks[0] < 1.35 * usual,
             qPrintable(QStringLiteral("%1 reports, usually %2").arg(weeks[0]).arg(usual)));
}

void TestCityGen::brokenComponentsHaveOpenCases()
{
    std::map<QString, int> openCasesOf;
    for (const CityCase &each : m_village.cases) {
        if (each.file.isOpen() && each.file.registeredAt && !each.file.componentId.isEmpty())
            ++openCasesOf[each.file.componentId];
    }
    int broken = 0;
    for (const domain::Component &component : m_village.components) {
        const bool isBroken = component.state == u"damaged" || component.state == u"missing";
        broken += isBroken;
        if (isBroken)
            QVERIFY2(openCasesOf.contains(component.id.text()), qPrintable(component.id.text()));
    }
    QVERIFY2(broken > 50, qPrintable(QString::number(broken)));
}

void TestCityGen::aThousandTrailsAreJudgedTheSameAgain()
{
    const size_t step = m_village.cases.size() / 1000;
    for (size_t i = 0; i < m_village.cases.size(); i += step) {
        const CityCase &each = m_village.cases[i];
        const auto again = domain::rejudge(each.trail, *m_rules);
        QVERIFY2(again,
                 again ? "" : qPrintable(again.error().reason + QStringLiteral(" ") + again.error().detail));
        QVERIFY2(*again == each.file, qPrintable(each.file.caseNo));
    }
}

QTEST_GUILESS_MAIN(TestCityGen)
#include "tst_citygen.moc"
