// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/camerafeeds.h"
#include "video/tilestreams.h"

#include <QPointer>
#include <QQuickItem>
#include <QUrl>

namespace wanmi::wall {

/// One live picture, cropped to cover the item. Opens its feed when it is active, visible and has a size, and
/// closes it when it no longer is. Repaints when a picture came, never by a timer of its own. Frame, corner
/// mark, name and age are drawn by QML around it.
class CameraTile : public QQuickItem
{
    Q_OBJECT
    Q_PROPERTY(wanmi::video::CameraFeeds *feeds READ feeds WRITE setFeeds NOTIFY feedsChanged)
    Q_PROPERTY(QUrl url READ url WRITE setUrl NOTIFY urlChanged)
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY nameChanged)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged)
    Q_PROPERTY(State state READ feedState NOTIFY stateChanged)
    /// Of the state; while Live, what is wrong with the picture (video::FeedStatus::view).
    Q_PROPERTY(QString reason READ reason NOTIFY stateChanged)
    /// Since the picture on screen was received; -1: there is none. Notified with each picture and each
    /// change of state; ask again by refreshAge() from a slow timer to see a stale picture grow older.
    Q_PROPERTY(double ageMs READ ageMs NOTIFY ageChanged)
    /// Which of the camera's streams is shown: "sub" or "main".
    Q_PROPERTY(QString stream READ stream NOTIFY streamChanged)
    Q_PROPERTY(bool hasPicture READ hasPicture NOTIFY hasPictureChanged)
public:
    /// The states of video::FeedState, and Off while there is no feed.
    enum State { Off, Connecting, Live, Stalled, Failed };
    Q_ENUM(State)

    explicit CameraTile(QQuickItem *parent = nullptr);
    ~CameraTile() override;

    [[nodiscard]] video::CameraFeeds *feeds() const { return m_feeds; }
    void setFeeds(video::CameraFeeds *feeds);
    [[nodiscard]] QUrl url() const { return m_url; }
    void setUrl(const QUrl &url);
    [[nodiscard]] QString name() const { return m_name; }
    void setName(const QString &name);
    [[nodiscard]] bool isActive() const { return m_active; }
    void setActive(bool active);
    [[nodiscard]] State feedState() const { return m_state; }
    [[nodiscard]] QString reason() const { return m_reason; }
    [[nodiscard]] qint64 ageMs() const;
    [[nodiscard]] QString stream() const;
    [[nodiscard]] bool hasPicture() const { return m_hasPicture; }
    Q_INVOKABLE void refreshAge() { Q_EMIT ageChanged(); }

Q_SIGNALS:
    void feedsChanged();
    void urlChanged();
    void nameChanged();
    void activeChanged();
    void stateChanged();
    void ageChanged();
    void hasPictureChanged();
    void streamChanged();

protected:
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *data) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;
    void componentComplete() override;

private:
    [[nodiscard]] QSize wantedSize() const;
    void follow();
    void closeFeed();
    void showState(State state, const QString &reason);
    void showPicture(bool there);

    QPointer<video::CameraFeeds> m_feeds;
    QUrl m_url;
    QString m_name;
    QString m_reason;
    video::TileId m_tile = video::TileId::None;
    State m_state = Off;
    bool m_active = true;
    bool m_hasPicture = false;
    quint64 m_painted = 0;
};
} // namespace wanmi::wall
