// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rulebook.h"
#include "simulator/deeds.h"
#include "simulator/mirror.h"

#include <QSet>

namespace wanmi::simulator {

/// What people carry: supervisors sign on and off by their shifts, and whoever gets a message reads and
/// acknowledges it, all through the interface for field terminals.
class Handsets : public QObject
{
    Q_OBJECT
public:
    Handsets(Wire &wire, Mirror &mirror, Agenda &agenda, Deeds &deeds, const domain::RuleBook &rules,
             QObject *parent = nullptr);

    /// \param notify somebody at the shift leader's desk sees all messages, so a handset asks for its own
    /// when there is one, as if a push service had woken it; otherwise the handsets ask in turn.
    void start(bool notify);

private:
    void signOnAndOff();
    void signOnOrOff(const QString &account, bool onDuty);
    void watchMessages();
    void askInTurn();
    void wake(const QJsonObject &message);
    void readOwn(const QString &account);

    Wire &m_wire;
    Mirror &m_mirror;
    Agenda &m_agenda;
    Deeds &m_deeds;
    const domain::RuleBook &m_rules;
    QSet<QString> m_asked; ///< whose change of duty is on its way
    QSet<QString> m_woken;
    qint64 m_seen = 0; ///< of the messages
    std::size_t m_turn = 0;
};
} // namespace wanmi::simulator
