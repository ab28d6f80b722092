// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gridding/linework.h"
#include "gridding/trace.h"

#include <QPointF>

#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

/// The ground of one parent as regions that share their edges while they are joined and cut.
namespace wanmi::gridding {

enum class EdgeSide : quint8 { Inside, SharedBorder, Outside };

/// Roads, railways, water and borders; a courtyard's wall is followed but is none of these.
[[nodiscard]] constexpr bool isOnLine(int kind)
{
    return kind >= 0 && kind < int(LineKind::Wall);
}

struct MapEdge
{
    int kind = NoKind;
    EdgeSide side = EdgeSide::Inside;
    int segment = -1; ///< of the net, where it is a piece of one
};

/// Whether a border counts as one on a line.
[[nodiscard]] inline bool isOnLine(const MapEdge &edge, const DrawWish &wish)
{
    return isOnLine(edge.kind) || (edge.side == EdgeSide::SharedBorder && wish.parentsCount);
}

struct Region
{
    std::vector<int> ring; ///< counter-clockwise, no point twice
    std::vector<std::vector<int>> holes;
    std::vector<HalfEdge> inner; ///< lines that lie inside: dead ends, and what joining has given up
    double area = 0; ///< m²
    double around = 0; ///< m, of the ring
    bool isGone = false; ///< joined to another
    bool mustCut = false; ///< whatever its size
    int cutFrom = -1; ///< the region of which this is a piece
    int pieces[2] = {-1, -1}; ///< after a cut
    double straightM = 0; ///< of that cut: where no line is
    double onLinesM = 0; ///< of that cut: along lines that lay inside
    std::vector<int> cutPoints; ///< new points of that cut
};

/// What of the net is one parent's: indices.
struct ParentPart
{
    std::vector<int> faces, segments;
};

class CellMap
{
public:
    CellMap(const LineNet &net, const ParentPart &part);

    [[nodiscard]] const std::vector<Region> &regions() const { return m_regions; }
    [[nodiscard]] GridPoint gridPoint(int vertex) const
    {
        return size_t(vertex) < m_net.points.size() ? m_net.points[size_t(vertex)]
                                                    : m_added[size_t(vertex) - m_net.points.size()];
    }
    /// Metres.
    [[nodiscard]] QPointF point(int vertex) const
    {
        const GridPoint at = gridPoint(vertex);
        return {double(at.x) * m_eastM, double(at.y) * m_northM};
    }
    /// From metres to the net's units.
    [[nodiscard]] QPointF inUnits(QPointF metres) const
    {
        return {metres.x() / m_eastM, metres.y() / m_northM};
    }
    [[nodiscard]] std::vector<QPointF> points(const std::vector<int> &ring) const;
    [[nodiscard]] double areaOf(const std::vector<int> &ring) const;
    [[nodiscard]] double length(int a, int b) const;
    [[nodiscard]] const MapEdge &edge(int a, int b) const { return m_edges.at(edgeKey(a, b)); }
    [[nodiscard]] bool hasEdge(int a, int b) const { return m_edges.contains(edgeKey(a, b)); }
    [[nodiscard]] bool isAdded(int vertex) const { return size_t(vertex) >= m_net.points.size(); }
    /// The region on the left of the way from a to b; -1 outside.
    [[nodiscard]] int leftOf(int a, int b) const;

    /// Joins the second region to the first. Nothing happens (false) when the outcome would have a hole or
    /// touch itself.
    bool join(int first, int second);
    /// Takes everything inside the hole into the region, when all of it is the parent's ground.
    bool swallowHole(int region, size_t hole);
    /// Regions and ground inside a hole, m²; nothing when something else lies there.
    [[nodiscard]] std::optional<std::pair<std::vector<int>, double>> insideHole(int region,
                                                                                size_t hole) const;
    /// Connects the holes that are left by straight cuts to both sides, so that no region has one.
    void openHoles(int region);

    /// A new point on an edge; the regions on both sides get it.
    int split(int a, int b, QPointF at);
    /// Cuts a region along a way from one point of its ring to another; both pieces must come out simple.
    /// Straight stretches of the way get edges of no kind.
    std::optional<std::pair<int, int>> cut(int region, std::vector<int> way);
    /// The same, never to be taken back: the region is gone.
    std::optional<std::pair<int, int>> cutForGood(int region, std::vector<int> way);
    /// These regions are the outcome: the points of their cuts last, and neighbours are found among them.
    void settle(const std::vector<int> &chosen);
    void setMustCut(int region) { m_regions[size_t(region)].mustCut = true; }
    int addPoint(QPointF metres);
    /// Whether a point has to stay whatever cuts are taken back.
    [[nodiscard]] bool isLasting(int vertex) const { return !isAdded(vertex) || m_lasting.contains(vertex); }

private:
    static quint64 halfKey(int a, int b) { return (quint64(quint32(a)) << 32) | quint32(b); }
    static quint64 edgeKey(int a, int b) { return a < b ? halfKey(a, b) : halfKey(b, a); }
    void claim(int region, const std::vector<int> &ring);
    int addRegion(std::vector<int> ring, std::vector<HalfEdge> inner);
    void insertInto(int region, int a, int b, int middle);
    [[nodiscard]] std::optional<std::vector<int>> joined(const Region &one, const Region &two,
                                                         std::vector<HalfEdge> &shared) const;
    struct Ray
    {
        int from = -1;
        QPointF hit;
        HalfEdge edge; ///< that it meets
        double length = 0;
    };
    [[nodiscard]] std::optional<Ray> shoot(const Region &region, int from, QPointF direction) const;
    [[nodiscard]] std::pair<int, int> extremes(const std::vector<int> &hole, QPointF direction) const;
    [[nodiscard]] QPointF bestDirection(const Region &region) const;
    void connect(int region, const Ray &ray, std::vector<HalfEdge> &made);
    void meetInner(int region, std::vector<int> &way);
    void shareInner(const std::vector<HalfEdge> &inner, const std::vector<int> &pieces);

    const LineNet &m_net;
    double m_eastM = 1, m_northM = 1;
    std::vector<GridPoint> m_added;
    std::unordered_map<quint64, MapEdge> m_edges;
    std::unordered_map<quint64, int> m_left;
    std::unordered_set<int> m_lasting;
    std::vector<Region> m_regions;
};

[[nodiscard]] double ringArea(const std::vector<QPointF> &points); ///< signed
[[nodiscard]] double ringLength(const std::vector<QPointF> &points);
[[nodiscard]] bool ringHolds(const std::vector<QPointF> &points, QPointF point);
/// 1 for a circle, 0.785 for a square, near 0 for a sliver.
[[nodiscard]] double compactness(double area, double around);
/// A bent strip has its centre of gravity beside itself, perhaps even outside its parent.
[[nodiscard]] bool leavesItself(const CellMap &map, const Region &region);
/// Where the way from a to b crosses that from c to d, as a share of a to b; nothing when they miss or are
/// parallel.
[[nodiscard]] std::optional<double> crossing(QPointF a, QPointF b, QPointF c, QPointF d);
} // namespace wanmi::gridding
