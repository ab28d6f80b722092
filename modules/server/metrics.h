// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "server/served.h"
#include "server/storage.h"

#include <array>
#include <map>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace wanmi::server {

/// How things stand at the moment of asking; nothing where it is not known.
struct Gauges
{
    int connections = 0;
    int heldPolls = 0;
    qint64 tail = 0; ///< of the change log
    qint64 oldestSeq = 0; ///< cursors before it have expired
    std::optional<qint64> oldestHeld; ///< the cursor of the held poll that stands furthest back
    std::vector<std::pair<const char *, qint64>> queues; ///< name and how many wait
    std::optional<qint64> databaseBytes, freeBytes;
    std::optional<Storage::Standing::Replica> replica;
    std::optional<double> auditHeadAgeS; ///< since the audit was last signed
};

/// Counts what central does, for Prometheus (text format 0.0.4). Any thread.
class Metrics
{
public:
    void note(const Served &served);
    void note(const std::vector<protocol::CommandResult> &results);
    /// A seat has found that its replica is not what was sent to it, and fetches so many rows of that table anew.
    void noteRefill(const char *table, qint64 rows);
    [[nodiscard]] QByteArray text(const Gauges &gauges) const;

    static constexpr std::array Bounds = {0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0};

private:
    using Line = std::pair<QByteArray, QByteArray>; ///< method and path
    struct Duration
    {
        std::array<qint64, Bounds.size() + 1> counts{};
        double sumS = 0;
        qint64 bytes = 0;
    };
    mutable std::mutex m_mutex;
    std::map<std::pair<Line, int>, qint64> m_requests;
    std::map<Line, Duration> m_durations;
    std::map<QByteArray, qint64> m_commands; ///< by result
    std::map<QByteArray, std::pair<qint64, qint64>> m_refills; ///< by table: how many, rows sent
};
} // namespace wanmi::server
