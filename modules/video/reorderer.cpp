// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/reorderer.h"

#include <algorithm>

namespace wanmi::video {
namespace {
qint16 aheadOf(quint16 sequence, quint16 next)
{
    return static_cast<qint16>(sequence - next);
}

Bytes bytesOf(const QByteArray &array)
{
    return {reinterpret_cast<const uchar *>(array.constData()), static_cast<std::size_t>(array.size())};
}
} // namespace

void Reorderer::add(Bytes rtp, qint64 nowMs, const Take &take)
{
    const auto packet = readRtp(rtp);
    if (!packet)
        return;
    constexpr int newStream = 1000; // so far from what was expected: the camera counts anew
    const qint16 ahead = aheadOf(packet->sequence, m_next);
    if (!m_any || std::abs(int(ahead)) > newStream) {
        m_any = true;
        m_held.clear();
        m_next = packet->sequence;
    } else if (ahead < 0) {
        ++m_late;
        return;
    }
    if (packet->sequence == m_next) {
        ++m_next;
        take(rtp);
        return handOn(take);
    }
    const auto place = std::ranges::lower_bound(m_held, ahead, {}, [this](const Held &one) {
        return aheadOf(one.sequence, m_next);
    });
    if (place != m_held.end() && place->sequence == packet->sequence)
        return; // said twice
    m_held.insert(place, {packet->sequence, nowMs,
                          QByteArray(reinterpret_cast<const char *>(rtp.data()), static_cast<qsizetype>(rtp.size()))});
    if (m_held.size() > heldAtMost) {
        m_next = m_held.front().sequence;
        handOn(take);
    }
}

void Reorderer::tick(qint64 nowMs, const Take &take)
{
    const auto isOverdue = [nowMs](const Held &one) { return nowMs - one.sinceMs >= patienceMs; };
    while (std::ranges::any_of(m_held, isOverdue)) {
        m_next = m_held.front().sequence;
        handOn(take);
    }
}

/// Those that are next.
void Reorderer::handOn(const Take &take)
{
    std::size_t ready = 0;
    for (; ready < m_held.size() && m_held[ready].sequence == m_next; ++ready, ++m_next) { }
    std::vector<Held> going(std::make_move_iterator(m_held.begin()),
                            std::make_move_iterator(m_held.begin() + static_cast<std::ptrdiff_t>(ready)));
    m_held.erase(m_held.begin(), m_held.begin() + static_cast<std::ptrdiff_t>(ready));
    for (const Held &one : going)
        take(bytesOf(one.bytes));
}
} // namespace wanmi::video
