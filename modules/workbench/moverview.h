// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/territory.h"
#include "workbench/session.h"
#include "workbench/style.h"
#include "workbench/texts.h"

#include <QWidget>

class QLabel;
class QListWidget;

namespace wanmi::workbench {

/// One who moves through the city: a supervisor with tasks, or a vehicle. Positions are those of `live`; they
/// carry their age.
class MoverView : public QWidget
{
    Q_OBJECT
public:
    MoverView(SessionContext &session, const Style &style, QWidget *parent = nullptr);
    /// kind: "supervisor" or "vehicle".
    void show(const QString &kind, const QString &id);
    void noteLive(const protocol::Live &live);
    [[nodiscard]] QString title() const;
    [[nodiscard]] bool hasPosition() const { return m_place.has_value(); }
    [[nodiscard]] QListWidget &tasks() { return *m_tasks; }
    [[nodiscard]] QString factsText() const; ///< for tests and screen readers
    void focusFirst();

signals:
    void titleChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void read();
    void refresh();
    void locate();
    [[nodiscard]] QString supervisorRows() const;
    [[nodiscard]] QString vehicleRows() const;
    [[nodiscard]] QString positionRows() const;
    [[nodiscard]] QString row(const QString &name, const QString &value, const QString &link = {}) const;
    void showTasks();

    SessionContext &m_session;
    const Style &m_style;
    QString m_kind, m_id, m_reason, m_cell;
    std::optional<store::SupervisorFacts> m_supervisor;
    std::optional<domain::Vehicle> m_vehicle;
    std::optional<geo::Place> m_place, m_located;
    double m_speedKmh = -1;
    qint64 m_seenMs = 0;
    bool m_liveCame = false;
    QLabel *m_facts, *m_tasksTitle, *m_none;
    QListWidget *m_tasks;
    Texts m_texts;
};
} // namespace wanmi::workbench
