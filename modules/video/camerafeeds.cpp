// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/camerafeeds.h"

#include "video/decodepool.h"
#include "video/feedslot.h"
#include "video/monotonic.h"
#include "video/picturefetcher.h"
#include "video/poller.h"
#include "video/stilltaker.h"
#include "video/tilestreams.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <QCache>
#include <QHash>
#include <QPointer>
#include <QSet>
#include <QTimer>
#include <shared_mutex>
#include <thread>
#include <vector>

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
/// One who looks.
struct Viewer
{
    std::shared_ptr<FeedSlot> slot;
    Pace pace = Pace::Moving;
    QSize wanted;
};

/// One camera and all who look at it; of the owner's thread.
struct Shared
{
    QUrl url;
    std::shared_ptr<FeedSlot> slot;
    std::vector<FeedId> viewers;
};

/// The last picture of a camera that nobody looks at any more.
struct Still
{
    VideoFrame frame;
    qint64 ms = 0;
};
constexpr qsizetype stillBytes = 32 * 1024 * 1024;
} // namespace

struct CameraFeeds::Private
{
    Private(CameraFeeds *owner, const FeedOptions &asked);

    [[nodiscard]] Viewer viewer(FeedId id) const;
    /// By the kind of source.
    void begin(const std::shared_ptr<FeedSlot> &slot, const QUrl &url);
    void tellWanted(const Shared &shared);
    /// What the viewers want together. \return whether the network thread has to know.
    bool gatherWants(const Shared &shared);
    void tellStates();
    void tellPictures();
    void keepStill(const Shared &shared);
    void tellRecording(FeedId camera, const RecordingStatus &status);

    CameraFeeds *q;
    const FeedOptions options;
    mutable std::shared_mutex mutex; // latest() and status() may be asked from any thread
    QHash<FeedId, Viewer> viewers;
    StreamAccessBook access; ///< of the owner's thread
    QHash<QUrl, QUrl> smallOf; ///< of main streams and records that were asked for: whose they are
    mutable quint64 recordsAsked = 0;
    /// As the audit hears of it.
    [[nodiscard]] QUrl toldAs(const QUrl &url) const
    {
        if (!url.hasFragment())
            return smallOf.value(url, url);
        QUrl small = smallOf.value(url.adjusted(QUrl::RemoveFragment), url);
        small.setFragment(url.fragment());
        return small;
    }
    QHash<FeedId, Shared> cameras; ///< by the slot's id
    QHash<QUrl, FeedId> byUrl; ///< the slot's id
    QCache<QUrl, Still> stills{stillBytes};
    QHash<QUrl, PictureWatch> watches; ///< of cameras nobody looks at now: what is covered or moved is so against before
    quint64 lastId = 0;
    QTimer tick;
    qint64 lastTickMs = 0;
    Bell bell;
    RingBudget budget;
    QHash<FeedId, RecordingStatus> recordings; ///< by viewer; of the owner's thread
    QHash<FeedId, FeedId> recordedFor; ///< a camera that records, and for whom; of the owner's thread
    ClipRecorder recorder;
    StillTaker stillTaker;
    std::atomic<quint64> drops{0}; // before the pool, whose threads still hold slots for a while
    DecodePool pool; // after the bell, before the poller: each uses the ones above it
    Poller poller;
    PictureFetcher fetcher;
    std::unique_ptr<TileStreams> tiles;
};

CameraFeeds::Private::Private(CameraFeeds *owner, const FeedOptions &asked)
    : q(owner)
    , options(asked)
    , bell([this] {
        QMetaObject::invokeMethod(
            q, [this] { tellStates(); }, Qt::QueuedConnection);
    })
    , budget(asked.pastBytes)
    , recorder([this](FeedId camera, const RecordingStatus &status) {
        QMetaObject::invokeMethod(
            q, [this, camera, status] { tellRecording(camera, status); }, Qt::QueuedConnection);
    })
    , pool(asked.decodeThreads > 0
               ? asked.decodeThreads
               : static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 2U)),
           std::max(1, asked.viewHaste),
           [this](FeedId id) { bell.pictureCame(id); }, [this](FeedId id) { bell.stateChanged(id); })
    , poller(options, pool, budget, recorder, [this](FeedId id) { bell.stateChanged(id); })
    , fetcher(
          options, [this](FeedId id) { bell.pictureCame(id); }, [this](FeedId id) { bell.stateChanged(id); })
{
    tick.setSingleShot(true);
    tick.setTimerType(Qt::PreciseTimer);
    QObject::connect(&tick, &QTimer::timeout, q, [this] { tellPictures(); });
}

