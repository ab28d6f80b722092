// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/camerawatch.h"
#include "server/judgequeue.h"

#include <atomic>

namespace wanmi::server {

/// Carries out what CameraWatch says: writes what it counted and reports what is dead. Everything happens on the thread that
/// writes.
class CameraRound
{
public:
    using States = std::function<QHash<QString, protocol::LiveCamera>()>;

    /// \param committed hears the newest sequence number
    /// \param states what devices said last; any thread
    CameraRound(JudgeQueue &judges, std::function<void(qint64)> committed, States states,
                std::shared_ptr<const base::Clock> clock, const CameraWatch::Rule &rule, const QString &timeZone);
    /// Once a second: looks when it is time. `done` when it has been looked.
    void look(const std::function<void()> &done = {});
    /// Writes what is counted and not written yet; before the queue stops.
    void finish();

private:
    void lookNow(Storage &storage, base::Instant now);
    void write(Storage &storage, std::span<const CameraChecks> checks, base::Instant now);
    void report(std::span<const CameraWatch::Outage> dead, base::Instant now);

    JudgeQueue &m_judges;
    std::function<void(qint64)> m_committed;
    States m_states;
    std::shared_ptr<const base::Clock> m_clock;
    CameraWatch m_watch; ///< on the writing thread
    bool m_isResumed = false, m_saidWide = false;
    std::atomic<base::Instant> m_next = base::Instant{}; ///< not before it
    const std::chrono::milliseconds m_every;
};
} // namespace wanmi::server
