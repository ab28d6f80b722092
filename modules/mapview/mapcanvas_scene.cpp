// SPDX-License-Identifier: GPL-3.0-or-later
// The canvas's pictures: which marks stand where, and the nodes that show them.
#include "mapview/mapcanvas.h"

#include <QQuickWindow>

#include <algorithm>
#include <cmath>

namespace wanmi::mapview {
namespace {
constexpr double PulseMs = 640;
constexpr double DotZoom = 10; ///< before that a city is smaller than its marks
constexpr double ShapeZoom
    = 14.2; ///< before that a thousand cameras and cars with shapes of their own would only be noise
constexpr double DotRoomPx
    = 10; ///< a dot for each square of this edge, of design size: with less room they are noise
constexpr double ConeZoom = 16;
constexpr double DutyNameZoom = 13.6;
constexpr double CameraNameZoom = 16.4;
constexpr double CellCodeZoom = 16.8;
constexpr int CellDigits = 3; ///< the cell's number within its community
constexpr double InUseZoom = 16; ///< components are told apart from here on
constexpr double ConeMetres = 45;
} // namespace

namespace {
/// Whether the marks stand so close together that nobody can tell one from another.
bool isNoise(const std::vector<SceneMark> &marks, double worldPx, double roomPx)
{
    if (marks.empty())
        return false;
    QPointF low = marks.front().world, high = low;
    for (const SceneMark &mark : marks) {
        low = {std::min(low.x(), mark.world.x()), std::min(low.y(), mark.world.y())};
        high = {std::max(high.x(), mark.world.x()), std::max(high.y(), mark.world.y())};
    }
    const QPointF size = (high - low) * worldPx;
    return double(marks.size()) * roomPx * roomPx > std::max(size.x() * size.y(), 400 * roomPx * roomPx);
}
} // namespace

/// Somewhat more than what is seen, so that a short pan moves the marks without making them anew.
QRectF MapCanvas::nearWorld() const
{
    const QRectF world = m_view.visibleWorld();
    return world.adjusted(-world.width() / 4, -world.height() / 4, world.width() / 4, world.height() / 4);
}

double MapCanvas::markZoom() const
{
    return m_view.zoom() - std::log2(std::max(1.0, m_markScale));
}

void MapCanvas::addCameras(std::vector<SceneMark> &marks, const QRectF &near) const
{
    if (!m_showCameras)
        return;
    const double zoom = markZoom();
    const bool shaped = zoom >= ShapeZoom;
    const Shape on = shaped ? Shape::Camera : Shape::CameraDot,
                off = shaped ? Shape::CameraOff : Shape::CameraOffDot;
    const int conePx = std::min(400, int(ConeMetres / m_view.metresPerPx()));
    if (zoom >= ConeZoom) {
        for (const CameraMark &camera : m_hot->cameras()) {
            if (camera.on && near.contains(camera.world)) {
                marks.push_back({camera.world,
                                 {Shape::Cone, worktime::Light::None, int(camera.bearingDeg / 3) * 3,
                                  int(camera.viewAngleDeg), conePx}});
            }
        }
    }
    for (const CameraMark &camera : m_hot->cameras()) {
        if (near.contains(camera.world))
            marks.push_back({camera.world, {camera.on ? on : off, {}, 0, 0, 0}});
    }
}

std::vector<SceneMark> MapCanvas::casesInView() const
{
    std::vector<SceneMark> marks;
    if (!m_showCases)
        return marks;
    const QRectF near = nearWorld();
    // One level coarser than what is drawn when marks are larger than designed: bins grow with the marks.
    for (const Cluster &cluster : m_hot->clusters(m_view.level(), m_classKeys)) {
        if (!near.contains(cluster.world))
            continue;
        if (cluster.count == 1 && markZoom() >= InUseZoom
            && m_hot->cases()[size_t(cluster.firstCase)].ofComponent)
            marks.push_back({cluster.world, {Shape::InUse, {}, 0, 0, 0}});
        if (cluster.count == 1)
            marks.push_back({cluster.world, {Shape::Case, cluster.worst, 0, 0, 0}});
        else
            marks.push_back(
                {cluster.world,
                 {Shape::Cluster, cluster.worst, cluster.count, 16 * cluster.overdue / cluster.count, 0}});
    }
    return marks;
}

std::vector<SceneMark> MapCanvas::accentsInView() const
{
    std::vector<SceneMark> marks;
    const QRectF near = nearWorld();
    if (m_hovered.kind != ObjectKind::None && m_hovered.kind != ObjectKind::Cell)
        marks.push_back({toWorld(m_hovered.place), {Shape::Hover, {}, 0, 0, 0}});
    for (const ObjectKind kind : {ObjectKind::Case, ObjectKind::Camera, ObjectKind::Vehicle,
                                  ObjectKind::Supervisor, ObjectKind::Cell}) {
        if (tokenOf(kind) != m_selectedKind)
            continue;
        if (const auto world = m_hot->worldOf(kind, m_selectedId))
            marks.push_back({*world, {Shape::Selection, {}, 0, 0, 0}});
    }
    for (const auto &[world, since] : m_pulses) {
        const int step = std::min(PulseSteps - 1, int(double(since.elapsed()) / PulseMs * PulseSteps));
        if (near.contains(world))
            marks.push_back({world, {Shape::Pulse, {}, step, 0, 0}});
    }
    return marks;
}

std::vector<SceneMark> MapCanvas::crowdInView() const
{
    std::vector<SceneMark> marks;
    if (markZoom() < DotZoom)
        return marks;
    const bool shaped = markZoom() >= ShapeZoom;
    const QRectF near = nearWorld();
    const qint64 now = m_hot->nowMs();
    addCameras(marks, near);
    // Where somebody was is not where somebody is.
    const auto lightOf = [now, feed = m_hot->ages().moversMs](const MoverMark &mover) {
        return mover.isSilent(now, feed) ? worktime::Light::Grey : worktime::Light::None;
    };
    if (m_showSupervisors) {
        for (const MoverMark &mover : m_hot->supervisors()) {
            if (const QPointF world = mover.worldAt(now); near.contains(world))
                marks.push_back(
                    {world, {shaped ? Shape::Supervisor : Shape::SupervisorDot, lightOf(mover), 0, 0, 0}});
        }
    }
    if (m_showVehicles) {
        for (const MoverMark &mover : m_hot->vehicles()) {
            if (const QPointF world = mover.worldAt(now); near.contains(world)) {
                const int sixteenth = int(std::lround(mover.headingDeg / 22.5)) & 15;
                marks.push_back({world,
                                 shaped ? Sprite{Shape::Vehicle, lightOf(mover), sixteenth, 0, 0}
                                        : Sprite{Shape::VehicleDot, lightOf(mover), 0, 0, 0}});
            }
        }
    }
    // A city in a small frame: its cells and cases tell more without them.
    if (!shaped && isNoise(marks, m_view.worldPx(), DotRoomPx * std::max(1.0, m_markScale)))
        marks.clear();
    return marks;
}

std::vector<PlacedLabel> MapCanvas::labelsInView() const
{
    if (!m_showLabels)
        return {};
    const QRectF near = nearWorld();
    const double scale = m_markScale, zoom = markZoom();
    const auto square = [this, scale](QPointF world, double edge) {
        return QRectF(m_view.toScreen(world) - QPointF(edge, edge) * scale / 2, QSizeF(edge, edge) * scale);
    };
    std::vector<QRectF> obstacles;
    if (m_showCases) {
        for (const Cluster &cluster : m_hot->clusters(m_view.level(), m_classKeys)) {
            if (near.contains(cluster.world))
                obstacles.push_back(square(cluster.world, cluster.count == 1 ? 20 : 36));
        }
    }
    std::vector<MapLabel> wanted;
    const auto want = [&](const QString &text, QPointF world, LabelRole role, double beside) {
        if (!text.isEmpty() && near.contains(world))
            wanted.push_back({text, m_view.toScreen(world), role, beside * scale});
    };
    if (m_showDutyGrids && zoom >= DutyNameZoom) {
        for (const DutyName &grid : m_hot->dutyNames())
            want(m_chinese ? grid.zh : grid.en, grid.world, LabelRole::DutyGrid, 0);
    }
    if (m_showCameras && zoom >= CameraNameZoom) {
        for (const CameraMark &camera : m_hot->cameras()) {
            if (near.contains(camera.world))
                obstacles.push_back(square(camera.world, 16));
            want(camera.name, camera.world, LabelRole::Camera, 12);
        }
    }
    if (m_showCells && zoom >= CellCodeZoom && m_hot->dense().cells) {
        const CellColumns &cells = *m_hot->dense().cells;
        for (const quint32 cell : cells.touching(near))
            want(cells.codes[cell].right(CellDigits), cells.bounds[cell].center(), LabelRole::Cell, 0);
    }
    const QRectF screen(m_view.toScreen(near.topLeft()), m_view.toScreen(near.bottomRight()));
    return placeLabels(wanted, obstacles, screen, scale);
}

Shown MapCanvas::shown() const
{
    return {m_showCells,
            m_showComponents,
            m_showCases,
            m_showCameras && m_crowdDrawn,
            m_showVehicles && m_crowdDrawn,
            m_showSupervisors && m_crowdDrawn,
            m_classKeys};
}

QSGNode *MapCanvas::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    auto *scene = static_cast<MapScene *>(old);
    if (!scene) {
        scene = new MapScene(window());
        m_tilesDirty = m_marksDirty = m_crowdDirty = m_spritesDirty = true;
    }
    scene->setGround(boundingRect(), m_palette.mapGround);
    if (!m_hot)
        return scene;
    if (std::exchange(m_spritesDirty, false)) {
        scene->setSprites(m_palette, m_markScale, window()->effectiveDevicePixelRatio());
        m_marksDirty = m_crowdDirty = true;
    }
    std::erase_if(m_pulses, [](const auto &pulse) { return double(pulse.second.elapsed()) > PulseMs; });
    if (m_pulses.empty())
        m_pulseTimer.stop();
    if (std::exchange(m_tilesDirty, false))
        scene->setTiles(m_tiles, m_view);
    if (std::exchange(m_marksDirty, false)) {
        m_markedWorld = nearWorld();
        m_markedPx = m_view.worldPx();
        m_accentsDirty = true;
        scene->setLabels(labelsInView(), m_view);
        if (!scene->setMarks(casesInView(), m_view)) {
            m_marksDirty = true;
            QMetaObject::invokeMethod(this, &QQuickItem::update, Qt::QueuedConnection);
        }
    }
    if (std::exchange(m_accentsDirty, false))
        scene->setAccents(accentsInView(), m_view);
    if (std::exchange(m_crowdDirty, false)) {
        const std::vector<SceneMark> crowd = crowdInView();
        m_crowdDrawn = !crowd.empty();
        m_crowded = crowd.size() >= CrowdLayer::Many;
        scene->setCrowd(crowd, m_view);
    }
    scene->place(m_view);
    m_sceneNodes = scene->imageNodes();
    return scene;
}
} // namespace wanmi::mapview