Viewer CameraFeeds::Private::viewer(FeedId id) const
{
    const std::shared_lock lock(mutex);
    return viewers.value(id);
}

void CameraFeeds::Private::begin(const std::shared_ptr<FeedSlot> &slot, const QUrl &url)
{
    // A camera that became closed, or opened again, changes from one to the other.
    if (PictureFetcher::isFor(url)) {
        poller.close(slot->id());
        fetcher.open(slot, url);
    } else {
        fetcher.close(slot->id());
        poller.open(slot, url);
    }
}

void CameraFeeds::Private::tellWanted(const Shared &shared)
{
    if (PictureFetcher::isFor(shared.url))
        fetcher.wantedChanged(shared.slot->id());
    else
        poller.wantedChanged(shared.slot->id());
}

bool CameraFeeds::Private::gatherWants(const Shared &shared)
{
    bool changes = false;
    for (const Pace pace : {Pace::Moving, Pace::Thumbnail}) {
        QSize largest;
        for (const FeedId id : shared.viewers) {
            if (const Viewer one = viewers.value(id); one.pace == pace && !one.wanted.isEmpty())
                largest = largest.expandedTo(one.wanted);
        }
        changes |= largest.isEmpty() != shared.slot->wanted(pace).isEmpty();
        shared.slot->setWanted(pace, largest);
    }
    return changes;
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
    for (const FeedId camera : changed) {
        const std::vector<FeedId> told = cameras.value(camera).viewers; // who is told may close
        for (const FeedId id : told) {
            if (!alive)
                return;
            if (const auto one = viewer(id); one.slot)
                Q_EMIT q->statusChanged(id, one.slot->status());
        }
    }
}

void CameraFeeds::Private::tellPictures()
{
    const QPointer<CameraFeeds> alive(q);
    lastTickMs = monotonicMs();
    const QSet<FeedId> ready = bell.takePictures();
    for (const FeedId camera : ready) {
        const std::vector<FeedId> told = cameras.value(camera).viewers;
        for (const FeedId id : told) {
            if (!alive)
                return;
            if (const auto one = viewer(id); one.slot && one.pace == Pace::Moving)
                Q_EMIT q->frameReady(id);
        }
    }
}

void CameraFeeds::Private::keepStill(const Shared &shared)
{
    if (const VideoFrame last = shared.slot->latest(Pace::Moving); last.number > 0)
        stills.insert(shared.url, new Still{last, shared.slot->pictureMs()}, last.image.sizeInBytes());
}

void CameraFeeds::Private::tellRecording(FeedId camera, const RecordingStatus &status)
{
    const FeedId id = status.running ? recordedFor.value(camera) : recordedFor.take(camera);
    if (id == FeedId::None)
        return;
    recordings.insert(id, status);
    Q_EMIT q->recordingChanged(id, status);
}

CameraFeeds::CameraFeeds(const FeedOptions &options, QObject *parent)
    : QObject(parent)
{
    qRegisterMetaType<FeedId>();
    qRegisterMetaType<FeedStatus>();
    qRegisterMetaType<RecordingStatus>();
    d = std::make_unique<Private>(this, options);
    d->tiles = std::make_unique<TileStreams>(*this);
}

CameraFeeds::~CameraFeeds()
{
    d->tiles.reset(); // it closes feeds
}

TileStreams &CameraFeeds::tiles()
{
    return *d->tiles;
}

