// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/rtp.h"

#include <QByteArray>

#include <functional>
#include <vector>

namespace wanmi::video {

/// Datagrams in the order they were sent: one that came too early waits for those before it, for so long and no longer
/// (RFC 3550 leaves that to the receiver). Knows no socket and no clock; takes any bytes.
class Reorderer
{
public:
    static constexpr qint64 patienceMs = 120;
    static constexpr std::size_t heldAtMost = 256;

    using Take = std::function<void(Bytes rtp)>;
    /// Hands on what can be handed on: nothing, this packet, or this and those that waited for it.
    void add(Bytes rtp, qint64 nowMs, const Take &take);
    /// What has waited long enough goes on, whatever is missing before it.
    void tick(qint64 nowMs, const Take &take);
    [[nodiscard]] bool isWaiting() const { return !m_held.empty(); }
    [[nodiscard]] quint64 lateOnes() const { return m_late; } ///< came after those behind them had gone on

private:
    struct Held
    {
        quint16 sequence = 0;
        qint64 sinceMs = 0;
        QByteArray bytes;
    };
    void handOn(const Take &take);

    bool m_any = false;
    quint16 m_next = 0;
    quint64 m_late = 0;
    std::vector<Held> m_held; ///< in the order of their numbers
};
} // namespace wanmi::video
