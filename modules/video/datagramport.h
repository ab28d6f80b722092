// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/resolver.h"
#include "video/rtp.h"

#include <QByteArray>

#include <functional>
#include <optional>
#include <span>

namespace wanmi::video {

/// Two datagram sockets of one camera: RTP on an even port, RTCP on the next (RFC 3550 §11). Takes what comes from the camera's
/// own address alone.
class DatagramPort
{
public:
    /// \param connection to the camera. \return nothing when there are no two ports beside each other.
    [[nodiscard]] static std::optional<DatagramPort> open(int connection);
    DatagramPort(DatagramPort &&other) noexcept;
    DatagramPort &operator=(DatagramPort &&other) noexcept;
    DatagramPort(const DatagramPort &) = delete;
    DatagramPort &operator=(const DatagramPort &) = delete;
    ~DatagramPort();

    [[nodiscard]] int rtpSocket() const { return m_rtp; }
    [[nodiscard]] int rtcpSocket() const { return m_rtcp; }
    [[nodiscard]] quint16 port() const { return m_port; } ///< of RTP

    /// Where the camera sends from, once it has said so; opens the way through address translation by a first datagram.
    void greet(quint16 rtpPort, quint16 rtcpPort);
    void sendControl(const QByteArray &rtcp) const;

    using Take = std::function<void(Bytes)>;
    /// Everything that has come, up to `most` of each. \return false: the buffer of the system was drained.
    bool read(std::span<uchar> buffer, int most, const Take &takePacket, const Take &takeControl) const;

private:
    DatagramPort() = default;
    [[nodiscard]] bool isFromCamera(const NetAddress &sender) const;
    bool readOne(int socket, std::span<uchar> buffer, int most, const Take &take) const;

    int m_rtp = -1, m_rtcp = -1;
    quint16 m_port = 0, m_peerRtcp = 0;
    NetAddress m_peer; ///< with the port of the connection
};
} // namespace wanmi::video
