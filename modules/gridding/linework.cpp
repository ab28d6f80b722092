// SPDX-License-Identifier: GPL-3.0-or-later
#include "gridding/linework.h"

#include "gridding/trace.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

namespace wanmi::gridding {
namespace {

constexpr double WidestDegrees = 2;
constexpr int BorderKind = LineKinds; ///< a parent's border where no line lies: not a kind of the net

quint64 key(int a, int b)
{
    return (quint64(quint32(a)) << 32) | quint32(b);
}

struct PointHash
{
    size_t operator()(GridPoint p) const
    {
        return size_t(quint64(p.x) * 0x9E3779B97F4A7C15ULL ^ (quint64(p.y) * 0xC2B2AE3D27D4EB4FULL >> 7));
    }
};

/// Where the lines lay before they were cut at their crossings, to ask what a piece of the net is.
class KindIndex
{
public:
    void add(QPointF a, QPointF b, int kind)
    {
        const int index = int(m_lines.size());
        m_lines.push_back({a, b, kind});
        // Long lines are entered bin by bin along their way.
        const double length = std::hypot(b.x() - a.x(), b.y() - a.y());
        const int steps = 1 + int(length / (Bin / 2));
        quint64 last = ~quint64(0);
        for (int i = 0; i <= steps; ++i) {
            const quint64 bin = binOf(a + (b - a) * (double(i) / steps));
            if (bin != last)
                m_bins[bin].push_back(index);
            last = bin;
        }
    }

    /// The most important line at the middle of a piece; NoKind when there is none.
    [[nodiscard]] int kindAt(QPointF a, QPointF b) const
    {
        const QPointF middle = (a + b) / 2;
        int best = NoKind;
        for (const double dx : {-Bin / 2, 0.0, Bin / 2}) {
            for (const double dy : {-Bin / 2, 0.0, Bin / 2}) {
                const auto at = m_bins.find(binOf(middle + QPointF(dx, dy)));
                if (at == m_bins.end())
                    continue;
                for (const int index : at->second) {
                    const Entry &line = m_lines[size_t(index)];
                    if ((best == NoKind || line.kind < best) && distance(line, middle) < Near)
                        best = line.kind;
                }
            }
        }
        return best;
    }

private:
    struct Entry
    {
        QPointF a, b;
        int kind;
    };
    static constexpr double Bin = 800'000; ///< some 80 m
    static constexpr double Near = 4 * NetGrid; ///< snapping moves a line by less than two steps of the grid

    static quint64 binOf(QPointF p)
    {
        return key(int(std::floor(p.x() / Bin)), int(std::floor(p.y() / Bin)));
    }
    static double distance(const Entry &line, QPointF p)
    {
        const QPointF along = line.b - line.a;
        const double square = QPointF::dotProduct(along, along);
        const double t
            = square > 0 ? std::clamp(QPointF::dotProduct(p - line.a, along) / square, 0.0, 1.0) : 0.0;
        const QPointF off = p - (line.a + along * t);
        return std::hypot(off.x(), off.y());
    }

    std::vector<Entry> m_lines;
    std::unordered_map<quint64, std::vector<int>> m_bins;
};

class NetMaker
{
public:
    NetMaker(const std::vector<Parent> &parents, const std::vector<Line> &lines, LineKind leastKind,
             const DrawProgress &progress)
        : m_parents(parents)
        , m_lines(lines)
        , m_leastKind(leastKind)
        , m_progress(progress)
    {
    }

    Result<LineNet> make()
    {
        if (const auto ready = checkParents(); !ready)
            return tl::unexpected(ready.error());
        takeParents();
        takeLines();
        if (!goesOn(0.1))
            return base::refused(QStringLiteral("cancelled"));
        const Geometry all = m_geos.lines(std::move(m_pieces));
        m_noded = m_geos.own(GEOSUnaryUnionPrec_r(m_geos.handle(), all.get(), NetGrid));
        if (!m_noded)
            return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-lines"));
        if (!goesOn(0.5))
            return base::refused(QStringLiteral("cancelled"));
        takeSegments();
        if (!goesOn(0.7))
            return base::refused(QStringLiteral("cancelled"));
        takeFaces();
        return std::move(m_net);
    }

private:
    bool goesOn(double done) const { return !m_progress || m_progress(done); }

