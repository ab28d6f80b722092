// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/basemap.h"

#include "citygen/landuse.h"
#include "geo/features.h"

#include <cmath>
#include <map>
#include <numbers>
#include <set>

namespace wanmi::citygen {
namespace {

using geo::FieldSpec;
using geo::GeometryKind;

const FieldSpec Name{QStringLiteral("name"), QMetaType::QString};
const FieldSpec Kind{QStringLiteral("kind"), QMetaType::QString};
const FieldSpec Level{QStringLiteral("level"), QMetaType::QString};

QString classOf(Way way)
{
    switch (way) {
    case Way::Expressway:
        return QStringLiteral("expressway");
    case Way::Arterial:
        return QStringLiteral("arterial");
    case Way::Secondary:
        return QStringLiteral("secondary");
    case Way::Local:
        return QStringLiteral("local");
    default:
        return QStringLiteral("lane");
    }
}

/// A band around a line, for streams.
std::vector<QPointF> band(const std::vector<QPointF> &line, double halfM)
{
    std::vector<QPointF> left;
    std::vector<QPointF> right;
    for (size_t i = 0; i < line.size(); ++i) {
        const QPointF step = line[std::min(i + 1, line.size() - 1)] - line[i == 0 ? 0 : i - 1];
        const double length = std::max(1e-6, std::hypot(step.x(), step.y()));
        const QPointF aside = QPointF(-step.y(), step.x()) * (halfM / length);
        left.push_back(line[i] + aside);
        right.push_back(line[i] - aside);
    }
    right.insert(right.end(), left.rbegin(), left.rend());
    return right;
}

/// A pond with a soft outline in the middle of a cell.
std::vector<QPointF> pond(const TownCell &cell)
{
    std::vector<QPointF> corners = cell.points;
    for (QPointF &corner : corners)
        corner = cell.centre + (corner - cell.centre) * 0.8;
    for (int round = 0; round < 2; ++round) { // Chaikin's corner cutting
        std::vector<QPointF> softer;
        for (size_t i = 0; i < corners.size(); ++i) {
            const QPointF a = corners[i];
            const QPointF b = corners[(i + 1) % corners.size()];
            softer.push_back(a * 0.75 + b * 0.25);
            softer.push_back(a * 0.25 + b * 0.75);
        }
        corners = std::move(softer);
    }
    return corners;
}

class BasemapWriter
{
public:
    BasemapWriter(const Town &town, geo::FeatureFile &file, quint64 seed)
        : m_town(town)
        , m_file(file)
        , m_seed(seed)
    {
    }

    base::Result<void> write()
    {
        writeWater();
        writeGreen();
        writeLandUse();
        writeBuildings();
        writeRoads();
        writeRailway();
        writeBoundaries();
        writePoints();
        if (m_error)
            return tl::unexpected(*m_error);
        return m_file.finish();
    }

private:
    int layer(const char *name, GeometryKind kind, const std::vector<FieldSpec> &fields)
    {
        return keep(m_file.addLayer(QString::fromLatin1(name), kind, fields)).value_or(-1);
    }
    template <typename T> base::Result<T> keep(base::Result<T> result)
    {
        if (!result && !m_error)
            m_error = result.error();
        return result;
    }
    void polygon(int layer, const geo::Polygon &shape, const QVariantList &values)
    {
        if (!m_error)
            keep(m_file.add(layer, shape, values));
    }
    void line(int layer, const std::vector<QPointF> &points, const QVariantList &values)
    {
        std::vector<geo::Place> places;
        for (const QPointF point : points)
            places.push_back(m_town.place(point));
        if (!m_error)
            keep(m_file.add(layer, places, values));
    }
    void point(int layer, QPointF at, const QVariantList &values)
    {
        if (!m_error)
            keep(m_file.add(layer, {m_town.place(at)}, values));
    }

    void writeWater()
    {
        const int water = layer("water", GeometryKind::Polygon, {Name, Kind});
        geo::Polygon river = m_town.polygonOf(m_town.layout.terrain.riverShape());
        if (const auto island = m_town.layout.terrain.island(); !island.empty())
            river.rings.push_back(m_town.polygonOf(island).rings.front());
        polygon(water, river, {QStringLiteral("松花江"), QStringLiteral("river")});
        for (const auto &stream : streamLines())
            polygon(water, m_town.polygonOf(band(stream, 11)),
                    {QStringLiteral("马家沟河"), QStringLiteral("river")});
        for (const TownCell &cell : m_town.cells) {
            if (cell.use == LandUse::Water)
                polygon(water, m_town.polygonOf(pond(cell)),
                        {QString(m_town.parks[size_t(cell.park)].name + QStringLiteral("湖")),
                         QStringLiteral("lake")});
        }
    }