void CameraFeeds::record(FeedId id, const EvidenceOrder &order)
{
    const Viewer viewer = d->viewer(id);
    const FeedId camera = viewer.slot ? viewer.slot->id() : FeedId::None;
    const bool sendsPictures = PictureFetcher::isFor(d->cameras.value(camera).url);
    if (viewer.slot && !sendsPictures && !d->recordedFor.contains(camera)) {
        d->recordedFor.insert(camera, id);
        return d->poller.record(camera, order);
    }
    RecordingStatus none;
    none.file = order.file;
    none.ended = !viewer.slot ? QStringLiteral("no-feed")
        : sendsPictures       ? QStringLiteral("pictures-only")
                              : QStringLiteral("already-recording");
    Q_EMIT recordingChanged(id, none);
}

void CameraFeeds::stopRecording(FeedId id)
{
    const Viewer viewer = d->viewer(id);
    if (viewer.slot && d->recordedFor.value(viewer.slot->id()) == id)
        d->poller.endRecording(viewer.slot->id(), QStringLiteral("stopped"));
}

RecordingStatus CameraFeeds::recording(FeedId id) const
{
    return d->recordings.value(id);
}

void CameraFeeds::takeStill(FeedId id, const EvidenceOrder &order, StillAnswer done)
{
    auto tell = [owner = this, done = std::move(done)](const base::Result<StillTaken> &taken) {
        QMetaObject::invokeMethod(
            owner, [done, taken] { done(taken); }, Qt::QueuedConnection);
    };
    const Viewer viewer = d->viewer(id);
    if (!viewer.slot)
        return tell(base::failure(base::ErrorKind::NotFound, QStringLiteral("no-feed")));
    if (PictureFetcher::isFor(d->cameras.value(viewer.slot->id()).url)) {
        return d->fetcher.askNewest(viewer.slot->id(), [this, order, tell = std::move(tell)](QByteArray jpeg, Instant at) {
            d->stillTaker.keep(std::move(jpeg), at, order, tell);
        });
    }
    d->poller.askNewest(viewer.slot->id(), [this, order, tell = std::move(tell)](PacketPast past) {
        d->stillTaker.take(std::move(past), order, tell);
    });
}

RingUse CameraFeeds::ringUse() const
{
    return {d->budget.used(), d->budget.limit(), d->budget.rings(), d->budget.shortened()};
}

double CameraFeeds::decodeSeconds() const
{
    return d->pool.cpuSeconds();
}

quint64 CameraFeeds::droppedPictures() const
{
    return d->drops;
}

FeedId CameraFeeds::open(const QUrl &url, QSize wanted, Pace pace)
{
    const FeedId id{++d->lastId};
    FeedId &known = d->byUrl[url];
    const bool isNew = known == FeedId::None;
    if (isNew) {
        known = FeedId{++d->lastId};
        auto slot = std::make_shared<FeedSlot>(known, d->drops);
        const bool isClosed = d->access.signedUrl(url).scheme() == QLatin1String(StreamAccessBook::ClosedScheme);
        if (const Still *still = isClosed ? nullptr : d->stills.object(url))
            slot->begin(still->frame, still->ms);
        if (const auto watched = d->watches.constFind(url); watched != d->watches.cend())
            slot->resume(*watched);
        d->cameras.insert(known, {url, std::move(slot), {}});
    }
    Shared &shared = d->cameras[known];
    shared.viewers.push_back(id);
    {
        const std::unique_lock lock(d->mutex);
        d->viewers.insert(id, {shared.slot, pace, wanted});
    }
    const bool changes = d->gatherWants(shared);
    if (isNew)
        d->begin(shared.slot, d->access.signedUrl(url));
    else if (changes)
        d->tellWanted(shared);
    if (pace == Pace::Moving && !wanted.isEmpty())
        Q_EMIT shown(d->toldAs(url));
    return id;
}