    Result<void> checkParents()
    {
        if (m_parents.empty())
            return base::refused(QStringLiteral("no-parents"));
        std::set<QString> codes;
        geo::Bounds bounds;
        for (const Parent &parent : m_parents) {
            const bool isNumber = std::all_of(parent.code.begin(), parent.code.end(),
                                              [](QChar c) { return c >= u'0' && c <= u'9'; });
            if (parent.code.isEmpty() || !isNumber || !codes.insert(parent.code).second)
                return base::refused(QStringLiteral("bad-parent-code"), parent.code);
            for (const geo::Polygon &part : parent.shape)
                bounds.include(geo::boundsOf(part));
        }
        if (bounds.isEmpty())
            return base::refused(QStringLiteral("no-parents"));
        if (!(bounds.east - bounds.west <= WidestDegrees && bounds.north - bounds.south <= WidestDegrees))
            return base::refused(QStringLiteral("too-wide"));
        const geo::Place middle = middleOf(bounds);
        m_net.originX = onGrid(middle.lon);
        m_net.originY = onGrid(middle.lat);
        m_low = toGrid({bounds.west, bounds.south});
        m_high = toGrid({bounds.east, bounds.north});
        return {};
    }

    [[nodiscard]] QPointF toGrid(geo::Place place) const
    {
        return {double(onGrid(place.lon) - m_net.originX), double(onGrid(place.lat) - m_net.originY)};
    }

    [[nodiscard]] static qint64 onGrid(double degrees)
    {
        return std::llround(degrees * (UnitsPerDegree / NetGrid)) * qint64(NetGrid);
    }

    [[nodiscard]] std::vector<QPointF> toGrid(const std::vector<geo::Place> &places) const
    {
        std::vector<QPointF> points;
        for (const geo::Place &place : places) {
            if (!geo::isPlausible(place))
                continue;
            const QPointF point = toGrid(place);
            if (points.empty() || point != points.back())
                points.push_back(point);
        }
        return points;
    }

    void takeParents()
    {
        for (const Parent &parent : m_parents) {
            std::vector<Geometry> parts;
            for (const geo::Polygon &part : parent.shape) {
                std::vector<PlaneRing> rings;
                for (const geo::Ring &ring : part.rings) {
                    rings.push_back(toGrid(ring));
                    while (rings.back().size() > 1 && rings.back().front() == rings.back().back())
                        rings.back().pop_back();
                }
                const Geometry made = m_geos.polygon(rings);
                const Geometry valid = m_geos.valid(made.get());
                for (const auto &polygon : m_geos.polygonsOf(valid.get()))
                    parts.push_back(m_geos.polygon(polygon));
            }
            const Geometry whole = m_geos.polygons(std::move(parts));
            Geometry ground = m_geos.own(GEOSUnaryUnionPrec_r(m_geos.handle(), whole.get(), NetGrid));
            for (const std::vector<PlaneRing> &rings : m_geos.polygonsOf(ground.get())) {
                for (PlaneRing ring : rings) {
                    ring.push_back(ring.front());
                    takeLine(ring, BorderKind);
                }
            }
            m_grounds.push_back(std::move(ground));
        }
    }

    void takeLines()
    {
        for (const Line &line : m_lines) {
            if (line.kind > m_leastKind)
                continue;
            const std::vector<QPointF> points = toGrid(line.line);
            // Only the stretches near the ground: a river may run on for a hundred kilometres.
            std::vector<QPointF> stretch;
            for (size_t i = 1; i < points.size(); ++i) {
                if (meetsGround(points[i - 1], points[i])) {
                    if (stretch.empty())
                        stretch.push_back(points[i - 1]);
                    stretch.push_back(points[i]);
                } else {
                    takeLine(stretch, int(line.kind));
                    stretch.clear();
                }
            }
            takeLine(stretch, int(line.kind));
        }
    }

