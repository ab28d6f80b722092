// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <chrono>
#include <optional>
#include <QImage>
#include <QMetaType>
#include <QString>

namespace wanmi::video {

/// One opened camera; never reused within a process.
enum class FeedId : quint64 { None = 0 };

inline size_t qHash(FeedId id, size_t seed = 0) noexcept
{
    return ::qHash(static_cast<quint64>(id), seed);
}

/// How often somebody wants to see a camera's picture.
enum class Pace {
    Moving, ///< every picture of it
    Thumbnail, ///< a key picture every FeedOptions::thumbnailEvery, by decoders that all cameras share: a fiftieth of the work
};

/// Which of a camera's streams.
enum class Stream { Sub, Main };

enum class FeedState {
    Connecting, ///< asked for, nothing received yet
    Live, ///< packets arrive
    Stalled, ///< connected, but no packet for longer than max(3 s, 3 × GOP), or packets that make no picture
    Failed, ///< not connected; another attempt follows by itself
};

struct FeedStatus
{
    FeedState state = FeedState::Connecting;
    /// Empty while Connecting or Live. Stalled: "no-data", "no-picture", "too-large". Failed: "connection-refused",
    /// "unreachable", "unknown-host", "closed", "reset", "timeout", "unauthorized", "not-found", "no-known-codec",
    /// "garbage", "no-descriptors", "refused" (any other status of the server), "bad-url",
    /// "too-many-redirects", "not-permitted" (central lets this post not look).
    QString reason;
    Instant since{}; ///< when this state began
    /// What is wrong with the pictures although they come: "frozen", "black", "covered", "moved". Only while Live.
    QString view;
    Instant viewSince{}; ///< when that began
    std::optional<std::chrono::milliseconds> packetAge; ///< at the time of asking; nothing: none ever came
    std::optional<std::chrono::milliseconds> pictureAge;
    quint64 pictures = 0; ///< decoded so far
    QSize sourceSize; ///< what the camera sends, once known
    int attempts = 0; ///< connections tried since the feed last was Live
};

/// The newest decoded picture. `image` is Format_RGB32, no larger than the camera's own picture, and just
/// large enough to cover the wanted size.
struct VideoFrame
{
    QImage image;
    Instant at{}; ///< when its last packet arrived here
    quint64 number = 0; ///< grows with every picture; 0: no picture yet
    bool still = false; ///< not of this feed: the last picture somebody saw of this camera before
};
} // namespace wanmi::video

Q_DECLARE_METATYPE(wanmi::video::FeedId)
Q_DECLARE_METATYPE(wanmi::video::FeedStatus)
