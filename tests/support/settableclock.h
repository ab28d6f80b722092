// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <atomic>

namespace wanmi::test {

/// Stands still until it is set. Safe from any thread.
class SettableClock final : public base::Clock
{
public:
    /// Friday 20 November 2026, 10:00 in Harbin: a workday within office hours.
    static constexpr qint64 FridayMorningMs = 1'795'140'000'000;

    explicit SettableClock(qint64 ms = FridayMorningMs)
        : m_ms(ms)
    {
    }
    [[nodiscard]] base::Instant now() const override { return base::instantFromMs(m_ms.load()); }
    void set(base::Instant at) { m_ms.store(base::toMs(at)); }
    void advance(std::chrono::milliseconds by) { m_ms.fetch_add(by.count()); }

private:
    std::atomic<qint64> m_ms;
};
} // namespace wanmi::test
