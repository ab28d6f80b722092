// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <functional>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace wanmi::gridding {

/// What an edge of the mesh is on the ground; smaller is more important.
enum class Way { Expressway, Arterial, Secondary, Local, Lane, Railway, Stream, Bank, Outline, None };
[[nodiscard]] constexpr bool isRoad(Way way)
{
    return way <= Way::Lane;
}

using VertexRing = std::vector<int>;

/// A tiling of the ground that stays exact while it is cut: faces share their vertices, and a vertex put on
/// an edge belongs to the faces on both sides from that moment on. Metres on the city's plane, on a
/// centimetre grid.
class Mesh
{
public:
    /// Where a curve lies: zero on it, positive on one side; about metres near the curve.
    using Curve = std::function<double(QPointF)>;
    struct CutRule
    {
        Way way = Way::None;
        double snapM = 8; ///< crossings this near to a vertex move into it
        double stepM = 0; ///< curved: length of the pieces; 0: a straight cut
        double minAreaM2 = 2000; ///< no piece may be smaller
        double minThickness = 0.03; ///< 4 * area / perimeter^2 of both pieces; a square has 0.25
    };
    struct EdgeRecord
    {
        int a = 0, b = 0; ///< a < b
        Way way = Way::None;
        int middle = -1; ///< the vertex that splits it, or -1
    };

    int addVertex(QPointF point);
    /// Counter-clockwise points; edges get `way`.
    int addFace(const std::vector<QPointF> &points, Way way);
    /// Cuts a face in two along a curve. Nothing when the rule forbids it; then the mesh is unchanged.
    /// The first piece keeps the face's number, the second one's is returned.
    std::optional<int> cut(int face, const Curve &curve, const CutRule &rule);

    [[nodiscard]] int faceCount() const { return int(m_faces.size()); }
    [[nodiscard]] QPointF point(int vertex) const { return m_points[size_t(vertex)]; }
    [[nodiscard]] int vertexCount() const { return int(m_points.size()); }
    /// With every vertex that lies on it; counter-clockwise.
    [[nodiscard]] VertexRing ring(int face) const;
    [[nodiscard]] VertexRing expanded(const VertexRing &ring) const;
    [[nodiscard]] double area(int face) const;
    [[nodiscard]] QPointF centre(int face) const;
    [[nodiscard]] const std::vector<EdgeRecord> &edges() const { return m_edges; }
    [[nodiscard]] Way wayOf(int a, int b) const;
    void setWay(int a, int b, Way way);

private:
    struct Crossing
    {
        int ringIndex = 0; ///< on the edge from here, or at this vertex
        bool atVertex = false;
        QPointF point;
    };

    static quint64 key(int a, int b);
    int addEdge(int a, int b, Way way);
    void split(int a, int b, int middle);
    void expandEdge(int a, int b, VertexRing &into) const;
    [[nodiscard]] std::vector<Crossing> crossings(const VertexRing &ring, const Curve &curve,
                                                  double snapM) const;
    [[nodiscard]] static std::optional<std::pair<Crossing, Crossing>>
    longestStretch(std::vector<Crossing> found, const Curve &curve);
    [[nodiscard]] static VertexRing cornersBetween(const VertexRing &ring, const Crossing &from,
                                                   const Crossing &to);
    [[nodiscard]] std::vector<QPointF> pointsOf(const VertexRing &ring) const;
    [[nodiscard]] bool isAllowed(const Crossing &from, const Crossing &to, const VertexRing &corners,
                                 const std::vector<QPointF> &back, const CutRule &rule) const;
    int vertexAt(const Crossing &crossing, const VertexRing &ring);
    [[nodiscard]] static std::optional<std::vector<QPointF>>
    path(const std::vector<QPointF> &inside, QPointF from, QPointF to, const Curve &curve, double stepM);

    std::vector<QPointF> m_points;
    std::vector<EdgeRecord> m_edges;
    std::unordered_map<quint64, int> m_edgeIndex;
    std::vector<VertexRing> m_faces;
};

[[nodiscard]] double signedArea(const std::vector<QPointF> &points);
[[nodiscard]] double perimeter(const std::vector<QPointF> &points);
[[nodiscard]] QPointF centreOf(const std::vector<QPointF> &points);
[[nodiscard]] bool isInside(const std::vector<QPointF> &points, QPointF point);

/// A straight line through `at` in `direction` (unit vector); positive to its left.
[[nodiscard]] Mesh::Curve straight(QPointF at, QPointF direction);
} // namespace wanmi::gridding
