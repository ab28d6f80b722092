// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/printsheet.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace wanmi::workbench {

/// "Print map sheet…": paper, title, scale and file; then the sheet is made while the desk goes on.
class PrintSheetDialog : public QDialog
{
    Q_OBJECT
public:
    /// \param source outlives the dialog; \param folder where sheets are usually put.
    PrintSheetDialog(SheetSource source, const QString &folder, QWidget *parent);
    ~PrintSheetDialog() override;

    [[nodiscard]] SheetForm form() const;
    void print();

signals:
    void done(const wanmi::mapview::PrintedSheet &sheet);

protected:
    void reject() override;

private:
    void build();
    void preview();
    void choosePath();
    void setBusy(bool busy);
    void showFailure(const QString &reason);
    void showDone(const mapview::PrintedSheet &sheet);

    SheetSource m_source;
    mapview::SheetPrinter m_printer;
    QLineEdit *m_title, *m_path;
    QComboBox *m_paper, *m_lie, *m_scale;
    QLabel *m_summary, *m_state;
    QProgressBar *m_progress;
    QCheckBox *m_openFolder;
    QPushButton *m_go, *m_close;
    bool m_busy = false;
};
} // namespace wanmi::workbench
