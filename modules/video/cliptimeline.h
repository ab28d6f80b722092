// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

namespace wanmi::video {

/// RTP time (90 kHz, 32 bits, wraps every 13 hours) to the time of a clip, which begins at 0 and always
/// grows. Where a camera's clock jumps (it was restarted, or the connection was), the time that passed here
/// is taken instead.
class ClipTimeline
{
public:
    [[nodiscard]] qint64 next(quint32 rtpTime, Instant at);

private:
    bool m_any = false;
    quint32 m_rtp = 0; ///< of the latest picture in time
    qint64 m_time = 0; ///< what that is in the clip
    qint64 m_last = -1; ///< what was handed out last
    qint64 m_step = 3'600;
    Instant m_at{};
};
} // namespace wanmi::video
