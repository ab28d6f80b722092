// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/mapcanvas.h"

#include <QQuickWindow>

#include <algorithm>
#include <cmath>

namespace wanmi::mapview {
using namespace std::chrono_literals;
namespace {
constexpr auto MoverTick = 80ms;
constexpr auto CrowdTick = 85ms;
constexpr auto FarCrowdTick = 500ms; ///< where a car takes a second for a pixel
constexpr double FarZoom = 13;
constexpr auto FrameTick = 16ms;
constexpr double FlightMs = 200;

ObjectKind kindFromToken(const QString &token)
{
    for (const ObjectKind kind : {ObjectKind::Case, ObjectKind::Camera, ObjectKind::Vehicle,
                                  ObjectKind::Supervisor, ObjectKind::Component, ObjectKind::Cell}) {
        if (tokenOf(kind) == token)
            return kind;
    }
    return ObjectKind::None;
}
} // namespace

MapCanvas::MapCanvas(QQuickItem *parent)
    : QQuickItem(parent)
    , m_palette(Palette::fromTokens(m_theme))
{
    setFlag(ItemHasContents);
    setClip(true);
    m_moverTimer.setInterval(MoverTick);
    m_flightTimer.setInterval(FrameTick);
    m_pulseTimer.setInterval(40ms);
    connect(&m_moverTimer, &QTimer::timeout, this, [this] {
        m_crowdDirty = m_accentsDirty = true; // the ring round a selected vehicle goes with it
        m_moverTimer.setInterval(!m_crowded ? MoverTick : markZoom() < FarZoom ? FarCrowdTick : CrowdTick);
        update();
    });
    connect(&m_flightTimer, &QTimer::timeout, this, &MapCanvas::flyStep);
    connect(&m_pulseTimer, &QTimer::timeout, this, [this] {
        m_accentsDirty = true;
        update();
    });
    connect(&m_tiles, &MapTiles::painted, this, [this] {
        m_tilesDirty = true;
        update();
        lookAtBase();
        emit completeChanged();
    });
    connect(this, &MapCanvas::layersChanged, this, &MapCanvas::applyStyle);
    connect(this, &MapCanvas::heldChanged, this, &MapCanvas::fitIfKnown);
    m_handsOff.setSingleShot(true);
    m_handsOff.setInterval(10min);
    connect(&m_handsOff, &QTimer::timeout, this, &MapCanvas::fitAgain);
}

MapCanvas::~MapCanvas() = default;

void MapCanvas::setHotLayers(HotLayers *layers)
{
    if (m_hot == layers)
        return;
    if (m_hot)
        disconnect(m_hot, nullptr, this, nullptr);
    m_hot = layers;
    m_moverTimer.stop(); // what moves says so
    if (m_hot) {
        connect(m_hot, &HotLayers::ready, this, &MapCanvas::fitOnce);
        connect(m_hot, &HotLayers::denseTouched, this, &MapCanvas::fitOnce);
        connect(m_hot, &HotLayers::ready, this, &MapCanvas::lookAtBase);
        connect(m_hot, &HotLayers::limitsChanged, this, &MapCanvas::applyStyle);
        connect(m_hot, &HotLayers::marksChanged, this, [this] {
            m_marksDirty = m_crowdDirty = true;
            update();
        });
        connect(m_hot, &HotLayers::moversChanged, this, [this] {
            if (m_moverTimer.isActive())
                return;
            m_crowdDirty = true;
            m_moverTimer.start();
            update();
        });
        connect(m_hot, &HotLayers::caseAppeared, this, &MapCanvas::pulse);
        connect(m_hot, &HotLayers::marksChanged, this, &MapCanvas::fitIfKnown);
    }
    if (m_hot && m_showDutyGrids)
        m_hot->wantDutyBorders();
    m_tiles.setSources(m_hot, m_base);
    applyStyle();
    fitOnce();
    lookAtBase();
    emit hotLayersChanged();
}

void MapCanvas::setBaseTiles(BaseTiles *tiles)
{
    if (m_base == tiles)
        return;
    if (m_base)
        disconnect(m_base, nullptr, this, nullptr);
    m_base = tiles;
    m_tiles.setSources(m_hot, m_base);
    if (m_base)
        connect(m_base, &BaseTiles::stateChanged, this, &MapCanvas::lookAtBase);
    lookAtBase();
    emit baseTilesChanged();
}

void MapCanvas::setTheme(const QString &theme)
{
    if (m_theme == theme)
        return;
    m_theme = theme;
    m_palette = Palette::fromTokens(theme);
    polish();
    emit themeChanged();
}

void MapCanvas::setMarkScale(double scale)
{
    scale = std::clamp(scale, 0.5, 4.0);
    if (qFuzzyCompare(m_markScale, scale))
        return;
    m_markScale = scale;
    polish();
    emit markScaleChanged();
}

void MapCanvas::updatePolish()
{
    m_view.setTileScale(m_markScale);
    applyStyle();
    moved();
}

QString MapCanvas::measure() const
{
    return tokenOf(m_measure);
}

void MapCanvas::setShowDutyGrids(bool show)
{
    if (show == m_showDutyGrids)
        return;
    m_showDutyGrids = show;
    if (show && m_hot)
        m_hot->wantDutyBorders();
    emit layersChanged();
}

void MapCanvas::setCaseClasses(const QStringList &classes)
{
    if (classes == m_caseClasses)
        return;
    m_caseClasses = classes;
    m_classKeys = classKeysFrom(classes);
    leave(); // what is under the pointer may not be there any more
    emit layersChanged();
}

void MapCanvas::setMeasure(const QString &token)
{
    const Measure wanted = measureFromToken(token).value_or(Measure::OpenCases);
    if (wanted == m_measure)
        return;
    m_measure = wanted;
    applyStyle();
    emit measureChanged();
}

DenseStyle MapCanvas::style() const
{
    return {m_palette,   m_measure,        m_hot ? m_hot->limits(m_measure) : ClassLimits(),
            m_showCells, m_showComponents, m_showDutyGrids,
            m_stale,     m_markScale};
}

void MapCanvas::applyStyle()
{
    m_tiles.setStyle(style(), m_theme == QLatin1String("light") ? Theme::Light : Theme::Dark,
                     window() ? window()->effectiveDevicePixelRatio() : 1);
    m_spritesDirty = m_marksDirty = m_crowdDirty = true;
    update();
    emit legendChanged();
}

QVariantList MapCanvas::classLimitsForLegend() const
{
    QVariantList list;
    for (const double limit : style().limits)
        list.append(limit);
    return list;
}

QVariantList MapCanvas::classColors() const
{
    QVariantList list;
    const DenseStyle now = style();
    for (size_t i = 0; i < now.limits.size(); ++i)
        list.append(classColor(now, int(i)));
    return list;
}

std::optional<QRgb> MapCanvas::tileColorAt(QPointF world) const
{
    const MapTiles::Layer &layer = m_tiles.current();
    const QPointF at = world * std::exp2(layer.level);
    const auto tile = layer.tiles.constFind({int(at.x()), int(at.y())});
    if (tile == layer.tiles.constEnd() || tile->image.isNull())
        return std::nullopt;
    const QPointF within = at - QPointF(std::floor(at.x()), std::floor(at.y()));
    return tile->image.pixel((within * tile->image.width()).toPoint());
}

bool MapCanvas::isComplete() const
{
    return m_tiles.isComplete();
}

void MapCanvas::lookAtBase()
{
    QString note;
    const BaseMapState state = m_base ? m_base->state() : BaseMapState::NoEngine;
    if (!m_base)
        note = QStringLiteral("none");
    else if (state == BaseMapState::Missing)
        note = QStringLiteral("missing");
    else if (state == BaseMapState::NoEngine)
        note = QStringLiteral("no-engine");
    else if (state == BaseMapState::Restarting)
        note = QStringLiteral("restarting");
    else if (!m_hot || m_hot->extent().isNull())
        note = QStringLiteral("ground");
    else if (m_tiles.isBare())
        note = QStringLiteral("drawing");
    if (note == m_baseNote)
        return;
    m_baseNote = note;
    emit baseNoteChanged();
}

QPointF MapCanvas::hoveredAt() const
{
    return m_hovered.kind == ObjectKind::None ? QPointF() : m_view.toScreen(m_hovered.place);
}

void MapCanvas::fitOnce()
{
    if (m_fitted || !m_hot || m_hot->extent().isNull() || width() < 16)
        return;
    m_fitted = true;
    fitCity();
    setTouched(false);
    fitIfKnown();
}

void MapCanvas::moveTo(const MapView &view)
{
    m_view = view;
    moved();
}

void MapCanvas::moved()
{
    showTiles();
    const bool scaled = std::abs(m_markedPx - m_view.worldPx()) > 0.5;
    if (scaled || !m_markedWorld.contains(m_view.visibleWorld()))
        m_marksDirty = m_crowdDirty = true;
    update();
    emit viewChanged();
    if (m_hovered.kind != ObjectKind::None)
        emit hoveredChanged();
}

void MapCanvas::showTiles()
{
    // During a flight the tiles at hand are stretched; the new level is painted once, where the flight ends.
    if (!m_flight && m_hot && width() > 1) {
        m_tiles.show(m_view, m_touched ? 1 : 0);
        m_tilesDirty = true;
        emit completeChanged();
    }
}

void MapCanvas::panBy(double dx, double dy)
{
    touch();
    m_view.panBy({dx, dy});
    moved();
}

void MapCanvas::zoomAt(double x, double y, double steps)
{
    touch();
    MapView goal = m_view;
    goal.zoomAt({x, y}, (m_flight ? m_flight->toZoom : m_view.zoom()) + steps);
    startFlight(goal.center(), goal.zoom());
}

void MapCanvas::fitCity()
{
    if (!m_hot || m_hot->extent().isNull())
        return;
    const QRectF extent = m_hot->extent();
    geo::Bounds bounds;
    bounds.include(fromWorld(extent.topLeft()));
    bounds.include(fromWorld(extent.bottomRight()));
    MapView goal = m_view;
    goal.fit(bounds, 16 * m_markScale);
    m_flight.reset();
    m_flightTimer.stop();
    moveTo(goal);
}

void MapCanvas::flyTo(double longitude, double latitude, double zoom)
{
    touch();
    startFlight(toWorld({longitude, latitude}), zoom > 0 ? zoom : m_view.zoom());
}

void MapCanvas::showPlace(double longitude, double latitude, double zoom)
{
    m_fitted = true;
    MapView goal = m_view;
    if (zoom > 0)
        goal.setZoom(zoom);
    goal.setCenter(toWorld({longitude, latitude}));
    moveTo(goal);
}

void MapCanvas::startFlight(QPointF world, double zoom)
{
    m_fitted = true;
    m_flight = Flight{m_view.center(), world, m_view.zoom(), std::clamp(zoom, MinZoom, MaxZoom), {}};
    m_flight->since.start();
    m_flightTimer.start();
}

void MapCanvas::flyStep()
{
    if (!m_flight) {
        m_flightTimer.stop();
        return;
    }
    const double part = std::min(1.0, double(m_flight->since.elapsed()) / FlightMs);
    const double eased = 1 - std::pow(1 - part, 3);
    MapView now = m_view;
    now.setZoom(m_flight->fromZoom + (m_flight->toZoom - m_flight->fromZoom) * eased);
    // The middle travels in step with the scale, so that the point under the pointer stands still.
    const double fromPx = std::exp2(-m_flight->fromZoom), toPx = std::exp2(-m_flight->toZoom);
    const double along = std::abs(fromPx - toPx) < fromPx * 1e-6
        ? eased
        : (fromPx - std::exp2(-now.zoom())) / (fromPx - toPx);
    now.setCenter(m_flight->from + (m_flight->to - m_flight->from) * std::clamp(along, 0.0, 1.0));
    m_marksDirty = m_crowdDirty = true;
    if (part >= 1) {
        now.setCenter(m_flight->to);
        m_flight.reset();
        m_flightTimer.stop();
    }
    moveTo(now);
}

void MapCanvas::select(const QString &kind, const QString &id)
{
    if (m_selectedKind == kind && m_selectedId == id)
        return;
    m_selectedKind = kind;
    m_selectedId = id;
    m_accentsDirty = true;
    update();
    emit selectionChanged();
}

void MapCanvas::flyToObject(const QString &kind, const QString &id)
{
    if (!m_hot)
        return;
    if (const auto world = m_hot->worldOf(kindFromToken(kind), id))
        startFlight(*world, std::max(m_view.zoom(), 16.5 + std::log2(std::max(1.0, m_markScale))));
}

void MapCanvas::hoverAt(double x, double y)
{
    if (!m_hot)
        return;
    const Picked now = m_hot->pick(m_view, {x, y}, shown(), 14 * m_markScale);
    if (now.kind == m_hovered.kind && now.id == m_hovered.id && now.row == m_hovered.row
        && now.place == m_hovered.place)
        return;
    m_hovered = now;
    m_accentsDirty = true;
    update();
    emit hoveredChanged();
    if (now.kind == ObjectKind::Component || now.kind == ObjectKind::Case) {
        m_hot->identify(now).then(this, [this](const Picked &whole) {
            if (whole.kind != m_hovered.kind || whole.row != m_hovered.row || whole.place != m_hovered.place)
                return;
            m_hovered = whole;
            emit hoveredChanged();
        });
    }
}

void MapCanvas::leave()
{
    if (m_hovered.kind == ObjectKind::None)
        return;
    m_hovered = {};
    m_accentsDirty = true;
    update();
    emit hoveredChanged();
}

void MapCanvas::clickAt(double x, double y)
{
    if (!m_hot)
        return;
    const Picked now = m_hot->pick(m_view, {x, y}, shown(), 14 * m_markScale);
    if (now.kind == ObjectKind::Cluster) {
        startFlight(toWorld(now.place), std::min(m_view.zoom() + 2, 18.0));
    } else if (now.kind == ObjectKind::Component) {
        m_hot->identify(now).then(this, [this](const Picked &whole) { tellClicked(whole); });
    } else {
        tellClicked(now);
    }
}

void MapCanvas::tellPlace(double x, double y)
{
    const geo::Place place = m_view.placeAt({x, y});
    emit placeTold(place.lon, place.lat);
}

void MapCanvas::tellClicked(const Picked &what)
{
    select(tokenOf(what.kind), what.id);
    emit picked(tokenOf(what.kind), what.id, what.place.lon, what.place.lat);
}

void MapCanvas::pulse(QPointF world, quint32 classKey)
{
    if (!m_classKeys.empty() && !std::ranges::binary_search(m_classKeys, classKey))
        return;
    QElapsedTimer since;
    since.start();
    m_pulses.emplace_back(world, since);
    m_pulseTimer.start();
}

void MapCanvas::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    if (now.size() == before.size())
        return;
    m_view.setSize(now.size());
    if (!m_fitted)
        fitOnce();
    else if (!m_touched && !m_held)
        fitIncidents();
    moved();
}

void MapCanvas::itemChange(ItemChange change, const ItemChangeData &data)
{
    if (change == ItemSceneChange || change == ItemDevicePixelRatioHasChanged)
        applyStyle();
    QQuickItem::itemChange(change, data);
}
} // namespace wanmi::mapview
