// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/importpage.h"
#include "workbench/importrows.h"

class QButtonGroup;
class QCheckBox;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace wanmi::workbench {
class ImportFigures;
class ImportMap;
class ImportReportButton;
class ImportTopology;

/// What central found: how far it is, what it would not take and why, what it would change. Nothing has
/// happened yet.
class ImportCheckPage : public ImportPage
{
    Q_OBJECT
public:
    ImportCheckPage(ImportDelivery &delivery, const Style &style, QWidget *parent);

    /// What the page can show below the figures.
    enum class View { Problems, Added, Changed, Removed, Kept, NewWords, Guessed, Topology };

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString summary() const override;
    void enter() override;
    [[nodiscard]] bool isReady() const override;
    [[nodiscard]] QString nextText() const override;
    [[nodiscard]] QString nextHelp() const override;
    void next() override; ///< apply
    [[nodiscard]] QWidget *firstWidget() override;
    void showView(View view);
    [[nodiscard]] ImportRows &rows() { return *m_rows; }
    [[nodiscard]] QTableView &list() { return *m_list; }
    [[nodiscard]] ImportReportButton &saveButton() { return *m_save; }

private:
    void build();
    void showStatus();
    [[nodiscard]] bool isCounted() const;
    void showFigures();
    void showViews();
    void fillProblems();
    void fillDifferences(const QString &op);
    void fillWords();
    void fillGuessed();
    void showRow();
    [[nodiscard]] ImportRows::Row rowOf(const protocol::ImportDifference &difference) const;

    QLabel *m_stage, *m_detail;
    QProgressBar *m_progress;
    QPushButton *m_cancel, *m_again;
    ImportNotice *m_notice;
    ImportFigures *m_figures;
    QCheckBox *m_remove;
    QWidget *m_result;
    QButtonGroup *m_views;
    ImportReportButton *m_save;
    QStackedWidget *m_stack;
    QTableView *m_list;
    QLabel *m_empty, *m_about, *m_reasons;
    ImportRows *m_rows;
    ImportMap *m_map;
    ImportTopology *m_topology;
    View m_view = View::Problems;
    QString m_shownId, m_shownStage;
    std::vector<intake::UnderstoodWord> m_guessed; ///< nobody confirmed them
    int m_filling = 0; ///< answers to an older question are dropped
};
} // namespace wanmi::workbench
