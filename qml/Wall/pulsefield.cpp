// SPDX-License-Identifier: GPL-3.0-or-later
#include "pulsefield.h"

#include "domain/camerastream.h"
#include "store/pinyin.h"

#include <QPainter>
#include <QQuickWindow>
#include <QSGImageNode>

#include <algorithm>
#include <cmath>

namespace wanmi::wall {
namespace {
constexpr double FreshMs = 60'000;
constexpr int BeatMs = 500;
constexpr int BeatsToFront = 4; ///< who needs eyes first is asked every two seconds
constexpr double NewTroubleMs = 600'000;
constexpr double NearM = 150; ///< of an urgent case
constexpr int NearestOfACase = 2;
constexpr double LineHeight = 1.5;
constexpr double LateTimes = 3; ///< thumbnails that did not come
constexpr double LatestMs = 6000;

double msOf(Instant at)
{
    return double(std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count());
}
} // namespace

PulseField::PulseField(QQuickItem *parent)
    : QQuickItem(parent)
{
    setFlag(ItemHasContents);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &PulseField::gather);
    connect(&m_beat, &QTimer::timeout, this, &PulseField::beat);
    connect(this, &PulseField::changed, this, [this] {
        m_repaintAll = true;
        paintBands();
    });
    m_beat.start(BeatMs);
}

PulseField::~PulseField()
{
    closeFeeds();
}

void PulseField::setWall(WallState *wall)
{
    if (wall == m_wall)
        return;
    closeFeeds();
    m_wall = wall;
    if (m_wall) {
        connect(&m_wall->cameraList(), &models::CameraList::listChanged, this, [this] { m_soon.start(1); });
        connect(m_wall->words(), &models::Words::changed, this, [this] { m_soon.start(1); });
        connect(m_wall, &WallState::cityChanged, this, [this] { m_soon.start(1); });
    }
    m_soon.start(1);
    emit changed();
}

bool PulseField::withVideo() const
{
    return m_wall && m_wall->feeds() && !m_wall->videoUrl().isEmpty();
}

double PulseField::ratio() const
{
    return window() ? window()->effectiveDevicePixelRatio() : 1;
}

void PulseField::gather()
{
    if (!m_wall)
        return;
    closeFeeds();
    const models::CameraList &list = m_wall->cameraList();
    m_cameras.clear();
    m_front.clear();
    for (int row = 0; row < list.count(); ++row) {
        const domain::Camera &camera = list.camera(row);
        const QString district = m_wall->words()->area(camera.district);
        Camera one;
        one.id = camera.id.text();
        one.name = camera.name;
        one.district = camera.district;
        one.sought = (QStringList{camera.name, one.id, district} + store::spellingsOf(camera.name)).join(u'\n').toLower();
        one.url = domain::streamUrl(m_wall->videoUrl(), camera);
        one.place = camera.place;
        m_cameras.push_back(std::move(one));
    }
    std::ranges::stable_sort(m_cameras, {}, &Camera::district);
    m_pointed = -1;
    filterAgain();
}

void PulseField::setFilter(const QString &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    emit filterChanged();
    filterAgain();
}

void PulseField::filterAgain()
{
    const QStringList words = m_filter.toLower().split(u' ', Qt::SkipEmptyParts);
    m_shown.clear();
    for (int i = 0; i < int(m_cameras.size()); ++i) {
        const QString &sought = m_cameras[std::size_t(i)].sought;
        if (std::ranges::all_of(words, [&](const QString &word) { return sought.contains(word); }))
            m_shown.push_back(i);
    }
    m_keys = -1;
    layOut();
    beat();
}

bool PulseField::isSeen() const
{
    return isVisible() && window() && window()->isVisible();
}

void PulseField::openFeeds()
{
    if (!withVideo() || !isSeen() || m_layout.cell().isEmpty())
        return;
    if (m_cameras.empty() || m_cameras.front().feed == video::FeedId::None)
        m_pictures.begin(m_wall->seatMs());
    for (Camera &camera : m_cameras) {
        const QSize wanted = camera.isFront ? m_layout.frontCell() : m_layout.cell();
        if (camera.feed == video::FeedId::None)
            camera.feed = m_wall->feeds()->open(camera.url, wanted, video::Pace::Thumbnail);
        else
            m_wall->feeds()->setWanted(camera.feed, wanted);
    }
}

