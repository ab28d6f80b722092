// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/decisions.h"
#include "simulator/deeds.h"
#include "simulator/mirror.h"

namespace wanmi::simulator {

/// Citizens call and write (through the portal's account), supervisors see things on their rounds.
class Reporters : public QObject
{
    Q_OBJECT
public:
    Reporters(Wire &wire, Mirror &mirror, Agenda &agenda, Deeds &deeds, const CitySimOptions &options,
              const domain::RuleBook &rules, QObject *parent = nullptr);

    void start();

private:
    void waitForNext(Reporter reporter);
    void report(Reporter reporter);
    [[nodiscard]] QString accountFor(Reporter reporter, const domain::CaseOrder &order, Chance &chance) const;
    [[nodiscard]] double perDay(Reporter reporter) const;
    [[nodiscard]] int hourOfLife() const;

    Wire &m_wire;
    Mirror &m_mirror;
    Agenda &m_agenda;
    Deeds &m_deeds;
    const CitySimOptions &m_options;
    const domain::RuleBook &m_rules;
    base::Instant m_began;
    int m_count[2] = {0, 0};
};
} // namespace wanmi::simulator
