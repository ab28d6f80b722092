// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/layout.h"

#include "citygen/subdivide.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace wanmi::citygen {
namespace {

constexpr double CellAreaM2 = 10000;
/// Measured once: the land of Terrain's outline without the river, in units of radius squared.
constexpr double LandShare = 3.037;

QPointF unit(double degrees)
{
    const double angle = degrees * std::numbers::pi / 180;
    return {std::cos(angle), std::sin(angle)};
}

double dot(QPointF a, QPointF b)
{
    return a.x() * b.x() + a.y() * b.y();
}

/// Two families of gently waving parallel roads.
struct Grid
{
    double angleDeg = 0;
    double wave = 0; ///< of the radius
    double spacingU = 800, spacingV = 800;
};

class Planner
{
public:
    Planner(Layout &layout, const LayoutWish &wish, Random &random)
        : m_layout(layout)
        , m_mesh(layout.mesh)
        , m_land(layout.terrain)
        , m_wish(wish)
        , m_random(random)
    {
    }

    void drawMainRoads()
    {
        m_quarters.assign(1, Quarter::South);
        m_mesh.addFace(m_land.outline(), Way::Outline);
        const auto everywhere = [](int) { return true; };
        cutAll(m_land.southBank(), bank(), everywhere);
        cutAll(m_land.northBank(), bank(), everywhere);
        setQuarters([this](QPointF centre, Quarter) {
            return m_land.fromWater(centre) < 0 ? Quarter::River
                : m_land.isNorth(centre)        ? Quarter::North
                                                : Quarter::South;
        });
        cutAll(m_land.outerRing(), road(Way::Expressway), everywhere);
        cutAll(m_land.innerRing(), road(Way::Arterial), in(Quarter::South));
        setQuarters([this](QPointF centre, Quarter quarter) {
            return quarter == Quarter::South && m_land.innerRing()(centre) < 0 ? Quarter::Center : quarter;
        });
        cutAll(m_land.railway(), line(Way::Railway), everywhere);
        cutAll(m_land.stream(), line(Way::Stream),
               [this](int face) { return in(Quarter::South)(face) || in(Quarter::Center)(face); });
        drawBridges();
        // The old town between the river and the first boulevard keeps the river's direction.
        const double boulevard = -0.11 * m_land.radius();
        cutAll(straight(m_land.northward() * boulevard, m_land.downstream()), road(Way::Arterial),
               in(Quarter::Center));
        setQuarters([&](QPointF centre, Quarter quarter) {
            const bool nearRiver = dot(centre, m_land.northward()) > boulevard;
            return quarter == Quarter::Center && nearRiver ? Quarter::OldTown : quarter;
        });
        drawRadials();
    }

    void drawGrids()
    {
        const double gap = m_wish.arterialSpacingM;
        drawGrid({28, 0.004, 0.85 * gap, 0.75 * gap}, in(Quarter::OldTown));
        drawGrid({62, 0.012, 0.95 * gap, 0.85 * gap}, in(Quarter::Center));
        // Every sector between two radials was built at another time and has its own direction.
        const std::vector<double> angles{4, 24, -14, 40, 12, -6};
        for (int sector = 0; sector <= int(m_radials.size()); ++sector) {
            drawGrid({angles[size_t(sector) % angles.size()], 0.022, 1.05 * gap, 0.95 * gap}, [&](int face) {
                return in(Quarter::South)(face) && sectorOf(m_mesh.centre(face)) == sector;
            });
        }
        for (const bool upstream : {true, false}) {
            drawGrid({upstream ? 20.0 : 42.0, 0.018, 1.15 * gap, 1.0 * gap}, [&](int face) {
                const bool isUpstream = m_land.toRiver(m_mesh.centre(face)).x() < -0.14 * m_land.radius();
                return in(Quarter::North)(face) && isUpstream == upstream;
            });
        }
        const std::vector<QPointF> island = m_land.island();
        if (!island.empty()) {
            m_mesh.addFace(island, Way::Bank);
            m_quarters.push_back(Quarter::Island);
        }
    }