void PulseField::closeFeeds()
{
    for (Camera &camera : m_cameras) {
        if (camera.feed != video::FeedId::None && m_wall && m_wall->feeds())
            m_wall->feeds()->close(camera.feed);
        camera.feed = video::FeedId::None;
    }
}

void PulseField::layOut()
{
    std::vector<PulseLayout::District> districts;
    m_headings.clear();
    for (int at = 0; at < int(m_shown.size()); ++at) {
        const QString &code = m_cameras[std::size_t(m_shown[std::size_t(at)])].district;
        if (at == 0 || m_cameras[std::size_t(m_shown[std::size_t(at - 1)])].district != code) {
            districts.push_back({code, at, 0});
            m_headings.push_back(m_wall ? m_wall->words()->area(code) : QString());
        }
        ++districts.back().count;
    }
    const QSize room = (size() * ratio()).toSize();
    // Whoever filters looks for something: nothing else goes before it.
    m_layout.set(room, districts, int(m_textPx * LineHeight * ratio()), withVideo() && m_filter.isEmpty());
    m_bands.assign(m_layout.bands().size(), {});
    m_isLaidOutAnew = m_repaintAll = true;
    openFeeds();
    paintBands();
}

/// What is registered, what the device says and what is seen are three things: the picture goes before the word.
void PulseField::judge(Camera &camera, double nowMs, double serverMs) const
{
    camera.said.reset();
    if (const auto said = m_wall->cameraList().said(camera.id); said && serverMs - double(said->second) < FreshMs)
        camera.said = {said->first, double(said->second)};
    const bool saysOff = camera.said && !camera.said->first;
    if (camera.feed == video::FeedId::None) {
        camera.look = !camera.said ? (withVideo() ? Look::Waiting : Look::Silent) : saysOff ? Look::Off : withVideo() ? Look::Waiting : Look::On;
        camera.pictureMs = 0;
        return;
    }
    const video::FeedStatus status = m_wall->feeds()->status(camera.feed);
    camera.reason = status.reason;
    camera.sinceMs = nowMs - (msOf(base::SystemClock().now()) - msOf(status.since)); // the seat's clock may be another
    camera.pictureMs = status.pictureAge ? nowMs - double(status.pictureAge->count()) : 0;
    const double patience = std::max(LatestMs, LateTimes * double(m_wall->feeds()->thumbnailEvery().count()));
    switch (status.state) {
    case video::FeedState::Connecting:
        camera.look = Look::Waiting;
        break;
    case video::FeedState::Live:
        camera.look = status.pictures > 0 && nowMs - camera.pictureMs < patience ? Look::Live
            : nowMs - camera.sinceMs < patience                                  ? Look::Waiting
                                                                                 : Look::Late;
        if (!status.view.isEmpty()) { // pictures come, and show nothing one could go by
            camera.look = Look::Late;
            camera.reason = status.view;
            camera.sinceMs = nowMs - (msOf(base::SystemClock().now()) - msOf(status.viewSince));
        }
        break;
    case video::FeedState::Stalled:
        camera.look = Look::Late;
        break;
    case video::FeedState::Failed:
        camera.look = saysOff ? Look::Off : Look::Dead;
        break;
    }
}

void PulseField::beat()
{
    if (!m_wall || !isSeen())
        return;
    const double nowMs = m_wall->seatMs(), serverMs = m_wall->serverMs();
    for (Camera &camera : m_cameras)
        judge(camera, nowMs, serverMs);
    std::ranges::fill(m_count, 0);
    for (const Camera &camera : m_cameras) {
        const int kind = camera.look == Look::Live || camera.look == Look::On ? 0
            : camera.look == Look::Late                                       ? 1
            : camera.look == Look::Dead                                       ? 2
            : camera.look == Look::Off                                        ? 3
                                                                              : 4;
        ++m_count[kind];
    }
    m_pictures.look(m_count[0] > 0, nowMs);
    m_hasStopped = withVideo() && !m_cameras.empty() && m_pictures.hasStopped(nowMs);
    if (m_beats++ % BeatsToFront == 0 && m_layout.frontCount() > 0)
        chooseFront();
    paintBands();
    sayCard();
    emit counted();
}

