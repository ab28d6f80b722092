// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

namespace wanmi::mapview {

/// Whether the devices of a feed still speak: central answers every two seconds for hours with the last word
/// of a gateway that is dead. Judged by the devices' own rhythm, whatever it is, and whether or not their
/// clock is central's.
class DeviceBeat
{
public:
    /// \param newestMs of all devices' words; ageMs what central's clock makes of it.
    /// \return for how long they have been quiet, ms; nothing: they speak as they use to.
    std::optional<qint64> hear(qint64 newestMs, qint64 ageMs)
    {
        if (newestMs > m_newestMs) {
            if (m_newestMs > 0) {
                m_gaps[m_heard % Kept] = newestMs - m_newestMs;
                m_agesThen[m_heard++ % Kept] = ageMs;
            }
            m_newestMs = newestMs;
        }
        std::array<qint64, Kept> gaps = m_gaps;
        std::ranges::nth_element(gaps, gaps.begin() + 1, std::greater());
        const qint64 gap = gaps[1]; // the longest but one: one long silence is no rhythm
        const qint64 least = m_heard == 0
            ? 0
            : *std::min_element(m_agesThen.begin(), m_agesThen.begin() + std::min(m_heard, Kept));
        const qint64 quiet = ageMs - (least < 0 || least > gap ? least : 0); // their clock is another
        return quiet > std::max(LeastPatienceMs, gap * 3 / 2) ? std::optional(quiet) : std::nullopt;
    }

private:
    static constexpr size_t Kept = 8;
    static constexpr qint64 UsualGapMs = 2'000, LeastPatienceMs = 3'000;
    std::array<qint64, Kept> m_gaps = [] {
        std::array<qint64, Kept> gaps;
        gaps.fill(UsualGapMs);
        return gaps;
    }();
    std::array<qint64, Kept> m_agesThen{};
    size_t m_heard = 0;
    qint64 m_newestMs = 0;
};
} // namespace wanmi::mapview
