// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/hotlayers.h"

#include <algorithm>

namespace wanmi::mapview {
namespace {
/// Components are drawn one by one from here on; before that nobody aims at one.
constexpr double ComponentZoom = 15.5;

double squareDistance(QPointF a, QPointF b)
{
    const QPointF off = a - b;
    return QPointF::dotProduct(off, off);
}
} // namespace

Picked HotLayers::pickMark(const MapView &view, QPointF screen, const Shown &shown, double radiusPx) const
{
    const double radius = radiusPx / view.worldPx();
    const QPointF world = view.worldAt(screen);
    double best = radius * radius;
    Picked picked;
    const auto nearer = [&](QPointF at) {
        const double square = squareDistance(at, world);
        if (square > best)
            return false;
        best = square;
        return true;
    };
    static const std::vector<Cluster> noCases;
    for (const Cluster &cluster : shown.cases ? clusters(view.level(), shown.classes) : noCases) {
        if (!nearer(cluster.world))
            continue;
        const bool one = cluster.count == 1;
        picked = {one ? ObjectKind::Case : ObjectKind::Cluster,
                  one ? m_cases[size_t(cluster.firstCase)].id : QString(),
                  {},
                  fromWorld(cluster.world),
                  cluster.count,
                  cluster.overdue,
                  0};
    }
    for (const CameraMark &camera : m_cameras) {
        if (shown.cameras && nearer(camera.world))
            picked = {ObjectKind::Camera, camera.id, camera.name, fromWorld(camera.world), 0, 0, 0};
    }
    const qint64 now = nowMs();
    for (const MoverMark &mover : m_vehicles) {
        if (const QPointF at = mover.worldAt(now); shown.vehicles && nearer(at))
            picked = {ObjectKind::Vehicle, mover.id, mover.name, fromWorld(at), 0, 0, 0};
    }
    for (const MoverMark &mover : m_supervisors) {
        if (const QPointF at = mover.worldAt(now); shown.supervisors && nearer(at))
            picked = {ObjectKind::Supervisor, mover.id, mover.name, fromWorld(at), 0, 0, 0};
    }
    return picked;
}

Picked HotLayers::pick(const MapView &view, QPointF screen, const Shown &shown, double radiusPx) const
{
    Picked picked = pickMark(view, screen, shown, radiusPx);
    if (picked.kind != ObjectKind::None)
        return picked;
    const QPointF world = view.worldAt(screen);
    if (shown.components && m_dense.components && view.zoom() >= ComponentZoom) {
        const double radius = radiusPx / view.worldPx();
        if (const auto index = nearestComponent(*m_dense.components, world, radius)) {
            return {
                ObjectKind::Component,          {}, {}, fromWorld(m_dense.components->world(*index)), 0, 0,
                m_dense.components->row[*index]};
        }
    }
    if (!shown.cells || !m_dense.cells || !m_dense.counts)
        return {};
    const int cell = m_dense.cells->cellAt(world);
    if (cell < 0)
        return {};
    const CellCount &count = (*m_dense.counts)[size_t(cell)];
    const QString &code = m_dense.cells->codes[size_t(cell)];
    return {ObjectKind::Cell, code,          code, fromWorld(m_dense.cells->bounds[size_t(cell)].center()),
            count.open,       count.overdue, 0};
}

base::Answer<Picked> HotLayers::identify(const Picked &picked)
{
    if (picked.kind == ObjectKind::Component) {
        return m_store.componentByRow(picked.row)
            .then(this, [picked](const base::Result<domain::Component> &read) {
                Picked whole = picked;
                if (read) {
                    whole.id = read->id.text();
                    whole.title = read->name.isEmpty() ? read->id.text() : read->name;
                    whole.place = read->place;
                }
                return whole;
            });
    }
    if (picked.kind == ObjectKind::Case) {
        return m_store.caseSummariesOf({picked.id})
            .then(this, [picked](const base::Result<store::CaseSummaries> &read) {
                Picked whole = picked;
                if (read && !read->empty())
                    whole.title = read->front().address;
                return whole;
            });
    }
    return QtFuture::makeReadyFuture(picked);
}

std::optional<QPointF> HotLayers::worldOf(ObjectKind kind, const QString &id) const
{
    const auto placed = [](QPointF world) { return isNowhere(world) ? std::nullopt : std::optional(world); };
    const auto in = [&id, &placed](const auto &marks, auto where) -> std::optional<QPointF> {
        const auto found
            = std::find_if(marks.begin(), marks.end(), [&id](const auto &mark) { return mark.id == id; });
        return found == marks.end() ? std::nullopt : placed(where(*found));
    };
    const auto standing = [](const auto &mark) { return mark.world; };
    const auto moving = [now = nowMs()](const MoverMark &mark) { return mark.worldAt(now); };
    switch (kind) {
    case ObjectKind::Case: {
        const auto known = m_caseIndex.constFind(id);
        return known == m_caseIndex.constEnd() ? std::nullopt : placed(m_cases[size_t(*known)].world);
    }
    case ObjectKind::Camera:
        return in(m_cameras, standing);
    case ObjectKind::Vehicle:
        return in(m_vehicles, moving);
    case ObjectKind::Supervisor:
        return in(m_supervisors, moving);
    case ObjectKind::Cell:
        if (m_dense.cells && m_dense.cells->byCode.contains(id))
            return m_dense.cells->bounds[size_t(m_dense.cells->byCode.value(id))].center();
        return std::nullopt;
    default:
        return std::nullopt;
    }
}
} // namespace wanmi::mapview
