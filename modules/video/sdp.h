// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QByteArray>
#include <QString>

namespace wanmi::video {

/// The H.264 track of a session description (RFC 4566, RFC 6184 §8).
struct VideoTrack
{
    QByteArray control; ///< absolute, as SETUP wants it
    int payloadType = 96;
    QByteArray parameterSets; ///< SPS and PPS in Annex B; empty when they come in the stream
};

/// \param base Content-Base, Content-Location or the URL that was asked for.
/// \return the first H.264 track, or nothing. Takes any bytes.
[[nodiscard]] std::optional<VideoTrack> findVideo(const QByteArray &sdp, const QByteArray &base);
} // namespace wanmi::video
