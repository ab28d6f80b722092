// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/feedslot.h"

#include "video/picturedecoder.h"
#include "video/monotonic.h"

namespace wanmi::video {
namespace {
quint64 packed(QSize size)
{
    const auto width = static_cast<quint32>(qMax(0, size.width()));
    const auto height = static_cast<quint32>(qMax(0, size.height()));
    return static_cast<quint64>(width) << 32 | height;
}

QString tokenOf(View view)
{
    switch (view) {
    case View::Clear:
        break;
    case View::Frozen:
        return QStringLiteral("frozen");
    case View::Black:
        return QStringLiteral("black");
    case View::Covered:
        return QStringLiteral("covered");
    case View::Moved:
        return QStringLiteral("moved");
    }
    return {};
}
} // namespace

FeedSlot::FeedSlot(FeedId id, std::atomic<quint64> &drops)
    : m_id(id)
    , m_drops(drops)
{
    m_status.since = base::SystemClock().now();
}

FeedSlot::~FeedSlot() = default;

QSize FeedSlot::wanted(Pace pace) const
{
    const quint64 both = (pace == Pace::Moving ? m_wanted : m_thumbnail).load(std::memory_order_relaxed);
    return {static_cast<int>(both >> 32), static_cast<int>(both & 0xffffffffU)};
}

void FeedSlot::setWanted(Pace pace, QSize wanted)
{
    (pace == Pace::Moving ? m_wanted : m_thumbnail).store(packed(wanted), std::memory_order_relaxed);
}

bool FeedSlot::push(ArrivedUnit unit)
{
    // A decoder that cannot keep up shows the newest key picture instead of falling behind.
    constexpr std::size_t behind = 12;
    constexpr std::size_t farBehind = 100;
    const std::lock_guard lock(m_mutex);
    if (unit.unit.key) {
        m_dropsToKey = false;
        if (m_waiting.size() > behind)
            drop();
    } else if (m_waiting.size() > farBehind) {
        drop();
        m_dropsToKey = true;
    }
    if (m_dropsToKey) {
        ++m_drops;
        return false;
    }
    m_waiting.push_back(std::move(unit));
    return !std::exchange(m_inPool, true);
}

void FeedSlot::drop()
{
    m_drops += m_waiting.size();
    m_waiting.clear();
}

std::vector<ArrivedUnit> FeedSlot::takeAll()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_waiting, {});
}

bool FeedSlot::pushKey(ArrivedUnit unit)
{
    const std::lock_guard lock(m_mutex);
    if (m_key)
        m_superseded.fetch_add(1, std::memory_order_relaxed);
    m_key = std::move(unit);
    return !std::exchange(m_inPool, true);
}

std::optional<ArrivedUnit> FeedSlot::takeKey()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_key, {});
}

bool FeedSlot::enterPool()
{
    const std::lock_guard lock(m_mutex);
    m_again = m_inPool;
    return !std::exchange(m_inPool, true);
}

bool FeedSlot::leavePool()
{
    const std::lock_guard lock(m_mutex);
    m_inPool = std::exchange(m_again, false) || !m_waiting.empty() || m_key;
    return m_inPool;
}

QImage FeedSlot::show(const QImage &image, Instant at, QSize sourceSize)
{
    m_tooLarge.store(false, std::memory_order_relaxed);
    m_pictureMs.store(monotonicMs(), std::memory_order_relaxed);
    const std::lock_guard lock(m_mutex);
    ++m_status.pictures;
    m_status.sourceSize = sourceSize;
    return std::exchange(m_latest, VideoFrame{image, at, ++m_number}).image;
}

bool FeedSlot::watch(const Luma &luma, bool key, int haste)
{
    const std::lock_guard watching(m_watchMutex);
    const qint64 now = monotonicMs() * haste;
    bool isNews = m_acceptsView.exchange(false, std::memory_order_relaxed);
    if (isNews)
        m_watch.acceptView();
    if (!luma.isEmpty() && m_watch.wants(now, key))
        isNews |= m_watch.look(gridOf(luma), now, key);
    if (!isNews)
        return false;
    const ViewVerdict &verdict = m_watch.verdict();
    const std::lock_guard lock(m_mutex);
    m_status.view = tokenOf(verdict.view);
    m_status.viewSince = base::SystemClock().now() - std::chrono::milliseconds((now - verdict.sinceMs) / haste);
    return true;
}

PictureWatch FeedSlot::watchSoFar() const
{
    const std::lock_guard watching(m_watchMutex);
    return m_watch;
}

void FeedSlot::resume(const PictureWatch &watch)
{
    const std::lock_guard watching(m_watchMutex);
    m_watch = watch;
    m_watch.pause();
}

void FeedSlot::showThumbnail(const QImage &image, Instant at, QSize sourceSize)
{
    m_tooLarge.store(false, std::memory_order_relaxed);
    const qint64 now = monotonicMs();
    m_pictureMs.store(now, std::memory_order_relaxed);
    m_thumbnailMs.store(now, std::memory_order_relaxed);
    const std::lock_guard lock(m_mutex);
    ++m_status.pictures;
    m_smallest = VideoFrame{image, at, ++m_number};
    m_status.sourceSize = sourceSize;
}

void FeedSlot::begin(const VideoFrame &still, qint64 stillMs)
{
    m_pictureMs.store(stillMs, std::memory_order_relaxed);
    const std::lock_guard lock(m_mutex);
    m_latest = still;
    m_latest.still = true;
    m_number = still.number;
}

VideoFrame FeedSlot::latest(Pace pace) const
{
    const std::lock_guard lock(m_mutex);
    // Nobody waits for a picture of the right size who may look at one that is there already.
    const bool wantsLarge = pace == Pace::Moving;
    const VideoFrame &first = wantsLarge ? m_latest : m_smallest;
    const VideoFrame &second = wantsLarge ? m_smallest : m_latest;
    constexpr std::chrono::seconds outdated{3};
    const bool takesSecond = second.number > 0 && (first.number == 0 || first.still || second.at - first.at > outdated);
    return takesSecond ? second : first;
}

QSize FeedSlot::sourceSize() const
{
    const std::lock_guard lock(m_mutex);
    return m_status.sourceSize;
}

bool FeedSlot::setState(FeedState state, const QString &reason, int attempts)
{
    const std::lock_guard lock(m_mutex);
    m_status.attempts = attempts;
    if (m_status.state == state && m_status.reason == reason)
        return false;
    m_status.state = state;
    m_status.reason = reason;
    m_status.since = base::SystemClock().now();
    return true;
}

FeedStatus FeedSlot::status() const
{
    const qint64 now = monotonicMs();
    const auto age = [now](qint64 then) -> std::optional<std::chrono::milliseconds> {
        if (then == never)
            return {};
        return std::chrono::milliseconds(now - then);
    };
    const std::lock_guard lock(m_mutex);
    FeedStatus status = m_status;
    if (status.state != FeedState::Live)
        status.view.clear();
    status.packetAge = age(m_packetMs.load(std::memory_order_relaxed));
    status.pictureAge = age(m_pictureMs.load(std::memory_order_relaxed));
    return status;
}
} // namespace wanmi::video
