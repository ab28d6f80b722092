// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/cliptimeline.h"

#include <algorithm>

namespace wanmi::video {
namespace {
constexpr qint64 ticksPerMs = 90;
constexpr qint64 second = 90'000;
/// What the line may hold back: packets of five seconds that come at once are no jump.
constexpr qint64 patience = 5 * second;
} // namespace

qint64 ClipTimeline::next(quint32 rtpTime, Instant at)
{
    if (!m_any) {
        m_any = true;
        m_rtp = rtpTime;
        m_at = at;
        return m_last = 0;
    }
    const qint64 ahead = qint32(rtpTime - m_rtp);
    // Nobody's workstation stands still for an hour: then its own clock was set.
    const qint64 passed = std::clamp<qint64>((at - m_at).count() * ticksPerMs, 0, 3'600 * second);
    m_at = at;
    if (ahead <= 0 && ahead > -second && passed < 2 * second)
        return m_last = m_last + 1; // a picture shown before the one that came before it
    const bool isJump = ahead <= 0 || ahead > passed + patience;
    const qint64 step = isJump ? std::max(passed, m_step) : ahead;
    if (!isJump)
        m_step = std::min(step, second);
    m_time += step;
    m_rtp = rtpTime;
    m_last = std::max(m_last + 1, m_time);
    return m_last;
}
} // namespace wanmi::video
