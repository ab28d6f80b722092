// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cameralist.h"

#include <QAbstractListModel>

namespace wanmi::wall {

/// The cameras of the block: chosen once from the list, far apart from each other, so that the block looks at the whole
/// city. Roles: cameraId, name, shortName (five characters), url, deviceOn.
class CameraBlock : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int liveCount READ liveCount NOTIFY liveChanged)
public:
    enum Role { CameraIdRole = Qt::UserRole + 1, NameRole, ShortNameRole, UrlRole };
    explicit CameraBlock(models::CameraList &list, int tiles = 16, QObject *parent = nullptr);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return int(m_shown.size()); }
    /// Tiles with a moving picture, as they say themselves by noteState().
    [[nodiscard]] int liveCount() const { return int(m_live.size()); }
    void setVideoUrl(const QString &base); ///< rtsp://host:port
    Q_INVOKABLE void noteState(const QString &cameraId, bool live);
    [[nodiscard]] bool isLive(const QString &cameraId) const { return m_live.contains(cameraId); }

signals:
    void countChanged();
    void liveChanged();
    void cameraStateChanged(const QString &cameraId, bool live);

private:
    void choose();
    models::CameraList &m_list;
    int m_tiles;
    QString m_base;
    std::vector<domain::Camera> m_shown;
    QSet<QString> m_live;
};
} // namespace wanmi::wall
