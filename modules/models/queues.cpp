// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/queues.h"

#include "base/answer.h"

#include <QtConcurrentRun>
#include <QTimer>

#include <algorithm>
#include <iterator>

namespace wanmi::models {
namespace {
using namespace domain::state;
using Which = Queue::Which;
constexpr int CountPauseMs = 500;

Workspace intake()
{
    return {QStringLiteral("intake"),
            {{QStringLiteral("to-accept"), {Intake}},
             {QStringLiteral("verified"), {Verified}},
             {QStringLiteral("verifying"), {Verifying}},
             {QStringLiteral("to-check"), {PendingCheck}},
             {QStringLiteral("checking"), {Checking}}},
            {QStringLiteral("to-accept"), QStringLiteral("verified"), QStringLiteral("to-check")}};
}

Workspace supervision()
{
    return {
        QStringLiteral("supervision"),
        {{QStringLiteral("to-register"), {PendingRegister}}, {QStringLiteral("to-close"), {PendingClose}}},
        {QStringLiteral("to-register"), QStringLiteral("to-close")}};
}

Workspace command()
{
    return {QStringLiteral("command"),
            {{QStringLiteral("to-dispatch"), {PendingDispatch}},
             {QStringLiteral("fed-back"), {Feedback}},
             {QStringLiteral("requests"), {}, Which::Requests},
             {QStringLiteral("in-hand"), {PendingSign, Handling}},
             {QStringLiteral("suspended"), {Suspended}}},
            {QStringLiteral("to-dispatch"), QStringLiteral("fed-back"), QStringLiteral("requests")}};
}

Workspace department()
{
    return {QStringLiteral("department"),
            {{QStringLiteral("to-sign"), {PendingSign}},
             {QStringLiteral("handling"), {Handling}},
             {QStringLiteral("reported-back"), {Feedback}},
             {QStringLiteral("suspended"), {Suspended}}},
            {QStringLiteral("to-sign"), QStringLiteral("handling")}};
}

Workspace oversight()
{
    return {QStringLiteral("oversight"),
            {{QStringLiteral("overdue"), {}, Which::Overdue},
             {QStringLiteral("warning"), {}, Which::Warning},
             {QStringLiteral("rework"), {}, Which::Rework}},
            {QStringLiteral("overdue")}};
}

Workspace cases()
{
    return {QStringLiteral("cases"),
            {{QStringLiteral("all-open"), {}, Which::AllOpen},
             {QStringLiteral("waiting"), {}, Which::Waiting},
             {QStringLiteral("all"), {}, Which::All}},
            {QStringLiteral("all-open")}};
}

Workspace video()
{
    return {QStringLiteral("video"), {}, {}};
}
} // namespace

bool Queue::holds(const store::CaseSummary &row, qint64 nowMs) const
{
    if (row.id.isEmpty())
        return false;
    const bool counting = row.isOpen && row.dueMs > 0 && row.state != Suspended;
    switch (which) {
    case Which::States:
        return states.contains(row.state);
    case Which::AllOpen:
        return row.isOpen;
    case Which::All:
        return true;
    case Which::Overdue:
        return counting && nowMs > row.dueMs;
    case Which::Warning:
        return counting && nowMs > row.warnAtMs && nowMs <= row.dueMs;
    case Which::Rework:
        return row.isOpen && row.reworkCount > 0;
    case Which::Waiting:
        return row.pending;
    case Which::Requests:
        return row.isOpen && row.requested;
    }
    return false;
}

std::vector<Workspace> workspacesOf(domain::Post post)
{
    using enum domain::Post;
    switch (post) {
    case Acceptor:
        return {intake(), cases(), oversight(), video()};
    case ShiftLeader:
        return {supervision(), intake(), cases(), oversight(), video()};
    case Dispatcher:
        return {command(), cases(), oversight(), video()};
    case DistrictCenter:
        return {command(), cases(), oversight(), video()};
    case DepartmentOfficer:
    case DepartmentLeader:
        return {department(), cases(), oversight()};
    case Inspector:
    case Leader:
        return {oversight(), cases(), video()};
    case Commander:
        return {cases(), video(), oversight()};
    default:
        return {cases(), oversight(), video()};
    }
}

std::vector<Queue> announcedTo(domain::Post post)
{
    const Workspace own = workspacesOf(post).front();
    std::vector<Queue> queues;
    if (own.token == u"cases")
        return queues;
    std::ranges::copy_if(own.queues, std::back_inserter(queues),
                         [&own](const Queue &queue) { return own.counted.contains(queue.token); });
    return queues;
}

worktime::Light lightOf(const store::CaseSummary &row, qint64 nowMs)
{
    if (!row.isOpen)
        return worktime::Light::None;
    if (row.state == Suspended)
        return worktime::Light::Grey;
    if (row.dueMs == 0)
        return worktime::Light::None;
    return worktime::lightAt(base::instantFromMs(nowMs), base::instantFromMs(row.warnAtMs),
                             base::instantFromMs(row.dueMs));
}

QueueCounts::QueueCounts(const CaseRows &rows, std::vector<Queue> queues,
                         std::shared_ptr<const base::Clock> clock, QObject *parent)
    : QObject(parent)
    , m_rows(rows)
    , m_queues(std::move(queues))
    , m_clock(std::move(clock))
{
    connect(&rows, &CaseRows::reset, this, &QueueCounts::recount);
    connect(&rows, &CaseRows::rowsChanged, this, &QueueCounts::countSoon);
    // Time alone moves cases into the overdue and warning queues.
    auto *minute = new QTimer(this);
    connect(minute, &QTimer::timeout, this, &QueueCounts::recount);
    minute->start(20'000);
    if (rows.isLoaded())
        countSoon();
}

worktime::Light QueueCounts::worst(const QString &queue) const
{
    worktime::Light worst = worktime::Light::None;
    const QMap<worktime::Light, int> lights = m_lights.value(queue);
    for (auto it = lights.cbegin(); it != lights.cend(); ++it) {
        if (worktime::severity(it.key()) > worktime::severity(worst))
            worst = it.key();
    }
    return worst;
}

void QueueCounts::countSoon()
{
    if (m_planned)
        return;
    m_planned = true;
    QTimer::singleShot(CountPauseMs, this, &QueueCounts::recount);
}

void QueueCounts::recount()
{
    m_planned = false;
    if (m_running) {
        m_again = true;
        return;
    }
    m_running = true;
    struct Number
    {
        int cases = 0;
        QMap<worktime::Light, int> lights;
    };
    using Numbers = std::vector<Number>;
    base::Answer<Numbers> counted
        = QtConcurrent::run([table = m_rows.table(), queues = m_queues, now = base::toMs(m_clock->now())] {
              Numbers numbers(queues.size());
              for (int i = 0; i < table.size(); ++i) {
                  const store::CaseSummary &row = table.at(i);
                  const worktime::Light light = lightOf(row, now);
                  for (size_t q = 0; q < queues.size(); ++q) {
                      if (!queues[q].holds(row, now))
                          continue;
                      ++numbers[q].cases;
                      if (light != worktime::Light::None)
                          ++numbers[q].lights[light];
                  }
              }
              return numbers;
          });
    counted.then(this, [this](const Numbers &numbers) {
        m_running = false;
        for (size_t q = 0; q < m_queues.size(); ++q) {
            m_counts.insert(m_queues[q].token, numbers[q].cases);
            m_lights.insert(m_queues[q].token, numbers[q].lights);
        }
        emit countsChanged();
        if (std::exchange(m_again, false))
            countSoon();
    });
}
} // namespace wanmi::models