void PulseField::chooseFront()
{
    const double nowMs = m_wall->seatMs();
    std::vector<int> weights(m_cameras.size(), 0);
    QHash<QString, int> byId;
    for (int i = 0; i < int(m_cameras.size()); ++i) {
        const Camera &camera = m_cameras[std::size_t(i)];
        byId.insert(camera.id, i);
        if (camera.look == Look::Dead || camera.look == Look::Late)
            weights[std::size_t(i)] = nowMs - camera.sinceMs < NewTroubleMs ? 1000 : 100;
    }
    const QAbstractItemModel &urgent = *m_wall->urgent();
    for (int row = 0; row < urgent.rowCount(); ++row) {
        const QModelIndex index = urgent.index(row, 0);
        const geo::Place place{index.data(models::UrgentCases::LonRole).toDouble(), index.data(models::UrgentCases::LatRole).toDouble()};
        for (const auto &[camera, metres] : m_wall->cameraList().nearest(place, NearestOfACase)) {
            if (const int at = byId.value(camera->id.text(), -1); at >= 0 && metres < NearM)
                weights[std::size_t(at)] += std::max(0, 500 - 10 * row);
        }
    }
    std::vector<int> first;
    for (int i = 0; i < int(weights.size()); ++i) {
        if (weights[std::size_t(i)] > 0)
            first.push_back(i);
    }
    // Those of one weight stand as they stand in the city: nothing changes places as long as nothing changes.
    std::ranges::stable_sort(first, std::greater(), [&](int i) { return weights[std::size_t(i)]; });
    first.resize(std::min(first.size(), std::size_t(m_layout.frontCount())));
    const bool isSame = std::ranges::equal(first, m_front, {}, {}, &Front::camera);
    if (isSame)
        return;
    for (Camera &camera : m_cameras)
        camera.isFront = false;
    m_front.clear();
    for (const int camera : first) {
        m_cameras[std::size_t(camera)].isFront = true;
        m_front.push_back({camera, {}});
    }
    for (std::size_t i = 0; i < m_bands.size(); ++i) {
        if (m_layout.bands()[i].front)
            m_bands[i].image = {};
    }
    openFeeds(); // larger pictures of them
}

QString PulseField::stoppedSince() const
{
    return m_hasStopped && m_wall ? m_wall->words()->moment(m_pictures.lastMs(), m_wall->seatMs()) : QString();
}

PulseColors PulseField::colors() const
{
    return {m_ground, m_line, m_liveColor, m_lateColor, m_deadColor, m_quiet, m_mark};
}

PulseFace PulseField::faceOf(const Camera &camera, double nowMs, double serverMs, Painted &signature, int width) const
{
    PulseFace face;
    face.look = camera.look;
    face.marked = camera.isFront;
    const double age = camera.feed != video::FeedId::None ? (camera.pictureMs > 0 ? nowMs - camera.pictureMs : FreshMs)
        : camera.said                                     ? serverMs - camera.said->second
                                                          : FreshMs;
    face.freshness = std::clamp(1 - age / FreshMs, 0.0, 1.0);
    signature = {face.look, 0, int(std::lround(width * face.freshness)), face.marked};
    if (camera.feed != video::FeedId::None) {
        const video::VideoFrame frame = m_wall->feeds()->latest(camera.feed);
        face.picture = frame.image;
        signature.number = frame.number;
    }
    return face;
}

void PulseField::paintHeading(Band &band, const PulseLayout::Band &where) const
{
    QPainter painter(&band.image);
    QFont font(m_family);
    font.setPixelSize(std::max(6, int(m_textPx * ratio())));
    painter.setFont(font);
    painter.setPen(m_quiet);
    painter.drawText(band.image.rect(), Qt::AlignLeft | Qt::AlignVCenter, m_headings[std::size_t(where.district)]);
}

