// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/walls.h"

#include <QAbstractListModel>
#include <QRectF>

namespace wanmi::wall {

/// What seats have pushed to the scene shown and where it lies. Roles: pushId, kind, target, text, byName,
/// secondsLeft, place (pixels of its region), onMap (its region is a map: the map itself goes there).
class PushModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged)
public:
    enum Role {
        PushIdRole = Qt::UserRole + 1,
        KindRole,
        TargetRole,
        TextRole,
        ByNameRole,
        SecondsLeftRole,
        PlaceRole,
        OnMapRole
    };
    struct Shown
    {
        domain::WallPush push;
        QRectF place;
        bool onMap = false;
        friend bool operator==(const Shown &, const Shown &) = default;
    };
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return int(m_rows.size()); }

    void show(std::vector<Shown> pushes, qint64 nowMs);

signals:
    void countChanged();

private:
    std::vector<Shown> m_rows;
    qint64 m_nowMs = 0;
};
} // namespace wanmi::wall
