// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/cameralink.h"

#include "video/streamaccess.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <QRandomGenerator>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace wanmi::video {
namespace {
constexpr quint16 rtspPort = 554;
constexpr int redirectsAtMost = 3;
constexpr qint64 steadyMs = 10'000; // Live for so long: the next failure is a new one, not the old one again
constexpr qint64 pictureFloorMs = 5'000;
constexpr qint64 gopAtMostMs = 20'000;
constexpr double rtpPerMs = 90; // of video (RFC 6184 §8.2.1, RFC 7798 §7.1)

QString reasonOf(int error)
{
    switch (error) {
    case ECONNREFUSED:
        return QStringLiteral("connection-refused");
    case ECONNRESET:
    case EPIPE:
        return QStringLiteral("reset");
    case ETIMEDOUT:
        return QStringLiteral("timeout");
    case EMFILE:
    case ENFILE:
        return QStringLiteral("no-descriptors");
    default:
        return QStringLiteral("unreachable");
    }
}

bool isUsable(const QUrl &url)
{
    return url.isValid() && url.scheme() == u"rtsp" && !url.host().isEmpty();
}
} // namespace

CameraLink::CameraLink(const Surroundings &surroundings, std::shared_ptr<FeedSlot> slot, const QUrl &url)
    : m_around(surroundings)
    , m_slot(std::move(slot))
    , m_url(url)
    , m_target(url)
    , m_interest(interest())
    , m_recordedFrom(recordedMoment(url))
{
    if (surroundings.options.past.count() > 0)
        m_ring.emplace(surroundings.options.past, surroundings.budget);
    if (isUsable(url))
        return;
    m_phase = Phase::Hopeless;
    const bool isClosed = url.scheme() == QLatin1String(StreamAccessBook::ClosedScheme);
    show(FeedState::Failed, isClosed ? QStringLiteral("not-permitted") : QStringLiteral("bad-url"));
}

CameraLink::Interest CameraLink::interest() const
{
    return !m_slot->wanted(Pace::Moving).isEmpty()  ? Interest::Moving
        : !m_slot->wanted(Pace::Thumbnail).isEmpty() ? Interest::Thumbnail
                                                     : Interest::None;
}

CameraLink::~CameraLink()
{
    endRecording(QStringLiteral("camera-closed"));
    if (m_session && m_fd >= 0 && m_phase >= Phase::Talking) {
        m_session->bye();
        const QByteArray farewell = m_output + m_session->takeOutput();
        [[maybe_unused]] const auto sent
            = ::send(m_fd, farewell.constData(), static_cast<std::size_t>(farewell.size()), MSG_NOSIGNAL);
    }
    closeSocket();
    if (m_slot->enterPool())
        m_around.pool.submit(m_slot);
}

quint16 CameraLink::port() const
{
    return static_cast<quint16>(m_target.port(rtspPort));
}

std::optional<QByteArray> CameraLink::begin(qint64 now)
{
    m_now = now;
    m_deadline = now + m_around.options.answerTimeout.count();
    const QByteArray host = m_target.host(QUrl::FullyEncoded).toLatin1();
    if (const NetAddresses numeric = Resolver::numeric(host, port()); !numeric.empty()) {
        connectTo(numeric, now);
        return {};
    }
    m_phase = Phase::Resolving;
    return host;
}