    std::vector<std::vector<QPointF>> streamLines() const { return chainsOf(Way::Stream); }

    /// Edges of one kind joined end to end.
    std::vector<std::vector<QPointF>> chainsOf(Way way) const
    {
        std::map<int, std::vector<int>> next;
        for (const Mesh::EdgeRecord &edge : m_town.layout.mesh.edges()) {
            if (edge.middle < 0 && edge.way == way) {
                next[edge.a].push_back(edge.b);
                next[edge.b].push_back(edge.a);
            }
        }
        std::vector<std::vector<QPointF>> lines;
        std::set<std::pair<int, int>> done;
        for (const bool endsOnly : {true, false}) {
            for (const auto &[start, ways] : next) {
                if (endsOnly && ways.size() != 1)
                    continue;
                for (const int first : ways) {
                    if (done.contains(std::minmax(start, first)))
                        continue;
                    std::vector<QPointF> line{m_town.layout.mesh.point(start)};
                    int before = start;
                    int here = first;
                    while (true) {
                        done.insert(std::minmax(before, here));
                        line.push_back(m_town.layout.mesh.point(here));
                        int onward = -1;
                        for (const int candidate : next.at(here)) {
                            if (!done.contains(std::minmax(here, candidate)))
                                onward = candidate;
                        }
                        if (onward < 0)
                            break;
                        before = here;
                        here = onward;
                    }
                    lines.push_back(std::move(line));
                }
            }
        }
        return lines;
    }

    void writeGreen()
    {
        const int green = layer("green", GeometryKind::Polygon, {Name, Kind});
        for (const auto &stream : streamLines())
            polygon(green, m_town.polygonOf(band(stream, 27)), {QString(), QStringLiteral("belt")});
        for (const auto &islet : m_town.layout.terrain.islets())
            polygon(green, m_town.polygonOf(islet), {QString(), QStringLiteral("islet")});
        for (const Park &park : m_town.parks) {
            for (const geo::Polygon &part : m_town.unionOf(park.cells))
                polygon(green, part, {park.name, QStringLiteral("park")});
        }
    }

    void writeLandUse()
    {
        const int use = layer("landuse", GeometryKind::Polygon, {Kind});
        // The country around the city, so that the map has no edge where the city ends.
        const double far = 1.7 * m_town.layout.terrain.radius();
        polygon(use, m_town.polygonOf({{-far, -far}, {far, -far}, {far, far}, {-far, far}}),
                {QStringLiteral("farmland")});
        for (const TownCommunity &community : m_town.communities) {
            std::map<LandUse, std::vector<int>> byUse;
            for (const int cell : community.cells)
                byUse[m_town.cells[size_t(cell)].use].push_back(cell);
            for (const auto &[kind, cells] : byUse) {
                for (const geo::Polygon &part : m_town.unionOf(cells))
                    polygon(use, part, {tokenOf(kind)});
            }
        }
    }

    void writeBuildings()
    {
        const int layerNumber = layer("building", GeometryKind::Polygon,
                                      {Name, {QStringLiteral("floors"), QMetaType::LongLong}});
        for (size_t i = 0; i < m_town.cells.size(); ++i) {
            for (const Building &building : buildingsOf(m_town, int(i), m_seed))
                polygon(layerNumber, m_town.polygonOf(building.points),
                        {building.name, qlonglong(building.floors)});
        }
    }

    void writeRoads()
    {
        const int roads = layer("road", GeometryKind::LineString,
                                {Name,
                                 {QStringLiteral("class"), QMetaType::QString},
                                 {QStringLiteral("width_m"), QMetaType::Double}});
        // Lanes first: a renderer that draws in file order then paints main roads over them.
        for (auto road = m_town.roads.rbegin(); road != m_town.roads.rend(); ++road)
            line(roads, road->line, {road->name, classOf(road->way), road->widthM});
        writeCountryRoads(roads);
    }

    /// Main roads go on beyond the outline.
    void writeCountryRoads(int roads)
    {
        const double radius = m_town.layout.terrain.radius();
        for (const Road &road : m_town.roads) {
            if (road.way > Way::Arterial || road.lengthM < 0.3 * radius)
                continue;
            for (const bool atEnd : {true, false}) {
                const size_t last = road.line.size() - 1;
                const QPointF end = atEnd ? road.line[last] : road.line[0];
                const QPointF before = atEnd ? road.line[last - std::min<size_t>(last, 2)]
                                             : road.line[std::min<size_t>(last, 2)];
                const QPointF step = end - before;
                const double length = std::hypot(step.x(), step.y());
                const bool outwards
                    = QPointF::dotProduct(step, end) > 0.6 * length * std::hypot(end.x(), end.y());
                const bool atOutline = std::hypot(end.x(), end.y()) > 0.86 * radius
                    && m_town.cellAt(end + step * (60 / length)) < 0;
                if (!outwards || !atOutline || m_town.layout.terrain.fromWater(end) < 200)
                    continue;
                std::vector<QPointF> onward{end};
                QPointF direction = step / length;
                for (int i = 0; i < 16; ++i) {
                    const double turn = 0.05 * std::sin(i * 0.9 + end.x() * 0.01);
                    direction = {direction.x() * std::cos(turn) - direction.y() * std::sin(turn),
                                 direction.x() * std::sin(turn) + direction.y() * std::cos(turn)};
                    const QPointF there = onward.back() + direction * (radius * 0.05);
                    if (m_town.layout.terrain.fromWater(there) < 30)
                        break;
                    onward.push_back(there);
                }
                if (onward.size() > 2)
                    line(roads, onward, {road.name, QStringLiteral("secondary"), 18.0});
            }
        }
    }

