// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/rows.h"

#include <cmath>

namespace wanmi::citygen {
namespace {

const QString CityCode = QStringLiteral("230100");
const QString Founded = QStringLiteral("2023-01-01");

std::vector<int> cellsOf(const Town &town, const TownStreet &street)
{
    std::vector<int> cells;
    for (const int community : street.communities) {
        const auto &own = town.communities[size_t(community)].cells;
        cells.insert(cells.end(), own.begin(), own.end());
    }
    return cells;
}

domain::Area area(const QString &code, const char *level, const QString &parent, const QString &zh,
                  const QString &en, geo::MultiPolygon shape)
{
    return {code, QString::fromLatin1(level), parent, zh, en, std::move(shape)};
}

domain::GridCell cellRow(const Town &town, const TownCell &cell)
{
    domain::GridCell row;
    row.code = CellCode(cell.code);
    row.community = cell.code.left(12);
    row.street = cell.code.left(9);
    row.district = cell.code.left(6);
    row.dutyGrid = DutyGridId(town.dutyGrids[size_t(cell.dutyGrid)].id);
    row.zone = town.zoneOf(cell);
    row.landUse = tokenOf(cell.use);
    row.areaM2 = std::round(cell.areaM2 * 10) / 10;
    row.perimeterM = std::round(perimeter(cell.points) * 10) / 10;
    row.validFrom = Founded;
    row.shape = town.polygonOf(cell.points);
    return row;
}
} // namespace

void putAreas(const Town &town, CitySink &sink, CitySummary &summary)
{
    std::vector<int> all;
    for (size_t i = 0; i < town.cells.size(); ++i)
        all.push_back(int(i));
    sink.put(
        area(CityCode, "city", {}, QStringLiteral("哈尔滨市"), QStringLiteral("Harbin"), town.unionOf(all)));
    for (const TownDistrict &district : town.districts) {
        std::vector<int> cells;
        for (const int street : district.streets) {
            const std::vector<int> own = cellsOf(town, town.streets[size_t(street)]);
            cells.insert(cells.end(), own.begin(), own.end());
        }
        sink.put(
            area(district.code, "district", CityCode, district.nameZh, district.nameEn, town.unionOf(cells)));
    }
    for (const TownStreet &street : town.streets) {
        sink.put(area(street.code, "street", town.districts[size_t(street.district)].code, street.nameZh,
                      street.nameEn, town.unionOf(cellsOf(town, street))));
    }
    for (const TownCommunity &community : town.communities) {
        sink.put(area(community.code, "community", town.streets[size_t(community.street)].code,
                      community.nameZh, community.nameEn, town.unionOf(community.cells)));
    }
    for (const TownStreet &street : town.streets) {
        for (const int index : cellsOf(town, street)) {
            const domain::GridCell row = cellRow(town, town.cells[size_t(index)]);
            summary.bounds.include(geo::boundsOf(row.shape));
            ++summary.cells;
            sink.put(row);
        }
    }
    for (const TownDutyGrid &grid : town.dutyGrids)
        sink.put(domain::DutyGrid{DutyGridId(grid.id), grid.nameZh, grid.nameEn,
                                  town.streets[size_t(grid.street)].code});
}

namespace {

class PlaceWriter
{
public:
    PlaceWriter(const Town &town, CitySink &sink)
        : m_town(town)
        , m_sink(sink)
    {
    }

    void putStreets()
    {
        for (const Road &road : m_town.roads)
            put(road.name, {}, "street", {}, road.line[road.line.size() / 2]);
    }

    void putCrossings()
    {
        for (const CrossRoads &crossing : m_town.crossRoads) {
            const QString &one = m_town.roads[size_t(crossing.roads[0])].name;
            const QString &two = m_town.roads[size_t(crossing.roads[1])].name;
            put(one + QStringLiteral("与") + two + QStringLiteral("交叉口"),
                two + QStringLiteral("与") + one + QStringLiteral("交叉口"), "crossing", codeAt(crossing.at),
                crossing.at);
        }
    }

    void putPlates(const Addresses &addresses)
    {
        for (const Plate &plate : addresses.plates())
            put(plate.name, {}, "plate", m_town.roads[size_t(plate.road)].name, plate.at);
    }

    void putPois()
    {
        for (const Poi &poi : m_town.pois)
            put(poi.name, poi.aliases, "poi", m_town.cells[size_t(poi.cell)].code.left(12), poi.at);
    }

    void putLocalities()
    {
        for (const TownDistrict &district : m_town.districts)
            put(district.nameZh, district.nameZh.chopped(1), "locality", CityCode, district.centre);
        for (const TownStreet &street : m_town.streets)
            put(street.nameZh, street.nameZh.chopped(2), "locality",
                m_town.districts[size_t(street.district)].code, street.centre);
        for (const TownCommunity &community : m_town.communities)
            put(community.nameZh, community.nameZh.chopped(2), "locality",
                m_town.streets[size_t(community.street)].code, community.centre);
    }

private:
    void put(const QString &name, const QString &aliases, const char *kind, const QString &parent, QPointF at)
    {
        m_sink.put(domain::NamedPlace{QStringLiteral("p%1").arg(++m_serial, 7, 10, QChar(u'0')), name,
                                      aliases, QString::fromLatin1(kind), parent, m_town.place(at)});
    }
    QString codeAt(QPointF at) const { return m_town.cells[size_t(m_town.cellNear(at))].code.left(12); }

    const Town &m_town;
    CitySink &m_sink;
    int m_serial = 0;
};
} // namespace

void putPlaces(const Town &town, const Addresses &addresses, CitySink &sink)
{
    PlaceWriter writer(town, sink);
    writer.putLocalities();
    writer.putStreets();
    writer.putCrossings();
    writer.putPois();
    writer.putPlates(addresses);
}
} // namespace wanmi::citygen
