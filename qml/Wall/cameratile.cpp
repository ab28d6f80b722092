// SPDX-License-Identifier: GPL-3.0-or-later
#include "cameratile.h"

#include <algorithm>
#include <cmath>
#include <QQuickWindow>
#include <QSGImageNode>

namespace wanmi::wall {
namespace {
/// The middle of the picture in the item's proportions: what is cut off is cut off on both sides alike.
QRectF coveringPart(QSize picture, QSizeF item)
{
    const double scale = std::max(item.width() / picture.width(), item.height() / picture.height());
    const QSizeF part(item.width() / scale, item.height() / scale);
    return {QPointF((picture.width() - part.width()) / 2, (picture.height() - part.height()) / 2), part};
}

CameraTile::State stateOf(video::FeedState state)
{
    switch (state) {
    case video::FeedState::Connecting:
        return CameraTile::Connecting;
    case video::FeedState::Live:
        return CameraTile::Live;
    case video::FeedState::Stalled:
        return CameraTile::Stalled;
    case video::FeedState::Failed:
        break;
    }
    return CameraTile::Failed;
}
} // namespace

CameraTile::CameraTile(QQuickItem *parent)
    : QQuickItem(parent)
{
    setFlag(ItemHasContents);
}

CameraTile::~CameraTile()
{
    if (m_feeds && m_tile != video::TileId::None)
        m_feeds->tiles().close(m_tile);
}

void CameraTile::setFeeds(video::CameraFeeds *feeds)
{
    if (m_feeds == feeds)
        return;
    closeFeed();
    if (m_feeds)
        m_feeds->tiles().disconnect(this);
    m_feeds = feeds;
    if (m_feeds) {
        connect(&m_feeds->tiles(), &video::TileStreams::frameReady, this, [this](video::TileId id) {
            if (id != m_tile)
                return;
            showPicture(true);
            update();
            Q_EMIT ageChanged();
        });
        connect(&m_feeds->tiles(), &video::TileStreams::statusChanged, this, [this](video::TileId id) {
            if (id != m_tile)
                return;
            const video::FeedStatus status = m_feeds->tiles().status(id);
            showState(stateOf(status.state), status.reason.isEmpty() ? status.view : status.reason);
        });
        connect(&m_feeds->tiles(), &video::TileStreams::streamChanged, this, [this](video::TileId id) {
            if (id == m_tile)
                Q_EMIT streamChanged();
        });
    }
    Q_EMIT feedsChanged();
    follow();
}

void CameraTile::setUrl(const QUrl &url)
{
    if (m_url == url)
        return;
    m_url = url;
    closeFeed();
    Q_EMIT urlChanged();
    follow();
}

void CameraTile::setName(const QString &name)
{
    if (m_name == name)
        return;
    m_name = name;
    Q_EMIT nameChanged();
}

void CameraTile::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    Q_EMIT activeChanged();
    follow();
}

qint64 CameraTile::ageMs() const
{
    if (!m_feeds || m_tile == video::TileId::None)
        return -1;
    const auto age = m_feeds->tiles().status(m_tile).pictureAge;
    return age ? age->count() : -1;
}

QString CameraTile::stream() const
{
    const bool isShown = m_feeds && m_tile != video::TileId::None;
    return isShown && m_feeds->tiles().shown(m_tile) == video::Stream::Main ? QStringLiteral("main") : QStringLiteral("sub");
}

QSize CameraTile::wantedSize() const
{
    const double ratio = window() ? window()->effectiveDevicePixelRatio() : 1;
    return QSize(static_cast<int>(std::ceil(width() * ratio)), static_cast<int>(std::ceil(height() * ratio)));
}

void CameraTile::follow()
{
    const bool looks = isComponentComplete() && m_feeds && m_active && isVisible() && !m_url.isEmpty()
        && width() >= 1 && height() >= 1;
    if (!looks) {
        closeFeed();
        return;
    }
    if (m_tile != video::TileId::None) {
        m_feeds->tiles().setWanted(m_tile, wantedSize());
        return;
    }
    m_tile = m_feeds->tiles().open(m_url, {}, wantedSize());
    // Somebody else may look at it already, or has just now: what was seen last is there at once.
    const video::FeedStatus status = m_feeds->tiles().status(m_tile);
    showState(stateOf(status.state), status.reason);
    showPicture(m_feeds->tiles().latest(m_tile).number > 0);
    update();
}

void CameraTile::closeFeed()
{
    if (m_tile == video::TileId::None)
        return;
    if (m_feeds)
        m_feeds->tiles().close(m_tile);
    m_tile = video::TileId::None;
    m_painted = 0;
    showState(Off, {});
    showPicture(false);
    update();
    Q_EMIT ageChanged();
    Q_EMIT streamChanged();
}

void CameraTile::showState(State state, const QString &reason)
{
    if (m_state == state && m_reason == reason)
        return;
    m_state = state;
    m_reason = reason;
    Q_EMIT stateChanged();
    Q_EMIT ageChanged();
}

void CameraTile::showPicture(bool there)
{
    if (m_hasPicture == there)
        return;
    m_hasPicture = there;
    Q_EMIT hasPictureChanged();
}

QSGNode *CameraTile::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    const video::VideoFrame frame
        = m_feeds && m_tile != video::TileId::None ? m_feeds->tiles().latest(m_tile) : video::VideoFrame{};
    if (frame.number == 0) {
        delete old;
        return nullptr;
    }
    auto *node = static_cast<QSGImageNode *>(old);
    if (!node) {
        node = window()->createImageNode();
        node->setOwnsTexture(true);
        node->setFiltering(QSGTexture::Linear);
        m_painted = 0;
    }
    if (m_painted != frame.number) {
        node->setTexture(window()->createTextureFromImage(frame.image, QQuickWindow::TextureIsOpaque));
        m_painted = frame.number;
    }
    node->setRect(boundingRect());
    node->setSourceRect(coveringPart(frame.image.size(), size()));
    return node;
}

void CameraTile::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    if (now.size() == before.size())
        return;
    follow();
    update();
}

void CameraTile::itemChange(ItemChange change, const ItemChangeData &data)
{
    QQuickItem::itemChange(change, data);
    if (change == ItemVisibleHasChanged || change == ItemSceneChange
        || change == ItemDevicePixelRatioHasChanged)
        follow();
}

void CameraTile::componentComplete()
{
    QQuickItem::componentComplete();
    follow();
}
} // namespace wanmi::wall