    void writeRailway()
    {
        const int railway = layer("railway", GeometryKind::LineString, {Name});
        for (const auto &track : chainsOf(Way::Railway))
            line(railway, track, {QStringLiteral("滨洲铁路")});
    }

    void writeBoundaries()
    {
        const int boundary = layer("boundary", GeometryKind::LineString, {Level});
        std::map<std::pair<int, int>, int> firstSide;
        std::map<std::pair<int, int>, int> secondSide;
        for (size_t i = 0; i < m_town.cells.size(); ++i) {
            const VertexRing &ring = m_town.cells[i].ring;
            for (size_t k = 0; k < ring.size(); ++k) {
                const auto edge = std::minmax(ring[k], ring[(k + 1) % ring.size()]);
                if (!firstSide.emplace(edge, int(i)).second)
                    secondSide.emplace(edge, int(i));
            }
        }
        for (const char *level : {"community", "street", "district"}) {
            const auto unitOf = [&](int cell) {
                const TownCell &c = m_town.cells[size_t(cell)];
                const QString code = c.code;
                return level[0] == 'c' ? code.left(12) : level[0] == 's' ? code.left(9) : code.left(6);
            };
            std::map<int, std::vector<int>> next;
            for (const auto &[edge, cell] : firstSide) {
                const auto other = secondSide.find(edge);
                if (other == secondSide.end() ? level[0] == 'd' : unitOf(cell) != unitOf(other->second)) {
                    next[edge.first].push_back(edge.second);
                    next[edge.second].push_back(edge.first);
                }
            }
            writeLines(boundary, next, QString::fromLatin1(level));
        }
    }

    void writeLines(int layerNumber, const std::map<int, std::vector<int>> &next, const QString &level)
    {
        std::set<std::pair<int, int>> done;
        for (const bool nodesOnly : {true, false}) {
            for (const auto &[start, ways] : next) {
                if (nodesOnly && ways.size() == 2)
                    continue;
                for (const int first : ways) {
                    if (done.contains(std::minmax(start, first)))
                        continue;
                    std::vector<QPointF> points{m_town.layout.mesh.point(start)};
                    int before = start;
                    int here = first;
                    while (true) {
                        done.insert(std::minmax(before, here));
                        points.push_back(m_town.layout.mesh.point(here));
                        const std::vector<int> &onward = next.at(here);
                        if (onward.size() != 2)
                            break;
                        const int candidate = onward[0] == before ? onward[1] : onward[0];
                        if (done.contains(std::minmax(here, candidate)))
                            break;
                        before = here;
                        here = candidate;
                    }
                    line(layerNumber, points, {level});
                }
            }
        }
    }

    void writePoints()
    {
        const int poi
            = layer("poi", GeometryKind::Point, {Name, Kind, {QStringLiteral("rank"), QMetaType::LongLong}});
        for (const Poi &each : m_town.pois)
            point(poi, each.at, {each.name, each.kind, qlonglong(each.rank)});
        const int label = layer("district_label", GeometryKind::Point,
                                {Name, Level, {QStringLiteral("code"), QMetaType::QString}});
        for (const TownDistrict &district : m_town.districts)
            point(label, district.centre, {district.nameZh, QStringLiteral("district"), district.code});
        for (const TownStreet &street : m_town.streets)
            point(label, street.centre, {street.nameZh, QStringLiteral("street"), street.code});
        for (const TownCommunity &community : m_town.communities)
            point(label, community.centre, {community.nameZh, QStringLiteral("community"), community.code});
    }

    const Town &m_town;
    geo::FeatureFile &m_file;
    quint64 m_seed;
    std::optional<base::Error> m_error;
};
} // namespace

base::Result<void> writeBasemap(const Town &town, const QString &path, quint64 seed)
{
    auto file = geo::FeatureFile::create(path);
    if (!file)
        return tl::unexpected(file.error());
    return BasemapWriter(town, **file, seed).write();
}
} // namespace wanmi::citygen
