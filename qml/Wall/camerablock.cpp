// SPDX-License-Identifier: GPL-3.0-or-later
#include "camerablock.h"

#include "domain/camerastream.h"

#include <QUrl>

#include <algorithm>

namespace wanmi::wall {

CameraBlock::CameraBlock(models::CameraList &list, const models::Words &words, int tiles, QObject *parent)
    : QAbstractListModel(parent)
    , m_list(list)
    , m_words(words)
    , m_tiles(tiles)
{
    connect(&list, &models::CameraList::listChanged, this, &CameraBlock::choose);
    choose();
}

std::vector<domain::Camera> CameraBlock::wanted() const
{
    std::vector<domain::Camera> cameras = m_list.spread(m_tiles);
    for (size_t i = 0; i < std::min(m_eyes.size(), cameras.size()); ++i) {
        const auto there = std::ranges::find(cameras, m_eyes[i].camera.id, &domain::Camera::id);
        if (there != cameras.end())
            std::swap(*there, cameras[i]);
        else
            cameras[i] = m_eyes[i].camera;
    }
    return cameras;
}

void CameraBlock::choose()
{
    std::vector<domain::Camera> now = wanted();
    const auto same = [](const domain::Camera &a, const domain::Camera &b) {
        return a.id == b.id && a.stream == b.stream;
    };
    if (now.size() != m_shown.size()) {
        beginResetModel();
        m_shown = std::move(now);
        m_live.clear();
        endResetModel();
        emit countChanged();
        emit liveChanged();
        return;
    }
    // Tile by tile, so that the pictures that stay do not begin anew.
    bool isOther = false;
    for (size_t i = 0; i < now.size(); ++i) {
        if (same(now[i], m_shown[i]))
            continue;
        m_live.remove(m_shown[i].id.text());
        m_shown[i] = std::move(now[i]);
        isOther = true;
        emit dataChanged(index(int(i)), index(int(i)));
    }
    if (isOther)
        emit liveChanged();
}

void CameraBlock::showEyes(std::vector<domain::Sight> eyes)
{
    if (eyes.empty() && m_eyes.empty())
        return;
    m_eyes = std::move(eyes);
    choose();
    if (!m_shown.empty())
        emit dataChanged(index(0), index(count() - 1), {EyeRole, SightRole});
    emit eyesChanged();
}

int CameraBlock::liveEyes() const
{
    return int(std::ranges::count_if(
        m_eyes, [this](const domain::Sight &sight) { return m_live.contains(sight.camera.id.text()); }));
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
    case CameraIdRole:
        return camera.id.text();
    case Qt::DisplayRole:
    case NameRole:
        return camera.name;
    case ShortNameRole:
        return camera.name.left(5);
    case UrlRole:
        return domain::streamUrl(m_base, camera);
    case EyeRole:
        return index.row() < eyes() ? index.row() + 1 : 0;
    case SightRole:
        return index.row() < eyes() ? m_words.sight(m_eyes[size_t(index.row())]) : QString();
    default:
        return {};
    }
}

QHash<int, QByteArray> CameraBlock::roleNames() const
{
    return {{CameraIdRole, "cameraId"}, {NameRole, "name"}, {ShortNameRole, "shortName"},
            {UrlRole, "url"},           {EyeRole, "eye"},   {SightRole, "sight"}};
}
} // namespace wanmi::wall
