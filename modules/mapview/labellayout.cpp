// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/labellayout.h"

#include <QFontMetricsF>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>

namespace wanmi::mapview {
namespace {
constexpr double BucketPx = 128;
constexpr double HaloPx = 2;
constexpr size_t ManyLabels = 1'000;
constexpr size_t MostLabels = 8'000; ///< that are measured; some 30 ms
constexpr double SquarePx = 20;

/// Rectangles by the squares of the screen that they touch.
class Taken
{
public:
    void add(const QRectF &rect)
    {
        forBuckets(rect, [&](QPoint bucket) {
            m_rects[bucket].push_back(rect);
            return true;
        });
    }
    [[nodiscard]] bool isFree(const QRectF &rect) const
    {
        return forBuckets(rect, [&](QPoint bucket) {
            const auto there = m_rects.constFind(bucket);
            return there == m_rects.constEnd()
                || std::ranges::none_of(*there, [&](const QRectF &other) { return other.intersects(rect); });
        });
    }

private:
    template <typename Visit> bool forBuckets(const QRectF &rect, Visit visit) const
    {
        const auto bucket = [](double at) { return int(std::floor(at / BucketPx)); };
        for (int y = bucket(rect.top()); y <= bucket(rect.bottom()); ++y) {
            for (int x = bucket(rect.left()); x <= bucket(rect.right()); ++x) {
                if (!visit(QPoint(x, y)))
                    return false;
            }
        }
        return true;
    }
    QHash<QPoint, std::vector<QRectF>> m_rects;
};

/// Of many labels those that stand closest together are passed over before they are measured: of two within a line's
/// height hardly one more finds room, and measuring text is what costs.
std::vector<const MapLabel *> thinned(const std::vector<MapLabel> &wanted, const QRectF &area, double scale)
{
    std::vector<const MapLabel *> kept;
    const bool many = wanted.size() > ManyLabels;
    const double square = SquarePx * std::max(1.0, scale);
    QSet<QPoint> seen;
    for (const MapLabel &label : wanted) {
        if (!area.contains(label.at) || kept.size() >= MostLabels)
            continue;
        const QPoint at(int(label.at.x() / square), int(label.at.y() / square));
        if (many && seen.contains(at))
            continue;
        if (many)
            seen.insert(at);
        kept.push_back(&label);
    }
    return kept;
}

std::vector<QRectF> roomsFor(const MapLabel &label, QSizeF size)
{
    const QPointF at = label.at;
    const double w = size.width(), h = size.height(), off = label.besidePx;
    if (off <= 0)
        return {QRectF(at - QPointF(w / 2, h / 2), size)};
    return {QRectF(at + QPointF(off, -h / 2), size), QRectF(at + QPointF(-off - w, -h / 2), size),
            QRectF(at + QPointF(-w / 2, -off - h), size), QRectF(at + QPointF(-w / 2, off), size)};
}
} // namespace

QFont labelFont(LabelRole role, double scale)
{
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    const double px = role == LabelRole::Cell ? 11 : role == LabelRole::DutyGrid ? 13 : 12;
    font.setPixelSize(std::max(9, int(std::lround(px * scale))));
    font.setBold(role == LabelRole::Selected || role == LabelRole::DutyGrid);
    return font;
}

std::vector<PlacedLabel> placeLabels(const std::vector<MapLabel> &wanted,
                                     const std::vector<QRectF> &obstacles, const QRectF &area, double scale)
{
    Taken taken;
    for (const QRectF &obstacle : obstacles)
        taken.add(obstacle);
    std::vector<PlacedLabel> placed;
    QHash<int, QFontMetricsF> metrics;
    for (const MapLabel *candidate : thinned(wanted, area, scale)) {
        const MapLabel &label = *candidate;
        auto metric = metrics.constFind(int(label.role));
        if (metric == metrics.constEnd())
            metric = metrics.insert(int(label.role), QFontMetricsF(labelFont(label.role, scale)));
        const double halo = HaloPx * scale;
        const QSizeF size(std::ceil(metric->horizontalAdvance(label.text) + 2 * halo),
                          std::ceil(metric->height() + 2 * halo));
        for (const QRectF &room : roomsFor(label, size)) {
            if (!area.contains(room) || !taken.isFree(room))
                continue;
            taken.add(room);
            placed.push_back({label, room});
            break;
        }
    }
    return placed;
}
} // namespace wanmi::mapview