    void collectSuperblocks()
    {
        const double gap = m_wish.arterialSpacingM;
        for (int face = 0; face < m_mesh.faceCount(); ++face) {
            const double parts = m_mesh.area(face) / (gap * gap);
            if (m_quarters[size_t(face)] != Quarter::River && parts > 1.7)
                divideInto(face, int(std::lround(parts)), Way::Arterial);
        }
        for (int face = 0; face < m_mesh.faceCount(); ++face) {
            if (m_quarters[size_t(face)] == Quarter::River)
                m_layout.riverFaces.push_back(face);
            else
                m_layout.superblocks.push_back({m_quarters[size_t(face)], {}});
        }
    }

    /// Superblocks into communities, communities into cells.
    void divide(const std::function<bool(double)> &progress)
    {
        double land = 0;
        std::vector<int> roots;
        for (int face = 0; face < m_mesh.faceCount(); ++face) {
            if (m_quarters[size_t(face)] != Quarter::River) {
                roots.push_back(face);
                land += m_mesh.area(face);
            }
        }
        const double cellArea = land / m_wish.cells;
        for (size_t block = 0; block < roots.size(); ++block) {
            const double cells = m_mesh.area(roots[block]) / cellArea;
            const int parts = std::max(1, int(std::lround(cells / m_wish.cellsPerCommunity)));
            for (const int face : divideInto(roots[block], parts, Way::Secondary)) {
                m_layout.superblocks[block].communities.push_back(int(m_layout.communities.size()));
                m_layout.communities.push_back({int(block), m_mesh.ring(face), {face}});
            }
        }
        for (size_t i = 0; i < m_layout.communities.size(); ++i) {
            CommunityGround &ground = m_layout.communities[i];
            const int root = ground.faces.front();
            const int cells = std::max(1, int(std::lround(m_mesh.area(root) / cellArea)));
            Subdivision rule;
            rule.parts = cells;
            rule.wayFor = [](int parts) { return parts >= 7 ? Way::Local : Way::Lane; };
            rule.snapM = 24;
            rule.unevenness = 0.22;
            ground.faces = subdivide(m_mesh, root, rule, m_random);
            m_layout.cells += int(ground.faces.size());
            if (i % 64 == 0 && !progress(double(i) / double(m_layout.communities.size())))
                return;
        }
    }

private:
    [[nodiscard]] Mesh::CutRule bank() const
    {
        return {Way::Bank, 0.5, std::min(90.0, m_land.radius() / 18), 100, 0};
    }
    [[nodiscard]] Mesh::CutRule line(Way way) const
    {
        const double gap = m_wish.arterialSpacingM;
        return {way, 0.03 * gap, std::min(90.0, gap / 5), 0.06 * gap * gap, 0.02};
    }
    [[nodiscard]] Mesh::CutRule road(Way way) const
    {
        const double gap = m_wish.arterialSpacingM;
        return {way, 0.09 * gap, std::min(130.0, gap / 4), 0.16 * gap * gap, 0.06};
    }

    void cutAll(const Mesh::Curve &curve, const Mesh::CutRule &rule,
                const std::function<bool(int face)> &where)
    {
        // A face may be entered more than once, so new pieces are looked at again.
        for (int face = 0; face < m_mesh.faceCount(); ++face) {
            if (!where(face))
                continue;
            const bool river = m_quarters[size_t(face)] == Quarter::River;
            Mesh::CutRule own = rule;
            if (river) {
                own.minAreaM2 = 200;
                own.minThickness = 0;
            }
            // A ring crosses the river twice: the piece that keeps the number may be crossed again.
            int cuts = 0;
            while (m_mesh.cut(face, curve, own)) {
                m_quarters.push_back(m_quarters[size_t(face)]);
                if (!river || ++cuts == 4)
                    break;
            }
        }
    }

    [[nodiscard]] std::function<bool(int)> in(Quarter quarter) const
    {
        return [this, quarter](int face) { return m_quarters[size_t(face)] == quarter; };
    }

    template <typename Choose> void setQuarters(Choose choose)
    {
        for (int face = 0; face < m_mesh.faceCount(); ++face)
            m_quarters[size_t(face)] = choose(m_mesh.centre(face), m_quarters[size_t(face)]);
    }

