// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/sight.h"

#include <QPointF>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

namespace wanmi::domain {
namespace {

constexpr double PictureWidthPx = 1920;
constexpr double NearestM = 3; ///< a camera does not look at its own mast

/// A building's outer ring on the plane around the place, and its box.
struct Wall
{
    std::vector<QPointF> ring;
    double left = 0, right = 0, bottom = 0, top = 0;
};

Wall wallOf(const geo::Polygon &building, const geo::LocalPlane &plane)
{
    Wall wall;
    if (building.rings.empty())
        return wall;
    for (const geo::Place corner : building.rings.front())
        wall.ring.push_back(plane.toPlane(corner));
    const auto [x0, x1] = std::ranges::minmax(wall.ring, {}, &QPointF::x);
    const auto [y0, y1] = std::ranges::minmax(wall.ring, {}, &QPointF::y);
    wall.left = x0.x();
    wall.right = x1.x();
    wall.bottom = y0.y();
    wall.top = y1.y();
    return wall;
}

bool holds(const Wall &wall, QPointF point)
{
    bool inside = false;
    for (size_t i = 0, j = wall.ring.size() - 1; i < wall.ring.size(); j = i++) {
        const QPointF a = wall.ring[i], b = wall.ring[j];
        if ((a.y() > point.y()) != (b.y() > point.y())
            && point.x() < (b.x() - a.x()) * (point.y() - a.y()) / (b.y() - a.y()) + a.x())
            inside = !inside;
    }
    return inside;
}

double side(QPointF a, QPointF b, QPointF p)
{
    return (b.x() - a.x()) * (p.y() - a.y()) - (b.y() - a.y()) * (p.x() - a.x());
}

bool cross(QPointF a, QPointF b, QPointF c, QPointF d)
{
    return (side(a, b, c) > 0) != (side(a, b, d) > 0) && (side(c, d, a) > 0) != (side(c, d, b) > 0);
}

/// Whether the line from the place (the plane's origin) to the camera goes through the building.
bool hides(const Wall &wall, QPointF camera)
{
    if (wall.ring.size() < 3 || std::max(0.0, camera.x()) < wall.left
        || std::min(0.0, camera.x()) > wall.right || std::max(0.0, camera.y()) < wall.bottom
        || std::min(0.0, camera.y()) > wall.top)
        return false;
    if (holds(wall, {0, 0}) || holds(wall, camera))
        return false;
    for (size_t i = 0, j = wall.ring.size() - 1; i < wall.ring.size(); j = i++) {
        if (cross({0, 0}, camera, wall.ring[i], wall.ring[j]))
            return true;
    }
    return false;
}

double angleBetween(double a, double b)
{
    return std::abs(std::remainder(a - b, 360.0));
}

Hindrance hindranceOf(const Sight &sight, const std::optional<bool> &on, bool hidden)
{
    if (on == false)
        return Hindrance::Off;
    if (hidden)
        return Hindrance::Hidden;
    if (sight.distanceM > NearestM && sight.offAxisDeg > sight.camera.viewAngleDeg / 2)
        return sight.camera.ptz ? Hindrance::Turn : Hindrance::Aside;
    return Hindrance::None;
}
} // namespace

QString tokenOf(Detail detail)
{
    switch (detail) {
    case Detail::Nothing:
        break;
    case Detail::Monitor:
        return QStringLiteral("monitor");
    case Detail::Detect:
        return QStringLiteral("detect");
    case Detail::Observe:
        return QStringLiteral("observe");
    case Detail::Recognize:
        return QStringLiteral("recognize");
    case Detail::Identify:
        return QStringLiteral("identify");
    }
    return {};
}

QString tokenOf(Hindrance hindrance)
{
    switch (hindrance) {
    case Hindrance::None:
        break;
    case Hindrance::Turn:
        return QStringLiteral("turn");
    case Hindrance::Aside:
        return QStringLiteral("aside");
    case Hindrance::Hidden:
        return QStringLiteral("hidden");
    case Hindrance::Off:
        return QStringLiteral("off");
    }
    return {};
}

double pixelsPerMetre(double distanceM, double viewAngleDeg)
{
    const double angle = std::clamp(viewAngleDeg, 1.0, 170.0) * std::numbers::pi / 180;
    return PictureWidthPx / (2 * std::max(distanceM, NearestM) * std::tan(angle / 2));
}

Detail detailOf(double pixelsPerMetre)
{
    return pixelsPerMetre >= 250 ? Detail::Identify
        : pixelsPerMetre >= 125  ? Detail::Recognize
        : pixelsPerMetre >= 62.5 ? Detail::Observe
        : pixelsPerMetre >= 25   ? Detail::Detect
        : pixelsPerMetre >= 12.5 ? Detail::Monitor
                                 : Detail::Nothing;
}

std::vector<Sight> rankSights(geo::Place place, std::span<const Candidate> candidates,
                              std::span<const geo::Polygon> buildings)
{
    const geo::LocalPlane plane(place);
    std::vector<Wall> walls;
    walls.reserve(buildings.size());
    for (const geo::Polygon &building : buildings)
        walls.push_back(wallOf(building, plane));
    std::vector<Sight> sights;
    for (const Candidate &candidate : candidates) {
        Sight sight;
        sight.distanceM = geo::distanceM(place, candidate.camera.place);
        if (sight.distanceM > SightRangeM)
            continue;
        sight.camera = candidate.camera;
        sight.offAxisDeg
            = angleBetween(geo::bearingDeg(candidate.camera.place, place), candidate.camera.bearingDeg);
        sight.pixelsPerMetre = pixelsPerMetre(sight.distanceM, candidate.camera.viewAngleDeg);
        sight.detail = detailOf(sight.pixelsPerMetre);
        const QPointF at = plane.toPlane(candidate.camera.place);
        const bool hidden = std::ranges::any_of(walls, [at](const Wall &wall) { return hides(wall, at); });
        sight.hindrance = hindranceOf(sight, candidate.on, hidden);
        sights.push_back(std::move(sight));
    }
    std::ranges::sort(sights, [](const Sight &a, const Sight &b) {
        return std::tuple(a.hindrance, -a.pixelsPerMetre, a.distanceM, a.camera.id.text())
            < std::tuple(b.hindrance, -b.pixelsPerMetre, b.distanceM, b.camera.id.text());
    });
    return sights;
}
} // namespace wanmi::domain