void CameraLink::connectTo(const NetAddresses &addresses, qint64 now)
{
    m_now = now;
    if (addresses.empty())
        return fail(QStringLiteral("unknown-host"), now);
    const NetAddress &address = addresses[static_cast<std::size_t>(m_attempts) % addresses.size()];
    m_fd = ::socket(address.bytes.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_fd < 0)
        return fail(reasonOf(errno), now);
    const int on = 1;
    ::setsockopt(m_fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    m_phase = Phase::Connecting;
    m_reorderer = {};
    m_reception = ReceptionReport();
    m_ownSource = QRandomGenerator::global()->generate();
    if (::connect(m_fd, reinterpret_cast<const sockaddr *>(&address.bytes), address.length) < 0
        && errno != EINPROGRESS)
        return fail(reasonOf(errno), now);
    listen(EPOLLOUT, true);
}

void CameraLink::listen(quint32 events, bool first)
{
    if (!first && events == m_events)
        return;
    m_events = events;
    epoll_event event{};
    event.events = events;
    event.data.u64 = static_cast<quint64>(m_slot->id());
    ::epoll_ctl(m_around.epoll, first ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, m_fd, &event);
    if (!m_datagrams)
        return;
    event.events = events & EPOLLIN;
    for (const int socket : {m_datagrams->rtpSocket(), m_datagrams->rtcpSocket()})
        ::epoll_ctl(m_around.epoll, EPOLL_CTL_MOD, socket, &event);
}

void CameraLink::write(qint64 now)
{
    m_now = now;
    if (m_phase == Phase::Connecting) {
        int error = 0;
        socklen_t length = sizeof error;
        ::getsockopt(m_fd, SOL_SOCKET, SO_ERROR, &error, &length);
        if (error != 0)
            return fail(reasonOf(error), now);
        m_phase = Phase::Talking;
        m_session = std::make_unique<RtspSession>(m_target,
                                                  m_around.options.datagrams ? Carrier::Datagrams : Carrier::Interleaved);
        m_session->start();
    }
    talk(now);
}

void CameraLink::talk(qint64 now)
{
    if (!m_session)
        return;
    m_output += m_session->takeOutput();
    if (!m_output.isEmpty()) {
        const auto sent
            = ::send(m_fd, m_output.constData(), static_cast<std::size_t>(m_output.size()), MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN)
            return fail(reasonOf(errno), now);
        m_output.remove(0, std::max<qsizetype>(0, sent));
    }
    const bool reads = m_interest == Interest::Moving || m_phase != Phase::Playing;
    listen((reads ? quint32{EPOLLIN} : 0U) | (m_output.isEmpty() ? 0U : quint32{EPOLLOUT}));
}

void CameraLink::read(qint64 now, std::span<uchar> buffer)
{
    m_now = now;
    constexpr int turns = 8; // then the other cameras have theirs
    for (int turn = 0; turn < turns && m_fd >= 0 && m_session; ++turn) {
        const auto got = ::recv(m_fd, buffer.data(), buffer.size(), 0);
        if (got < 0 && errno == EAGAIN)
            break;
        if (got < 0)
            return fail(reasonOf(errno), now);
        if (got == 0)
            return fail(QStringLiteral("closed"), now);
        m_session->receive(Bytes(buffer.data(), static_cast<std::size_t>(got)), *this);
        if (m_session->phase() == RtspSession::Phase::Failed)
            return fail(m_session->reason(), now);
        if (m_session->phase() == RtspSession::Phase::WantsPorts && !openDatagrams(now))
            return;
        if (m_session->phase() == RtspSession::Phase::Redirected)
            return follow(m_session->redirect(), now);
        if (static_cast<std::size_t>(got) < buffer.size())
            break;
    }
    readDatagrams(now, buffer);
    talk(now);
}

/// \return false: it failed, and the connection with it.
bool CameraLink::openDatagrams(qint64 now)
{
    m_greeted = false;
    m_datagrams = DatagramPort::open(m_fd);
    if (!m_datagrams) {
        fail(QStringLiteral("no-descriptors"), now);
        return false;
    }
    for (const int socket : {m_datagrams->rtpSocket(), m_datagrams->rtcpSocket()}) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = static_cast<quint64>(m_slot->id());
        ::epoll_ctl(m_around.epoll, EPOLL_CTL_ADD, socket, &event);
    }
    m_session->setUpDatagrams(m_datagrams->port());
    return true;
}

void CameraLink::readDatagrams(qint64 now, std::span<uchar> buffer)
{
    if (!m_datagrams || !m_session)
        return;
    if (!m_greeted && m_session->phase() >= RtspSession::Phase::Starting) {
        m_greeted = true;
        const auto [rtpPort, rtcpPort] = m_session->serverPorts();
        m_datagrams->greet(rtpPort, rtcpPort);
    }
    constexpr int most = 512; // then the other cameras have theirs
    const auto take = [this](Bytes rtp) { takePacket(rtp); };
    m_datagrams->read(buffer, most, [&](Bytes rtp) { m_reorderer.add(rtp, now, take); },
                      [this](Bytes rtcp) { takeControl(rtcp); });
    m_reorderer.tick(now, take);
}

void CameraLink::takeControl(Bytes rtcp)
{
    if (const auto report = readSenderReport(rtcp))
        m_reception.took(*report, m_now);
}

