// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/rtp.h"

#include <QByteArray>

#include <optional>

namespace wanmi::video {

/// What a sender said of its clock (RFC 3550 §6.4.1): a moment of its own clock and the RTP time of the same moment.
struct SenderReport
{
    quint32 source = 0;
    quint64 ntp = 0; ///< 32.32 seconds since 1900
    quint32 rtpTime = 0;
};

/// \return the first sender report of a compound packet. Takes any bytes.
[[nodiscard]] std::optional<SenderReport> readSenderReport(Bytes bytes);

/// Counts what a receiver has to report of its one source (RFC 3550 §6.4.1, A.3, A.8): servers end a session whose
/// receiver is silent. Times are in milliseconds of one clock.
class ReceptionReport
{
public:
    explicit ReceptionReport(int clockRate = 90'000)
        : m_clockRate(clockRate)
    {
    }
    void took(const RtpPacket &packet, qint64 nowMs);
    void took(const SenderReport &report, qint64 nowMs);
    /// A receiver report and a source description, to be sent as one packet.
    [[nodiscard]] QByteArray packet(quint32 ownSource, qint64 nowMs);
    [[nodiscard]] qint64 lost() const { return m_any ? expected() - m_received : 0; }

private:
    [[nodiscard]] qint64 expected() const { return qint64(m_highest) - m_first + 1; }

    int m_clockRate;
    bool m_any = false;
    quint32 m_source = 0;
    quint32 m_first = 0, m_highest = 0; ///< extended by rounds of 65,536
    qint64 m_received = 0;
    qint64 m_expectedBefore = 0, m_receivedBefore = 0;
    qint64 m_transit = 0;
    double m_jitter = 0; ///< in RTP time
    quint32 m_lastReport = 0; ///< middle of the sender's NTP time
    qint64 m_lastReportMs = 0;
};
} // namespace wanmi::video
