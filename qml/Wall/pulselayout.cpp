// SPDX-License-Identifier: GPL-3.0-or-later
#include "pulselayout.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace wanmi::wall {
namespace {
/// A sub-stream's picture is 11:9; the age bar stands below it.
constexpr double Slope = 9.0 / 11.0 + 0.07;
constexpr int NarrowestCell = 8, WidestCell = 360;
constexpr double FrontTimes = 2.4; ///< a large cell's edge in small ones
constexpr int WidestFront = 480;

QSize cellOf(int width)
{
    return {width, std::max(4, int(std::lround(width * Slope)))};
}
int gapOf(int width)
{
    return std::max(1, width / 24);
}
QSize frontOf(int width)
{
    return cellOf(std::min(WidestFront, int(width * FrontTimes)));
}
} // namespace

int PulseLayout::heightWith(int edge, QSize room, const std::vector<District> &districts, int line, bool withFront) const
{
    const QSize cell = cellOf(edge);
    const int gap = gapOf(edge);
    const int across = std::max(1, (room.width() + gap) / (cell.width() + gap));
    int height = withFront ? frontOf(edge).height() + 3 * gap : 0;
    for (const District &district : districts)
        height += line + (district.count + across - 1) / across * (cell.height() + gap) + gap;
    return height;
}

void PulseLayout::set(QSize room, const std::vector<District> &districts, int line, bool withFront)
{
    m_bands.clear();
    m_places.clear();
    m_frontCount = 0;
    if (room.isEmpty())
        return;
    int edge = std::min(WidestCell, room.width());
    while (edge > NarrowestCell && heightWith(edge, room, districts, line, withFront) > room.height())
        --edge;
    m_cell = cellOf(edge);
    m_gap = gapOf(edge);
    m_across = std::max(1, (room.width() + m_gap) / (m_cell.width() + m_gap));
    m_frontCell = frontOf(edge);
    int y = 0;
    if (withFront) {
        m_frontCount = std::max(1, (room.width() + m_gap) / (m_frontCell.width() + m_gap));
        m_bands.push_back({QRect(0, 0, room.width(), m_frontCell.height()), -1, 0, m_frontCount, true});
        y = m_frontCell.height() + 3 * m_gap;
    }
    for (int i = 0; i < int(districts.size()); ++i) {
        const District &district = districts[std::size_t(i)];
        if (line > 0)
            m_bands.push_back({QRect(0, y, room.width(), line), i, 0, 0, false});
        y += line;
        for (int first = 0; first < district.count; first += m_across) {
            const int count = std::min(m_across, district.count - first);
            m_bands.push_back({QRect(0, y, room.width(), m_cell.height()), -1, district.first + first, count, false});
            for (int at = 0; at < count; ++at)
                m_places.emplace_back(QPoint(at * (m_cell.width() + m_gap), y), m_cell);
            y += m_cell.height() + m_gap;
        }
        y += m_gap;
    }
}

QRect PulseLayout::placeOf(int camera) const
{
    return camera >= 0 && camera < int(m_places.size()) ? m_places[std::size_t(camera)] : QRect();
}

QRect PulseLayout::frontPlaceOf(int cell) const
{
    return {QPoint(cell * (m_frontCell.width() + m_gap), 0), m_frontCell};
}

int PulseLayout::cameraAt(QPoint at) const
{
    const auto it = std::ranges::find_if(m_places, [at](const QRect &place) { return place.contains(at); });
    return it == m_places.end() ? -1 : int(it - m_places.begin());
}

int PulseLayout::frontAt(QPoint at) const
{
    for (int cell = 0; cell < m_frontCount; ++cell) {
        if (frontPlaceOf(cell).contains(at))
            return cell;
    }
    return -1;
}

int PulseLayout::step(int camera, int right, int down) const
{
    const int count = int(m_places.size());
    if (count == 0)
        return -1;
    if (camera < 0 || camera >= count)
        return 0;
    if (down == 0)
        return std::clamp(camera + right, 0, count - 1);
    // The nearest of the next line: districts end where they end.
    const QRect from = m_places[std::size_t(camera)];
    int best = camera;
    int nearest = std::numeric_limits<int>::max();
    for (int i = 0; i < count; ++i) {
        const QRect &place = m_places[std::size_t(i)];
        const int away = (place.y() - from.y()) * down;
        if (away <= 0)
            continue;
        const int distance = away * 4 + std::abs(place.x() - from.x());
        if (distance < nearest) {
            nearest = distance;
            best = i;
        }
    }
    return best;
}
} // namespace wanmi::wall
