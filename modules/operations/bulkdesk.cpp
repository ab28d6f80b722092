// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/bulkdesk.h"

#include <algorithm>
#include <numeric>

namespace wanmi::operations {
namespace {
using State = BulkDesk::Line::State;
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

void BulkDesk::choose(const QStringList &caseIds)
{
    if (m_task != Task::None)
        return;
    m_offers.clear();
    m_lines.clear();
    m_order = {};
    for (const QString &id : caseIds)
        m_lines.push_back({id, State::Chosen, {}, {}, {}, {}, {}, {}});
    m_todo.resize(m_lines.size());
    std::iota(m_todo.rbegin(), m_todo.rend(), size_t(0));
    begin(Task::Offering);
}

void BulkDesk::tryOut(const domain::CaseOrder &order)
{
    if (m_task != Task::None)
        return;
    m_order = order;
    for (Line &line : m_lines)
        line = {line.caseId, State::Chosen, {}, {}, {}, {}, {}, {}};
    m_todo.resize(m_lines.size());
    std::iota(m_todo.rbegin(), m_todo.rend(), size_t(0));
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

void BulkDesk::tryOne(size_t at)
{
    domain::CaseOrder order = m_order;
    order.caseId = CaseId(m_lines[at].caseId);
    m_desk.tryOut(order).then(
        this, [this, at, generation = m_generation](const base::Result<domain::Verdict> &verdict) {
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
    domain::CaseOrder order = m_order;
    order.caseId = CaseId(m_lines[at].caseId);
    m_desk.perform(order).then(
        this, [this, at, generation = m_generation](const base::Result<domain::Verdict> &verdict) {
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

void BulkDesk::reverse(size_t at)
{
    m_store.dossier(m_lines[at].caseId)
        .then(this, [this, at, generation = m_generation](const base::Result<store::CaseDossier> &dossier) {
            Line &line = m_lines[at];
            line.state = State::Stays;
            if (!dossier) {
                line.reason = dossier.error().reason;
            } else if (dossier->file.state != line.to) {
                line.reason = QStringLiteral("moved-on");
            } else {
                reverseBy(at, dossier->file);
                return;
            }
            done(generation);
        });
}

void BulkDesk::reverseBy(size_t at, const domain::CaseFile &file)
{
    Line &line = m_lines[at];
    const std::optional<domain::Possibility> back = m_desk.wayBack(file, line.from);
    if (!back || !back->mine) {
        line.reason = back ? QStringLiteral("way-back-of-others") : QStringLiteral("no-way-back");
        if (back) {
            line.backBy = back->action;
            line.backPost = back->posts.value(0);
        }
        done(m_generation);
        return;
    }
    domain::CaseOrder order;
    order.caseId = file.id;
    order.action = back->action;
    order.reason = m_undoReason;
    m_desk.perform(order).then(
        this, [this, at, generation = m_generation](const base::Result<domain::Verdict> &verdict) {
            m_lines[at].state = verdict ? State::Reversed : State::Stays;
            if (!verdict)
                m_lines[at].reason = verdict.error().reason;
            done(generation);
        });
}
} // namespace wanmi::operations