/// A camera that hears nothing of a receiver takes it for gone. \return true: something is to be sent on the connection.
bool CameraLink::report(qint64 now)
{
    constexpr qint64 everyMs = 5'000;
    if (now < m_reportAt)
        return false;
    m_reportAt = now + everyMs;
    const QByteArray rtcp = m_reception.packet(m_ownSource, now);
    if (m_datagrams)
        m_datagrams->sendControl(rtcp);
    else
        m_session->sendControl(rtcp);
    return !m_datagrams;
}

void CameraLink::takePacket(Bytes rtp)
{
    const auto packet = readRtp(rtp);
    if (!packet || packet->payloadType != m_session->track().payloadType)
        return;
    m_reception.took(*packet, m_now);
    m_lastPacket = m_now;
    m_slot->notePacket(m_now);
    if (m_phase != Phase::Playing) {
        m_phase = Phase::Playing;
        m_paused = false;
        m_liveSince = m_watchedSince = m_now;
        m_lastKey = m_gop = 0;
        m_keepAliveAt = m_now + std::chrono::milliseconds(m_session->keepAliveEvery()).count();
        m_depacketizer = Depacketizer(m_session->track().format);
        m_firstTime.reset();
        if (m_ring)
            m_ring->setWatched(m_interest == Interest::Moving);
        m_reportAt = m_now;
        show(FeedState::Live);
    }
    if (m_depacketizer.belongsToKey(packet->payload) && packet->timestamp != m_lastKeyTime) {
        if (m_lastKey > 0)
            m_gop = std::min(m_now - m_lastKey, gopAtMostMs);
        m_lastKey = m_now;
        m_lastKeyTime = packet->timestamp;
    }
    if (!needsPackets())
        return;
    m_depacketizer.take(*packet, m_units);
    for (AccessUnit &unit : m_units) {
        const Instant at = takenAt(unit);
        handOn(ArrivedUnit{std::move(unit), at});
    }
    m_units.clear();
}

/// Live: now. Of a record: when it was, by RTP's time since the first picture.
Instant CameraLink::takenAt(const AccessUnit &unit)
{
    if (!m_session->recorded())
        return base::SystemClock().now();
    if (!m_firstTime)
        m_firstTime = unit.rtpTime;
    const RecordedMoment &begin = *m_session->recorded();
    const auto passed = double(static_cast<qint32>(unit.rtpTime - *m_firstTime)) / rtpPerMs;
    m_lastTaken = begin.from + std::chrono::milliseconds(std::llround(passed * begin.scale));
    return m_lastTaken;
}

void CameraLink::setPaused(bool paused, qint64 now)
{
    if (!isRecorded() || m_phase != Phase::Playing || m_paused == paused)
        return;
    m_paused = paused;
    if (paused) {
        m_session->pause();
    } else {
        m_session->resume(m_lastTaken);
        m_firstTime.reset();
        m_lastPacket = m_watchedSince = m_liveSince = now;
    }
    talk(now);
}

void CameraLink::handOn(ArrivedUnit arrived)
{
    if (m_ring)
        m_ring->add(arrived, m_now);
    if (m_records)
        m_around.recorder.add(m_slot->id(), arrived);
    // A thumbnail is due a little early: GOPs come as long as thumbnails are apart, and half of them would be missed by a hair.
    constexpr qint64 earlyMs = 240;
    const bool isDue = arrived.unit.key && !m_slot->wanted(Pace::Thumbnail).isEmpty()
        && m_now - m_thumbnailAt >= m_around.thumbnailEveryMs.load(std::memory_order_relaxed) - earlyMs;
    bool entersPool = false;
    if (isDue) {
        m_thumbnailAt = m_now;
        entersPool = m_slot->pushKey(arrived);
    }
    if (m_interest == Interest::Moving)
        entersPool |= m_slot->push(std::move(arrived));
    if (entersPool)
        m_around.pool.submit(m_slot);
}

void CameraLink::record(const EvidenceOrder &order)
{
    // One clip a camera: the recorder lets the one that runs go on.
    if (!needsPackets())
        m_depacketizer.restart();
    m_records = true;
    m_around.recorder.begin(m_slot->id(), order, m_ring ? m_ring->past() : PacketPast());
}

void CameraLink::endRecording(const QString &reason)
{
    if (std::exchange(m_records, false))
        m_around.recorder.end(m_slot->id(), reason);
}

PacketPast CameraLink::newest(std::size_t groups) const
{
    return m_ring ? m_ring->newest(groups) : PacketPast();
}

