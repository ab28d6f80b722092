// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/territory.h"
#include "workbench/session.h"
#include "workbench/style.h"
#include "workbench/texts.h"

#include <QHash>
#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QLabel;
class QListWidget;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;
class QVBoxLayout;

namespace wanmi::workbench {
class BarList;
class DayBars;

/// What is known of one area or cell: key figures on top, and behind tabs its days, parts, cases, components,
/// people and cameras.
class AreaView : public QWidget
{
    Q_OBJECT
public:
    enum Tab { Overview, Parts, Cases, Components, Around, TabCount };
    AreaView(SessionContext &session, const Style &style, const models::Territory &territory,
             QWidget *parent = nullptr);
    void showTab(Tab tab);
    void focusFirst(); ///< the keyboard goes to the tab that is open
    [[nodiscard]] QTableView &parts() { return *m_partsTable; }
    [[nodiscard]] QListWidget &cases() { return *m_urgent; }
    [[nodiscard]] QListWidget &around() { return *m_around; }
    [[nodiscard]] QAbstractButton *tabButton(Tab tab) const;

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    QWidget *scrolled(QWidget *content);
    QLabel *heading(QVBoxLayout *column, const std::function<QString()> &text);
    void buildOverview();
    void buildParts();
    void buildCases();
    void buildAround();
    void refresh();
    void showFigures();
    void showEvaluation();
    void showCases(QListWidget &list, const store::CaseSummaries &cases);
    void showComponents();
    void showAround();
    void openRow(const QModelIndex &index);

    SessionContext &m_session;
    const Style &m_style;
    const models::Territory &m_territory;
    models::TerritoryParts m_partsModel;
    QSortFilterProxyModel *m_sorted;
    QWidget *m_figures;
    QButtonGroup *m_tabs;
    QStackedWidget *m_stack;
    DayBars *m_days = nullptr;
    BarList *m_states = nullptr, *m_classes = nullptr, *m_stock = nullptr;
    QLabel *m_evaluation = nullptr, *m_ground = nullptr, *m_noCases = nullptr, *m_noStock = nullptr,
           *m_noStates = nullptr, *m_noClasses = nullptr, *m_stockStates = nullptr;
    QTableView *m_partsTable = nullptr;
    QListWidget *m_urgent = nullptr, *m_newest = nullptr, *m_around = nullptr;
    QHash<QString, domain::Vehicle> m_vehicles;
    QStringList m_aroundShown;
    Texts m_texts;
};
} // namespace wanmi::workbench
