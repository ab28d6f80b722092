// SPDX-License-Identifier: GPL-3.0-or-later
#include "worktimefigure.h"

#include "domain/rulebook.h"
#include "worktime/deadline.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

namespace wanmi::bench {
namespace {
constexpr int Deadlines = 200'000;
constexpr qint64 NewYear2026Ms = 1'767'196'800'000; ///< in Harbin

std::optional<Measured> oneDeadline()
{
    const auto rules = domain::shippedRuleBook();
    if (!rules)
        return std::nullopt;
    QRandomGenerator random(4711);
    std::vector<std::pair<base::Instant, worktime::Limit>> asked;
    asked.reserve(Deadlines);
    for (int i = 0; i < Deadlines; ++i) {
        const qint64 at = NewYear2026Ms + qint64(random.bounded(365.0 * 24 * 3600)) * 1000;
        const std::chrono::seconds length(1800 * (1 + random.bounded(15 * 16)));
        asked.emplace_back(base::instantFromMs(at), worktime::Limit{length, worktime::ClockKind::Work});
    }
    QElapsedTimer timer;
    timer.start();
    qint64 sum = 0; // so that nothing is left out
    for (const auto &[start, limit] : asked)
        sum += base::toMs(worktime::dueAt(start, limit, (*rules)->calendar)) & 1;
    const double us = double(timer.nsecsElapsed()) / 1000 / Deadlines;
    if (sum > Deadlines) // never: it only keeps the loop from being left out
        return std::nullopt;
    return Measured{us, {}, {}};
}
} // namespace

void addWorktimeFigure(std::map<QString, Take> &takes)
{
    takes[QStringLiteral("worktime.deadline")] = oneDeadline;
}
} // namespace wanmi::bench
