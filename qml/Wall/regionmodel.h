// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/walls.h"

#include <QAbstractListModel>
#include <QRectF>

namespace wanmi::wall {

/// The regions of the scene shown, with their places on this wall. A region that the next scene has as well
/// keeps its row, so its map keeps its tiles and its cameras their pictures; a map that the next scene does
/// not have stays hidden instead of going. Roles: regionId, kind, settings, place (pixels), shown.
class RegionModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { RegionIdRole = Qt::UserRole + 1, KindRole, SettingsRole, PlaceRole, ShownRole };
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void show(const domain::Scene &scene);
    void setRoom(QSizeF room, double gap); ///< of all regions together, in pixels
    /// Where a region of the scene shown lies; empty: there is none of that id.
    [[nodiscard]] QRectF placeOf(const QString &regionId) const;

private:
    struct Row
    {
        domain::SceneRegion region;
        QRectF place;
        bool shown = true;
    };
    [[nodiscard]] QRectF placeOf(const domain::SceneRegion &region) const;
    void measure();
    void layOut();

    std::vector<Row> m_rows;
    std::vector<double> m_edges; ///< of the columns, in pixels
    QSizeF m_room;
    double m_gap = 0;
};

/// Widths of the grid's columns. A screen wider than 16:9 gives what it has more to columns with a map first:
/// a list three metres wide is no better list.
[[nodiscard]] std::vector<double> columnEdges(const std::vector<domain::SceneRegion> &regions, QSizeF room);
} // namespace wanmi::wall