void CameraFeeds::setAccess(const StreamAccessBook &access)
{
    if (d->access == access)
        return;
    const StreamAccessBook before = std::exchange(d->access, access);
    for (const Shared &shared : std::as_const(d->cameras)) {
        if (const QUrl url = access.signedUrl(shared.url); url != before.signedUrl(shared.url))
            d->begin(shared.slot, url);
    }
    Q_EMIT accessChanged();
}

QUrl CameraFeeds::mainOf(const QUrl &stream) const
{
    const QUrl main = d->access.mainOf(stream);
    if (!main.isEmpty())
        d->smallOf.insert(main, stream);
    return main;
}

QUrl CameraFeeds::recordedOf(const QUrl &stream, const RecordedMoment &moment) const
{
    const QUrl recorder = d->access.recorderOf(stream);
    if (recorder.isEmpty())
        return {};
    d->smallOf.insert(recorder, stream);
    QUrl url = recordedUrl(recorder, moment);
    url.setFragment(url.fragment() + QStringLiteral("&n=%1").arg(++d->recordsAsked));
    return url;
}

void CameraFeeds::setPaused(FeedId id, bool paused)
{
    if (const Viewer viewer = d->viewer(id); viewer.slot)
        d->poller.setPaused(viewer.slot->id(), paused);
}

void CameraFeeds::setWanted(FeedId id, QSize wanted)
{
    const Viewer before = d->viewer(id);
    if (!before.slot || before.wanted == wanted)
        return;
    {
        const std::unique_lock lock(d->mutex);
        d->viewers[id].wanted = wanted;
    }
    const Shared shared = d->cameras.value(before.slot->id());
    if (d->gatherWants(shared))
        d->tellWanted(shared);
    if (before.pace == Pace::Thumbnail || before.wanted.isEmpty() == wanted.isEmpty())
        return;
    if (wanted.isEmpty())
        Q_EMIT hidden(d->toldAs(shared.url));
    else
        Q_EMIT shown(d->toldAs(shared.url));
}

void CameraFeeds::close(FeedId id)
{
    Viewer viewer;
    {
        const std::unique_lock lock(d->mutex);
        viewer = d->viewers.take(id);
    }
    if (!viewer.slot)
        return;
    const FeedId camera = viewer.slot->id();
    if (d->recordedFor.value(camera) == id)
        d->poller.endRecording(camera, QStringLiteral("camera-closed"));
    Shared &shared = d->cameras[camera];
    std::erase(shared.viewers, id);
    const QUrl url = shared.url;
    if (shared.viewers.empty()) {
        d->keepStill(shared);
        d->watches.insert(url, viewer.slot->watchSoFar());
        viewer.slot->markClosed();
        d->byUrl.remove(url);
        d->cameras.remove(camera);
        d->poller.close(camera);
        d->fetcher.close(camera);
    } else if (d->gatherWants(shared)) {
        d->tellWanted(shared);
    }
    if (viewer.pace == Pace::Moving && !viewer.wanted.isEmpty())
        Q_EMIT hidden(d->toldAs(url));
}

void CameraFeeds::setThumbnailEvery(std::chrono::milliseconds every)
{
    const auto pace = std::max(every, std::chrono::milliseconds(250));
    d->poller.setThumbnailEvery(pace);
    d->fetcher.setThumbnailEvery(pace);
}

std::chrono::milliseconds CameraFeeds::thumbnailEvery() const
{
    return d->poller.thumbnailEvery();
}

void CameraFeeds::acceptView(FeedId id)
{
    if (const Viewer viewer = d->viewer(id); viewer.slot)
        viewer.slot->acceptView();
}

VideoFrame CameraFeeds::latest(FeedId id) const
{
    const Viewer viewer = d->viewer(id);
    return viewer.slot ? viewer.slot->latest(viewer.pace) : VideoFrame{};
}

FeedStatus CameraFeeds::status(FeedId id) const
{
    const Viewer viewer = d->viewer(id);
    return viewer.slot ? viewer.slot->status() : FeedStatus{};
}

int CameraFeeds::feedCount() const
{
    const std::shared_lock lock(d->mutex);
    return static_cast<int>(d->viewers.size());
}
} // namespace wanmi::video
