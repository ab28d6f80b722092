// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/fields.h"
#include "workbench/session.h"

#include <QTimer>

#include <optional>

class QListWidget;
class QToolButton;

namespace wanmi::workbench {

/// Where it is: an address, crossing, name, component or camera by typing, or a click on the map. The answer is
/// "lon lat address".
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
    [[nodiscard]] std::optional<geo::Place> place() const { return m_place; }
    [[nodiscard]] QString address() const;
    /// Enter has been pressed, and the list it will take from is on its way.
    [[nodiscard]] bool isSearching() const { return m_enterWaits; }
    /// As if it had been chosen; without words the nearest address is written.
    void takePlace(geo::Place place, const QString &words = {});

signals:
    void placed(wanmi::geo::Place place);
    /// What was chosen of the list: a component or a camera may say more than where it stands.
    void hitTaken(const wanmi::store::Store::Hit &hit);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void showHits(const std::vector<store::Store::Hit> &hits);
    void choose(int row);
    void take(geo::Place place, bool addressToo);
    void enter();

    SessionContext &m_session;
    QLineEdit *m_line;
    QToolButton *m_pick;
    QListWidget *m_hits;
    QTimer m_soon;
    std::vector<store::Store::Hit> m_found;
    std::optional<geo::Place> m_place;
    bool m_waiting = false;
    bool m_searching = false; ///< what is typed has not been answered yet
    bool m_enterWaits = false; ///< Enter came before the list did
    int m_generation = 0;
};
} // namespace wanmi::workbench
