// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/mapcanvas.h"

#include <algorithm>
#include <cmath>

namespace wanmi::mapview {
namespace {
constexpr double MarginPx = 90; ///< of design size: a mark at the edge is seen whole, with its street
constexpr double ClosestZoom = 15; ///< of design size: one incident is shown with its surroundings
constexpr double EnoughShare = 0.35; ///< of the view; a set that fills it and lies within needs no flight
} // namespace

void MapCanvas::setUnattended(bool unattended)
{
    if (unattended == m_unattended)
        return;
    m_unattended = unattended;
    m_fitWaits = unattended && !m_incidents.isEmpty();
    fitIfKnown();
    emit unattendedChanged();
}

void MapCanvas::setUnlockAfterMs(int ms)
{
    if (ms == m_handsOff.interval())
        return;
    m_handsOff.setInterval(ms);
    emit unattendedChanged();
}

void MapCanvas::setIncidents(const QStringList &ids)
{
    QStringList sorted = ids;
    sorted.sort();
    if (sorted == m_incidents)
        return;
    m_incidents = std::move(sorted);
    m_fitWaits = true;
    fitIfKnown();
    emit incidentsChanged();
}

void MapCanvas::touch()
{
    setTouched(true);
    if (m_unattended)
        m_handsOff.start();
}

void MapCanvas::setTouched(bool touched)
{
    if (!touched)
        m_handsOff.stop();
    if (touched == m_touched)
        return;
    m_touched = touched;
    emit lockedChanged();
}

void MapCanvas::fitAgain()
{
    setTouched(false);
    m_fitWaits = false;
    fitIncidents();
}

void MapCanvas::fitIfKnown()
{
    if (!m_fitWaits || !m_unattended || m_touched || m_held || !m_fitted || !m_hot)
        return;
    const bool known = std::ranges::all_of(
        m_incidents, [this](const QString &id) { return m_hot->knowsCase(id); });
    if (!known)
        return;
    m_fitWaits = false;
    fitIncidents();
}

void MapCanvas::fitIncidents()
{
    if (!m_hot)
        return;
    geo::Bounds bounds;
    int known = 0;
    for (const QString &id : std::as_const(m_incidents)) {
        if (const auto world = m_hot->worldOf(ObjectKind::Case, id)) {
            bounds.include(fromWorld(*world));
            ++known;
        }
    }
    if (known == 0 || !m_unattended) {
        fitCity();
        return;
    }
    const QPointF northWest = toWorld({bounds.west, bounds.north}),
                  southEast = toWorld({bounds.east, bounds.south});
    const QRectF now = m_view.visibleWorld(), wanted(northWest, southEast);
    const double margin = MarginPx * m_markScale / m_view.worldPx();
    const bool within = now.adjusted(margin, margin, -margin, -margin).contains(northWest)
        && now.adjusted(margin, margin, -margin, -margin).contains(southEast);
    const bool large
        = wanted.width() > EnoughShare * now.width() || wanted.height() > EnoughShare * now.height();
    if (within && large)
        return;
    MapView goal = m_view;
    goal.fit(bounds, MarginPx * m_markScale, ClosestZoom + std::log2(std::max(1.0, m_markScale)));
    startFlight(goal.center(), goal.zoom());
}
} // namespace wanmi::mapview
