// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/depacketizer.h"

#include <optional>
#include <QByteArray>
#include <QString>

namespace wanmi::video {

/// The picture track of a session description (RFC 4566, RFC 6184 §8, RFC 7798 §7).
struct VideoTrack
{
    QByteArray control; ///< absolute, as SETUP wants it
    int payloadType = 96;
    StreamFormat format;
};

/// \param base Content-Base, Content-Location or the URL that was asked for.
/// \return the first track in H.264 or H.265, or nothing. Takes any bytes.
[[nodiscard]] std::optional<VideoTrack> findVideo(const QByteArray &sdp, const QByteArray &base);
} // namespace wanmi::video
