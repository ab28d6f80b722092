// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/sheetplan.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace wanmi::mapview {
namespace {
constexpr double EquatorM = 2 * 20037508.342789244;
constexpr double A3LongMm = 420;
constexpr double BinMm = 9; ///< marks nearer to each other than this are one

/// Ground metres to a unit of the world at this place.
double metresPerWorld(QPointF world)
{
    return EquatorM * std::cos(fromWorld(world).lat * std::numbers::pi / 180);
}

QRectF largestWithin(const QRectF &room, double aspect)
{
    QSizeF size(room.width(), room.width() / aspect);
    if (size.height() > room.height())
        size = {room.height() * aspect, room.height()};
    return {room.topLeft(), size};
}
} // namespace

SheetFrames planSheet(const SheetWish &wish)
{
    SheetFrames frames;
    frames.page = wish.pageMm;
    frames.size = std::max(wish.pageMm.width(), wish.pageMm.height()) / A3LongMm;
    const double size = frames.size;
    const double edge = 14 * size;
    const double head = 30 * size;
    const double foot = edge + 9 * size;
    const double gap = 8 * size;
    const bool lies = wish.pageMm.width() > wish.pageMm.height();
    QRectF room(edge, head, wish.pageMm.width() - 2 * edge, wish.pageMm.height() - head - foot);
    if (lies)
        room.setWidth(room.width() - 82 * size - gap);
    else
        room.setHeight(room.height() - 78 * size - gap);

    const QPointF middle = wish.view.center();
    if (wish.groundScale > 0) {
        frames.map = room;
        const double worldPerMm = wish.groundScale / 1000 / metresPerWorld(middle);
        frames.world = QRectF(0, 0, room.width() * worldPerMm, room.height() * worldPerMm);
        frames.world.moveCenter(middle);
    } else {
        frames.map = largestWithin(room, wish.view.width() / wish.view.height());
        frames.world = wish.view;
    }
    frames.groundScale
        = frames.world.width() * metresPerWorld(frames.world.center()) * 1000 / frames.map.width();
    const double right = wish.pageMm.width() - edge;
    const double bottom = wish.pageMm.height() - foot;
    if (lies)
        frames.side = QRectF(QPointF(frames.map.right() + gap, head), QPointF(right, bottom));
    else
        frames.side = QRectF(QPointF(edge, frames.map.bottom() + gap), QPointF(right, bottom));
    frames.list = QRectF(QPointF(edge, edge + 12 * size), QPointF(right, bottom));
    return frames;
}

std::vector<Cluster> sheetMarks(const std::vector<CaseMark> &cases, const SheetFrames &frames)
{
    const double bin = BinMm * frames.size * frames.world.width() / frames.map.width();
    QHash<std::pair<int, int>, size_t> places;
    std::vector<Cluster> marks;
    for (size_t i = 0; i < cases.size(); ++i) {
        const CaseMark &one = cases[i];
        const QPointF at = (one.world - frames.world.topLeft()) / bin;
        const auto key = std::pair(int(std::floor(at.x())), int(std::floor(at.y())));
        const auto place = places.constFind(key);
        if (place == places.constEnd()) {
            places.insert(key, marks.size());
            marks.push_back({{}, 0, 0, 0, worktime::Light::None, int(i)});
        }
        Cluster &mark = marks[place == places.constEnd() ? marks.size() - 1 : *place];
        mark.world += one.world; // a sum until all are in
        ++mark.count;
        mark.overdue += one.light == worktime::Light::Red;
        mark.warning += one.light == worktime::Light::Yellow;
        if (worktime::severity(one.light) > worktime::severity(mark.worst))
            mark.worst = one.light;
    }
    for (Cluster &mark : marks)
        mark.world /= mark.count;
    return marks;
}
} // namespace wanmi::mapview
