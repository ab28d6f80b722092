// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/deeds.h"
#include "simulator/mirror.h"

#include <map>
#include <set>

namespace wanmi::simulator {

/// Colleagues at the desks of the two centers. They leave the youngest cases of a queue to whoever else sits
/// there, and take them only when nobody does.
class Desks : public QObject
{
    Q_OBJECT
public:
    Desks(Wire &wire, Mirror &mirror, Agenda &agenda, Deeds &deeds, const domain::RuleBook &rules,
          QObject *parent = nullptr);

    void start();
    /// Puts the case into the queue it waits in now.
    void consider(const QString &caseId);

private:
    struct Desk
    {
        domain::Post post;
        QString account;
        std::set<std::pair<qint64, QString>> queue; ///< by the time they came
        int beats = 0;
    };
    void beat(Desk &desk);
    void work(Desk &desk);
    [[nodiscard]] Desk *deskFor(const domain::CaseFile &file);

    Wire &m_wire;
    Mirror &m_mirror;
    Agenda &m_agenda;
    Deeds &m_deeds;
    const domain::RuleBook &m_rules;
    std::vector<Desk> m_desks;
    std::map<QString, std::pair<Desk *, qint64>> m_where;
};
} // namespace wanmi::simulator
