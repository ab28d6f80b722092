// SPDX-License-Identifier: GPL-3.0-or-later
#include "photoframe.h"

#include "models/photopicture.h"

#include <QQuickWindow>
#include <QSGImageNode>
#include <QtConcurrentRun>

#include <cmath>
#include <utility>

namespace wanmi::wall {
namespace {
constexpr int AskAgainAfterS = 10;
constexpr int SizeHoldsMs = 200;

/// As the scene graph takes it without another copy.
QImage decoded(const QByteArray &bytes, QSize within)
{
    const QImage image = models::readPhoto(bytes, within).image;
    return image.isNull() ? image : image.convertToFormat(QImage::Format_RGB32);
}

PhotoFrame::State stateOf(const Error &error)
{
    switch (sync::whyNoPhoto(error)) {
    case sync::NoPhoto::Sample:
        return PhotoFrame::Sample;
    case sync::NoPhoto::Damaged:
        return PhotoFrame::Damaged;
    case sync::NoPhoto::Missing:
        return PhotoFrame::Missing;
    case sync::NoPhoto::Away:
        break;
    }
    return PhotoFrame::Away;
}
} // namespace

PhotoFrame::PhotoFrame(QQuickItem *parent)
    : QQuickItem(parent)
{
    setFlag(ItemHasContents);
    m_sizeSoon.setSingleShot(true);
    m_sizeSoon.setInterval(SizeHoldsMs);
    connect(&m_sizeSoon, &QTimer::timeout, this, &PhotoFrame::look);
}

void PhotoFrame::setWall(WallState *wall)
{
    if (wall == m_wall)
        return;
    if (m_wall)
        m_wall->disconnect(this);
    m_wall = wall;
    if (m_wall)
        connect(m_wall, &WallState::ticked, this, &PhotoFrame::noteSecond);
    emit wallChanged();
    look();
}

void PhotoFrame::setHash(const QString &hash)
{
    if (hash == m_hash)
        return;
    m_hash = hash;
    emit hashChanged();
    show(m_hash.isEmpty() ? Nothing : Loading, {});
    look();
}

QSize PhotoFrame::wantedSize() const
{
    const double ratio = window() ? window()->effectiveDevicePixelRatio() : 1;
    return {static_cast<int>(std::ceil(width() * ratio)), static_cast<int>(std::ceil(height() * ratio))};
}

void PhotoFrame::look()
{
    const int generation = ++m_generation;
    sync::MediaClient *media = m_wall ? m_wall->media() : nullptr;
    const QSize wanted = wantedSize();
    if (!media || m_hash.isEmpty() || wanted.isEmpty())
        return;
    m_lookedFor = wanted;
    m_secondsAway = 0;
    media->photo(m_hash).then(this, [this, generation](const base::Result<sync::MediaClient::Photo> &photo) {
        take(photo, generation);
    });
}

void PhotoFrame::take(const base::Result<sync::MediaClient::Photo> &photo, int generation)
{
    if (generation != m_generation)
        return;
    if (!photo) {
        // A picture that is on the screen is the right one, whether or not central can be asked now.
        if (m_picture.isNull() || photo.error().kind != ErrorKind::Unreachable)
            show(stateOf(photo.error()), {});
        return;
    }
    base::Answer<QImage> image = QtConcurrent::run(
        models::photoReaders(), [bytes = photo->bytes, within = m_lookedFor] { return decoded(bytes, within); });
    image.then(this, [this, generation, waits = photo->isWaiting](const QImage &picture) {
        if (generation == m_generation)
            show(picture.isNull() ? Damaged : waits ? Waiting : Shown, picture);
    });
}

void PhotoFrame::show(State state, const QImage &picture)
{
    m_picture = picture;
    m_isNew = true;
    update();
    if (state == m_state)
        return;
    m_state = state;
    emit stateChanged();
}

void PhotoFrame::noteSecond()
{
    if ((m_state == Away || m_state == Waiting) && ++m_secondsAway >= AskAgainAfterS)
        look();
}

QSGNode *PhotoFrame::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    if (m_picture.isNull()) {
        delete old;
        return nullptr;
    }
    auto *node = static_cast<QSGImageNode *>(old);
    if (!node) {
        node = window()->createImageNode();
        node->setOwnsTexture(true);
        node->setFiltering(QSGTexture::Linear);
        m_isNew = true;
    }
    if (std::exchange(m_isNew, false))
        node->setTexture(window()->createTextureFromImage(m_picture, QQuickWindow::TextureIsOpaque));
    const QSizeF shown = QSizeF(m_picture.size()).scaled(size(), Qt::KeepAspectRatio);
    node->setRect(QRectF(QPointF((width() - shown.width()) / 2, (height() - shown.height()) / 2), shown));
    node->setSourceRect(QRectF(QPointF(), m_picture.size()));
    return node;
}

void PhotoFrame::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    if (now.size() == before.size())
        return;
    update();
    const QSize wanted = wantedSize();
    const bool larger
        = wanted.width() > m_lookedFor.width() * 1.2 || wanted.height() > m_lookedFor.height() * 1.2;
    if (m_lookedFor.isEmpty())
        look();
    else if (larger)
        m_sizeSoon.start();
}
} // namespace wanmi::wall
