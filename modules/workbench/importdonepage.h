// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/importpage.h"

class QProgressBar;
class QPushButton;

namespace wanmi::workbench {
class ImportFigures;
class ImportMap;
class ImportProblems;
class ImportReportButton;

/// The change itself, and what it was: where the rows lie, as the wizard has read them, and those that did
/// not get in.
class ImportDonePage : public ImportPage
{
    Q_OBJECT
public:
    ImportDonePage(ImportDelivery &delivery, const Style &style, QWidget *parent);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString headline() const override;
    [[nodiscard]] QString summary() const override;
    void enter() override;
    [[nodiscard]] bool isReady() const override { return isDone(); }
    [[nodiscard]] QString nextText() const override;
    void next() override { emit anotherWanted(); }
    [[nodiscard]] QWidget *firstWidget() override;
    [[nodiscard]] bool isDone() const;
    [[nodiscard]] QPushButton &mapButton() { return *m_toMap; }
    [[nodiscard]] ImportReportButton &saveButton() { return *m_save; }
    [[nodiscard]] ImportProblems &problems() { return *m_problems; }
    [[nodiscard]] ImportMap &map() { return *m_map; }

signals:
    void anotherWanted();
    void mapWanted(geo::Place place);

private:
    void build();
    void showStatus();
    void showMap();
    void showExamples();
    void goThere();
    [[nodiscard]] bool isOnTheDesk() const;

    QLabel *m_text, *m_next, *m_refusedTitle, *m_mapTitle;
    QProgressBar *m_progress;
    ImportNotice *m_notice;
    ImportFigures *m_figures;
    ImportProblems *m_problems;
    ImportMap *m_map;
    QWidget *m_refused, *m_where;
    QPushButton *m_toMap;
    ImportReportButton *m_save;
    QString m_shownId; ///< of the import whose problems are on the list
    std::optional<geo::Place> m_example; ///< of an import that was checked before this wizard was opened
    bool m_asksExamples = false;
};
} // namespace wanmi::workbench
