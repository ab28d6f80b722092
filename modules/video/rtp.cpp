// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/rtp.h"

namespace wanmi::video {
namespace {
quint32 bigEndian(Bytes bytes, std::size_t at, int width)
{
    quint32 value = 0;
    for (int i = 0; i < width; ++i)
        value = value << 8 | bytes[at + static_cast<std::size_t>(i)];
    return value;
}
} // namespace

std::optional<RtpPacket> readRtp(Bytes bytes)
{
    constexpr std::size_t fixedHeader = 12;
    if (bytes.size() < fixedHeader || bytes[0] >> 6 != 2)
        return {};
    const bool padded = bytes[0] & 0x20;
    const bool extended = bytes[0] & 0x10;
    std::size_t begin = fixedHeader + 4 * static_cast<std::size_t>(bytes[0] & 0x0f);
    if (extended) {
        if (bytes.size() < begin + 4)
            return {};
        begin += 4 + 4 * static_cast<std::size_t>(bigEndian(bytes, begin + 2, 2));
    }
    std::size_t end = bytes.size();
    if (padded) {
        const std::size_t padding = bytes.back();
        if (padding == 0 || padding > end)
            return {};
        end -= padding;
    }
    if (begin > end)
        return {};
    RtpPacket packet;
    packet.marker = bytes[1] & 0x80;
    packet.payloadType = bytes[1] & 0x7f;
    packet.sequence = static_cast<quint16>(bigEndian(bytes, 2, 2));
    packet.timestamp = bigEndian(bytes, 4, 4);
    packet.source = bigEndian(bytes, 8, 4);
    packet.payload = bytes.subspan(begin, end - begin);
    return packet;
}
} // namespace wanmi::video