    [[nodiscard]] bool meetsGround(QPointF a, QPointF b) const
    {
        return std::max(a.x(), b.x()) >= m_low.x() && std::min(a.x(), b.x()) <= m_high.x()
            && std::max(a.y(), b.y()) >= m_low.y() && std::min(a.y(), b.y()) <= m_high.y();
    }

    void takeLine(const std::vector<QPointF> &points, int kind)
    {
        if (points.size() < 2)
            return;
        m_pieces.push_back(m_geos.line(points));
        if (kind == BorderKind)
            return;
        for (size_t i = 1; i < points.size(); ++i)
            m_kinds.add(points[i - 1], points[i], kind);
    }

    int vertexAt(QPointF point)
    {
        const GridPoint at{std::llround(point.x()), std::llround(point.y())};
        const auto [found, isNew] = m_vertexIndex.try_emplace(at, int(m_net.points.size()));
        if (isNew)
            m_net.points.push_back(at);
        return found->second;
    }

    void takeSegments()
    {
        std::set<std::pair<int, int>> known;
        const int count = GEOSGetNumGeometries_r(m_geos.handle(), m_noded.get());
        for (int i = 0; i < count; ++i) {
            const std::vector<QPointF> points
                = m_geos.pointsOf(GEOSGetGeometryN_r(m_geos.handle(), m_noded.get(), i));
            for (size_t j = 1; j < points.size(); ++j) {
                const int a = vertexAt(points[j - 1]);
                const int b = vertexAt(points[j]);
                if (a == b || !known.emplace(std::min(a, b), std::max(a, b)).second)
                    continue;
                m_segmentIndex[key(a, b)] = int(m_net.segments.size());
                m_net.segments.push_back({a, b, m_kinds.kindAt(points[j - 1], points[j])});
            }
        }
    }

    void takeFaces()
    {
        std::vector<HalfEdge> halfEdges;
        halfEdges.reserve(2 * m_net.segments.size());
        for (const NetSegment &segment : m_net.segments) {
            halfEdges.emplace_back(segment.a, segment.b);
            halfEdges.emplace_back(segment.b, segment.a);
        }
        const PointOf pointOf = [this](int vertex) { return m_net.points[size_t(vertex)]; };
        std::vector<NetFace> faces = traceFaces(std::move(halfEdges), pointOf);
        prepareGrounds();
        for (NetFace &face : faces) {
            face.parent = parentAt(face, pointOf);
            if (face.parent < 0)
                continue;
            claim(face.ring, face.parent);
            for (const std::vector<int> &hole : face.holes)
                claim(hole, face.parent);
            for (const auto &[a, b] : face.inner)
                claim({a, b}, face.parent);
            m_net.faces.push_back(std::move(face));
        }
    }

    /// Notes the parent on the ring's left side.
    void claim(const std::vector<int> &ring, int parent)
    {
        for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            if (const auto at = m_segmentIndex.find(key(ring[j], ring[i])); at != m_segmentIndex.end())
                m_net.segments[size_t(at->second)].leftParent = parent;
            else
                m_net.segments[size_t(m_segmentIndex.at(key(ring[i], ring[j])))].rightParent = parent;
        }
    }

    struct DestroyPrepared
    {
        GEOSContextHandle_t context;
        void operator()(const GEOSPreparedGeometry *prepared) const
        {
            GEOSPreparedGeom_destroy_r(context, prepared);
        }
    };
    using Prepared = std::unique_ptr<const GEOSPreparedGeometry, DestroyPrepared>;
    struct Ground
    {
        Prepared prepared;
        double x0, y0, x1, y1;
    };

