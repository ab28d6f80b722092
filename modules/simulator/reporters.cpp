// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/reporters.h"

namespace wanmi::simulator {

namespace {

// Of an average cell, a day. Cities with 50,000 cells publish one to two thousand cases a day.
constexpr double CitizensPerCellAndDay = 0.015;
constexpr double SupervisorsPerCellAndDay = 0.025;
/// The smallest city that is looked at lives at the pace of one of 40,000 cells: a report every two minutes.
constexpr double LeastPerDay = 800;

const QString Portal = QStringLiteral("portal");
} // namespace

Reporters::Reporters(Wire &wire, Mirror &mirror, Agenda &agenda, Deeds &deeds, const CitySimOptions &options,
                     const domain::RuleBook &rules, QObject *parent)
    : QObject(parent)
    , m_wire(wire)
    , m_mirror(mirror)
    , m_agenda(agenda)
    , m_deeds(deeds)
    , m_options(options)
    , m_rules(rules)
{
}

void Reporters::start()
{
    m_began = m_wire.now();
    waitForNext(Reporter::Citizen);
    waitForNext(Reporter::Supervisor);
}

double Reporters::perDay(Reporter reporter) const
{
    const double perCell = reporter == Reporter::Citizen ? CitizensPerCellAndDay : SupervisorsPerCellAndDay;
    return std::max(LeastPerDay, perCell * double(m_mirror.around().cells.size()));
}

/// Days pass faster for people who act faster, from the hour at which they began.
int Reporters::hourOfLife() const
{
    const double livedMs = double((m_wire.now() - m_began).count()) * m_options.speed;
    return m_rules.calendar.toLocal(m_began + std::chrono::milliseconds(qint64(livedMs))).time().hour();
}

void Reporters::waitForNext(Reporter reporter)
{
    Chance chance
        = m_deeds.chance(QStringLiteral("wait/%1/%2").arg(int(reporter)).arg(m_count[int(reporter)]));
    m_agenda.in(untilNextReport(perDay(reporter), hourOfLife(), m_options.speed, chance), [this, reporter] {
        report(reporter);
        waitForNext(reporter);
    });
}

QString Reporters::accountFor(Reporter reporter, const domain::CaseOrder &order, Chance &chance) const
{
    if (reporter == Reporter::Citizen)
        return Portal;
    const CellSpot *cell = m_mirror.around().cellNear(order.place.value_or(geo::Place{}));
    return m_mirror.around().supervisorFor(cell ? cell->dutyGrid : QString(), {}, chance);
}

void Reporters::report(Reporter reporter)
{
    const QString name = QStringLiteral("report/%1/%2").arg(int(reporter)).arg(m_count[int(reporter)]++);
    Chance chance = m_deeds.chance(name);
    auto order = reportBy(reporter, m_mirror.around(), m_rules, chance);
    if (!order)
        return;
    order->caseId = CaseId(m_deeds.identifier(name));
    const QString account = accountFor(reporter, *order, chance);
    if (!account.isEmpty())
        m_deeds.submit(account, *order, 0);
}
} // namespace wanmi::simulator
