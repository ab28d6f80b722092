// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/importpage.h"

class QComboBox;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace wanmi::workbench {
class ImportMap;

/// Which column is which field; the first rows and the places as they will be read.
class ImportColumnsPage : public ImportPage
{
    Q_OBJECT
public:
    ImportColumnsPage(ImportDelivery &delivery, const Style &style, QWidget *parent);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString summary() const override;
    void enter() override;
    [[nodiscard]] bool isReady() const override;
    [[nodiscard]] QString nextHelp() const override;
    [[nodiscard]] QWidget *firstWidget() override;
    /// What is chosen for a field, as a person sees it; nothing: the kind does not have it.
    [[nodiscard]] QComboBox *choice(const QString &field) const;
    [[nodiscard]] QTableWidget &preview() { return *m_preview; }
    [[nodiscard]] ImportMap &map() { return *m_map; }
    [[nodiscard]] const ImportNotice &notice() const { return *m_notice; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showFields();
    void showLook();
    void showPreview();
    void showAssumptions();
    void showNext();
    void take(const QString &field, const QString &text);
    [[nodiscard]] QString chosen(const QString &field) const;
    [[nodiscard]] QString example(const QString &text) const;
    [[nodiscard]] const QStringList &columnTexts() const;

    QLabel *m_intro;
    QTableWidget *m_fields;
    QPushButton *m_guess, *m_load, *m_save;
    ImportMap *m_map;
    QProgressBar *m_progress;
    QTableWidget *m_preview;
    QLabel *m_previewTitle, *m_assumptions;
    ImportNotice *m_notice;
    QStringList m_shown; ///< fields in the order of the table
    QString m_focused; ///< had the keys when the table was made anew
    bool m_filling = false;
};
} // namespace wanmi::workbench
