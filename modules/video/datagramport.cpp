// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/datagramport.h"

#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace wanmi::video {
namespace {
constexpr int ReceiveBytes = 512 * 1024; // half a second of a main stream's key pictures
constexpr int Tries = 64;

void setPort(NetAddress &address, quint16 port)
{
    if (address.bytes.ss_family == AF_INET6)
        reinterpret_cast<sockaddr_in6 &>(address.bytes).sin6_port = htons(port);
    else
        reinterpret_cast<sockaddr_in &>(address.bytes).sin_port = htons(port);
}

quint16 portOf(const NetAddress &address)
{
    return ntohs(address.bytes.ss_family == AF_INET6 ? reinterpret_cast<const sockaddr_in6 &>(address.bytes).sin6_port
                                                     : reinterpret_cast<const sockaddr_in &>(address.bytes).sin_port);
}

/// A socket on `port` (0: any) of our end of the connection; -1: it is taken.
int bound(NetAddress local, quint16 port)
{
    const int socket = ::socket(local.bytes.ss_family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return -1;
    setPort(local, port);
    if (::bind(socket, reinterpret_cast<const sockaddr *>(&local.bytes), local.length) != 0) {
        ::close(socket);
        return -1;
    }
    ::setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &ReceiveBytes, sizeof ReceiveBytes);
    return socket;
}
} // namespace

std::optional<DatagramPort> DatagramPort::open(int connection)
{
    DatagramPort made;
    NetAddress local;
    local.length = made.m_peer.length = sizeof local.bytes;
    if (::getsockname(connection, reinterpret_cast<sockaddr *>(&local.bytes), &local.length) != 0
        || ::getpeername(connection, reinterpret_cast<sockaddr *>(&made.m_peer.bytes), &made.m_peer.length) != 0)
        return {};
    for (int i = 0; i < Tries; ++i) {
        made.m_rtp = bound(local, 0);
        if (made.m_rtp < 0)
            return {};
        NetAddress given;
        given.length = sizeof given.bytes;
        ::getsockname(made.m_rtp, reinterpret_cast<sockaddr *>(&given.bytes), &given.length);
        made.m_port = portOf(given);
        if (made.m_port % 2 == 0 && (made.m_rtcp = bound(local, quint16(made.m_port + 1))) >= 0)
            return made;
        ::close(std::exchange(made.m_rtp, -1));
    }
    return {};
}

DatagramPort::DatagramPort(DatagramPort &&other) noexcept
    : m_rtp(std::exchange(other.m_rtp, -1))
    , m_rtcp(std::exchange(other.m_rtcp, -1))
    , m_port(other.m_port)
    , m_peerRtcp(other.m_peerRtcp)
    , m_peer(other.m_peer)
{
}

DatagramPort &DatagramPort::operator=(DatagramPort &&other) noexcept
{
    std::swap(m_rtp, other.m_rtp);
    std::swap(m_rtcp, other.m_rtcp);
    m_port = other.m_port;
    m_peerRtcp = other.m_peerRtcp;
    m_peer = other.m_peer;
    return *this;
}

DatagramPort::~DatagramPort()
{
    for (const int socket : {m_rtp, m_rtcp}) {
        if (socket >= 0)
            ::close(socket);
    }
}

void DatagramPort::greet(quint16 rtpPort, quint16 rtcpPort)
{
    m_peerRtcp = rtcpPort;
    if (rtpPort == 0)
        return;
    NetAddress there = m_peer;
    setPort(there, rtpPort);
    const char empty[12] = {char(0x80)}; // a packet of RTP without a payload
    (void)::sendto(m_rtp, empty, sizeof empty, MSG_NOSIGNAL, reinterpret_cast<const sockaddr *>(&there.bytes), there.length);
}

void DatagramPort::sendControl(const QByteArray &rtcp) const
{
    if (m_peerRtcp == 0)
        return;
    NetAddress there = m_peer;
    setPort(there, m_peerRtcp);
    (void)::sendto(m_rtcp, rtcp.constData(), static_cast<std::size_t>(rtcp.size()), MSG_NOSIGNAL,
                   reinterpret_cast<const sockaddr *>(&there.bytes), there.length);
}

bool DatagramPort::isFromCamera(const NetAddress &sender) const
{
    if (sender.bytes.ss_family != m_peer.bytes.ss_family)
        return false;
    if (sender.bytes.ss_family == AF_INET6)
        return std::memcmp(&reinterpret_cast<const sockaddr_in6 &>(sender.bytes).sin6_addr,
                           &reinterpret_cast<const sockaddr_in6 &>(m_peer.bytes).sin6_addr, sizeof(in6_addr))
            == 0;
    return reinterpret_cast<const sockaddr_in &>(sender.bytes).sin_addr.s_addr
        == reinterpret_cast<const sockaddr_in &>(m_peer.bytes).sin_addr.s_addr;
}

bool DatagramPort::readOne(int socket, std::span<uchar> buffer, int most, const Take &take) const
{
    for (int i = 0; i < most; ++i) {
        NetAddress sender;
        sender.length = sizeof sender.bytes;
        const auto got = ::recvfrom(socket, buffer.data(), buffer.size(), 0,
                                    reinterpret_cast<sockaddr *>(&sender.bytes), &sender.length);
        if (got < 0 && errno == EAGAIN)
            return false;
        // An error here is of an earlier datagram of ours (a port that is closed there): the camera's state is told elsewhere.
        if (got > 0 && isFromCamera(sender))
            take(Bytes(buffer.data(), static_cast<std::size_t>(got)));
    }
    return true;
}

bool DatagramPort::read(std::span<uchar> buffer, int most, const Take &takePacket, const Take &takeControl) const
{
    const bool more = readOne(m_rtp, buffer, most, takePacket);
    return readOne(m_rtcp, buffer, most, takeControl) || more;
}
} // namespace wanmi::video
