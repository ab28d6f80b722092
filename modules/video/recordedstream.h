// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QByteArray>
#include <QUrl>

#include <optional>

/// Streams of what a recorder kept: PLAY with "Range: clock=…" (RFC 2326 §3.7, §12.29) and "Scale" (§12.34). Which moment is
/// meant stands in the address's fragment, which never leaves the seat. Any thread.
namespace wanmi::video {

struct RecordedMoment
{
    Instant from{};
    double scale = 1; ///< how many seconds of the record pass in one; 0.25 to 16
    friend bool operator==(const RecordedMoment &, const RecordedMoment &) = default;
};

/// `recorder` with the moment in its fragment.
[[nodiscard]] QUrl recordedUrl(const QUrl &recorder, const RecordedMoment &moment);
/// Nothing: a live stream.
[[nodiscard]] std::optional<RecordedMoment> recordedMoment(const QUrl &url);

/// "20261124T011000.250Z" (RFC 2326 §3.7), UTC.
[[nodiscard]] QByteArray rtspClock(Instant at);
/// The begin of "clock=<begin>-[<end>][;time=…]"; nothing where it is another unit or no time.
[[nodiscard]] std::optional<Instant> beginOfClockRange(const QByteArray &range);
} // namespace wanmi::video
