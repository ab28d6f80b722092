// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/populate_devices.h"

#include "geo/codes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace wanmi::citygen {
namespace {

constexpr double AsideM = 8; // cameras stand beside the crossing, not on it
constexpr double StationM = 90; // along roads, where there are more cameras than crossings
constexpr int MostSerial = 999'999;

int rankOf(const QString &kind)
{
    static const QStringList kinds{QStringLiteral("expressway"), QStringLiteral("arterial"),
                                   QStringLiteral("secondary"), QStringLiteral("local"),
                                   QStringLiteral("lane")};
    const qsizetype rank = kinds.indexOf(kind);
    return rank < 0 ? int(kinds.size()) : int(rank);
}
constexpr int Driven = 5; // ranks below it

/// Finds the cell that holds a place: buckets of about 200 m.
class CellIndex
{
public:
    explicit CellIndex(const std::vector<domain::GridCell> &cells)
        : m_cells(cells)
    {
        for (size_t i = 0; i < cells.size(); ++i) {
            const geo::Bounds box = geo::boundsOf(cells[i].shape);
            for (int x = at(box.west); x <= at(box.east); ++x) {
                for (int y = at(box.south); y <= at(box.north); ++y)
                    m_buckets[{x, y}].push_back(i);
            }
        }
    }
    [[nodiscard]] const domain::GridCell *find(geo::Place place) const
    {
        const auto bucket = m_buckets.find({at(place.lon), at(place.lat)});
        if (bucket == m_buckets.end())
            return nullptr;
        for (const size_t i : bucket->second) {
            if (geo::contains(m_cells[i].shape, place))
                return &m_cells[i];
        }
        return nullptr;
    }

private:
    static int at(double degrees) { return int(std::floor(degrees * 500)); }

    const std::vector<domain::GridCell> &m_cells;
    std::map<std::pair<int, int>, std::vector<size_t>> m_buckets;
};

struct Spot
{
    geo::Place place;
    double bearingDeg = 0;
    QString name;
    const domain::GridCell *cell = nullptr;
};

/// Where roads meet: a vertex that several roads share.
struct Meeting
{
    std::vector<std::pair<int, QString>> roads; ///< rank and name, no name twice
    std::vector<geo::Place> arms; ///< next vertices
    int rank = Driven; ///< of the second road
};

geo::Place moved(geo::Place from, double bearingDeg, double metres)
{
    const geo::LocalPlane plane(from);
    const double turn = bearingDeg * M_PI / 180;
    return plane.toPlace({metres * std::sin(turn), metres * std::cos(turn)});
}

class SpotFinder
{
public:
    SpotFinder(const std::vector<RoadLine> &roads, const std::vector<domain::GridCell> &cells, bool chinese)
        : m_roads(roads)
        , m_cells(cells)
        , m_index(cells)
        , m_isChinese(chinese)
    {
    }

    /// In the order of importance: crossings of main roads first, one camera each, then a second one that
    /// looks into another road, then along the roads, then cells.
    std::vector<Spot> find(size_t wanted)
    {
        const std::vector<Meeting> meetings = findMeetings();
        for (size_t arm = 0; arm < 4 && m_spots.size() < wanted; ++arm) {
            for (size_t i = 0; i < meetings.size(); ++i) {
                if (arm < meetings[i].arms.size())
                    addCrossing(meetings[i], m_at[i], arm);
            }
        }
        for (int rank = 0; rank < Driven && m_spots.size() < wanted; ++rank)
            addStations(rank);
        for (size_t round = 0; m_spots.size() < wanted && !m_cells.empty(); ++round)
            addCellMiddles(round, wanted - m_spots.size());
        return std::move(m_spots);
    }

private:
    std::vector<Meeting> findMeetings()
    {
        std::map<std::pair<qint64, qint64>, std::pair<geo::Place, Meeting>> byVertex;
        for (size_t r = 0; r < m_roads.size(); ++r) {
            const RoadLine &road = m_roads[r];
            const int rank = rankOf(road.kind);
            if (rank >= Driven)
                continue;
            for (size_t i = 0; i < road.line.size(); ++i) {
                auto &[place, meeting] = byVertex[key(road.line[i])];
                place = road.line[i];
                const bool known = std::ranges::any_of(
                    meeting.roads, [&](const auto &one) { return one.second == road.name; });
                if (!known || road.name.isEmpty())
                    meeting.roads.emplace_back(rank, road.name);
                if (i > 0)
                    meeting.arms.push_back(road.line[i - 1]);
                if (i + 1 < road.line.size())
                    meeting.arms.push_back(road.line[i + 1]);
            }
        }
        std::vector<std::pair<geo::Place, Meeting>> found;
        for (auto &[vertex, entry] : byVertex) {
            Meeting &meeting = entry.second;
            if (meeting.roads.size() < 2 || meeting.arms.size() < 3)
                continue;
            std::ranges::stable_sort(meeting.roads, {}, [](const auto &one) { return one.first; });
            meeting.rank = meeting.roads[1].first;
            found.push_back(std::move(entry));
        }
        std::ranges::stable_sort(
            found, {}, [](const auto &one) { return std::pair(one.second.rank, one.second.roads[0].first); });
        std::vector<Meeting> meetings;
        for (auto &[place, meeting] : found) {
            m_at.push_back(place);
            meetings.push_back(std::move(meeting));
        }
        return meetings;
    }

