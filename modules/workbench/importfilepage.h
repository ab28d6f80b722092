// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/importpage.h"

class QButtonGroup;
class QComboBox;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace wanmi::workbench {

/// Which files, what they bring, and in which characters and coordinates they are.
class ImportFilePage : public ImportPage
{
    Q_OBJECT
public:
    ImportFilePage(ImportDelivery &delivery, const Style &style, QWidget *parent);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString summary() const override;
    void enter() override;
    [[nodiscard]] bool isReady() const override;
    [[nodiscard]] QString nextHelp() const override;
    [[nodiscard]] QWidget *firstWidget() override;
    void addFiles(const QStringList &paths);
    void browse();
    [[nodiscard]] QTableWidget &files() { return *m_files; }
    [[nodiscard]] QTableWidget &raw() { return *m_raw; }
    [[nodiscard]] QComboBox &encoding() { return *m_encoding; }
    [[nodiscard]] QComboBox &separator() { return *m_separator; }
    [[nodiscard]] const ImportNotice &notice() const { return *m_notice; }

signals:
    void resumed(); ///< an import of before is to be decided now

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildFiles();
    void buildKinds();
    void buildReading();
    void buildWaiting();
    void showFiles();
    void showReading();
    void showRaw();
    void showKinds();
    void offer(const base::Result<std::vector<protocol::ImportStatus>> &imports);
    void removeChosen();
    void stateCrs();

    QWidget *m_drop;
    QLabel *m_dropText;
    QPushButton *m_browse;
    QTableWidget *m_files;
    ImportNotice *m_notice;
    QButtonGroup *m_kinds;
    QLabel *m_kindHelp;
    QWidget *m_reading;
    QComboBox *m_layer, *m_encoding, *m_separator, *m_crs, *m_zone;
    QLabel *m_crsNote;
    QLineEdit *m_dataset, *m_attribution;
    QLabel *m_rawTitle, *m_readingTitle = nullptr;
    std::optional<base::Error> m_crsProblem; ///< of what was typed last
    QTableWidget *m_raw;
    QWidget *m_waiting;
    QLabel *m_waitingText;
    QPushButton *m_waitingGo;
    std::optional<protocol::ImportStatus> m_waitingImport;
    bool m_filling = false;
};
} // namespace wanmi::workbench
