// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sketchcity.h"

#include "domain/city.h"
#include "geo/codes.h"
#include "geo/gpkgblob.h"
#include "protocol/caserow.h"
#include "protocol/walls.h"

#include <QFile>
#include <QRandomGenerator>

#include <array>
#include <cmath>

namespace wanmi::test {
namespace {
using namespace std::chrono_literals;

constexpr geo::Place Center{126.63, 45.755};
constexpr double CellLon = 0.00129, CellLat = 0.0009; // about 100 m
constexpr std::array Districts{std::pair("230102", "道里区"), std::pair("230103", "南岗区"),
                               std::pair("230104", "道外区"), std::pair("230108", "平房区"),
                               std::pair("230109", "松北区"), std::pair("230110", "香坊区"),
                               std::pair("230111", "呼兰区")};
constexpr std::array Streets{"中央大街", "尚志大街", "经纬街",     "友谊路",
                             "新阳路",   "东大直街", "果戈里大街", "红旗大街"};

class Sketch
{
public:
    Sketch(const SketchCity &city, const domain::RuleBook &rules)
        : m_city(city)
        , m_rules(rules)
    {
    }

    std::vector<protocol::RowChange> make()
    {
        addAreas();
        addDepartments();
        addCells();
        addComponents();
        addCameras();
        addVehicles();
        addWalls();
        addCases();
        addPastCases();
        return std::move(m_rows);
    }

private:
    template <typename T> void add(protocol::TableNo table, const T &value, qint64 version = 1)
    {
        protocol::Row row = protocol::toRow(value);
        protocol::RowChange change;
        change.table = int(table);
        change.id = std::get<QString>(row.front());
        change.ver = version;
        change.values.assign(std::make_move_iterator(row.begin() + 1), std::make_move_iterator(row.end()));
        m_rows.push_back(std::move(change));
    }

    [[nodiscard]] geo::Place corner(int x, int y) const
    {
        const double half = m_city.cellsAcross / 2.0;
        // Streets bend a little; the sum of two sines is the same for the cells on both sides.
        const double bend = 0.25 * std::sin(x * 0.7) + 0.2 * std::sin(y * 0.9);
        return {Center.lon + (x - half + bend) * CellLon, Center.lat + (half - y + bend) * CellLat};
    }
    [[nodiscard]] int districtOf(int x) const { return x * int(Districts.size()) / m_city.cellsAcross; }
    [[nodiscard]] QString street(int x, int y) const
    {
        return QLatin1String(Districts[size_t(districtOf(x))].first)
            + QStringLiteral("%1").arg(y * 9 / m_city.cellsAcross + 1, 3, 10, QLatin1Char('0'));
    }
    [[nodiscard]] QString cellCode(int x, int y) const
    {
        // A community of each column; enough for cities of 999 cells a column.
        return street(x, y)
            + QStringLiteral("%1%2")
                  .arg(x % 999 + 1, 3, 10, QLatin1Char('0'))
                  .arg(y % 999 + 1, 3, 10, QLatin1Char('0'));
    }
    [[nodiscard]] geo::Place somewhere(int &x, int &y)
    {
        x = m_random.bounded(m_city.cellsAcross);
        y = m_random.bounded(m_city.cellsAcross);
        // Twice as dense towards the middle: cities are.
        if (m_random.bounded(2) == 0) {
            x = (x + m_city.cellsAcross / 2) / 2;
            y = (y + m_city.cellsAcross / 2) / 2;
        }
        const geo::Place nw = corner(x, y), se = corner(x + 1, y + 1);
        const double u = 0.1 + 0.8 * m_random.generateDouble(), v = 0.1 + 0.8 * m_random.generateDouble();
        return {nw.lon + (se.lon - nw.lon) * u, nw.lat + (se.lat - nw.lat) * v};
    }

