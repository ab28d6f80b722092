// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/devices.h"

#include "citygen/roads.h"
#include "geo/codes.h"

#include <cmath>
#include <map>
#include <numbers>

namespace wanmi::citygen {
namespace {

struct Spot
{
    QPointF at;
    QString name;
    double bearingDeg = 0;
    int cell = 0;
};

double bearing(QPointF direction)
{
    const double degrees = std::atan2(direction.x(), direction.y()) * 180 / std::numbers::pi;
    return std::fmod(degrees + 360, 360);
}

class Finder
{
public:
    Finder(const Town &town, Random &random)
        : m_town(town)
        , m_random(random)
    {
    }

    std::vector<Spot> find()
    {
        for (const CrossRoads &crossing : m_town.crossRoads) {
            if (crossing.rank > Way::Secondary)
                continue;
            const Road &one = m_town.roads[size_t(crossing.roads[0])];
            const Road &two = m_town.roads[size_t(crossing.roads[1])];
            add(crossing.at + QPointF(m_random.between(-9.0, 9.0), m_random.between(-9.0, 9.0)),
                one.name + QStringLiteral("与") + two.name + QStringLiteral("路口"),
                directionAt(one, crossing.at));
        }
        for (const Poi &poi : m_town.pois) {
            const bool watched = poi.kind == u"market" || poi.kind == u"park" || poi.kind == u"hospital"
                || poi.kind == u"school" || poi.kind == u"square" || poi.kind == u"railway"
                || poi.kind == u"metro" || poi.kind == u"mall" || poi.kind == u"landmark";
            if (watched)
                add(poi.at, poi.name, m_random.between(0.0, 360.0));
        }
        for (const Road &road : m_town.roads) {
            if (road.way > Way::Secondary)
                continue;
            for (const Station &station : stations(road.line, 240, 520))
                add(leftOf(station, road.widthM / 2 + 1),
                    road.name + QStringLiteral("%1段").arg(int(station.along)), bearing(station.direction));
        }
        for (const TownCell &cell : m_town.cells) {
            for (size_t i = 0; i < cell.ring.size(); ++i) {
                if (m_town.layout.mesh.wayOf(cell.ring[i], cell.ring[(i + 1) % cell.ring.size()]) == Way::Bank
                    && m_random.chance(0.2)) {
                    const QPointF edge = cell.points[i];
                    add(edge + (cell.centre - edge) * 0.1,
                        m_town.communities[size_t(cell.community)].nameZh + QStringLiteral("江堤"),
                        bearing(edge - cell.centre));
                    break;
                }
            }
        }
        return std::move(m_spots);
    }

private:
    void add(QPointF at, const QString &name, double bearingDeg)
    {
        const int cell = m_town.cellAt(at);
        if (cell >= 0)
            m_spots.push_back({at, name, bearingDeg, cell});
    }

    static double directionAt(const Road &road, QPointF at)
    {
        for (size_t i = 1; i < road.line.size(); ++i) {
            if (std::hypot(road.line[i].x() - at.x(), road.line[i].y() - at.y()) < 1)
                return bearing(road.line[i] - road.line[i - 1]);
        }
        return bearing(road.line.back() - road.line.front());
    }

    const Town &m_town;
    Random &m_random;
    std::vector<Spot> m_spots;
};
} // namespace

std::vector<domain::Camera> placeCameras(const Town &town, const Staff &staff, int count, Random random)
{
    std::vector<Spot> spots = Finder(town, random).find();
    // Shuffled, then dealt to the districts in turn as long as they have spots.
    for (size_t i = spots.size(); i > 1; --i)
        std::swap(spots[i - 1], spots[size_t(random.index(int(i)))]);
    std::map<QString, std::vector<const Spot *>> byDistrict;
    for (const Spot &spot : spots)
        byDistrict[town.cells[size_t(spot.cell)].code.left(6)].push_back(&spot);
    std::map<QString, int> serials;
    std::map<QString, size_t> next;
    std::vector<domain::Camera> cameras;
    for (int i = 0; int(cameras.size()) < count && !byDistrict.empty(); ++i) {
        auto turn = byDistrict.begin();
        std::advance(turn, size_t(i) % byDistrict.size());
        const QString district = turn->first;
        // More cameras than spots: a second one at the same place looks the other way.
        const size_t visit = next[district]++;
        const Spot &spot = *turn->second[visit % turn->second.size()];
        const bool again = visit >= turn->second.size();
        domain::Camera camera;
        const QString centre = district + QStringLiteral("00");
        camera.id = CameraId(
            geo::cameraId(centre, u"08", random.chance(0.85) ? u"132" : u"131", 0, ++serials[district]));
        camera.name
            = spot.name + (again ? QStringLiteral("%1号").arg(visit / turn->second.size() + 1) : QString());
        camera.industry = staff.industries[cameras.size() % staff.industries.size()];
        camera.district = district;
        camera.cell = CellCode(town.cells[size_t(spot.cell)].code);
        camera.ptz = random.chance(0.3);
        camera.bearingDeg
            = std::round(
                  std::fmod(spot.bearingDeg + (again ? 180 : 0) + random.between(-12.0, 12.0) + 360, 360)
                  * 10)
            / 10;
        camera.viewAngleDeg = camera.ptz ? 60 : random.between(38, 92);
        camera.heightM = std::round(random.between(4.5, 12.0) * 10) / 10;
        camera.owner = random.chance(0.6) ? QStringLiteral("public_security") : camera.industry;
        camera.stream = QStringLiteral("/cam/") + camera.id.text();
        camera.place = town.place(spot.at);
        cameras.push_back(std::move(camera));
    }
    return cameras;
}
} // namespace wanmi::citygen
