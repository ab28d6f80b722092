// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/crews.h"
#include "workbench/fields.h"
#include "workbench/session.h"

class QListWidget;

namespace wanmi::workbench {

/// Who goes there: free text, with the department's own crews and vehicles ranked below it, the nearest that
/// suits and is free first and proposed. Positions are the live ones; the list follows them until it is used.
class CrewField : public Field
{
    Q_OBJECT
public:
    CrewField(Ask ask, SessionContext &session, const domain::CaseFile &file, QWidget *parent = nullptr);
    [[nodiscard]] QString answer() const override;
    void setAnswer(const QString &answer) override;
    [[nodiscard]] QWidget *editor() const override;
    void noteLive(const protocol::Live &live);
    [[nodiscard]] const std::vector<domain::RankedCrew> &ranked() const { return m_ranked; }
    [[nodiscard]] QListWidget &list() const { return *m_list; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void read();
    void rank();
    void showRanked();
    void take(int row);
    [[nodiscard]] std::vector<domain::Crew> crews() const;

    SessionContext &m_session;
    geo::Place m_place;
    QString m_caseId, m_usual;
    QLineEdit *m_line;
    QListWidget *m_list;
    std::vector<domain::Vehicle> m_vehicles; ///< of the own department
    std::vector<store::CrewJob> m_jobs;
    QHash<QString, protocol::LiveVehicle> m_live;
    std::vector<domain::RankedCrew> m_ranked;
    bool m_proposed = false; ///< what stands in the line was put there, not typed
};
} // namespace wanmi::workbench
