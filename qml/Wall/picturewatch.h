// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

namespace wanmi::wall {

/// Whether any of some cameras still sends pictures. Those that have just been chosen may take a while; one that was
/// seen and is gone is said at once, because a feed is called live for three seconds after its last picture.
class PictureWatch
{
public:
    void begin(double nowMs)
    {
        m_liveMs = nowMs;
        m_wereLive = false;
    }
    void look(bool anyLive, double nowMs)
    {
        if (!anyLive)
            return;
        m_liveMs = nowMs;
        m_wereLive = true;
    }
    [[nodiscard]] bool hasStopped(double nowMs) const { return nowMs - m_liveMs > (m_wereLive ? LostMs : ComingMs); }
    [[nodiscard]] double lastMs() const { return m_liveMs; }

private:
    static constexpr double ComingMs = 4'000, LostMs = 900;
    double m_liveMs = 0;
    bool m_wereLive = false;
};
} // namespace wanmi::wall
