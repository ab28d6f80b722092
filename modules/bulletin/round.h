// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QString>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace wanmi::bulletin {

struct RoundOptions
{
    QString folder; ///< of the city
    QString program; ///< wanmi-report
    std::shared_ptr<const base::Clock> clock;
    std::chrono::milliseconds every{30'000};
    std::function<void(const QString &)> told; ///< a line for a log, from the round's thread; may be empty
};

/// Looks at the schedule again and again, and has the report program make and deliver what is due: one after another, at the
/// lowest priority, the oldest first; what failed is tried again after a pause that grows. What became of it stands in the
/// run books. A thread of its own, from construction to destruction; a program that runs then is told to end and leaves
/// nothing half.
class Round
{
public:
    explicit Round(RoundOptions options);
    ~Round();
    Round(const Round &) = delete;
    Round &operator=(const Round &) = delete;

private:
    void live();
    void look();
    void make(const QString &id, const QString &period);
    void noteFailure(const QString &id, const QString &period, const QString &reason, const QString &detail);
    [[nodiscard]] std::chrono::seconds utcOffset();
    /// \return whether the round ends.
    [[nodiscard]] bool waitFor(std::chrono::milliseconds pause);
    void tell(const QString &line) const;

    RoundOptions m_options;
    std::chrono::seconds m_utcOffset{8 * 3600};
    base::Instant m_offsetKnownTo{}; ///< then it is asked again
    QString m_lastFault; ///< of the schedule's file: said once
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_ends = false;
    std::thread m_thread; ///< last: it uses the others
};
} // namespace wanmi::bulletin
