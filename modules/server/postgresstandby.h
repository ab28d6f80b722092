// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/postgresdatabase.h"

#include <atomic>
#include <chrono>
#include <mutex>

namespace wanmi::server::postgres {

/// Where a history stands: its epoch and its newest sequence number.
struct HistoryPoint
{
    QString epoch;
    qint64 tail = 0;
};
[[nodiscard]] HistoryPoint historyPoint(Database &database);

/// A streaming copy of the primary that takes the large readings off it. It is only used when it has everything that the
/// primary had when the reading began: it gets a moment to catch up, else the primary is read, and for a while nobody
/// waits for it again. Any number of threads.
class Standby
{
public:
    struct Timing
    {
        std::chrono::milliseconds patience{1000}; ///< for what it does not have yet
        std::chrono::milliseconds rest{10'000}; ///< after it was away or behind
    };
    Standby(QByteArray address, Timing timing);

    /// A connection to it that has all of that; null: read from the primary.
    [[nodiscard]] std::unique_ptr<Database> reach(const HistoryPoint &point);
    /// It failed in the middle of a reading.
    void lost(const PgError &error);

    struct Standing
    {
        bool isUsed = false; ///< the last reading that wanted it got it
        qint64 readings = 0; ///< that it took
        qint64 refused = 0; ///< that the primary took instead
        qint64 behind = 0; ///< lines of the change log that it lacked when it was last asked
    };
    [[nodiscard]] Standing standing() const;

private:
    [[nodiscard]] bool isResting() const;
    void pause(const QString &why);

    const QByteArray m_address;
    const Timing m_timing;
    mutable std::mutex m_mutex;
    std::chrono::steady_clock::time_point m_restUntil;
    bool m_isTried = false; ///< somebody finds out whether it is there again: others do not wait for that
    bool m_isUsed = true;
    std::atomic<qint64> m_readings = 0, m_refused = 0, m_behind = 0;
};
} // namespace wanmi::server::postgres
