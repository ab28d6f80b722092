// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/rtcp.h"

#include <QtEndian>

#include <algorithm>

namespace wanmi::video {
namespace {
constexpr int Version = 2 << 6;
constexpr uchar SenderType = 200, ReceiverType = 201, DescriptionType = 202;
constexpr std::size_t HeadBytes = 4, SenderBytes = 28;

void append16(QByteArray &out, quint16 value)
{
    char bytes[2];
    qToBigEndian(value, bytes);
    out.append(bytes, 2);
}

void append32(QByteArray &out, quint32 value)
{
    char bytes[4];
    qToBigEndian(value, bytes);
    out.append(bytes, 4);
}
} // namespace

std::optional<SenderReport> readSenderReport(Bytes bytes)
{
    while (bytes.size() >= HeadBytes) {
        if ((bytes[0] & 0xc0) != Version)
            return {};
        const std::size_t size = (std::size_t(qFromBigEndian<quint16>(bytes.data() + 2)) + 1) * 4;
        if (size > bytes.size())
            return {};
        if (bytes[1] == SenderType && size >= SenderBytes)
            return SenderReport{qFromBigEndian<quint32>(bytes.data() + 4), qFromBigEndian<quint64>(bytes.data() + 8),
                                qFromBigEndian<quint32>(bytes.data() + 16)};
        bytes = bytes.subspan(size);
    }
    return {};
}

void ReceptionReport::took(const RtpPacket &packet, qint64 nowMs)
{
    if (!m_any || packet.source != m_source) {
        *this = ReceptionReport(m_clockRate);
        m_any = true;
        m_source = packet.source;
        m_first = m_highest = packet.sequence;
        m_transit = nowMs * m_clockRate / 1000 - packet.timestamp;
    }
    ++m_received;
    const auto ahead = static_cast<qint16>(packet.sequence - static_cast<quint16>(m_highest));
    if (ahead > 0)
        m_highest += static_cast<quint32>(ahead);
    const qint64 transit = nowMs * m_clockRate / 1000 - packet.timestamp;
    // RTP time goes round every thirteen hours.
    const auto change = static_cast<qint32>(static_cast<quint32>(transit) - static_cast<quint32>(m_transit));
    m_transit = transit;
    constexpr double Gain = 1.0 / 16;
    m_jitter += Gain * (std::abs(double(change)) - m_jitter);
}

void ReceptionReport::took(const SenderReport &report, qint64 nowMs)
{
    m_lastReport = static_cast<quint32>(report.ntp >> 16);
    m_lastReportMs = nowMs;
}

QByteArray ReceptionReport::packet(quint32 ownSource, qint64 nowMs)
{
    constexpr int BlockWords = 6, HeadWords = 1;
    QByteArray out;
    out.append(char(Version | (m_any ? 1 : 0)));
    out.append(char(ReceiverType));
    append16(out, quint16(HeadWords + (m_any ? BlockWords : 0)));
    append32(out, ownSource);
    if (m_any) {
        const qint64 expectedNow = expected() - m_expectedBefore, receivedNow = m_received - m_receivedBefore;
        m_expectedBefore = expected();
        m_receivedBefore = m_received;
        const qint64 lostNow = std::max<qint64>(0, expectedNow - receivedNow);
        const auto share = quint32(expectedNow > 0 ? std::min<qint64>(255, lostNow * 256 / expectedNow) : 0);
        const auto all = quint32(std::clamp<qint64>(lost(), -0x80'0000, 0x7f'ffff)) & 0xff'ffff;
        append32(out, m_source);
        append32(out, share << 24 | all);
        append32(out, m_highest);
        append32(out, quint32(m_jitter));
        append32(out, m_lastReport);
        append32(out, m_lastReport ? quint32((nowMs - m_lastReportMs) * 65'536 / 1000) : 0);
    }
    const QByteArray name("wanmi");
    const int chunk = 4 + 2 + int(name.size()) + 1, padded = (chunk + 3) / 4 * 4;
    out.append(char(Version | 1));
    out.append(char(DescriptionType));
    append16(out, quint16(padded / 4));
    append32(out, ownSource);
    out.append('\1').append(char(name.size())).append(name);
    out.append(padded - chunk + 1, '\0');
    return out;
}
} // namespace wanmi::video