void CameraLink::wantedChanged(qint64 now)
{
    const Interest before = std::exchange(m_interest, interest());
    if (before == m_interest)
        return;
    m_watchedSince = now;
    if (!m_ring && !m_records && (before == Interest::None || m_interest == Interest::None))
        m_depacketizer.restart();
    if (m_ring)
        m_ring->setWatched(m_interest == Interest::Moving);
    // What came since the last key picture is here: it moves at once instead of with the next one.
    if (m_interest == Interest::Moving) {
        bool entersPool = false;
        for (ArrivedUnit &one : newest(1))
            entersPool |= m_slot->push(std::move(one));
        if (entersPool)
            m_around.pool.submit(m_slot);
    }
    if (m_interest != Interest::Moving && m_slot->enterPool())
        m_around.pool.submit(m_slot);
    if (m_phase == Phase::Playing)
        talk(now);
}

bool CameraLink::tick(qint64 now)
{
    m_now = now;
    if (m_phase == Phase::Waiting && now >= m_retryAt) {
        m_phase = Phase::Due;
        return true;
    }
    if (isArriving() && now > m_deadline)
        fail(QStringLiteral("timeout"), now);
    else if (m_phase == Phase::Playing)
        watchOver(now);
    return false;
}

qint64 CameraLink::picturePatience() const
{
    const qint64 every = m_interest == Interest::Thumbnail ? m_around.thumbnailEveryMs.load(std::memory_order_relaxed) : 0;
    return std::max(pictureFloorMs, 3 * std::max(m_gop, every));
}

void CameraLink::watchOver(qint64 now)
{
    const FeedOptions &options = m_around.options;
    const qint64 patience = std::max<qint64>(options.stallFloor.count(), 3 * m_gop);
    const qint64 silence = m_paused ? 0 : now - m_lastPacket;
    if (silence > patience + options.stallReconnect.count())
        return fail(QStringLiteral("timeout"), now);
    const qint64 lastPicture = std::max(m_slot->pictureMs(), m_watchedSince);
    if (silence > patience)
        show(FeedState::Stalled, QStringLiteral("no-data"));
    else if (!m_paused && m_interest != Interest::None && now - lastPicture > picturePatience())
        show(FeedState::Stalled, m_slot->isTooLarge() ? QStringLiteral("too-large") : QStringLiteral("no-picture"));
    else
        show(FeedState::Live);
    if (m_datagrams) {
        const auto take = [this](Bytes rtp) { takePacket(rtp); };
        m_reorderer.tick(now, take);
    }
    const bool reported = report(now);
    if (now < m_keepAliveAt) {
        if (reported)
            talk(now);
        return;
    }
    m_keepAliveAt = now + std::chrono::milliseconds(m_session->keepAliveEvery()).count();
    m_session->keepAlive();
    talk(now);
}

void CameraLink::follow(QUrl target, qint64 now)
{
    closeSocket();
    if (++m_redirects > redirectsAtMost)
        return fail(QStringLiteral("too-many-redirects"), now);
    if (target.userInfo().isEmpty() && target.host() == m_target.host())
        target.setUserInfo(m_target.userInfo(QUrl::FullyEncoded), QUrl::StrictMode);
    target.setFragment(m_url.fragment(QUrl::FullyEncoded), QUrl::StrictMode);
    m_target = target;
    m_phase = Phase::Waiting;
    m_retryAt = now;
}

void CameraLink::closeSocket()
{
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = -1;
    m_datagrams.reset();
    m_session.reset();
    m_output.clear();
}

void CameraLink::fail(QString reason, qint64 now)
{
    const FeedOptions &options = m_around.options;
    if (m_phase == Phase::Playing && now - m_liveSince > steadyMs)
        m_attempts = 0;
    closeSocket();
    const qint64 pause = std::min<qint64>(options.backOffFirst.count() << std::min(m_attempts, 16),
                                          options.backOffLast.count());
    // Between three and five quarters of it: what failed together must not come back together.
    m_retryAt = now + pause * 3 / 4 + QRandomGenerator::global()->bounded(static_cast<int>(pause / 2 + 1));
    ++m_attempts;
    m_target = m_url;
    m_redirects = 0;
    // A record would begin again where it began: whoever looks at it says from where it is to go on.
    m_phase = isRecorded() ? Phase::Hopeless : Phase::Waiting;
    show(FeedState::Failed, reason);
}

void CameraLink::show(FeedState state, const QString &reason)
{
    if (m_slot->setState(state, reason, m_attempts))
        m_around.stateChanged(m_slot->id());
}
} // namespace wanmi::video
