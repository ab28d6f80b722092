// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cameralist.h"

#include <QAbstractListModel>

namespace wanmi::wall {

/// The cameras of the block: far apart from each other, so that the block looks at the whole city; while a
/// case is looked at, the first ones are those that see it. Roles: cameraId, name, shortName (five
/// characters), url, eye (1 for the best of those that see the case, 0: none of them), sight (how well, in
/// words).
class CameraBlock : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int eyes READ eyes NOTIFY eyesChanged)
    Q_PROPERTY(int liveCount READ liveCount NOTIFY liveChanged)
    Q_PROPERTY(int liveEyes READ liveEyes NOTIFY liveChanged) ///< of those that see the case
public:
    enum Role { CameraIdRole = Qt::UserRole + 1, NameRole, ShortNameRole, UrlRole, EyeRole, SightRole };
    CameraBlock(models::CameraList &list, const models::Words &words, int tiles = 16,
                QObject *parent = nullptr);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return int(m_shown.size()); }
    /// Tiles with a moving picture, as they say themselves by noteState().
    [[nodiscard]] int liveCount() const { return int(m_live.size()); }
    [[nodiscard]] int liveEyes() const;
    /// The best cameras for what is looked at, those that can show it, come first; the pictures of the others go on. Empty: the whole
    /// city again.
    void showEyes(std::vector<domain::Sight> eyes);
    [[nodiscard]] int eyes() const { return int(m_eyes.size()); }
    void setVideoUrl(const QString &base); ///< rtsp://host:port
    Q_INVOKABLE void noteState(const QString &cameraId, bool live);
    [[nodiscard]] bool isLive(const QString &cameraId) const { return m_live.contains(cameraId); }

signals:
    void countChanged();
    void eyesChanged();
    void liveChanged();
    void cameraStateChanged(const QString &cameraId, bool live);

private:
    void choose();
    [[nodiscard]] std::vector<domain::Camera> wanted() const;
    models::CameraList &m_list;
    const models::Words &m_words;
    int m_tiles;
    QString m_base;
    std::vector<domain::Camera> m_shown;
    std::vector<domain::Sight> m_eyes;
    QSet<QString> m_live;
};
} // namespace wanmi::wall
