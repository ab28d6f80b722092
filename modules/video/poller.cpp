// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/poller.h"

#include "base/doors.h"
#include "video/monotonic.h"

#include <algorithm>
#include <array>
#include <pthread.h>
#include <QLoggingCategory>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

namespace wanmi::video {
namespace {
Q_LOGGING_CATEGORY(lcVideo, "wanmi.video")

constexpr quint64 wakeKey = 0;
constexpr qint64 sweepMs = 250;
constexpr std::size_t arrivingAtMost = 200;

/// A desktop session starts with 1,024 descriptors, one camera needs one.
void raiseDescriptorLimit()
{
    rlimit limit{};
    constexpr rlim_t enough = 16'384;
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= enough)
        return;
    limit.rlim_cur = std::min(enough, limit.rlim_max);
    if (::setrlimit(RLIMIT_NOFILE, &limit) != 0)
        qCWarning(lcVideo, "the descriptor limit stays at its old value");
}
} // namespace

Poller::Poller(const FeedOptions &options, DecodePool &pool, RingBudget &budget, ClipRecorder &recorder,
               std::function<void(FeedId)> stateChanged)
    : m_options(options)
    , m_thumbnailEveryMs(options.thumbnailEvery.count())
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
    , m_around{m_options, m_thumbnailEveryMs, m_epoll, pool, std::move(stateChanged), budget, recorder}
    , m_buffer(256 * 1024)
{
    raiseDescriptorLimit();
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = wakeKey;
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wake, &event);
    m_thread = std::thread([this] { work(); });
}

Poller::~Poller()
{
    post([this] { m_stops = true; });
    m_thread.join();
    ::close(m_wake);
    ::close(m_epoll);
}

void Poller::open(std::shared_ptr<FeedSlot> slot, const QUrl &url)
{
    post([this, slot = std::move(slot), url] {
        const auto id = static_cast<quint64>(slot->id());
        if (slot->isClosed())
            return;
        auto &link = m_links[id] = std::make_unique<CameraLink>(m_around, slot, url);
        if (link->phase() == CameraLink::Phase::Due)
            m_due.push_back(id);
    });
}

void Poller::close(FeedId id)
{
    post([this, id] { m_links.erase(static_cast<quint64>(id)); });
}

void Poller::wantedChanged(FeedId id)
{
    post([this, id] {
        if (const auto it = m_links.find(static_cast<quint64>(id)); it != m_links.end())
            it->second->wantedChanged(monotonicMs());
    });
}

void Poller::record(FeedId id, const EvidenceOrder &order)
{
    post([this, id, order] {
        if (const auto it = m_links.find(static_cast<quint64>(id)); it != m_links.end())
            it->second->record(order);
    });
}

void Poller::endRecording(FeedId id, const QString &reason)
{
    post([this, id, reason] {
        if (const auto it = m_links.find(static_cast<quint64>(id)); it != m_links.end())
            it->second->endRecording(reason);
    });
}

void Poller::setPaused(FeedId id, bool paused)
{
    post([this, id, paused] {
        if (const auto it = m_links.find(static_cast<quint64>(id)); it != m_links.end())
            it->second->setPaused(paused, monotonicMs());
    });
}

void Poller::askNewest(FeedId id, std::function<void(PacketPast)> give)
{
    post([this, id, give = std::move(give)] {
        constexpr std::size_t groups = 2; // the running one, and one to fall back on
        const auto it = m_links.find(static_cast<quint64>(id));
        give(it == m_links.end() ? PacketPast() : it->second->newest(groups));
    });
}

void Poller::post(Deed deed)
{
    bool first = false;
    {
        const std::lock_guard lock(m_mutex);
        first = m_deeds.empty();
        m_deeds.push_back(std::move(deed));
    }
    const quint64 one = 1;
    if (first && ::write(m_wake, &one, sizeof one) < 0)
        qCWarning(lcVideo, "the network thread cannot be woken");
}

void Poller::runDeeds()
{
    quint64 count = 0;
    [[maybe_unused]] const auto got = ::read(m_wake, &count, sizeof count);
    std::vector<Deed> deeds;
    {
        const std::lock_guard lock(m_mutex);
        deeds.swap(m_deeds);
    }
    for (const Deed &deed : deeds)
        deed();
}

void Poller::work()
{
    pthread_setname_np(pthread_self(), "wanmi-video");
    base::passDoor(base::Door::Network, "cameras");
    std::array<epoll_event, 256> events;
    qint64 nextSweep = monotonicMs() + sweepMs;
    while (!m_stops) {
        const qint64 pause = std::max<qint64>(0, nextSweep - monotonicMs());
        const int count
            = ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), static_cast<int>(pause));
        const qint64 now = monotonicMs();
        for (int i = 0; i < count; ++i) {
            const epoll_event &event = events[static_cast<std::size_t>(i)];
            if (event.data.u64 == wakeKey)
                runDeeds();
            else
                handle(FeedId{event.data.u64}, event.events, now);
        }
        if (now >= nextSweep) {
            sweep(now);
            nextSweep = now + sweepMs;
        }
        if (!m_due.empty())
            beginDue(now);
    }
    m_links.clear();
}

void Poller::handle(FeedId id, quint32 events, qint64 now)
{
    const auto it = m_links.find(static_cast<quint64>(id));
    if (it == m_links.end())
        return;
    CameraLink &link = *it->second;
    const bool troubled = events & (EPOLLERR | EPOLLHUP);
    if ((events & EPOLLOUT) || (troubled && link.phase() == CameraLink::Phase::Connecting))
        link.write(now);
    if ((events & EPOLLIN) || troubled)
        link.read(now, m_buffer);
    if (link.phase() == CameraLink::Phase::Waiting && link.tick(now))
        m_due.push_back(static_cast<quint64>(id));
}

void Poller::sweep(qint64 now)
{
    for (auto &[id, link] : m_links) {
        if (link->isCold())
            link->read(now, m_buffer);
        if (link->tick(now))
            m_due.push_back(id);
    }
}

void Poller::beginDue(qint64 now)
{
    auto arriving = static_cast<std::size_t>(std::count_if(
        m_links.begin(), m_links.end(), [](const auto &one) { return one.second->isArriving(); }));
    std::size_t begun = 0;
    for (; begun < m_due.size() && arriving < arrivingAtMost; ++begun, ++arriving) {
        const quint64 id = m_due[begun];
        const auto it = m_links.find(id);
        if (it == m_links.end() || it->second->phase() != CameraLink::Phase::Due)
            continue;
        const auto name = it->second->begin(now);
        if (!name)
            continue;
        m_resolver.ask(*name, it->second->port(), [this, id](const NetAddresses &found) {
            post([this, id, found] {
                const auto link = m_links.find(id);
                if (link != m_links.end() && link->second->phase() == CameraLink::Phase::Resolving)
                    link->second->connectTo(found, monotonicMs());
            });
        });
    }
    m_due.erase(m_due.begin(), m_due.begin() + static_cast<std::ptrdiff_t>(begun));
}
} // namespace wanmi::video
