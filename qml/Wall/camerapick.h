// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "camerablock.h"
#include "wallstate.h"

#include <QPointer>
#include <QTimer>

namespace wanmi::wall {

/// Cameras chosen for a region: one by its id; or some by their ids, then those whose names hold one of some words (underpass,
/// bridge), and then those nearest to open cases of some classes. Roles as CameraBlock.
class CameraPick : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(wanmi::wall::WallState *wall READ wall WRITE setWall NOTIFY setUp)
    Q_PROPERTY(QString cameraId MEMBER m_cameraId NOTIFY setUp)
    Q_PROPERTY(QStringList cameras MEMBER m_cameras NOTIFY setUp)
    Q_PROPERTY(QStringList words MEMBER m_words NOTIFY setUp)
    Q_PROPERTY(QStringList classes MEMBER m_classes NOTIFY setUp)
    Q_PROPERTY(int most MEMBER m_most NOTIFY setUp)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int eyes READ eyes NOTIFY countChanged) ///< as CameraBlock: none
    Q_PROPERTY(int byName READ byName NOTIFY countChanged) ///< how many were chosen by their names
    Q_PROPERTY(QString alive READ alive NOTIFY aliveChanged) ///< in words: how many send pictures
    Q_PROPERTY(bool stopped READ hasStopped NOTIFY aliveChanged)
    Q_PROPERTY(QString since READ since NOTIFY aliveChanged)
public:
    explicit CameraPick(QObject *parent = nullptr);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] WallState *wall() const { return m_wall; }
    void setWall(WallState *wall);
    [[nodiscard]] int count() const { return int(m_shown.size()); }
    [[nodiscard]] int eyes() const { return 0; }
    [[nodiscard]] int byName() const { return m_byName; }
    [[nodiscard]] QString alive() const;
    [[nodiscard]] bool hasStopped() const { return m_stopped; }
    [[nodiscard]] QString since() const;
    Q_INVOKABLE void noteState(const QString &cameraId, bool live);

signals:
    void setUp();
    void countChanged();
    void aliveChanged();

private:
    void watch();
    void choose();
    void take(std::vector<domain::Camera> cameras, int byName);

    QPointer<WallState> m_wall;
    QString m_cameraId;
    QStringList m_cameras, m_words, m_classes;
    int m_most = 9, m_byName = 0;
    std::vector<domain::Camera> m_shown;
    QSet<QString> m_live;
    PictureWatch m_pictures;
    bool m_stopped = false;
    QTimer m_soon;
};
} // namespace wanmi::wall
