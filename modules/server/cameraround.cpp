// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cameraround.h"

#include <QLoggingCategory>

namespace wanmi::server {
namespace {
Q_LOGGING_CATEGORY(log, "wanmi.server.cameras")
constexpr auto TryAgain = std::chrono::seconds(20); // the database or the gateway may be back
constexpr auto LookedBack = std::chrono::hours(24) * 32; // the month of now and the one before

/// Whoever reports a camera: the watch of central itself.
Session watchSession()
{
    Session session;
    session.person.id = PersonId(QStringLiteral("camera-watch"));
    session.person.name = QStringLiteral("视频巡检");
    session.person.post = domain::tokenOf(domain::Post::Camera);
    session.post = domain::Post::Camera;
    return session;
}
} // namespace

CameraRound::CameraRound(JudgeQueue &judges, std::function<void(qint64)> committed, States states,
                         std::shared_ptr<const base::Clock> clock, const CameraWatch::Rule &rule, const QString &timeZone)
    : m_judges(judges)
    , m_committed(std::move(committed))
    , m_states(std::move(states))
    , m_clock(std::move(clock))
    , m_watch(rule, QTimeZone(timeZone.toLatin1()))
    , m_every(rule.every)
{
}

void CameraRound::look(const std::function<void()> &done)
{
    const auto told = [done] {
        if (done)
            done();
    };
    const base::Instant now = m_clock->now();
    const base::Instant next = m_next.load();
    if (now < next && next - now <= m_every) // a clock that was set back is no reason to stop
        return told();
    m_next = now + TryAgain;
    const bool isTaken = m_judges.post([this, now, told](Storage &storage) {
        lookNow(storage, now);
        told();
    });
    if (!isTaken)
        told();
}

void CameraRound::lookNow(Storage &storage, base::Instant now)
{
    const auto states = m_states();
    if (!m_watch.isInformed(states, now))
        return;
    if (!m_isResumed) {
        const QString from = base::toUtc(now - LookedBack).date().toString(u"yyyyMM");
        const auto months = storage.cameraMonths(from);
        if (!months) {
            qCWarning(log) << "earlier checks of cameras cannot be read:" << months.error().reason << months.error().detail;
            return;
        }
        m_watch.resume(*months);
        m_isResumed = true;
    }
    const auto cameras = storage.cameras();
    if (!cameras) {
        qCWarning(log) << "cameras cannot be read:" << cameras.error().reason;
        return;
    }
    const CameraWatch::Found found = m_watch.look(*cameras, states, now);
    m_next = now + m_every;
    write(storage, found.checks, now);
    if (found.isWideOutage && !std::exchange(m_saidWide, true))
        qCWarning(log) << "more than a tenth of the cameras is off: none of them is reported until that is over";
    m_saidWide &= found.isWideOutage;
    report(found.dead, now);
}

void CameraRound::write(Storage &storage, std::span<const CameraChecks> checks, base::Instant now)
{
    if (checks.empty())
        return;
    const auto seq = storage.noteCameraChecks(checks, now);
    if (!seq)
        qCWarning(log) << "checks of" << checks.size() << "cameras were not kept:" << seq.error().reason << seq.error().detail;
    else if (*seq > 0)
        m_committed(*seq);
}

void CameraRound::report(std::span<const CameraWatch::Outage> dead, base::Instant now)
{
    if (dead.empty())
        return;
    std::vector<Asked> asked;
    for (const CameraWatch::Outage &outage : dead) {
        asked.push_back({});
        asked.back().session = watchSession();
        asked.back().command = outageReport(outage, now);
    }
    const bool isTaken = m_judges.ask(std::move(asked), [](const auto &results) {
        if (!results)
            qCWarning(log) << "dead cameras were not reported:" << results.error().reason;
        for (const protocol::CommandResult &one : results.value_or(std::vector<protocol::CommandResult>())) {
            if (one.status == u"rejected")
                qCWarning(log) << "a dead camera was not reported:" << one.kind << one.reason;
        }
    });
    if (!isTaken)
        qCWarning(log) << "dead cameras were not reported: too much waits";
}

void CameraRound::finish()
{
    const base::Instant now = m_clock->now();
    m_judges.post([this, now](Storage &storage) { write(storage, m_watch.rest(), now); });
}
} // namespace wanmi::server
