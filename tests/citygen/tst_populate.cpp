// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/populate.h"
#include "domain/actor.h"
#include "geo/codes.h"
#include "resources/resources.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace wanmi;
using namespace wanmi::citygen;

namespace {

constexpr double Step = 0.001; // about 100 m
constexpr int Side = 30;
const QString Community = QStringLiteral("320106002001");

geo::Polygon square(double lon, double lat, double size)
{
    return {{{{lon, lat}, {lon + size, lat}, {lon + size, lat + size}, {lon, lat + size}}}};
}

QByteArray departments()
{
    resources::load();
    QFile file(QStringLiteral(":/wanmi/catalog/departments.tsv"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// 900 cells in one street, and two roads that cross in the middle.
Ground crossroads()
{
    Ground ground;
    ground.code = QStringLiteral("320100");
    const auto area = [&](const char *code, const char *level, const QString &name) {
        ground.areas.push_back({QString::fromLatin1(code),
                                QString::fromLatin1(level),
                                {},
                                name,
                                {},
                                {square(118, 32, Side * Step)}});
    };
    area("320100", "city", QStringLiteral("南京市"));
    area("320106", "district", QStringLiteral("鼓楼区"));
    area("320106002", "street", QStringLiteral("华侨路街道"));
    area("320106002001", "community", QStringLiteral("某社区"));
    for (int i = 0; i < Side * Side; ++i) {
        domain::GridCell cell;
        cell.code = CellCode(Community + QStringLiteral("%1").arg(i + 1, 3, 10, QChar(u'0')));
        cell.community = Community;
        cell.street = Community.left(9);
        cell.district = Community.left(6);
        cell.shape = square(118 + i % Side * Step, 32 + i / Side * Step, Step);
        ground.cells.push_back(cell);
    }
    RoadLine east{QStringLiteral("汉中路"), QStringLiteral("arterial"), {}};
    RoadLine north{QStringLiteral("中山路"), QStringLiteral("arterial"), {}};
    for (int i = 0; i <= Side; ++i) {
        east.line.push_back({118 + i * Step, 32 + 15.5 * Step});
        north.line.push_back({118 + 15 * Step, 32 + (i + 0.5) * Step});
    }
    ground.roads = {east, north};
    return ground;
}
} // namespace

class TestPopulate : public QObject
{
    Q_OBJECT

private slots:
    void everyCellBelongsToADutyGridOfTwelveToTwenty()
    {
        const auto made = populate(crossroads(), {}, departments());
        QVERIFY(made);
        std::map<QString, int> sizes;
        for (const domain::GridCell &cell : made->cells)
            ++sizes[cell.dutyGrid.text()];
        QCOMPARE(sizes.size(), made->dutyGrids.size());
        for (const auto &[grid, cells] : sizes) {
            QVERIFY(grid.startsWith(Community.left(9)));
            QVERIFY2(cells >= 12 && cells <= 20, qPrintable(QString::number(cells)));
        }
    }

    void everyDutyGridHasItsSupervisorAndEveryPostSomebody()
    {
        const auto made = populate(crossroads(), {}, departments());
        QVERIFY(made);
        std::set<QString> grids, posts, accounts;
        for (const domain::Person &person : made->persons) {
            QVERIFY2(accounts.insert(person.id.text()).second, qPrintable(person.id.text()));
            posts.insert(person.post);
            if (person.post == domain::tokenOf(domain::Post::Supervisor))
                grids.insert(person.dutyGrid);
        }
        QCOMPARE(grids.size(), made->dutyGrids.size());
        for (const char *account :
             {"acceptor2", "shift2", "dispatcher2", "portal", "gateway", "drainage1", "admin"})
            QVERIFY2(accounts.contains(QLatin1StringView(account)), account); // whom the simulator signs in
        QVERIFY(posts.size() >= 12);
        QCOMPARE(made->departments.size(), size_t(32 + 1 + 1 + 1)); // industries, owner, district, street
    }

    void camerasStandOnCrossingsFirstWithValidIds()
    {
        PopulateWish wish;
        wish.cameras = 100;
        const auto made = populate(crossroads(), wish, departments());
        QVERIFY(made);
        QCOMPARE(made->cameras.size(), size_t(100));
        QCOMPARE(made->cameras[0].name, QStringLiteral("汉中路与中山路路口"));
        std::set<QString> ids;
        for (const domain::Camera &camera : made->cameras) {
            QVERIFY(geo::isCameraId(camera.id.text()));
            QVERIFY(camera.id.text().startsWith(QStringLiteral("32010600")));
            QVERIFY(ids.insert(camera.id.text()).second);
            QVERIFY(std::ranges::any_of(made->cells, [&](const domain::GridCell &cell) {
                return cell.code == camera.cell && geo::contains(cell.shape, camera.place);
            }));
            QVERIFY(!camera.name.isEmpty());
        }
    }

    void aCityWithoutRoadsHasItsCamerasInTheMiddleOfCells()
    {
        Ground ground = crossroads();
        ground.roads.clear();
        const auto made = populate(ground, {}, departments());
        QVERIFY(made);
        QCOMPARE(made->cameras.size(), size_t(1150));
        PopulateWish few;
        few.cameras = 9;
        const auto spread = populate(ground, few, departments());
        QVERIFY(spread);
        geo::Bounds bounds; // over the whole city, not its first corner
        for (const domain::Camera &camera : spread->cameras)
            bounds.include(camera.place);
        QVERIFY(bounds.north - bounds.south > 0.8 * Side * Step);
    }

    void platesAreThoseOfTheProvince()
    {
        const auto made = populate(crossroads(), {}, departments());
        QVERIFY(made);
        QCOMPARE(made->vehicles.size(), size_t(500));
        QVERIFY(made->vehicles[0].plate.startsWith(QStringLiteral("苏A")));
        Ground abroad = crossroads();
        abroad.code = QStringLiteral("990100");
        PopulateWish english;
        english.chineseNames = false;
        const auto other = populate(abroad, english, departments());
        QVERIFY(other);
        for (const QChar letter : QString(other->vehicles[0].plate + other->persons[0].name))
            QVERIFY(letter.unicode() < 128);
    }

    void theSameGroundGivesTheSameRows()
    {
        const auto one = populate(crossroads(), {}, departments());
        Ground shuffled = crossroads();
        std::ranges::reverse(shuffled.cells);
        const auto two = populate(shuffled, {}, departments());
        QVERIFY(one && two);
        QVERIFY(std::ranges::equal(one->cameras, two->cameras, {}, &domain::Camera::id, &domain::Camera::id));
        QVERIFY(
            std::ranges::equal(one->persons, two->persons, {}, &domain::Person::name, &domain::Person::name));
        QVERIFY(std::ranges::equal(one->cells, two->cells, {}, &domain::GridCell::dutyGrid,
                                   &domain::GridCell::dutyGrid));
    }

    void aCityWithoutCellsIsRefused()
    {
        Ground ground = crossroads();
        ground.cells.clear();
        QCOMPARE(populate(ground, {}, departments()).error().reason, QStringLiteral("no-cells"));
    }

    void aStreetWithTooManyCellsIsRefusedByName()
    {
        PopulateWish wish;
        wish.cellsPerDutyGrid = 2;
        const auto made = populate(crossroads(), wish, departments());
        QVERIFY(!made);
        QCOMPARE(made.error().reason, QStringLiteral("too-many-duty-grids"));
        QCOMPARE(made.error().detail, Community.left(9));
    }
};

QTEST_GUILESS_MAIN(TestPopulate)
#include "tst_populate.moc"