    void drawBridges()
    {
        const double radius = m_land.radius();
        const bool small = radius < 1500;
        for (const double along : {-0.14, -0.86, 0.24}) {
            if (small && along != -0.14)
                continue;
            const QPointF foot = m_land.fromRiver({along * radius, 0});
            Mesh::CutRule rule = road(Way::Arterial);
            rule.stepM = 0;
            cutAll(straight(foot, unit(118 + 12 * along)), rule,
                   [&](int face) { return m_land.fromWater(m_mesh.centre(face)) < 0.55 * radius; });
        }
    }

    void drawRadials()
    {
        const double radius = m_land.radius();
        if (radius < 1500)
            return;
        m_hub = m_land.northward() * (-0.1 * radius);
        m_radials = {-154, -112, -66, -20};
        for (double &degrees : m_radials) {
            degrees += m_random.between(-4.0, 4.0);
            const QPointF direction = unit(degrees);
            const QPointF across(-direction.y(), direction.x());
            const Mesh::Curve curve = [=, hub = m_hub](QPointF p) {
                const double along = dot(p - hub, direction);
                const double side = dot(p - hub, across);
                if (along < 0)
                    return side < 0 ? -radius : radius; // only outwards from the hub
                return side - 0.02 * radius * std::sin(along / (0.22 * radius));
            };
            cutAll(curve, road(Way::Arterial), in(Quarter::South));
        }
    }

    [[nodiscard]] int sectorOf(QPointF point) const
    {
        const QPointF from = point - m_hub;
        double degrees = std::atan2(from.y(), from.x()) * 180 / std::numbers::pi;
        if (degrees > 120)
            degrees -= 360;
        return int(
            std::count_if(m_radials.begin(), m_radials.end(), [=](double each) { return each < degrees; }));
    }

    void drawGrid(const Grid &grid, const std::function<bool(int face)> &where)
    {
        const double radius = m_land.radius();
        const QPointF east = unit(grid.angleDeg);
        const QPointF north(-east.y(), east.x());
        const double phase = m_random.between(0.0, 6.0);
        for (const bool alongEast : {true, false}) {
            const QPointF across = alongEast ? north : east;
            const QPointF along = alongEast ? east : north;
            const double gap = alongEast ? grid.spacingV : grid.spacingU;
            const int count = int(1.3 * radius / gap);
            for (int k = -count; k <= count; ++k) {
                const double offset = (k + m_random.between(-0.16, 0.16)) * gap;
                const double ownWave = grid.wave * m_random.between(0.8, 1.2);
                cutAll(
                    [=](QPointF p) {
                        return dot(p, across) - offset
                            - ownWave * radius * std::sin(dot(p, along) / (0.4 * radius) + phase);
                    },
                    road(Way::Arterial), where);
            }
        }
    }

    std::vector<int> divideInto(int face, int parts, Way way)
    {
        Subdivision rule;
        rule.parts = parts;
        rule.wayFor = [way](int) { return way; };
        rule.snapM = 0.07 * m_wish.arterialSpacingM;
        rule.unevenness = 0.12;
        const int before = m_mesh.faceCount();
        std::vector<int> pieces = subdivide(m_mesh, face, rule, m_random);
        m_quarters.resize(size_t(m_mesh.faceCount()), m_quarters[size_t(face)]);
        Q_ASSERT(m_mesh.faceCount() - before + 1 == int(pieces.size()));
        return pieces;
    }

    Layout &m_layout;
    Mesh &m_mesh;
    const Terrain &m_land;
    const LayoutWish &m_wish;
    Random &m_random;
    std::vector<Quarter> m_quarters; ///< by face
    std::vector<double> m_radials; ///< degrees, ascending
    QPointF m_hub;
};
} // namespace

Layout layOut(const LayoutWish &wish, Random random, const std::function<bool(double)> &progress)
{
    Layout layout(std::sqrt(wish.cells * CellAreaM2 / LandShare));
    Planner planner(layout, wish, random);
    planner.drawMainRoads();
    planner.drawGrids();
    planner.collectSuperblocks();
    planner.divide(progress);
    return layout;
}
} // namespace wanmi::citygen