    void addAreas()
    {
        for (int band = 0; band < int(Districts.size()); ++band) {
            const auto &[code, name] = Districts[size_t(band)];
            const QString english = QStringLiteral("District %1").arg(QLatin1String(code).right(2));
            const int left = band * m_city.cellsAcross / int(Districts.size());
            const int right = (band + 1) * m_city.cellsAcross / int(Districts.size()),
                      down = m_city.cellsAcross;
            const geo::Polygon shape{
                {{corner(left, 0), corner(right, 0), corner(right, down), corner(left, down)}}};
            add(protocol::TableNo::Area,
                domain::Area{QLatin1String(code),
                             QStringLiteral("district"),
                             QStringLiteral("230100"),
                             QString::fromUtf8(name),
                             english,
                             {shape}});
        }
    }
    void addDepartments()
    {
        const std::array names{std::pair("drainage", "排水公司"), std::pair("municipal_road", "市政道路"),
                               std::pair("water_supply", "供水公司"), std::pair("bridge", "桥梁隧道")};
        const std::array english{"Drainage", "Municipal roads", "Water supply", "Bridges and tunnels"};
        for (size_t i = 0; i < names.size(); ++i) {
            add(protocol::TableNo::Department,
                domain::Department{DepartmentId(QLatin1String(names[i].first)),
                                   QString::fromUtf8(names[i].second),
                                   QLatin1String(english[i]),
                                   QStringLiteral("industry"),
                                   {}});
        }
    }
    void addCells()
    {
        for (int y = 0; y < m_city.cellsAcross; ++y) {
            for (int x = 0; x < m_city.cellsAcross; ++x) {
                domain::GridCell cell;
                cell.code = CellCode(cellCode(x, y));
                cell.community = cell.code.text().left(12);
                cell.street = cell.code.text().left(9);
                cell.district = cell.code.text().left(6);
                cell.dutyGrid = DutyGridId(cell.street + QStringLiteral("01"));
                cell.zone = QStringLiteral("A");
                cell.landUse = QStringLiteral("residential");
                cell.validFrom = QStringLiteral("2024-01-01");
                cell.shape.rings = {{corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)}};
                cell.areaM2 = geo::areaM2(cell.shape);
                cell.perimeterM = geo::perimeterM(cell.shape);
                add(protocol::TableNo::Cell, cell);
            }
        }
    }
    void addComponents()
    {
        const auto &classes = m_rules.catalog.classes();
        for (int i = 0; i < m_city.components; ++i) {
            int x = 0, y = 0;
            domain::Component component;
            component.place = somewhere(x, y);
            const domain::MinorClass &minor = classes[size_t(m_random.bounded(int(classes.size())))];
            component.classCode
                = minor.kind == domain::CaseKind::Component ? minor.code : QStringLiteral("0101");
            component.id = ComponentId(geo::componentId(cellCode(x, y).left(6), component.classCode, i + 1));
            component.name
                = QString::fromUtf8(Streets[size_t(i) % Streets.size()]) + QString::number(i % 300);
            const int die = m_random.bounded(100);
            component.state = die < 2 ? QStringLiteral("missing")
                : die < 6             ? QStringLiteral("damaged")
                                      : QStringLiteral("intact");
            component.cell = CellCode(cellCode(x, y));
            add(protocol::TableNo::Component, component);
        }
    }
    void addCameras()
    {
        for (int i = 0; i < m_city.cameras; ++i) {
            int x = 0, y = 0;
            domain::Camera camera;
            camera.place = somewhere(x, y);
            camera.id = CameraId(QStringLiteral("230102008113200%1").arg(i + 1, 5, 10, QLatin1Char('0')));
            camera.name = QString::fromUtf8(Streets[size_t(i) % Streets.size()])
                + QStringLiteral(" %1 号").arg(i + 1);
            camera.industry = QStringLiteral("drainage");
            camera.district = cellCode(x, y).left(6);
            camera.cell = CellCode(cellCode(x, y));
            camera.bearingDeg = m_random.bounded(360);
            camera.stream = QStringLiteral("/cam/") + camera.id.text();
            add(protocol::TableNo::Camera, camera);
        }
    }
    void addVehicles()
    {
        for (int i = 0; i < m_city.vehicles; ++i) {
            const QString id = QStringLiteral("V%1").arg(i);
            add(protocol::TableNo::Vehicle,
                domain::Vehicle{VehicleId(id), QStringLiteral("黑A%1").arg(10000 + i),
                                QStringLiteral("sanitation"), QStringLiteral("drainage")});
        }
    }
    void addCases()
    {
        const std::array states{
            domain::state::Intake,          domain::state::Verifying,   domain::state::PendingRegister,
            domain::state::PendingDispatch, domain::state::PendingSign, domain::state::Handling,
            domain::state::Handling,        domain::state::Handling,    domain::state::Checking,
            domain::state::PendingClose,    domain::state::Suspended};
        const std::array departments{"drainage", "municipal_road", "water_supply", "bridge"};
        const auto &classes = m_rules.catalog.classes();
        for (int i = 0; i < m_city.openCases; ++i) {
            int x = 0, y = 0;
            domain::CaseFile file;
            file.imported = m_city.imported;
            file.place = somewhere(x, y);
            file.id = CaseId(QStringLiteral("case-%1").arg(i, 6, 10, QLatin1Char('0')));
            file.version = 3;
            file.caseNo = QStringLiteral("2301022026112000%1").arg(i, 3, 10, QLatin1Char('0'));
            file.state = states[size_t(m_random.bounded(int(states.size())))];
            const domain::MinorClass &minor = classes[size_t(m_random.bounded(int(classes.size())))];
            file.kind = minor.kind;
            file.classCode = minor.code;
            file.source = QStringLiteral("supervisor");
            file.address = QString::fromUtf8(Streets[size_t(i) % Streets.size()])
                + QStringLiteral(" %1 号门前").arg(i % 200 + 1);
            file.cell = cellCode(x, y);
            file.community = file.cell.left(12);
            file.street = file.cell.left(9);
            file.district = file.cell.left(6);
            file.leadDept = QLatin1String(departments[size_t(m_random.bounded(4))]);
            file.reportedAt = m_city.now - std::chrono::minutes(m_random.bounded(600) + 10);
            file.registeredAt = file.reportedAt + 5min;
            file.stageStartedAt = file.registeredAt;
            // Some late, some soon, most with hours to go.
            file.stageDue = m_city.now + std::chrono::minutes(m_random.bounded(700) - 60);
            file.stageWarnAt = *file.stageDue - 90min;
            add(protocol::TableNo::CaseFile, file, file.version);
        }
    }
    void addPastCases()
    {
        QRandomGenerator random{90};
        for (int i = 0; i < m_city.pastCases; ++i) {
            const int x = random.bounded(m_city.cellsAcross), y = random.bounded(m_city.cellsAcross);
            const geo::Place corners[] = {corner(x, y), corner(x + 1, y + 1)};
            domain::CaseFile file;
            file.place = {(corners[0].lon + corners[1].lon) / 2, (corners[0].lat + corners[1].lat) / 2};
            file.id = CaseId(QStringLiteral("past-%1").arg(i, 6, 10, QLatin1Char('0')));
            file.version = 9;
            file.state = domain::state::Closed;
            file.closeType = QStringLiteral("NORMAL");
            file.classCode = QStringLiteral("0101");
            file.source = QStringLiteral("supervisor");
            file.address = QString::fromUtf8(Streets[size_t(i) % Streets.size()]);
            file.cell = cellCode(x, y);
            file.community = file.cell.left(12);
            file.street = file.cell.left(9);
            file.district = file.cell.left(6);
            file.leadDept = m_city.pastDepartment;
            // A week has its days: fewer are reported at its end.
            int minutes = random.bounded(90 * 1440 - 600) + 600;
            if (minutes / 1440 % 7 < 2 && random.bounded(2) == 0)
                minutes += 2 * 1440;
            file.reportedAt = m_city.now - std::chrono::minutes(minutes);
            file.registeredAt = file.handlingStartedAt = file.reportedAt + 30min;
            file.handlingDue = *file.handlingStartedAt + std::chrono::hours(4 + random.bounded(40));
            file.feedbackAt = file.closedAt
                = std::min(m_city.now - 1min,
                           *file.handlingStartedAt + std::chrono::minutes(60 + random.bounded(52 * 60)));
            file.handledInTime = *file.feedbackAt <= *file.handlingDue;
            add(protocol::TableNo::CaseFile, file, file.version);
        }
    }

