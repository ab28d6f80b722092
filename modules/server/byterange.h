// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace wanmi::server {

/// What a Range header asks of something of so many bytes (RFC 9110): one range of bytes, first and last included.
struct ByteRange
{
    qint64 first = 0, last = 0;
};
enum class RangeVerdict { Whole, Part, Bad };
/// Whole: nothing was asked for, or in a form that we do not know.
[[nodiscard]] RangeVerdict rangeOf(const QByteArray &header, qint64 size, ByteRange &range);
[[nodiscard]] QByteArray contentRange(const ByteRange &range, qint64 size); ///< of an answer 206
} // namespace wanmi::server
