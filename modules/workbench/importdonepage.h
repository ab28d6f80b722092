// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/importpage.h"

class QProgressBar;
class QPushButton;

namespace wanmi::workbench {
class ImportFigures;
class ImportMap;

/// The change itself, and what it was.
class ImportDonePage : public ImportPage
{
    Q_OBJECT
public:
    ImportDonePage(ImportDelivery &delivery, const Style &style, QWidget *parent);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString summary() const override;
    void enter() override;
    [[nodiscard]] bool isReady() const override { return isDone(); }
    [[nodiscard]] QString nextText() const override;
    void next() override { emit anotherWanted(); }
    [[nodiscard]] QWidget *firstWidget() override;
    [[nodiscard]] bool isDone() const;
    [[nodiscard]] QPushButton &mapButton() { return *m_toMap; }

signals:
    void anotherWanted();
    void mapWanted(geo::Place place);

private:
    void showStatus();
    void goThere();

    QLabel *m_headline, *m_text, *m_next;
    QProgressBar *m_progress;
    ImportNotice *m_notice;
    ImportFigures *m_figures;
    ImportMap *m_map;
    QPushButton *m_toMap;
};
} // namespace wanmi::workbench
