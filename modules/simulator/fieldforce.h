// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/deeds.h"
#include "simulator/mirror.h"

#include <QHash>

namespace wanmi::simulator {

/// Supervisors answer their tasks, departments sign and handle, each in their own time.
class FieldForce : public QObject
{
    Q_OBJECT
public:
    FieldForce(Wire &wire, Mirror &mirror, Agenda &agenda, Deeds &deeds, const domain::RuleBook &rules,
               QObject *parent = nullptr);

    /// Looks at the case and plans the next step of whoever has it in the field.
    void consider(const QString &caseId);

private:
    void plan(const domain::CaseFile &file, int attempt);
    [[nodiscard]] std::chrono::milliseconds waited(const domain::CaseFile &file) const;
    void step(const QString &caseId, int version, int attempt);
    void answer(const domain::CaseFile &file, int attempt);
    void handle(const domain::CaseFile &file, int attempt);
    [[nodiscard]] std::function<void(const protocol::CommandResult &)>
    afterRefusal(const domain::CaseFile &file, int attempt);

    Wire &m_wire;
    Mirror &m_mirror;
    Agenda &m_agenda;
    Deeds &m_deeds;
    const domain::RuleBook &m_rules;
    QHash<QString, int> m_planned; ///< case -> version
};
} // namespace wanmi::simulator
