// SPDX-License-Identifier: GPL-3.0-or-later
#include "cityreads.h"

#include "geo/gpkgblob.h"
#include "protocol/caserow.h"
#include "protocol/walls.h"
#include "readrows.h"

#include <algorithm>
#include <cmath>

namespace wanmi::store {
namespace {
constexpr double MetresPerDegree = 111'000;
constexpr double AddressMetres[] = {40, 160, 640};

struct Reach
{
    double west, east, south, north;
};

Reach around(geo::Place place, double metres)
{
    const double lat = metres / MetresPerDegree;
    const double lon = lat / std::max(0.01, std::cos(place.lat * M_PI / 180));
    return {place.lon - lon, place.lon + lon, place.lat - lat, place.lat + lat};
}

void bindReach(Statement &statement, const Reach &reach)
{
    statement.bind(1, reach.west);
    statement.bind(2, reach.east);
    statement.bind(3, reach.south);
    statement.bind(4, reach.north);
}

domain::Component componentFrom(const Statement &row)
{
    domain::Component c;
    c.id = ComponentId(row.text(0));
    c.classCode = row.text(1);
    c.name = row.text(2);
    c.state = row.text(3);
    c.cell = CellCode(row.text(4));
    c.competentDept = row.text(5);
    c.ownerUnit = row.text(6);
    c.maintainUnit = row.text(7);
    c.createdOn = row.text(8);
    c.changedOn = row.text(9);
    c.dataSource = row.text(10);
    c.place = {row.real(11), row.real(12)};
    return c;
}

domain::Camera cameraFrom(const Statement &row)
{
    domain::Camera c;
    c.id = CameraId(row.text(0));
    c.name = row.text(1);
    c.industry = row.text(2);
    c.district = row.text(3);
    c.cell = CellCode(row.text(4));
    c.bearingDeg = row.real(5);
    c.viewAngleDeg = row.real(6);
    c.heightM = row.real(7);
    c.owner = row.text(8);
    c.ptz = row.integer(9) != 0;
    c.stream = row.text(10);
    c.place = {row.real(11), row.real(12)};
    return c;
}

domain::Person personFrom(const Statement &row)
{
    domain::Person p;
    p.id = PersonId(row.text(0));
    p.name = row.text(1);
    p.post = row.text(2);
    p.department = row.text(3);
    p.dutyGrid = row.text(4);
    p.district = row.text(5);
    p.shift = row.text(6);
    p.onDuty = row.integer(7) != 0;
    return p;
}

std::optional<geo::Polygon> onePolygon(QByteArrayView blob)
{
    auto polygons = geo::decodePolygons(blob);
    if (!polygons || polygons->empty())
        return std::nullopt;
    return std::move(polygons->front());
}
} // namespace

template <typename T, typename Make> Result<std::vector<T>> CityReads::all(const char *section, Make make)
{
    const auto statement = m_connection.statement(section);
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    std::vector<T> found;
    WANMI_TRY(forEachRow(**statement, [&](const Statement &row) { found.push_back(make(row)); }));
    return found;
}

template <typename Bind> Result<domain::Component> CityReads::oneComponent(const char *section, Bind bind)
{
    const auto statement = m_connection.statement(section);
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    bind(**statement);
    const auto row = (*statement)->step();
    if (!row)
        return tl::unexpected<base::Error>(row.error());
    if (!*row)
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-such-component"));
    return componentFrom(**statement);
}

Result<domain::Component> CityReads::component(const QString &id)
{
    return oneComponent("componentOf", [&id](Statement &statement) { statement.bind(1, id); });
}

Result<domain::Component> CityReads::componentByRow(qint64 row)
{
    return oneComponent("componentOfRow", [row](Statement &statement) { statement.bind(1, row); });
}

Result<std::vector<domain::Component>> CityReads::componentsNear(geo::Place place, double metres, int limit)
{
    const auto statement = m_connection.statement("componentsWithin");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    bindReach(**statement, around(place, metres));
    std::vector<std::pair<double, domain::Component>> near;
    WANMI_TRY(forEachRow(**statement, [&](const Statement &row) {
        const double distance = geo::distanceM(place, {row.real(11), row.real(12)});
        if (distance <= metres)
            near.emplace_back(distance, componentFrom(row));
    }));
    std::ranges::sort(near, {}, [](const auto &found) { return found.first; });
    if (static_cast<int>(near.size()) > limit)
        near.resize(static_cast<size_t>(std::max(0, limit)));
    std::vector<domain::Component> components;
    components.reserve(near.size());
    for (auto &[distance, component] : near)
        components.push_back(std::move(component));
    return components;
}

Result<std::vector<domain::Camera>> CityReads::cameras()
{
    return all<domain::Camera>("cameras", cameraFrom);
}

Result<std::vector<protocol::CameraMonth>> CityReads::cameraMonths(const QString &from)
{
    const auto statement = m_connection.statement("cameraMonths");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    (*statement)->bind(1, from);
    const protocol::TableSpec &table = protocol::spec(protocol::TableNo::CameraMonth);
    std::vector<protocol::CameraMonth> found;
    WANMI_TRY(forEachRow(**statement, [&](const Statement &row) {
        if (auto month = protocol::cameraMonthFromRow(rowFrom(row, table, 0), row.integer(int(table.columns.size()))))
            found.push_back(*std::move(month));
    }));
    return found;
}

Result<std::vector<domain::Department>> CityReads::departments()
{
    return all<domain::Department>("departments", [](const Statement &row) {
        return domain::Department{DepartmentId(row.text(0)), row.text(1), row.text(2), row.text(3),
                                  row.text(4)};
    });
}

Result<std::vector<domain::DutyGrid>> CityReads::dutyGrids()
{
    return all<domain::DutyGrid>("dutyGrids", [](const Statement &row) {
        return domain::DutyGrid{DutyGridId(row.text(0)), row.text(1), row.text(2), row.text(3)};
    });
}

Result<std::vector<QByteArray>> CityReads::lifecycles()
{
    return all<QByteArray>("lifecycles", [](const Statement &row) { return row.text(0).toUtf8(); });
}

Result<std::vector<domain::MinorClass>> CityReads::classes()
{
    const auto statement = m_connection.statement("classes");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    std::vector<domain::MinorClass> found;
    WANMI_TRY(forEachRow(**statement, [&](const Statement &row) {
        if (auto minor = protocol::classFromRow(rowFrom(row, protocol::spec(protocol::TableNo::Class), 0)))
            found.push_back(*std::move(minor));
    }));
    return found;
}

Result<Store::WallBook> CityReads::wallBook()
{
    Store::WallBook book;
    const auto read
        = [this](const char *section, protocol::TableNo number, auto from, auto &out) -> Result<void> {
        const auto statement = m_connection.statement(section);
        if (!statement)
            return tl::unexpected<base::Error>(statement.error());
        const protocol::TableSpec &table = protocol::spec(number);
        return forEachRow(**statement, [&](const Statement &row) {
            // One that cannot be read is left out: the others are still worth showing.
            if (auto thing = from(rowFrom(row, table, 0), row.integer(int(table.columns.size()))))
                out.push_back(*std::move(thing));
        });
    };
    WANMI_TRY(read("scenes", protocol::TableNo::Scene, protocol::sceneFromRow, book.scenes));
    WANMI_TRY(read("walls", protocol::TableNo::Wall, protocol::wallFromRow, book.walls));
    return book;
}

Result<std::vector<domain::Person>> CityReads::persons()
{
    return all<domain::Person>("persons", personFrom);
}

Result<std::vector<domain::Vehicle>> CityReads::vehicles()
{
    return all<domain::Vehicle>("vehicles", [](const Statement &row) {
        return domain::Vehicle{VehicleId(row.text(0)), row.text(1), row.text(2), row.text(3)};
    });
}

Result<std::vector<domain::Area>> CityReads::areas(bool withShapes)
{
    return all<domain::Area>(withShapes ? "areasWithShapes" : "areas", [withShapes](const Statement &row) {
        domain::Area area{row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), {}};
        if (withShapes)
            area.shape = geo::decodePolygons(row.blob(5)).value_or(geo::MultiPolygon{});
        return area;
    });
}