    void prepareGrounds()
    {
        for (const Geometry &ground : m_grounds) {
            Ground made{Prepared(nullptr, {m_geos.handle()}), 1, 1, 0, 0};
            if (ground && GEOSisEmpty_r(m_geos.handle(), ground.get()) == 0) {
                made.prepared.reset(GEOSPrepare_r(m_geos.handle(), ground.get()));
                GEOSGeom_getXMin_r(m_geos.handle(), ground.get(), &made.x0);
                GEOSGeom_getYMin_r(m_geos.handle(), ground.get(), &made.y0);
                GEOSGeom_getXMax_r(m_geos.handle(), ground.get(), &made.x1);
                GEOSGeom_getYMax_r(m_geos.handle(), ground.get(), &made.y1);
            }
            m_prepared.push_back(std::move(made));
        }
    }

    [[nodiscard]] int parentAt(const NetFace &face, const PointOf &pointOf) const
    {
        const QPointF inside = pointIn(face, pointOf);
        const Geometry point
            = m_geos.own(GEOSGeom_createPointFromXY_r(m_geos.handle(), inside.x(), inside.y()));
        for (size_t i = 0; i < m_prepared.size(); ++i) {
            const Ground &ground = m_prepared[i];
            if (ground.prepared && inside.x() >= ground.x0 && inside.x() <= ground.x1
                && inside.y() >= ground.y0 && inside.y() <= ground.y1
                && GEOSPreparedIntersects_r(m_geos.handle(), ground.prepared.get(), point.get()) == 1)
                return int(i);
        }
        return -1;
    }

    /// The middle of the widest stretch inside on a line between two neighbouring latitudes of its points.
    static QPointF pointIn(const NetFace &face, const PointOf &pointOf)
    {
        std::vector<qint64> levels;
        for (const int vertex : face.ring)
            levels.push_back(pointOf(vertex).y);
        std::sort(levels.begin(), levels.end());
        double y = double(levels.front());
        qint64 widest = -1;
        const size_t middle = levels.size() / 2;
        for (size_t i = 1; i < levels.size(); ++i) {
            const qint64 gap = levels[i] - levels[i - 1];
            // The widest gap, and of equal ones that in the middle.
            if (gap > widest || (gap == widest && i <= middle)) {
                widest = gap;
                y = double(levels[i] + levels[i - 1]) / 2;
            }
        }
        std::vector<double> crossings;
        const auto cross = [&](const std::vector<int> &ring) {
            for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
                const GridPoint a = pointOf(ring[j]);
                const GridPoint b = pointOf(ring[i]);
                if ((double(a.y) > y) != (double(b.y) > y))
                    crossings.push_back(double(a.x)
                                        + (y - double(a.y)) / double(b.y - a.y) * double(b.x - a.x));
            }
        };
        cross(face.ring);
        for (const std::vector<int> &hole : face.holes)
            cross(hole);
        std::sort(crossings.begin(), crossings.end());
        QPointF best(double(pointOf(face.ring.front()).x), double(pointOf(face.ring.front()).y));
        double width = -1;
        for (size_t i = 0; i + 1 < crossings.size(); i += 2) {
            if (crossings[i + 1] - crossings[i] > width) {
                width = crossings[i + 1] - crossings[i];
                best = {(crossings[i] + crossings[i + 1]) / 2, y};
            }
        }
        return best;
    }

    const std::vector<Parent> &m_parents;
    const std::vector<Line> &m_lines;
    const LineKind m_leastKind;
    const DrawProgress &m_progress;
    const Geos m_geos;
    QPointF m_low, m_high;
    LineNet m_net;
    KindIndex m_kinds;
    std::vector<Geometry> m_pieces;
    std::vector<Geometry> m_grounds;
    std::vector<Ground> m_prepared;
    Geometry m_noded;
    std::unordered_map<GridPoint, int, PointHash> m_vertexIndex;
    std::unordered_map<quint64, int> m_segmentIndex;
};
} // namespace

Result<LineNet> makeNet(const std::vector<Parent> &parents, const std::vector<Line> &lines,
                        LineKind leastKind, const DrawProgress &progress)
{
    return NetMaker(parents, lines, leastKind, progress).make();
}
} // namespace wanmi::gridding
