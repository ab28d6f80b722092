// SPDX-License-Identifier: GPL-3.0-or-later
#include "camerablock.h"

#include <QUrl>

namespace wanmi::wall {

CameraBlock::CameraBlock(models::CameraList &list, int tiles, QObject *parent)
    : QAbstractListModel(parent), m_list(list), m_tiles(tiles)
{
    connect(&list, &models::CameraList::listChanged, this, &CameraBlock::choose);
    choose();
}

void CameraBlock::choose()
{
    std::vector<domain::Camera> now = m_list.spread(m_tiles);
    const auto same = [](const domain::Camera &a, const domain::Camera &b) { return a.id == b.id && a.stream == b.stream; };
    if (std::equal(now.begin(), now.end(), m_shown.begin(), m_shown.end(), same))
        return;
    beginResetModel();
    m_shown = std::move(now);
    m_live.clear();
    endResetModel();
    emit countChanged();
    emit liveChanged();
}

void CameraBlock::setVideoUrl(const QString &base)
{
    if (m_base == base)
        return;
    m_base = base;
    if (!m_shown.empty())
        emit dataChanged(index(0), index(count() - 1), {UrlRole});
}

void CameraBlock::noteState(const QString &cameraId, bool live)
{
    if (m_live.contains(cameraId) == live)
        return;
    if (live)
        m_live.insert(cameraId);
    else
        m_live.remove(cameraId);
    emit liveChanged();
    emit cameraStateChanged(cameraId, live);
}

int CameraBlock::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant CameraBlock::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const domain::Camera &camera = m_shown[size_t(index.row())];
    switch (role) {
    case CameraIdRole: return camera.id.text();
    case Qt::DisplayRole:
    case NameRole: return camera.name;
    case ShortNameRole: return camera.name.left(5);
    case UrlRole: return m_base.isEmpty() || camera.stream.isEmpty() ? QUrl() : QUrl(m_base + camera.stream);
    default: return {};
    }
}

QHash<int, QByteArray> CameraBlock::roleNames() const
{
    return {{CameraIdRole, "cameraId"}, {NameRole, "name"}, {ShortNameRole, "shortName"}, {UrlRole, "url"}};
}
} // namespace wanmi::wall
