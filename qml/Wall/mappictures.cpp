// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappictures.h"

#include "domain/camerastream.h"

#include <QPainter>
#include <QQuickWindow>
#include <QSGImageNode>

#include <algorithm>
#include <cmath>

namespace wanmi::wall {
namespace {
constexpr int SoonMs = 200, BeatMs = 500;
constexpr double FreshMs = 60'000, AboveMark = 14, Enlarged = 3;

Look lookOf(const video::FeedStatus &status, bool isOff)
{
    using video::FeedState;
    if (isOff && status.state != FeedState::Live)
        return Look::Off;
    switch (status.state) {
    case FeedState::Connecting:
        return Look::Waiting;
    case FeedState::Live:
        return status.view.isEmpty() ? Look::Live : Look::Late;
    case FeedState::Stalled:
        return Look::Late;
    case FeedState::Failed:
        return Look::Dead;
    }
    return Look::Waiting;
}
} // namespace

MapPictures::MapPictures(QQuickItem *parent)
    : QQuickItem(parent)
{
    setFlag(ItemHasContents);
    m_soon.setSingleShot(true);
    m_soon.setInterval(SoonMs);
    m_beat.setInterval(BeatMs);
    connect(&m_soon, &QTimer::timeout, this, &MapPictures::choose);
    connect(&m_beat, &QTimer::timeout, this, &MapPictures::beat);
    connect(this, &MapPictures::changed, &m_soon, qOverload<>(&QTimer::start));
}

MapPictures::~MapPictures()
{
    letAll();
}

void MapPictures::setCanvas(QObject *canvas)
{
    if (canvas == m_canvas)
        return;
    if (m_canvas)
        m_canvas->disconnect(this);
    m_canvas = qobject_cast<mapview::MapCanvas *>(canvas);
    if (m_canvas) {
        connect(m_canvas, &mapview::MapCanvas::viewChanged, this, [this] {
            m_soon.start();
            update(); // they move with the map at once
        });
    }
    emit changed();
}

void MapPictures::setFeeds(QObject *feeds)
{
    if (feeds == m_feeds)
        return;
    letAll();
    m_feeds = qobject_cast<video::CameraFeeds *>(feeds);
    emit changed();
}

void MapPictures::setCameras(QObject *cameras)
{
    if (cameras == m_cameras)
        return;
    m_cameras = qobject_cast<models::CameraList *>(cameras);
    if (m_cameras)
        connect(m_cameras, &models::CameraList::listChanged, &m_soon, qOverload<>(&QTimer::start));
    emit changed();
}

void MapPictures::let(const Shown &one)
{
    if (m_feeds && one.feed != video::FeedId::None)
        m_feeds->close(one.feed);
}

void MapPictures::letAll()
{
    for (const Shown &one : m_shown)
        let(one);
    m_shown.clear();
    m_isAnew = true;
}

QRectF MapPictures::rectAt(QPointF mark, double scale) const
{
    const double wide = m_tile * scale, high = wide * 0.8;
    return {mark.x() - wide / 2, mark.y() - AboveMark - high, wide, high};
}

QRectF MapPictures::rectOf(const Shown &one) const
{
    return m_canvas ? rectAt(m_canvas->view().toScreen(one.place), one.id == m_pointed ? Enlarged : 1) : QRectF();
}

void MapPictures::choose()
{
    const bool isSeen = isVisible() && window() && window()->isVisible() && m_canvas && m_feeds && m_cameras && width() > 0;
    struct Near
    {
        const domain::Camera *camera;
        bool wasShown;
    };
    std::vector<Near> near;
    const QRectF seen(0, 0, width(), height());
    for (int row = 0; isSeen && row < m_cameras->count(); ++row) {
        const domain::Camera &camera = m_cameras->camera(row);
        if (!seen.contains(m_canvas->view().toScreen(camera.place)))
            continue;
        const bool wasShown = std::ranges::any_of(m_shown, [&](const Shown &one) { return one.id == camera.id.text(); });
        near.push_back({&camera, wasShown});
    }
    const bool tooMany = near.size() > std::size_t(Most);
    if (tooMany)
        near.clear();
    // Who is shown stays, so that nothing flickers while the map moves.
    std::ranges::stable_partition(near, &Near::wasShown);
    std::vector<Shown> before = std::exchange(m_shown, {});
    std::vector<QRectF> taken;
    for (const Near &one : near) {
        const QRectF place = rectAt(m_canvas->view().toScreen(one.camera->place));
        if (std::ranges::any_of(taken, [&](const QRectF &other) { return other.intersects(place); }))
            continue;
        taken.push_back(place);
        const auto same = std::ranges::find(before, one.camera->id.text(), &Shown::id);
        if (same != before.end()) {
            m_shown.push_back(std::move(*same));
            before.erase(same);
            continue;
        }
        Shown shown;
        shown.id = one.camera->id.text();
        shown.place = one.camera->place;
        const double ratio = window()->effectiveDevicePixelRatio();
        const QUrl url = domain::streamUrl(m_server, *one.camera);
        if (!url.isEmpty())
            shown.feed = m_feeds->open(url, (QSizeF(m_tile, m_tile * 0.8) * ratio).toSize(), video::Pace::Thumbnail);
        m_shown.push_back(std::move(shown));
    }
    for (const Shown &gone : before)
        let(gone);
    m_isAnew = true;
    if (m_shown.empty())
        m_beat.stop();
    else
        m_beat.start();
    m_hasTooMany = tooMany;
    beat();
    update();
    emit counted();
}

void MapPictures::paint(Shown &one)
{
    const double ratio = window() ? window()->effectiveDevicePixelRatio() : 1;
    const double scale = one.id == m_pointed ? Enlarged : 1;
    const QSize size = (QSizeF(m_tile, m_tile * 0.8) * ratio * scale).toSize();
    one.image = QImage(size, QImage::Format_RGB32);
    one.image.fill(m_ground);
    PulseFace face;
    face.look = one.look;
    const auto status = one.feed != video::FeedId::None ? m_feeds->status(one.feed) : video::FeedStatus{};
    face.freshness = status.pictureAge ? std::clamp(1 - double(status.pictureAge->count()) / FreshMs, 0.0, 1.0) : 0;
    if (one.feed != video::FeedId::None)
        face.picture = m_feeds->latest(one.feed).image;
    QPainter painter(&one.image);
    paintPulse(painter, one.image.rect(), face, {m_ground, m_line, m_live, m_late, m_dead, m_quiet, m_mark});
    one.isDirty = true;
}

void MapPictures::beat()
{
    bool isAny = false;
    for (Shown &one : m_shown) {
        if (!m_feeds || !m_cameras)
            return;
        const auto said = m_cameras->said(one.id);
        const bool hasFeed = one.feed != video::FeedId::None;
        const video::FeedStatus status = hasFeed ? m_feeds->status(one.feed) : video::FeedStatus{};
        const Look look = hasFeed ? lookOf(status, said && !said->first) : said ? said->first ? Look::On : Look::Off : Look::Silent;
        const quint64 number = hasFeed ? m_feeds->latest(one.feed).number : 0;
        const int bar = status.pictureAge ? int(std::lround(m_tile * (1 - double(status.pictureAge->count()) / FreshMs))) : 0;
        if (!one.isNew && look == one.look && number == one.number && bar == one.bar)
            continue;
        one.isNew = false;
        one.look = look;
        one.number = number;
        one.bar = bar;
        paint(one);
        isAny = true;
    }
    if (isAny)
        update();
}

QString MapPictures::cameraAt(double x, double y) const
{
    for (const Shown &one : m_shown) {
        if (rectOf(one).contains(x, y))
            return one.id;
    }
    return {};
}

void MapPictures::pointAt(double x, double y)
{
    const QString id = cameraAt(x, y);
    if (id == m_pointed)
        return;
    const QString before = std::exchange(m_pointed, id);
    for (Shown &one : m_shown) {
        if (one.id == before || one.id == id) {
            if (m_feeds && one.feed != video::FeedId::None && window())
                m_feeds->setWanted(one.feed, (QSizeF(m_tile, m_tile * 0.8) * window()->effectiveDevicePixelRatio()
                                              * (one.id == id ? Enlarged : 1)).toSize());
            paint(one);
        }
    }
    m_isAnew = true; // the large one lies on the others
    update();
}

QSGNode *MapPictures::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    if (old && std::exchange(m_isAnew, false)) {
        delete old;
        old = nullptr;
    }
    m_isAnew = false;
    if (m_shown.empty() || !window())
        return nullptr;
    std::vector<Shown *> order;
    for (Shown &one : m_shown)
        order.push_back(&one);
    std::ranges::stable_partition(order, [this](const Shown *one) { return one->id != m_pointed; });
    QSGNode *root = old;
    if (!root) {
        root = new QSGNode;
        for (Shown *one : order) {
            QSGImageNode *node = window()->createImageNode();
            node->setOwnsTexture(true);
            root->appendChildNode(node);
            one->isDirty = true;
        }
    }
    QSGNode *child = root->firstChild();
    for (Shown *one : order) {
        auto *node = static_cast<QSGImageNode *>(child);
        if (one->image.isNull())
            paint(*one);
        if (std::exchange(one->isDirty, false)) {
            node->setTexture(window()->createTextureFromImage(one->image, QQuickWindow::TextureIsOpaque));
            node->setSourceRect(QRectF(one->image.rect()));
        }
        const QRectF place = rectOf(*one);
        node->setRect(QRectF(place.topLeft().toPoint(), place.size()));
        child = child->nextSibling();
    }
    return root;
}

void MapPictures::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    m_soon.start();
}

void MapPictures::itemChange(ItemChange change, const ItemChangeData &data)
{
    QQuickItem::itemChange(change, data);
    if (change == ItemVisibleHasChanged || change == ItemSceneChange || change == ItemDevicePixelRatioHasChanged)
        m_soon.start();
}
} // namespace wanmi::wall