void PulseField::paintBands()
{
    if (!m_wall || m_bands.size() != m_layout.bands().size())
        return;
    const double nowMs = m_wall->seatMs(), serverMs = m_wall->serverMs();
    bool isAnyDirty = m_isLaidOutAnew;
    for (std::size_t b = 0; b < m_bands.size(); ++b) {
        const PulseLayout::Band &where = m_layout.bands()[b];
        Band &band = m_bands[b];
        const bool isWhole = m_repaintAll || band.image.isNull();
        if (isWhole) {
            band.image = QImage(where.place.size(), QImage::Format_RGB32);
            band.image.fill(m_ground);
            band.isDirty = true;
            if (where.district >= 0)
                paintHeading(band, where);
        }
        QPainter painter;
        const auto paintCell = [&](const Camera &camera, const QRect &place, Painted &painted) {
            Painted now;
            PulseFace face = faceOf(camera, nowMs, serverMs, now, place.width());
            face.marked = face.marked && !where.front;
            if (!isWhole && now == painted)
                return;
            painted = now;
            if (!painter.isActive())
                painter.begin(&band.image);
            paintPulse(painter, place.translated(-where.place.topLeft()), face, colors());
            band.isDirty = true;
        };
        for (int i = 0; i < where.count; ++i) {
            if (where.front) {
                if (i < int(m_front.size())) {
                    Front &front = m_front[std::size_t(i)];
                    paintCell(m_cameras[std::size_t(front.camera)], m_layout.frontPlaceOf(i), front.painted);
                }
                continue;
            }
            Camera &camera = m_cameras[std::size_t(m_shown[std::size_t(where.first + i)])];
            paintCell(camera, m_layout.placeOf(where.first + i), camera.painted);
        }
        isAnyDirty |= band.isDirty;
    }
    m_repaintAll = false;
    if (isAnyDirty)
        update();
}

QSGNode *PulseField::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    if (old && m_isLaidOutAnew) {
        delete old;
        old = nullptr;
    }
    m_isLaidOutAnew = false;
    if (m_bands.empty())
        return nullptr;
    QSGNode *root = old;
    if (!root) {
        root = new QSGNode;
        for (const PulseLayout::Band &band : m_layout.bands()) {
            QSGImageNode *node = window()->createImageNode();
            node->setOwnsTexture(true);
            node->setFiltering(QSGTexture::Nearest);
            const QRectF place(QPointF(band.place.topLeft()) / ratio(), QSizeF(band.place.size()) / ratio());
            node->setRect(place);
            root->appendChildNode(node);
        }
        for (Band &band : m_bands)
            band.isDirty = true;
    }
    QSGNode *child = root->firstChild();
    for (Band &band : m_bands) {
        auto *node = static_cast<QSGImageNode *>(child);
        if (std::exchange(band.isDirty, false)) {
            node->setTexture(window()->createTextureFromImage(band.image, QQuickWindow::TextureIsOpaque));
            node->setSourceRect(QRectF(band.image.rect()));
        }
        child = child->nextSibling();
    }
    return root;
}

void PulseField::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    if (now.size() != before.size() && isComponentComplete())
        layOut();
}

void PulseField::itemChange(ItemChange change, const ItemChangeData &data)
{
    QQuickItem::itemChange(change, data);
    if (!isComponentComplete())
        return;
    if (change == ItemDevicePixelRatioHasChanged || change == ItemSceneChange)
        layOut();
    const auto look = [this] {
        if (isSeen())
            openFeeds();
        else
            closeFeeds();
    };
    if (change == ItemSceneChange) {
        disconnect(m_ofWindow);
        if (data.window)
            m_ofWindow = connect(data.window, &QWindow::visibleChanged, this, look);
    }
    if (change == ItemVisibleHasChanged || change == ItemSceneChange)
        look();
}

void PulseField::componentComplete()
{
    QQuickItem::componentComplete();
    if (window())
        m_ofWindow = connect(window(), &QWindow::visibleChanged, this, [this] { isSeen() ? openFeeds() : closeFeeds(); });
    m_soon.start(1);
}
} // namespace wanmi::wall
