// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/fields.h"
#include "workbench/session.h"

#include <QTimer>

#include <optional>

class QListWidget;
class QToolButton;

namespace wanmi::workbench {

/// Where it is: an address by typing, or a click on the map. The answer is "lon lat address".
class PlaceField : public Field
{
    Q_OBJECT
public:
    PlaceField(Ask ask, SessionContext &session, QWidget *parent = nullptr);
    ~PlaceField() override;
    [[nodiscard]] QString answer() const override;
    void setAnswer(const QString &answer) override;
    void writeTo(domain::CaseOrder &order) const override;
    [[nodiscard]] QString problem() const override;
    [[nodiscard]] QWidget *editor() const override;

signals:
    void placed(wanmi::geo::Place place);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void showHits(const std::vector<store::Store::Hit> &hits);
    void choose(int row);
    void take(geo::Place place, bool addressToo);

    SessionContext &m_session;
    QLineEdit *m_line;
    QToolButton *m_pick;
    QListWidget *m_hits;
    QTimer m_soon;
    std::vector<store::Store::Hit> m_found;
    std::optional<geo::Place> m_place;
    bool m_waiting = false;
    int m_generation = 0;
};
} // namespace wanmi::workbench
