// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/rtspserver.h"

#include "simulator/rtspviewer.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <functional>
#include <mutex>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <QHash>
#include <queue>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <unordered_map>

namespace wanmi::simulator {
namespace {
constexpr quint64 wakeKey = 0, listenKey = 1, firstViewer = 2;

qint64 monotonicMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

Showing showingOf(StreamFault fault)
{
    switch (fault) {
    case StreamFault::Freeze:
        return Showing::Frozen;
    case StreamFault::Black:
        return Showing::Black;
    case StreamFault::Covered:
        return Showing::Covered;
    case StreamFault::Moved:
        return Showing::Moved;
    case StreamFault::LongGop:
        return Showing::LongGop;
    default:
        return Showing::Scene;
    }
}

void raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, std::max<rlim_t>(limit.rlim_cur, 16'384));
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}
} // namespace

struct StreamServer::Private
{
    Private(const QList<Clip> &clips, const StreamOptions &asked);
    ~Private();

    [[nodiscard]] bool listen(QString &why);
    void openDatagrams(sockaddr_in address);
    void post(std::function<void()> deed);
    void work();
    void watch(int fd, quint64 key, quint32 events, int operation) const;
    void welcome();
    void serve(quint64 key, quint32 events, qint64 now);
    void wakeDue(qint64 now);
    void afterwards(quint64 key, RtspViewer &viewer);
    [[nodiscard]] int clipOf(const QString &camera) const;
    [[nodiscard]] const PacketizedClip &shownOf(const QString &camera, StreamFault fault) const;

    StreamOptions options;
    std::vector<PacketizedClip> clips, mains; ///< the latter beside `clips`; without frames: there is none
    std::vector<PacketizedClip> faultClips, stuckClips; ///< the latter beside `clips`
    RtspViewer::Surroundings around;
    int listener = -1, epoll = -1, wake = -1;
    quint16 port = 0;

    mutable std::mutex mutex; // faults and deeds come from any thread
    QHash<QString, StreamFault> faults;
    std::vector<std::function<void()>> deeds;
    std::atomic<int> viewerCount{0};
    std::atomic<quint64> framesSent{0};

