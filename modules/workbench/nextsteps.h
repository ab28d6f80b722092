// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/changeset.h"
#include "workbench/session.h"

#include <QWidget>

class QLabel;

namespace wanmi::workbench {

/// What may happen next with a case: each action, which posts may do it, who of them is on duty, its key, and
/// why not the person here.
class NextSteps : public QWidget
{
    Q_OBJECT
public:
    NextSteps(SessionContext &session, QWidget *parent = nullptr);

    void show(const domain::CaseFile &file, const std::vector<domain::Possibility> &possible);
    [[nodiscard]] QString asText() const { return m_lines.join(u'\n'); }

private:
    void build();
    [[nodiscard]] QString whoOf(const domain::Possibility &possibility) const;
    [[nodiscard]] QString whyNot(const domain::Possibility &possibility) const;
    [[nodiscard]] bool canDoIt(const domain::Person &person) const;

    SessionContext &m_session;
    domain::CaseFile m_file;
    std::vector<domain::Possibility> m_possible;
    std::vector<domain::Person> m_persons;
    QStringList m_lines;
    bool m_arePersonsRead = false;
};
} // namespace wanmi::workbench