Result<QString> CityReads::areaName(const QString &code)
{
    const auto statement = m_connection.statement("areaName");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    (*statement)->bind(1, code);
    const auto row = (*statement)->step();
    if (!row)
        return tl::unexpected<base::Error>(row.error());
    return *row ? (*statement)->text(0) : QString();
}

/// The nearest door plate, else the nearest named place, by widening circles.
Result<QString> CityReads::addressNear(geo::Place place)
{
    for (const double metres : AddressMetres) {
        const auto statement = m_connection.statement("placesWithin");
        if (!statement)
            return tl::unexpected<base::Error>(statement.error());
        bindReach(**statement, around(place, metres));
        QString plate, other;
        double plateM = metres, otherM = metres;
        WANMI_TRY(forEachRow(**statement, [&](const Statement &row) {
            const double distance = geo::distanceM(place, {row.real(3), row.real(4)});
            const bool isPlate = row.utf8(1) == "plate";
            double &best = isPlate ? plateM : otherM;
            if (distance > best)
                return;
            best = distance;
            const QString name = row.text(0), parent = row.text(2);
            (isPlate ? plate : other) = isPlate && !name.startsWith(parent) ? parent + name : name;
        }));
        if (!plate.isEmpty() || !other.isEmpty())
            return plate.isEmpty() ? other : plate;
    }
    return QString();
}