    void addWalls()
    {
        QFile file(QStringLiteral(":/wanmi/scenes/shipped.json"));
        const auto shipped
            = protocol::shippedWallsFrom(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
        if (!shipped)
            qFatal("the shipped scenes are broken: %s", qPrintable(shipped.error().reason));
        for (const domain::Scene &scene : shipped->scenes)
            add(protocol::TableNo::Scene, scene);
        for (const domain::Wall &wall : shipped->walls)
            add(protocol::TableNo::Wall, wall);
    }

    const SketchCity &m_city;
    const domain::RuleBook &m_rules;
    QRandomGenerator m_random{20261121};
    std::vector<protocol::RowChange> m_rows;
};
} // namespace

protocol::Manifest SketchCity::manifest() const
{
    protocol::Manifest manifest;
    manifest.cityName = QStringLiteral("哈尔滨");
    manifest.cityNameEn = QStringLiteral("Harbin");
    manifest.attribution = QStringLiteral("© OpenStreetMap contributors, ODbL 1.0");
    manifest.epoch = 1;
    manifest.scope = QStringLiteral("all");
    manifest.serverTime = now;
    const double half = cellsAcross / 2.0;
    manifest.west = Center.lon - half * CellLon;
    manifest.east = Center.lon + half * CellLon;
    manifest.south = Center.lat - half * CellLat;
    manifest.north = Center.lat + half * CellLat;
    return manifest;
}

std::vector<protocol::RowChange> SketchCity::rows(const domain::RuleBook &rules) const
{
    return Sketch(*this, rules).make();
}

protocol::Live SketchCity::live(int second) const
{
    protocol::Live live;
    live.serverTime = now + std::chrono::seconds(second);
    QRandomGenerator random(7);
    for (int i = 0; i < vehicles; ++i) {
        const double heading = random.bounded(4) * 90.0, start = random.generateDouble();
        const double reach = cellsAcross * 0.8 * (std::fmod(start + second * 0.001, 1.0) - 0.5);
        const double across = cellsAcross * 0.8 * (random.generateDouble() - 0.5);
        const bool east = heading == 90 || heading == 270;
        live.vehicles.push_back({QStringLiteral("V%1").arg(i), Center.lon + (east ? reach : across) * CellLon,
                                 Center.lat + (east ? across : reach) * CellLat, heading, 36,
                                 live.serverTime});
    }
    for (int i = 0; i < supervisors; ++i) {
        const double walked = second * 0.0002 * (i % 2 ? 1 : -1);
        live.supervisors.push_back(
            {QStringLiteral("S%1").arg(i),
             Center.lon + (cellsAcross * 0.8 * (random.generateDouble() - 0.5) + walked) * CellLon,
             Center.lat + cellsAcross * 0.8 * (random.generateDouble() - 0.5) * CellLat, live.serverTime});
    }
    return live;
}
} // namespace wanmi::test