    /// Vertices closer than a metre are one crossing, as the simulator's drivers see it.
    static std::pair<qint64, qint64> key(geo::Place place)
    {
        return {std::llround(place.lon * 1e5), std::llround(place.lat * 1e5)};
    }

    void addCrossing(const Meeting &meeting, geo::Place at, size_t arm)
    {
        const double bearing = geo::bearingDeg(at, meeting.arms[arm]);
        add(moved(at, bearing + 45, AsideM), bearing, nameOf(meeting));
    }

    [[nodiscard]] QString nameOf(const Meeting &meeting) const
    {
        QStringList names;
        for (const auto &[rank, name] : meeting.roads) {
            if (!name.isEmpty() && names.size() < 2)
                names.append(name);
        }
        if (names.isEmpty())
            return m_isChinese ? QStringLiteral("路口") : QStringLiteral("Crossing");
        if (m_isChinese)
            return names.join(QStringLiteral("与")) + QStringLiteral("路口");
        return names.join(QStringLiteral(" & "));
    }

    void addStations(int rank)
    {
        for (const RoadLine &road : m_roads) {
            if (rankOf(road.kind) != rank)
                continue;
            double along = 0;
            double next = StationM / 2;
            for (size_t i = 1; i < road.line.size(); ++i) {
                const double length = geo::distanceM(road.line[i - 1], road.line[i]);
                const double bearing = geo::bearingDeg(road.line[i - 1], road.line[i]);
                for (; next <= along + length && length > 0; next += StationM)
                    add(moved(moved(road.line[i - 1], bearing, next - along), bearing + 90, AsideM / 2),
                        bearing, stationName(road, next));
                along += length;
            }
        }
    }

    [[nodiscard]] QString stationName(const RoadLine &road, double alongM) const
    {
        if (m_isChinese)
            return (road.name.isEmpty() ? QStringLiteral("路段") : road.name)
                + QStringLiteral("%1米").arg(int(alongM));
        return (road.name.isEmpty() ? QStringLiteral("Road") : road.name)
            + QStringLiteral(" at %1 m").arg(int(alongM));
    }

    /// Fewer than there are cells: spread over all of them.
    void addCellMiddles(size_t round, size_t missing)
    {
        const size_t count = std::min(missing, m_cells.size());
        for (size_t i = 0; i < count; ++i) {
            const domain::GridCell &cell = m_cells[i * m_cells.size() / count];
            const QString number = cell.code.text().right(6);
            const QString name
                = m_isChinese ? QStringLiteral("网格") + number : QStringLiteral("Cell ") + number;
            m_spots.push_back({geo::pointInside(cell.shape), double(round % 4) * 90, name, &cell});
        }
    }

    void add(geo::Place place, double bearing, const QString &name)
    {
        if (const domain::GridCell *cell = m_index.find(place))
            m_spots.push_back({place, std::fmod(bearing + 360, 360), name, cell});
    }

    const std::vector<RoadLine> &m_roads;
    const std::vector<domain::GridCell> &m_cells;
    const CellIndex m_index;
    const bool m_isChinese;
    std::vector<geo::Place> m_at; ///< of the meetings
    std::vector<Spot> m_spots;
};

/// Eight decimals: a millimetre, equal after any round trip through text.
double rounded(double degrees)
{
    return std::round(degrees * 1e8) / 1e8;
}
} // namespace

std::vector<domain::Camera> placeCameras(const std::vector<RoadLine> &roads,
                                         const std::vector<domain::GridCell> &cells,
                                         const std::vector<QString> &industries, const PopulateWish &wish,
                                         Random random)
{
    std::vector<domain::Camera> cameras;
    if (wish.cameras <= 0)
        return cameras;
    const std::vector<Spot> spots = SpotFinder(roads, cells, wish.chineseNames).find(size_t(wish.cameras));
    std::map<QString, int> serials;
    std::map<QString, int> named;
    for (const Spot &spot : spots) {
        const QString district = spot.cell->code.text().left(6);
        int &serial = serials[district];
        if (int(cameras.size()) == wish.cameras || serial == MostSerial)
            break;
        domain::Camera camera;
        camera.ptz = random.chance(0.3);
        camera.id = CameraId(geo::cameraId(QString(district + QStringLiteral("00")), u"08",
                                           random.chance(0.85) ? u"132" : u"131", 0, ++serial));
        const int again = ++named[spot.name];
        camera.name = again == 1 ? spot.name
            : wish.chineseNames  ? spot.name + QStringLiteral("%1号").arg(again)
                                 : spot.name + QStringLiteral(" (%1)").arg(again);
        camera.industry = industries[cameras.size() % industries.size()];
        camera.district = district;
        camera.cell = spot.cell->code;
        camera.bearingDeg = std::round(spot.bearingDeg * 10) / 10;
        camera.viewAngleDeg = camera.ptz ? 60 : std::round(random.between(38, 92));
        camera.heightM = std::round(random.between(4.5, 12.0) * 10) / 10;
        camera.owner = random.chance(0.6) ? QStringLiteral("public_security") : camera.industry;
        camera.stream = QStringLiteral("/cam/") + camera.id.text();
        camera.place = {rounded(spot.place.lon), rounded(spot.place.lat)};
        cameras.push_back(std::move(camera));
    }
    return cameras;
}
} // namespace wanmi::citygen
