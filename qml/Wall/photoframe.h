// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/mediaclient.h"
#include "wallstate.h"

#include <QImage>
#include <QPointer>
#include <QQuickItem>
#include <QTimer>

namespace wanmi::wall {

/// One photo of a case, whole and upright, as large as the item allows. Fetched, read and scaled down on
/// other threads; another hash takes the old picture away at once. What central could not be asked for is
/// asked for again. Frame and words are drawn by QML around it.
class PhotoFrame : public QQuickItem
{
    Q_OBJECT
    Q_PROPERTY(wanmi::wall::WallState *wall READ wall WRITE setWall NOTIFY wallChanged)
    Q_PROPERTY(QString hash READ hash WRITE setHash NOTIFY hashChanged)
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
public:
    /// Waiting: shown, but central does not have it yet. Sample: of the sample city's history, never taken.
    enum State { Nothing, Loading, Shown, Waiting, Away, Missing, Sample, Damaged };
    Q_ENUM(State)

    explicit PhotoFrame(QQuickItem *parent = nullptr);

    [[nodiscard]] WallState *wall() const { return m_wall; }
    void setWall(WallState *wall);
    [[nodiscard]] QString hash() const { return m_hash; }
    void setHash(const QString &hash);
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const QImage &picture() const { return m_picture; }

signals:
    void wallChanged();
    void hashChanged();
    void stateChanged();

protected:
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *data) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;

private:
    void look();
    void take(const base::Result<sync::MediaClient::Photo> &photo, int generation);
    void show(State state, const QImage &picture);
    void noteSecond();
    [[nodiscard]] QSize wantedSize() const;

    QPointer<WallState> m_wall;
    QString m_hash;
    State m_state = Nothing;
    QImage m_picture;
    QSize m_lookedFor; ///< how large it was decoded for
    QTimer m_sizeSoon;
    int m_generation = 0, m_secondsAway = 0;
    bool m_isNew = false;
};
} // namespace wanmi::wall
