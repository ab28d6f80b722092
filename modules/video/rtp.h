// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QtGlobal>
#include <span>

namespace wanmi::video {

using Bytes = std::span<const uchar>;

/// One packet of RFC 3550; the payload points into the bytes it was read from.
struct RtpPacket
{
    quint16 sequence = 0;
    quint32 timestamp = 0;
    quint32 source = 0;
    int payloadType = 0;
    bool marker = false;
    Bytes payload;
};

/// \return nothing when the bytes are no RTP packet of version 2.
[[nodiscard]] std::optional<RtpPacket> readRtp(Bytes bytes);
} // namespace wanmi::video
