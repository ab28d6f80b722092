// SPDX-License-Identifier: GPL-3.0-or-later
#include "camerapick.h"

#include "domain/camerastream.h"

#include <QUrl>

#include <algorithm>

namespace wanmi::wall {
namespace {
constexpr int FirstMs = 1, CalmMs = 5000, MostCases = 20;
}

CameraPick::CameraPick(QObject *parent)
    : QAbstractListModel(parent)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &CameraPick::choose);
    connect(this, &CameraPick::setUp, this, [this] { m_soon.start(FirstMs); });
}

void CameraPick::setWall(WallState *wall)
{
    if (wall == m_wall)
        return;
    m_wall = wall;
    if (m_wall) {
        connect(&m_wall->cameraList(), &models::CameraList::listChanged, this,
                [this] { m_soon.start(FirstMs); });
        connect(m_wall, &WallState::cityChanged, this, [this] { m_soon.start(FirstMs); });
        connect(m_wall, &WallState::ticked, this, &CameraPick::watch);
        connect(&m_wall->store(), &store::Store::committed, this, [this](const store::ChangeSet &changes) {
            if (!m_classes.isEmpty() && (changes.everything || !changes.cases.isEmpty())
                && !m_soon.isActive())
                m_soon.start(CalmMs);
        });
    }
    emit setUp();
}

void CameraPick::choose()
{
    if (!m_wall)
        return;
    const models::CameraList &list = m_wall->cameraList();
    std::vector<domain::Camera> chosen;
    if (!m_cameraId.isEmpty()) {
        if (const domain::Camera *camera = list.find(m_cameraId))
            chosen.push_back(*camera);
        take(std::move(chosen), int(chosen.size()));
        return;
    }
    for (const QString &id : m_cameras) {
        const domain::Camera *camera = list.find(id);
        if (camera && int(chosen.size()) < m_most)
            chosen.push_back(*camera);
    }
    const auto isNew = [&chosen](const domain::Camera &camera) {
        return std::ranges::find(chosen, camera.id, &domain::Camera::id) == chosen.end();
    };
    for (int row = 0; row < list.count() && int(chosen.size()) < m_most; ++row) {
        const domain::Camera &camera = list.camera(row);
        if (std::ranges::any_of(m_words, [&camera](const QString &word) {
                return camera.name.contains(word, Qt::CaseInsensitive);
            })
            && isNew(camera))
            chosen.push_back(camera);
    }
    const int byName = int(chosen.size());
    if (byName >= m_most || m_classes.isEmpty()) {
        take(std::move(chosen), byName);
        return;
    }
    m_wall->store()
        .openOfClasses(m_classes, MostCases)
        .then(this, [this, chosen, byName](const base::Result<store::CaseSummaries> &cases) mutable {
            if (!m_wall)
                return;
            for (const store::CaseSummary &row : cases.value_or(store::CaseSummaries())) {
                for (const auto &[camera, metres] : m_wall->cameraList().nearest({row.lon, row.lat}, 2)) {
                    if (int(chosen.size()) < m_most
                        && std::ranges::find(chosen, camera->id, &domain::Camera::id) == chosen.end())
                        chosen.push_back(*camera);
                }
            }
            take(std::move(chosen), byName);
        });
}

void CameraPick::take(std::vector<domain::Camera> cameras, int byName)
{
    const auto same = [](const domain::Camera &a, const domain::Camera &b) {
        return a.id == b.id && a.stream == b.stream && a.name == b.name;
    };
    m_byName = byName;
    if (std::ranges::equal(cameras, m_shown, same)) {
        if (!m_shown.empty())
            emit dataChanged(index(0), index(count() - 1), {CameraBlock::UrlRole});
        return;
    }
    beginResetModel();
    m_shown = std::move(cameras);
    m_live.clear();
    m_pictures.begin(m_wall ? m_wall->seatMs() : 0);
    endResetModel();
    emit countChanged();
    watch();
}

void CameraPick::watch()
{
    if (!m_wall)
        return;
    m_pictures.look(!m_live.isEmpty(), m_wall->seatMs());
    m_stopped = !m_shown.empty() && m_pictures.hasStopped(m_wall->seatMs());
    emit aliveChanged();
}

QString CameraPick::alive() const
{
    return tr("%1 of %2 live").arg(m_live.size()).arg(count());
}

QString CameraPick::since() const
{
    return m_wall ? m_wall->words()->moment(m_pictures.lastMs(), m_wall->seatMs()) : QString();
}

void CameraPick::noteState(const QString &cameraId, bool live)
{
    if (live)
        m_live.insert(cameraId);
    else
        m_live.remove(cameraId);
    watch();
    if (m_wall)
        emit m_wall->cameras()->cameraStateChanged(cameraId, live);
}

int CameraPick::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant CameraPick::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const domain::Camera &camera = m_shown[size_t(index.row())];
    const QString base = m_wall ? m_wall->videoUrl() : QString();
    switch (role) {
    case CameraBlock::CameraIdRole:
        return camera.id.text();
    case CameraBlock::NameRole:
        return camera.name;
    case CameraBlock::ShortNameRole:
        return camera.name.left(5);
    case CameraBlock::UrlRole:
        return domain::streamUrl(base, camera);
    case CameraBlock::EyeRole:
        return 0;
    case CameraBlock::SightRole:
        return QString();
    default:
        return {};
    }
}

QHash<int, QByteArray> CameraPick::roleNames() const
{
    return {{CameraBlock::CameraIdRole, "cameraId"},
            {CameraBlock::NameRole, "name"},
            {CameraBlock::ShortNameRole, "shortName"},
            {CameraBlock::UrlRole, "url"},
            {CameraBlock::EyeRole, "eye"},
            {CameraBlock::SightRole, "sight"}};
}
} // namespace wanmi::wall
