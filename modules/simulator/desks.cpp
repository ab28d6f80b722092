// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/desks.h"

#include "simulator/decisions.h"

namespace wanmi::simulator {

using namespace std::chrono_literals;
using domain::CaseFile;
using domain::Post;

namespace {

constexpr size_t LeftForOthers = 6;
constexpr auto Patience = 5min; ///< at speed 1: how long a case is left to others at least…
constexpr auto NobodyThere = 20min; ///< …and after which nobody else will come

base::Instant cameAt(const CaseFile &file)
{
    if (file.pendingRequest)
        return file.pendingRequest->at;
    return file.stageStartedAt.value_or(file.reportedAt);
}
} // namespace

Desks::Desks(Wire &wire, Mirror &mirror, Agenda &agenda, Deeds &deeds, const domain::RuleBook &rules,
             QObject *parent)
    : QObject(parent)
    , m_wire(wire)
    , m_mirror(mirror)
    , m_agenda(agenda)
    , m_deeds(deeds)
    , m_rules(rules)
{
    m_desks.push_back({Post::Acceptor, QStringLiteral("acceptor2"), {}});
    m_desks.push_back({Post::ShiftLeader, QStringLiteral("shift2"), {}});
    m_desks.push_back({Post::Dispatcher, QStringLiteral("dispatcher2"), {}});
}

void Desks::start()
{
    for (Desk &desk : m_desks)
        beat(desk);
}

Desks::Desk *Desks::deskFor(const CaseFile &file)
{
    const auto post = deskOf(file);
    for (Desk &desk : m_desks) {
        if (post == desk.post)
            return &desk;
    }
    return nullptr;
}

void Desks::consider(const QString &caseId)
{
    if (const auto known = m_where.find(caseId); known != m_where.end()) {
        known->second.first->queue.erase({known->second.second, caseId});
        m_where.erase(known);
    }
    const CaseFile *file = m_mirror.openCase(caseId);
    Desk *desk = file ? deskFor(*file) : nullptr;
    if (!desk)
        return;
    const qint64 came = base::toMs(cameAt(*file));
    desk->queue.insert({came, caseId});
    m_where[caseId] = {desk, came};
}

void Desks::beat(Desk &desk)
{
    Chance chance = m_deeds.chance(desk.account + QStringLiteral("/beat/") + QString::number(desk.beats++));
    m_agenda.in(m_deeds.scaled(std::chrono::milliseconds(qint64(chance.between(15'000, 45'000)))),
                [this, &desk] {
                    work(desk);
                    beat(desk);
                });
}

void Desks::work(Desk &desk)
{
    if (desk.queue.empty())
        return;
    const auto [came, id] = *desk.queue.begin();
    const auto waited = m_wire.now() - base::instantFromMs(came);
    const bool isTheirs = desk.queue.size() <= LeftForOthers && waited < m_deeds.scaled(NobodyThere);
    if (isTheirs || waited < m_deeds.scaled(Patience))
        return;
    // Out of the queue now; central's answer or the next change puts it back where it belongs.
    desk.queue.erase(desk.queue.begin());
    m_where.erase(id);
    const CaseFile *file = m_mirror.openCase(id);
    if (!file)
        return;
    Chance chance
        = m_deeds.chance(desk.account + u'/' + file->address + u'/' + QString::number(file->version));
    const auto order = deskStep(*file, desk.post, m_mirror.around(), m_rules, chance);
    if (order)
        m_deeds.submit(desk.account, *order, file->version);
}
} // namespace wanmi::simulator
