// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "models/caserows.h"
#include "worktime/light.h"

#include <QStringList>

namespace wanmi::models {

/// A named filter over the cases: "to-dispatch" are those in PENDING_DISPATCH. Words::queue() names it.
struct Queue
{
    enum class Which { States, AllOpen, All, Overdue, Warning, Rework, Waiting, Requests };
    QString token;
    QStringList states; ///< of Which::States
    Which which = Which::States;

    /// `now` matters to Overdue and Warning alone.
    [[nodiscard]] bool holds(const store::CaseSummary &row, qint64 nowMs) const;
};

/// One entry of the left rail: 受理, 监督, 指挥, 部门, 督办, 案卷, 视频 (design.md §5).
struct Workspace
{
    QString token; ///< intake, supervision, command, department, oversight, cases, video
    std::vector<Queue> queues; ///< none: not a workspace of cases
    QStringList counted; ///< the queues that wait for this workspace's people: their sum stands in the rail
};

/// What a post finds in its rail, the most used first; queues belong to whom domain.md §9.1 names.
[[nodiscard]] std::vector<Workspace> workspacesOf(domain::Post post);

/// The queues of which this post wants to hear what is new and what grows worse: those that wait for it in
/// its own workspace. None for who only looks on.
[[nodiscard]] std::vector<Queue> announcedTo(domain::Post post);

/// Light of the running stage; grey when suspended, none when closed or without a clock.
[[nodiscard]] worktime::Light lightOf(const store::CaseSummary &row, qint64 nowMs);

/// Cases per queue and their lights, counted on a worker, at most twice a second.
class QueueCounts : public QObject
{
    Q_OBJECT
public:
    QueueCounts(const CaseRows &rows, std::vector<Queue> queues, std::shared_ptr<const base::Clock> clock,
                QObject *parent = nullptr);
    [[nodiscard]] int count(const QString &queue) const { return m_counts.value(queue); }
    [[nodiscard]] int overdue(const QString &queue) const { return count(queue, worktime::Light::Red); }
    [[nodiscard]] int count(const QString &queue, worktime::Light light) const
    {
        return m_lights.value(queue).value(light);
    }
    /// None: the queue is empty or no clock runs in it.
    [[nodiscard]] worktime::Light worst(const QString &queue) const;

signals:
    void countsChanged();

private:
    void countSoon();
    void recount();

    const CaseRows &m_rows;
    std::vector<Queue> m_queues;
    std::shared_ptr<const base::Clock> m_clock;
    QHash<QString, int> m_counts;
    QHash<QString, QMap<worktime::Light, int>> m_lights;
    bool m_planned = false, m_running = false, m_again = false;
};
} // namespace wanmi::models
