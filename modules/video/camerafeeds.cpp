// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/camerafeeds.h"

#include "video/decodepool.h"
#include "video/feedslot.h"
#include "video/monotonic.h"
#include "video/poller.h"

#include <algorithm>
#include <mutex>
#include <QHash>
#include <QPointer>
#include <QSet>
#include <QTimer>
#include <shared_mutex>
#include <thread>

namespace wanmi::video {
namespace {
/// News for the owner's thread, gathered so that a hundred feeds ring once.
class Bell
{
public:
    explicit Bell(std::function<void()> ring)
        : m_ring(std::move(ring))
    {
    }

    void pictureCame(FeedId id)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_pictures.insert(id);
            if (m_ticking || std::exchange(m_rung, true))
                return;
        }
        m_ring();
    }
    void stateChanged(FeedId id)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_states.insert(id);
            if (std::exchange(m_rung, true))
                return;
        }
        m_ring();
    }
    [[nodiscard]] QSet<FeedId> takeStates()
    {
        const std::lock_guard lock(m_mutex);
        m_rung = false;
        return std::exchange(m_states, {});
    }
    /// Nothing before the tick; from then on pictures wait in here without ringing until takePictures().
    [[nodiscard]] bool waitForTick()
    {
        const std::lock_guard lock(m_mutex);
        m_ticking = !m_pictures.isEmpty();
        return m_ticking;
    }
    [[nodiscard]] QSet<FeedId> takePictures()
    {
        const std::lock_guard lock(m_mutex);
        m_ticking = false;
        return std::exchange(m_pictures, {});
    }

private:
    std::mutex m_mutex;
    std::function<void()> m_ring;
    QSet<FeedId> m_pictures, m_states;
    bool m_rung = false;
    bool m_ticking = false;
};
} // namespace

struct CameraFeeds::Private
{
    Private(CameraFeeds *owner, const FeedOptions &asked);

    [[nodiscard]] std::shared_ptr<FeedSlot> slot(FeedId id) const;
    void tellStates();
    void tellPictures();

    CameraFeeds *q;
    const FeedOptions options;
    mutable std::shared_mutex mutex; // latest() and status() may be asked from any thread
    QHash<FeedId, std::shared_ptr<FeedSlot>> feeds;
    QHash<FeedId, QUrl> urls; ///< of the owner's thread
    quint64 lastId = 0;
    QTimer tick;
    qint64 lastTickMs = 0;
    Bell bell;
    DecodePool pool; // after the bell, before the poller: each uses the ones above it
    Poller poller;
};

CameraFeeds::Private::Private(CameraFeeds *owner, const FeedOptions &asked)
    : q(owner)
    , options(asked)
    , bell([this] {
        QMetaObject::invokeMethod(
            q, [this] { tellStates(); }, Qt::QueuedConnection);
    })
    , pool(asked.decodeThreads > 0
               ? asked.decodeThreads
               : static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 2U)),
           [this](FeedId id) { bell.pictureCame(id); })
    , poller(options, pool, [this](FeedId id) { bell.stateChanged(id); })
{
    tick.setSingleShot(true);
    tick.setTimerType(Qt::PreciseTimer);
    QObject::connect(&tick, &QTimer::timeout, q, [this] { tellPictures(); });
}

std::shared_ptr<FeedSlot> CameraFeeds::Private::slot(FeedId id) const
{
    const std::shared_lock lock(mutex);
    return feeds.value(id);
}

void CameraFeeds::Private::tellStates()
{
    const QPointer<CameraFeeds> alive(q);
    const QSet<FeedId> changed = bell.takeStates();
    if (!tick.isActive() && bell.waitForTick()) {
        const qint64 since = monotonicMs() - lastTickMs;
        tick.start(static_cast<int>(
            std::clamp<qint64>(options.frameTick.count() - since, 0, options.frameTick.count())));
    }
    for (const FeedId id : changed) {
        if (!alive)
            return;
        if (const auto one = slot(id))
            Q_EMIT q->statusChanged(id, one->status());
    }
}

void CameraFeeds::Private::tellPictures()
{
    const QPointer<CameraFeeds> alive(q);
    lastTickMs = monotonicMs();
    const QSet<FeedId> ready = bell.takePictures();
    for (const FeedId id : ready) {
        if (!alive)
            return;
        if (slot(id))
            Q_EMIT q->frameReady(id);
    }
}

CameraFeeds::CameraFeeds(const FeedOptions &options, QObject *parent)
    : QObject(parent)
{
    qRegisterMetaType<FeedId>();
    qRegisterMetaType<FeedStatus>();
    d = std::make_unique<Private>(this, options);
}

CameraFeeds::~CameraFeeds() = default;

FeedId CameraFeeds::open(const QUrl &url, QSize wanted)
{
    const FeedId id{++d->lastId};
    auto slot = std::make_shared<FeedSlot>(id, wanted);
    {
        const std::unique_lock lock(d->mutex);
        d->feeds.insert(id, slot);
    }
    d->poller.open(std::move(slot), url);
    d->urls.insert(id, url);
    if (!wanted.isEmpty())
        Q_EMIT shown(url);
    return id;
}

void CameraFeeds::setWanted(FeedId id, QSize wanted)
{
    const auto slot = d->slot(id);
    if (!slot || slot->wanted() == wanted)
        return;
    const bool wasHot = !slot->wanted().isEmpty();
    slot->setWanted(wanted);
    if (wasHot != wanted.isEmpty())
        return;
    d->poller.wantedChanged(id);
    if (wasHot)
        Q_EMIT hidden(d->urls.value(id));
    else
        Q_EMIT shown(d->urls.value(id));
}

void CameraFeeds::close(FeedId id)
{
    std::shared_ptr<FeedSlot> slot;
    {
        const std::unique_lock lock(d->mutex);
        slot = d->feeds.take(id);
    }
    if (!slot)
        return;
    const bool wasHot = !slot->wanted().isEmpty();
    slot->markClosed();
    slot.reset();
    d->poller.close(id);
    const QUrl url = d->urls.take(id);
    if (wasHot)
        Q_EMIT hidden(url);
}

VideoFrame CameraFeeds::latest(FeedId id) const
{
    const auto slot = d->slot(id);
    return slot ? slot->latest() : VideoFrame{};
}

FeedStatus CameraFeeds::status(FeedId id) const
{
    const auto slot = d->slot(id);
    return slot ? slot->status() : FeedStatus{};
}

int CameraFeeds::feedCount() const
{
    const std::shared_lock lock(d->mutex);
    return static_cast<int>(d->feeds.size());
}
} // namespace wanmi::video