    bool stops = false; // the server's thread only, as all below
    quint64 lastKey = firstViewer;
    std::unordered_map<quint64, std::unique_ptr<RtspViewer>> viewers;
    using Due = std::pair<qint64, quint64>;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> due;
    std::thread thread;
};

StreamServer::Private::Private(const QList<Clip> &asked, const StreamOptions &wishes)
    : options(wishes)
    , around{options, clips, mains, {}, {}, {}, -1, -1, 0, monotonicMs()}
{
    QSize small = asked.front().size;
    for (const Clip &clip : asked)
        small = small.boundedTo(clip.size);
    const auto isMain = [small](const Clip &clip) { return clip.size.width() > small.width(); };
    for (const Clip &clip : asked) {
        if (!isMain(clip))
            (clip.showing == Showing::Scene ? clips : faultClips).push_back(packetize(clip));
    }
    mains.resize(clips.size());
    for (const Clip &clip : asked) {
        const PacketizedClip large = isMain(clip) ? packetize(clip) : PacketizedClip();
        for (std::size_t i = 0; i < clips.size() && isMain(clip); ++i) {
            if (clips[i].name == large.name && clips[i].encoding == large.encoding)
                mains[i] = large;
        }
    }
    for (const PacketizedClip &clip : clips)
        stuckClips.push_back(stuck(clip));
    around.faultOf = [this](const QString &camera) {
        const std::lock_guard lock(mutex);
        return faults.value(camera, StreamFault::None);
    };
    around.clipOf = [this](const QString &camera) { return clipOf(camera); };
    around.shownOf = [this](const QString &camera, StreamFault fault) -> const PacketizedClip & {
        return shownOf(camera, fault);
    };
}

StreamServer::Private::~Private()
{
    if (thread.joinable()) {
        post([this] { stops = true; });
        thread.join();
    }
    for (const int fd : {listener, epoll, wake, around.rtpSocket, around.rtcpSocket}) {
        if (fd >= 0)
            ::close(fd);
    }
}

int StreamServer::Private::clipOf(const QString &camera) const
{
    return static_cast<int>(stableHash(camera) % clips.size());
}

const PacketizedClip &StreamServer::Private::shownOf(const QString &camera, StreamFault fault) const
{
    const auto index = static_cast<std::size_t>(clipOf(camera));
    const PacketizedClip &scene = clips[index];
    const Showing showing = showingOf(fault);
    if (showing == Showing::Frozen && stableHash(camera) / 4096 % 2 == 0)
        return stuckClips[index];
    const auto fits = [&](const PacketizedClip &clip) {
        return clip.showing == showing && clip.encoding == scene.encoding
            && (clip.name == scene.name || showing == Showing::Black);
    };
    const auto found = std::find_if(faultClips.begin(), faultClips.end(), fits);
    if (found != faultClips.end())
        return *found;
    return showing == Showing::Frozen ? stuckClips[index] : scene;
}

bool StreamServer::Private::listen(QString &why)
{
    raiseDescriptorLimit();
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(options.port);
    listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    constexpr int backlog = 4096;
    socklen_t length = sizeof address;
    if (::inet_pton(AF_INET, options.address.toLatin1().constData(), &address.sin_addr) != 1
        || ::bind(listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || ::listen(listener, backlog) != 0
        || ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &length) != 0) {
        why = QString::fromLocal8Bit(std::strerror(errno));
        return false;
    }
    port = ntohs(address.sin_port);
    openDatagrams(address);
    epoll = ::epoll_create1(EPOLL_CLOEXEC);
    wake = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    watch(wake, wakeKey, EPOLLIN, EPOLL_CTL_ADD);
    watch(listener, listenKey, EPOLLIN, EPOLL_CTL_ADD);
    thread = std::thread([this] { work(); });
    return true;
}

/// Two ports beside each other; without them whoever wants datagrams is refused. Nobody's reports are read.
void StreamServer::Private::openDatagrams(sockaddr_in address)
{
    constexpr int tries = 64;
    const auto bound = [&address](quint16 number) {
        const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        address.sin_port = htons(number);
        if (socket >= 0 && ::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
            return socket;
        ::close(socket);
        return -1;
    };
    for (int i = 0; i < tries && around.rtcpSocket < 0; ++i) {
        const int first = bound(0);
        sockaddr_in given{};
        socklen_t length = sizeof given;
        if (first < 0 || ::getsockname(first, reinterpret_cast<sockaddr *>(&given), &length) != 0)
            return;
        around.rtpPort = ntohs(given.sin_port);
        around.rtcpSocket = around.rtpPort % 2 ? -1 : bound(quint16(around.rtpPort + 1));
        around.rtpSocket = around.rtcpSocket < 0 ? -1 : first;
        if (around.rtcpSocket < 0)
            ::close(first);
    }
}

void StreamServer::Private::watch(int fd, quint64 key, quint32 events, int operation) const
{
    epoll_event event{};
    event.events = events;
    event.data.u64 = key;
    ::epoll_ctl(epoll, operation, fd, &event);
}

void StreamServer::Private::post(std::function<void()> deed)
{
    {
        const std::lock_guard lock(mutex);
        deeds.push_back(std::move(deed));
    }
    const quint64 one = 1;
    [[maybe_unused]] const auto written = ::write(wake, &one, sizeof one);
}

void StreamServer::Private::work()
{
    pthread_setname_np(pthread_self(), "wanmi-streams");
    std::array<epoll_event, 256> events;
    constexpr qint64 coalesceMs = 4;
    while (!stops) {
        const qint64 pause
            = due.empty() ? 1000 : std::clamp<qint64>(due.top().first - monotonicMs(), coalesceMs, 1000);
        const int count
            = ::epoll_wait(epoll, events.data(), static_cast<int>(events.size()), static_cast<int>(pause));
        const qint64 now = monotonicMs();
        for (int i = 0; i < count; ++i) {
            const epoll_event &event = events[static_cast<std::size_t>(i)];
            if (event.data.u64 == wakeKey) {
                quint64 rung = 0;
                [[maybe_unused]] const auto got = ::read(wake, &rung, sizeof rung);
                std::vector<std::function<void()>> todo;
                {
                    const std::lock_guard lock(mutex);
                    todo.swap(deeds);
                }
                for (const auto &deed : todo)
                    deed();
            } else if (event.data.u64 == listenKey) {
                welcome();
            } else {
                serve(event.data.u64, event.events, now);
            }
        }
        wakeDue(now);
    }
    viewers.clear();
}

void StreamServer::Private::welcome()
{
    while (true) {
        const int fd = ::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0)
            return;
        const int on = 1;
        ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        const quint64 key = ++lastKey;
        viewers.emplace(key, std::make_unique<RtspViewer>(around, fd));
        viewerCount = static_cast<int>(viewers.size());
        watch(fd, key, EPOLLIN, EPOLL_CTL_ADD);
    }
}

void StreamServer::Private::serve(quint64 key, quint32 events, qint64 now)
{
    const auto it = viewers.find(key);
    if (it == viewers.end())
        return;
    RtspViewer &viewer = *it->second;
    const qint64 dueBefore = viewer.dueMs();
    if (events & EPOLLOUT)
        viewer.write();
    if (events & (EPOLLIN | EPOLLERR | EPOLLHUP))
        viewer.read(now);
    if (dueBefore == 0 && viewer.dueMs() > 0)
        due.push({viewer.dueMs(), key});
    afterwards(key, viewer);
}

void StreamServer::Private::wakeDue(qint64 now)
{
    while (!due.empty() && due.top().first <= now) {
        const quint64 key = due.top().second;
        due.pop();
        const auto it = viewers.find(key);
        if (it == viewers.end())
            continue;
        if (it->second->wake(now))
            framesSent.fetch_add(1, std::memory_order_relaxed);
        if (it->second->dueMs() > 0)
            due.push({it->second->dueMs(), key});
        afterwards(key, *it->second);
    }
}

void StreamServer::Private::afterwards(quint64 key, RtspViewer &viewer)
{
    if (viewer.isOver()) {
        viewers.erase(key);
        viewerCount = static_cast<int>(viewers.size());
        return;
    }
    if (viewer.wantsWrite() != viewer.watchedForWrite) {
        viewer.watchedForWrite = viewer.wantsWrite();
        watch(viewer.fd(), key, EPOLLIN | (viewer.wantsWrite() ? EPOLLOUT : 0U), EPOLL_CTL_MOD);
    }
}

StreamServer::StreamServer(std::unique_ptr<Private> made)
    : d(std::move(made))
{
}

StreamServer::~StreamServer() = default;

base::Result<std::unique_ptr<StreamServer>> StreamServer::start(const QList<Clip> &clips,
                                                                const StreamOptions &options)
{
    auto made = std::make_unique<Private>(clips, options);
    QString why = QStringLiteral("no clip");
    if (made->clips.empty() || !made->listen(why))
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("cannot-listen"), why);
    return std::unique_ptr<StreamServer>(new StreamServer(std::move(made)));
}

quint16 StreamServer::port() const
{
    return d->port;
}

void StreamServer::setFault(const QString &cameraId, StreamFault fault)
{
    {
        const std::lock_guard lock(d->mutex);
        d->faults.insert(cameraId, fault);
    }
    d->post([this, cameraId] {
        std::vector<quint64> keys;
        for (const auto &[key, viewer] : d->viewers) {
            if (viewer->camera() == cameraId)
                keys.push_back(key);
        }
        for (const quint64 key : keys) {
            d->viewers.at(key)->applyFault();
            d->afterwards(key, *d->viewers.at(key));
        }
    });
}

void StreamServer::resetAll()
{
    d->post([this] {
        for (const auto &[key, viewer] : d->viewers)
            viewer->reset();
        d->viewers.clear();
        d->viewerCount = 0;
    });
}

int StreamServer::clipOf(const QString &cameraId) const
{
    return d->clipOf(cameraId);
}

bool StreamServer::isGuarded(const QString &cameraId) const
{
    return wanmi::simulator::isGuarded(d->options, cameraId);
}

int StreamServer::viewers() const
{
    return d->viewerCount;
}

quint64 StreamServer::framesSent() const
{
    return d->framesSent;
}
} // namespace wanmi::simulator
