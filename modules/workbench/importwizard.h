// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/importpage.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace wanmi::workbench {
class ImportCheckPage;
class ImportColumnsPage;
class ImportDonePage;
class ImportFilePage;
class ImportSteps;
class ImportWordsPage;

/// Brings the files of a city in, step by step: file, columns, words, check, done. A window of its own: the
/// desk goes on meanwhile. Enter goes from field to field, Ctrl+Enter to the next step, Escape closes; what
/// is being checked or waits for a decision stays at central and is offered when the wizard comes again.
class ImportWizard : public QWidget
{
    Q_OBJECT
public:
    /// All of them outlive the wizard.
    ImportWizard(SessionContext &session, Style &style, SeatMemory &memory, QWidget *parent = nullptr);
    ~ImportWizard() override;

    enum Step { File, Columns, Words, Check, Done };
    [[nodiscard]] Step step() const;
    void go(Step step);
    void next();
    void back();
    [[nodiscard]] ImportDelivery &delivery() { return *m_delivery; }
    [[nodiscard]] ImportFilePage &filePage() { return *m_file; }
    [[nodiscard]] ImportColumnsPage &columnsPage() { return *m_columns; }
    [[nodiscard]] ImportWordsPage &wordsPage() { return *m_words; }
    [[nodiscard]] ImportCheckPage &checkPage() { return *m_check; }
    [[nodiscard]] ImportDonePage &donePage() { return *m_done; }
    [[nodiscard]] QPushButton &nextButton() { return *m_next; }

    void renew() { m_delivery->renew(); } ///< the session goes on with another token
    /// Whether this post may import.
    [[nodiscard]] static bool isFor(const QString &post);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void follow();
    void showState();
    [[nodiscard]] ImportPage &page(int step) const { return *m_pages[size_t(step)]; }

    SessionContext &m_session;
    SeatMemory &m_memory;
    std::unique_ptr<ImportDelivery> m_delivery;
    Texts m_texts;
    ImportSteps *m_steps;
    QStackedWidget *m_stack;
    QLabel *m_title, *m_help;
    QPushButton *m_close, *m_back, *m_next;
    std::vector<ImportPage *> m_pages;
    ImportFilePage *m_file;
    ImportColumnsPage *m_columns;
    ImportWordsPage *m_words;
    ImportCheckPage *m_check;
    ImportDonePage *m_done;
    int m_furthest = 0;
};
} // namespace wanmi::workbench
