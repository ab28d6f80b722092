// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/bulkdesk.h"

#include <algorithm>
#include <numeric>

namespace wanmi::operations {
namespace {
using State = BulkDesk::Line::State;
using Back = BulkDesk::Line::Back;
/// Reading one while another is judged; few, so that a single action in between waits for few.
constexpr int AtOnce = 3;
} // namespace

BulkDesk::BulkDesk(CaseDesk &desk, store::Store &store, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_store(store)
{
}

BulkDesk::~BulkDesk() = default;

int BulkDesk::count(State state) const
{
    return static_cast<int>(std::ranges::count(m_lines, state, &Line::state));
}

int BulkDesk::count(Back back) const
{
    return static_cast<int>(std::ranges::count_if(
        m_lines, [back](const Line &line) { return line.state == State::Queued && line.back == back; }));
}

void BulkDesk::choose(const QStringList &caseIds)
{
    if (m_task != Task::None)
        return;
    m_offers.clear();
    m_lines.clear();
    m_order = {};
    m_advice = {};
    for (const QString &id : caseIds)
        m_lines.push_back({.caseId = id});
    runOnAll();
    begin(Task::Offering);
}

void BulkDesk::tryOut(const domain::CaseOrder &order, const Advice &advice)
{
    if (m_task != Task::None)
        return;
    m_order = order;
    m_advice = advice;
    for (Line &line : m_lines)
        line = {.caseId = line.caseId};
    runOnAll();
    begin(Task::Trying);
}

void BulkDesk::assign(const QStringList &caseIds, const QString &department)
{
    if (m_task != Task::None || !isAdvised())
        return;
    const QSet<QString> wanted(caseIds.begin(), caseIds.end());
    m_todo.clear();
    for (size_t at = m_lines.size(); at > 0; --at) {
        Line &line = m_lines[at - 1];
        if (!wanted.contains(line.caseId) || line.state == State::Queued)
            continue;
        line = {.caseId = line.caseId, .department = department, .byHand = true};
        m_todo.push_back(at - 1);
    }
    begin(Task::Trying);
}

void BulkDesk::perform()
{
    if (m_task != Task::None)
        return;
    m_todo.clear();
    for (size_t at = m_lines.size(); at > 0; --at) {
        if (m_lines[at - 1].state == State::Goes)
            m_todo.push_back(at - 1);
    }
    begin(Task::Performing);
}

void BulkDesk::recall(const QString &action, std::vector<Line> done)
{
    if (m_task != Task::None)
        return;
    m_offers.clear();
    m_order = {};
    m_order.action = action;
    m_advice = {};
    m_lines = std::move(done);
}

void BulkDesk::lookBack()
{
    if (m_task != Task::None)
        return;
    QStringList keys;
    for (const Line &line : m_lines) {
        if (line.state == State::Queued)
            keys.append(line.key);
    }
    m_todo.clear();
    m_task = Task::Looking;
    m_total = static_cast<int>(keys.size());
    ++m_running;
    m_store.withdrawable(keys).then(
        this, [this, generation = m_generation](const base::Result<QStringList> &here) {
            const QSet<QString> mine = here ? QSet<QString>(here->begin(), here->end()) : QSet<QString>();
            for (size_t at = m_lines.size(); at > 0; --at) {
                Line &line = m_lines[at - 1];
                if (line.state != State::Queued)
                    continue;
                if (mine.contains(line.key)) {
                    line.back = Back::Outbox;
                    line.reason.clear();
                } else {
                    m_todo.push_back(at - 1);
                }
            }
            done(generation);
        });
}

void BulkDesk::undo(const QString &reason)
{
    if (m_task != Task::None)
        return;
    m_undoReason = reason;
    m_todo.clear();
    for (size_t at = 0; at < m_lines.size(); ++at) {
        if (m_lines[at].state == State::Queued)
            m_todo.push_back(at); // the last done is the first undone
    }
    m_task = Task::Undoing;
    m_total = static_cast<int>(m_todo.size());
    withdraw();
}

void BulkDesk::cancel()
{
    m_todo.clear();
    if (m_running == 0 && m_task != Task::None)
        end();
}

void BulkDesk::runOnAll()
{
    m_todo.resize(m_lines.size());
    std::iota(m_todo.rbegin(), m_todo.rend(), size_t(0));
}

void BulkDesk::begin(Task task)
{
    m_task = task;
    m_total = static_cast<int>(m_todo.size());
    next();
}

void BulkDesk::next()
{
    while (m_running < AtOnce && !m_todo.empty()) {
        const size_t at = m_todo.back();
        m_todo.pop_back();
        ++m_running;
        switch (m_task) {
        case Task::Offering:
            offer(at);
            break;
        case Task::Trying:
            tryOne(at);
            break;
        case Task::Performing:
            performOne(at);
            break;
        case Task::Looking:
            look(at);
            break;
        case Task::Undoing:
            reverse(at);
            break;
        case Task::None:
            --m_running;
            break;
        }
    }
    if (m_running == 0 && m_task != Task::None)
        end();
}

void BulkDesk::done(int generation)
{
    Q_ASSERT(generation == m_generation);
    --m_running;
    emit progressed(m_total - static_cast<int>(m_todo.size()) - m_running, m_total);
    if (generation == m_generation)
        next();
}

void BulkDesk::end()
{
    const Task task = std::exchange(m_task, Task::None);
    ++m_generation;
    if (task == Task::Offering)
        emit offered();
    else
        emit finished(task);
}

void BulkDesk::offer(size_t at)
{
    m_store.dossier(m_lines[at].caseId)
        .then(this, [this, generation = m_generation](const base::Result<store::CaseDossier> &dossier) {
            QStringList counted;
            for (const domain::Possibility &possibility :
                 dossier ? m_desk.possibilities(*dossier) : std::vector<domain::Possibility>()) {
                if (!possibility.mine || counted.contains(possibility.action))
                    continue;
                counted.append(possibility.action);
                const auto known = std::ranges::find_if(m_offers, [&](const Offer &offer) {
                    return offer.possibility.action == possibility.action;
                });
                if (known == m_offers.end())
                    m_offers.push_back({possibility, 1});
                else
                    ++known->cases;
            }
            done(generation);
        });
}

domain::CaseOrder BulkDesk::orderOf(const Line &line) const
{
    domain::CaseOrder order = m_order;
    order.caseId = CaseId(line.caseId);
    if (isAdvised())
        order.leadDept = line.department;
    return order;
}

void BulkDesk::tryOne(size_t at)
{
    if (isAdvised() && m_lines[at].department.isEmpty())
        adviseOne(at);
    else
        judgeOne(at);
}

void BulkDesk::adviseOne(size_t at)
{
    const auto refused = [this, at](const QString &reason, int generation) {
        m_lines[at].state = State::Refused;
        m_lines[at].reason = reason;
        done(generation);
    };
    m_store.dossier(m_lines[at].caseId)
        .then(
            this,
            [this, at, refused, generation = m_generation](const base::Result<store::CaseDossier> &dossier) {
                if (!dossier)
                    return refused(dossier.error().reason, generation);
                m_store.recommend(dossier->file, dossier->trail, m_advice.rules, m_advice.districts)
                    .then(
                        this,
                        [this, at, refused, generation](const base::Result<domain::Recommendation> &answer) {
                            if (!answer || !answer->first())
                                return refused(answer ? QStringLiteral("no-lead-department")
                                                      : answer.error().reason,
                                               generation);
                            m_lines[at].department = answer->first()->department;
                            if (!answer->first()->reasons.empty())
                                m_lines[at].why = answer->first()->reasons.front();
                            judgeOne(at);
                        });
            });
}

void BulkDesk::judgeOne(size_t at)
{
    m_desk.tryOut(orderOf(m_lines[at]))
        .then(this, [this, at, generation = m_generation](const base::Result<domain::Verdict> &verdict) {
            Line &line = m_lines[at];
            line.state = verdict ? State::Goes : State::Refused;
            if (verdict) {
                line.from = verdict->record.fromState;
                line.to = verdict->after.state;
            } else {
                line.reason = verdict.error().reason;
            }
            done(generation);
        });
}

void BulkDesk::performOne(size_t at)
{
    m_desk.perform(orderOf(m_lines[at]))
        .then(this, [this, at, generation = m_generation](const base::Result<domain::Verdict> &verdict) {
            Line &line = m_lines[at];
            line.state = verdict ? State::Queued : State::Failed;
            if (verdict) {
                line.from = verdict->record.fromState;
                line.to = verdict->after.state;
                line.key = verdict->record.id.text();
            } else {
                line.reason = verdict.error().reason;
            }
            done(generation);
        });
}

/// First what central cannot have: all in one step, before the link comes to more of it.
void BulkDesk::withdraw()
{
    QStringList keys;
    for (const size_t at : m_todo)
        keys.append(m_lines[at].key);
    ++m_running;
    m_store.withdraw(keys).then(
        this, [this, generation = m_generation](const base::Result<QStringList> &withdrawn) {
            const QSet<QString> gone
                = withdrawn ? QSet<QString>(withdrawn->begin(), withdrawn->end()) : QSet<QString>();
            std::erase_if(m_todo, [&](size_t at) {
                if (!gone.contains(m_lines[at].key))
                    return false;
                m_lines[at].state = State::Withdrawn;
                return true;
            });
            done(generation);
        });
}

void BulkDesk::findWayBack(size_t at,
                           const std::function<void(const QString &, const domain::CaseOrder &)> &then)
{
    m_store.dossier(m_lines[at].caseId)
        .then(this, [this, at, then](const base::Result<store::CaseDossier> &dossier) {
            if (!dossier)
                return then(dossier.error().reason, {});
            const domain::CaseFile &file = dossier->file;
            const Line &line = m_lines[at];
            if (file.state != line.to)
                return then(QStringLiteral("moved-on"), {});
            const std::optional<domain::Possibility> back = m_desk.wayBack(file, m_order.action, line.from);
            if (!back)
                return then(QStringLiteral("no-way-back"), {});
            domain::CaseOrder order;
            order.caseId = file.id;
            order.action = back->action;
            order.reason = m_undoReason;
            // An order beside the state bears the name of the action that gave it.
            if (std::ranges::find(file.orders, line.key, &domain::SuperviseOrder::id) != file.orders.end())
                order.orderId = line.key;
            then({}, order);
        });
}

void BulkDesk::look(size_t at)
{
    const auto note = [this, at](int generation, Back back, const QString &reason) {
        m_lines[at].back = back;
        m_lines[at].reason = reason;
        done(generation);
    };
    findWayBack(
        at, [this, note, generation = m_generation](const QString &trouble, const domain::CaseOrder &order) {
            if (!trouble.isEmpty())
                return note(generation, Back::No, trouble);
            m_desk.tryOut(order).then(this, [note, generation](const base::Result<domain::Verdict> &verdict) {
                note(generation, verdict ? Back::Inverse : Back::No,
                     verdict ? QString() : verdict.error().reason);
            });
        });
}

void BulkDesk::reverse(size_t at)
{
    const auto stays = [this, at](int generation, const QString &reason) {
        m_lines[at].state = State::Stays;
        m_lines[at].reason = reason;
        done(generation);
    };
    findWayBack(
        at,
        [this, at, stays, generation = m_generation](const QString &trouble, const domain::CaseOrder &order) {
            if (!trouble.isEmpty())
                return stays(generation, trouble);
            m_desk.perform(order).then(
                this, [this, at, stays, generation](const base::Result<domain::Verdict> &verdict) {
                    if (!verdict)
                        return stays(generation, verdict.error().reason);
                    m_lines[at].state = State::Reversed;
                    done(generation);
                });
        });
}
} // namespace wanmi::operations
