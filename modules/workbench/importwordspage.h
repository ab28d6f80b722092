// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/importpage.h"

class QButtonGroup;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace wanmi::workbench {

/// Words of the file that the catalog and the city do not know: each becomes one of ours, an entry of the
/// city's own list, or its rows are left out. And words that were understood by their meaning: a guess that
/// is looked through here.
class ImportWordsPage : public ImportPage
{
    Q_OBJECT
public:
    ImportWordsPage(ImportDelivery &delivery, const Style &style, QWidget *parent);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString summary() const override;
    void enter() override;
    [[nodiscard]] bool isReady() const override;
    [[nodiscard]] QString nextText() const override;
    [[nodiscard]] QString nextHelp() const override;
    [[nodiscard]] QWidget *firstWidget() override;
    [[nodiscard]] QTableWidget &wordList() { return *m_words; }
    [[nodiscard]] QLineEdit &filter() { return *m_filter; }
    [[nodiscard]] QListWidget &choices() { return *m_choices; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Shown
    {
        intake::UnknownWord word;
        QString guessed; ///< what it was taken for; empty: nobody knows it
    };
    enum Part { All, Unknown, Guessed, Decided };
    struct Choice
    {
        QString token, text, keys;
    };
    void showWords();
    void showChoices();
    void decide(const QString &token);
    void decideAll(bool likeliest);
    void confirmGuesses();
    void gatherWords();
    void showParts();
    [[nodiscard]] Part partOf(const Shown &shown) const;
    void showCount();
    [[nodiscard]] const intake::UnknownWord *chosenWord() const;
    [[nodiscard]] std::vector<Choice> choicesFor(const intake::UnknownWord &word) const;
    [[nodiscard]] QString tokenOf(const QString &field, const QString &ours) const;
    [[nodiscard]] QString textOf(const QString &field, const QString &token) const;

    QLabel *m_intro;
    QProgressBar *m_progress;
    QStackedWidget *m_stack;
    QLabel *m_nothing;
    QTableWidget *m_words;
    QLabel *m_wordTitle, *m_wordText;
    QLineEdit *m_filter;
    QListWidget *m_choices;
    QPushButton *m_likeliest, *m_own;
    QButtonGroup *m_parts;
    QWidget *m_partChips;
    QPushButton *m_confirm;
    std::vector<Shown> m_all;
    std::vector<intake::UnknownWord> m_shown; ///< those of the chosen part
    Part m_part = All;
    std::vector<Choice> m_offered;
};
} // namespace wanmi::workbench
