// SPDX-License-Identifier: GPL-3.0-or-later
#include "regionmodel.h"

#include <QVariantMap>

#include <algorithm>
#include <array>
#include <cmath>

namespace wanmi::wall {
namespace {
constexpr double UsualShape = 16.0 / (9.0 * 7 / 8); ///< of the room between header and newest line
constexpr double MostStretch = 1.75; ///< of a column without a map
}

std::vector<double> columnEdges(const std::vector<domain::SceneRegion> &regions, QSizeF room)
{
    std::array<bool, domain::GridColumns> isMap{};
    for (const domain::SceneRegion &region : regions) {
        for (int i = std::max(0, region.x); i < std::min(domain::GridColumns, region.x + region.w); ++i)
            isMap[size_t(i)] = isMap[size_t(i)] || region.kind == u"map" || region.kind == u"pulse";
    }
    const auto maps = std::ranges::count(isMap, true);
    const double usual = std::min(room.width(), room.height() * UsualShape) / domain::GridColumns;
    const double excess = std::max(0.0, room.width() / domain::GridColumns / std::max(1e-9, usual) - 1);
    // All alike without a map; with one, the others grow by a part of what there is more.
    double other = room.width() / domain::GridColumns, map = other;
    if (maps > 0 && maps < domain::GridColumns) {
        other = usual * std::min(MostStretch, 1 + excess * 0.4);
        map = (room.width() - other * double(domain::GridColumns - maps)) / double(maps);
    }
    std::vector<double> edges{0};
    for (const bool wide : isMap)
        edges.push_back(edges.back() + (wide ? map : other));
    return edges;
}

int RegionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RegionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    switch (role) {
    case RegionIdRole:
        return row.region.id;
    case KindRole:
        return row.region.kind;
    case SettingsRole:
        return row.region.settings.toVariantMap();
    case PlaceRole:
        return row.place;
    case ShownRole:
        return row.shown;
    default:
        return {};
    }
}

QHash<int, QByteArray> RegionModel::roleNames() const
{
    return {{RegionIdRole, "regionId"},
            {KindRole, "kind"},
            {SettingsRole, "settings"},
            {PlaceRole, "place"},
            {ShownRole, "shown"}};
}

void RegionModel::show(const domain::Scene &scene)
{
    std::vector<const domain::SceneRegion *> fresh;
    std::vector<const domain::SceneRegion *> staying(m_rows.size(), nullptr);
    // The same kind with the same settings is the same region; maps only need to be maps.
    for (const domain::SceneRegion &region : scene.regions) {
        bool found = false;
        for (size_t i = 0; i < m_rows.size() && !found; ++i) {
            const domain::SceneRegion &there = m_rows[i].region;
            if (staying[i] || there.kind != region.kind
                || (region.kind != u"map" && there.settings != region.settings))
                continue;
            staying[i] = &region;
            found = true;
        }
        if (!found)
            fresh.push_back(&region);
    }
    for (int i = int(m_rows.size()) - 1; i >= 0; --i) {
        Row &row = m_rows[size_t(i)];
        if (const auto *region = staying[size_t(i)]) {
            row.region = *region;
            row.shown = true;
        } else if (row.region.kind == u"map") {
            row.shown = false;
        } else {
            beginRemoveRows({}, i, i);
            m_rows.erase(m_rows.begin() + i);
            endRemoveRows();
        }
    }
    measure();
    for (Row &row : m_rows)
        row.place = row.shown ? placeOf(row.region) : row.place;
    if (!m_rows.empty())
        emit dataChanged(index(0), index(int(m_rows.size()) - 1));
    for (const domain::SceneRegion *region : fresh) {
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size()));
        m_rows.push_back({*region, placeOf(*region), true});
        endInsertRows();
    }
    measure();
    layOut();
}

void RegionModel::setRoom(QSizeF room, double gap)
{
    if (room == m_room && gap == m_gap)
        return;
    m_room = room;
    m_gap = gap;
    measure();
    layOut();
}

void RegionModel::measure()
{
    std::vector<domain::SceneRegion> shown;
    for (const Row &row : m_rows) {
        if (row.shown)
            shown.push_back(row.region);
    }
    m_edges = columnEdges(shown, m_room);
}

void RegionModel::layOut()
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        Row &row = m_rows[i];
        const QRectF place = row.shown ? placeOf(row.region) : row.place;
        if (place == row.place)
            continue;
        row.place = place;
        emit dataChanged(index(int(i)), index(int(i)), {PlaceRole});
    }
}

QRectF RegionModel::placeOf(const domain::SceneRegion &region) const
{
    if (m_edges.size() <= domain::GridColumns || m_room.isEmpty())
        return {};
    const auto across
        = [this](int column) { return m_edges[size_t(std::clamp(column, 0, domain::GridColumns))]; };
    const double rowPx = m_room.height() / domain::GridRows;
    const double left = std::round(across(region.x) + m_gap / 2),
                 top = std::round(region.y * rowPx + m_gap / 2);
    const double right = std::round(across(region.x + region.w) - m_gap / 2);
    const double bottom = std::round((region.y + region.h) * rowPx - m_gap / 2);
    return {left, top, std::max(0.0, right - left), std::max(0.0, bottom - top)};
}

QRectF RegionModel::placeOf(const QString &regionId) const
{
    for (const Row &row : m_rows) {
        if (row.shown && row.region.id == regionId)
            return row.place;
    }
    return {};
}
} // namespace wanmi::wall
