// SPDX-License-Identifier: GPL-3.0-or-later
#include "bulletin/round.h"

#include "bulletin/duereports.h"
#include "bulletin/runbook.h"
#include "server/calendars.h"

#include <QJsonDocument>
#include <QProcess>

#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace wanmi::bulletin {
namespace {
using namespace std::chrono_literals;
constexpr auto OffsetFor = 1h;
constexpr int LookAgainMs = 200; ///< while the program runs
constexpr int LongestMs = 4 * 3600 * 1000, EndMs = 10'000;

/// In the child, before it becomes the program: signals as at a shell, last in line for processor and disk, and no longer than
/// who started it.
void stepBack()
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    std::signal(SIGPIPE, SIG_DFL);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    setpriority(PRIO_PROCESS, 0, 19);
    constexpr int Process = 1, IdleClass = 3, ClassShift = 13; // ioprio_set(2)
    syscall(SYS_ioprio_set, Process, 0, IdleClass << ClassShift);
}
} // namespace

Round::Round(RoundOptions options)
    : m_options(std::move(options))
    , m_thread([this] { live(); })
{
}

Round::~Round()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_ends = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Round::live()
{
    do {
        look();
    } while (!waitFor(m_options.every));
}

bool Round::waitFor(std::chrono::milliseconds pause)
{
    std::unique_lock lock(m_mutex);
    return m_wake.wait_for(lock, pause, [this] { return m_ends; });
}

void Round::tell(const QString &line) const
{
    if (m_options.told)
        m_options.told(line);
}

std::chrono::seconds Round::utcOffset()
{
    const base::Instant now = m_options.clock->now();
    if (now < m_offsetKnownTo)
        return m_utcOffset;
    const auto file = server::exportCalendar(m_options.folder);
    const auto calendar = file ? worktime::Calendar::fromJson(QJsonDocument::fromJson(*file).object())
                               : base::Result<worktime::Calendar>(tl::unexpected(file.error()));
    if (calendar) {
        m_utcOffset = calendar->utcOffset();
        m_offsetKnownTo = now + OffsetFor;
    }
    return m_utcOffset;
}

void Round::look()
{
    const auto schedule = Schedule(m_options.folder).read();
    if (!schedule) {
        if (std::exchange(m_lastFault, schedule.error().detail) != schedule.error().detail)
            tell(QStringLiteral("reports: %1 (%2)").arg(schedule.error().reason, schedule.error().detail));
        return;
    }
    m_lastFault.clear();
    for (const Standing &standing : *schedule) {
        for (const Due &due : dueOf(standing, m_options.clock->now(), utcOffset())) {
            const Run run = RunBook(m_options.folder, standing.id, due.period).read();
            if (run.isDone || (run.failures > 0 && m_options.clock->now() < run.lastTry + pauseAfter(run.failures)))
                continue;
            if (waitFor(0ms))
                return;
            make(standing.id, due.period);
        }
    }
}

void Round::make(const QString &id, const QString &period)
{
    const int before = RunBook(m_options.folder, id, period).read().failures;
    QProcess program;
    program.setChildProcessModifier(stepBack);
    program.setStandardOutputFile(QProcess::nullDevice());
    program.start(m_options.program, {QStringLiteral("--data"), m_options.folder, QStringLiteral("--scheduled"), id,
                                      QStringLiteral("--period"), period});
    if (!program.waitForStarted()) {
        noteFailure(id, period, QStringLiteral("no-report-program"), m_options.program);
        return;
    }
    for (int waitedMs = 0; program.state() != QProcess::NotRunning; waitedMs += LookAgainMs) {
        if (program.waitForFinished(LookAgainMs))
            break;
        const bool ends = waitFor(0ms);
        if (!ends && waitedMs < LongestMs)
            continue;
        program.terminate();
        if (!program.waitForFinished(EndMs)) {
            program.kill();
            program.waitForFinished();
        }
        if (ends)
            return;
    }
    if (program.exitStatus() == QProcess::NormalExit && program.exitCode() == 0) {
        tell(QStringLiteral("report %1 of %2 made and delivered").arg(id, period));
        return;
    }
    // The program says itself why; one that died could not.
    if (RunBook(m_options.folder, id, period).read().failures == before)
        noteFailure(id, period, QStringLiteral("report-program-failed"),
                    QString::fromUtf8(program.readAllStandardError()).trimmed().right(500));
    const Run run = RunBook(m_options.folder, id, period).read();
    tell(QStringLiteral("report %1 of %2 failed: %3").arg(id, period, run.events.empty() ? QString() : run.events.back().reason));
}

void Round::noteFailure(const QString &id, const QString &period, const QString &reason, const QString &detail)
{
    const RunBook book(m_options.folder, id, period);
    Run run = book.read();
    ++run.failures;
    run.lastTry = m_options.clock->now();
    run.add({run.lastTry, QStringLiteral("failed"), reason, detail});
    if (const auto written = book.write(run); !written)
        tell(QStringLiteral("report %1 of %2: %3").arg(id, period, written.error().reason));
}
} // namespace wanmi::bulletin