Result<std::optional<domain::GridCell>> CityReads::cellHolding(geo::Place place)
{
    const auto statement = m_connection.statement("cellsAround");
    if (!statement)
        return tl::unexpected<base::Error>(statement.error());
    (*statement)->bind(1, place.lon);
    (*statement)->bind(2, place.lat);
    std::optional<domain::GridCell> cell;
    WANMI_TRY(forEachRow(**statement, [&](const Statement &row) {
        auto shape = cell ? std::nullopt : onePolygon(row.blob(10));
        if (!shape || !geo::contains(*shape, place))
            return;
        cell = domain::GridCell{
            CellCode(row.text(0)), row.text(1), row.text(2), row.text(3), DutyGridId(row.text(4)),
            row.text(5),           row.text(6), row.real(7), row.real(8), row.text(9),
            std::move(*shape)};
    }));
    return cell;
}

Result<std::vector<domain::GridDuty>> CityReads::dutyNear(geo::Place place, const QString &ownCell)
{
    const auto cells = m_connection.statement("gridsWithin");
    if (!cells)
        return tl::unexpected<base::Error>(cells.error());
    bindReach(**cells, around(place, domain::NeighborM));
    std::vector<domain::GridDuty> grids;
    WANMI_TRY(forEachRow(**cells, [&](const Statement &row) {
        const geo::Bounds box{row.real(2), row.real(4), row.real(3), row.real(5)};
        domain::noteCell(grids, row.text(0), box, place, row.text(1) == ownCell);
    }));
    const auto people = m_connection.statement("supervisorsOnDuty");
    if (!people)
        return tl::unexpected<base::Error>(people.error());
    WANMI_TRY(forEachRow(**people, [&grids](const Statement &row) {
        const auto grid = std::ranges::find(grids, DutyGridId(row.text(0)), &domain::GridDuty::grid);
        if (grid != grids.end())
            grid->onDuty.append(row.text(1));
    }));
    std::ranges::sort(grids, {}, &domain::GridDuty::metres);
    return grids;
}

Result<std::vector<domain::GridDuty>> CityReads::dutyNear(geo::Place place)
{
    const auto cell = cellHolding(place);
    if (!cell)
        return tl::unexpected<base::Error>(cell.error());
    return dutyNear(place, *cell ? (*cell)->code.text() : QString());
}

Result<Store::CellFacts> CityReads::cellAt(geo::Place place)
{
    auto cell = cellHolding(place);
    if (!cell)
        return tl::unexpected<base::Error>(cell.error());
    if (!*cell)
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-cell-here"));
    Store::CellFacts facts;
    facts.cell = std::move(**cell);
    const auto street = areaName(facts.cell.street);
    const auto community = areaName(facts.cell.community);
    const auto district = areaName(facts.cell.district);
    const auto address = addressNear(place);
    for (const auto *answer : {&street, &community, &district, &address}) {
        if (!*answer)
            return tl::unexpected<base::Error>(answer->error());
    }
    const auto duty = dutyNear(place, facts.cell.code.text());
    if (!duty)
        return tl::unexpected<base::Error>(duty.error());
    facts.streetName = *street;
    facts.communityName = *community;
    facts.districtName = *district;
    facts.nearestAddress = *address;
    if (const auto taker = domain::takerOf(*duty, {})) {
        facts.supervisorOnDuty = taker->supervisor;
        facts.supervisorGrid = taker->grid;
    }
    return facts;
}
} // namespace wanmi::store
