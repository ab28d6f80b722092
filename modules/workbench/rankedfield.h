// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/fields.h"

class QListWidget;

namespace wanmi::workbench {

/// One of many, found by typing and shown best first below the line while it has the keys: Enter takes the
/// marked one, Up and Down mark another. Without anything typed it offers what is likely. A proposed answer
/// counts as an answer, and gives way to a better proposal until a person has taken one.
class RankedField : public Field
{
    Q_OBJECT
public:
    struct Choice
    {
        QString token;
        QString text; ///< in the list
        QString line; ///< in the field once it is taken; empty: as in the list
    };
    /// The likeliest first; `typed` is empty when nothing is typed: then what to offer unasked.
    using Rank = std::function<std::vector<Choice>(const QString &typed)>;
    /// How a token is said in the field.
    using Say = std::function<QString(const QString &token)>;
    RankedField(Ask ask, Rank rank, Say say, QWidget *parent = nullptr);

    [[nodiscard]] QString answer() const override { return m_token; }
    void setAnswer(const QString &answer) override;
    [[nodiscard]] QString problem() const override;
    [[nodiscard]] QWidget *editor() const override;

    /// An answer from elsewhere, or none; nothing happens once a person has said otherwise. \param sure
    /// nobody need be asked about it.
    void propose(const QString &token, bool sure);
    [[nodiscard]] bool isProposed() const { return m_proposed; }
    /// Answered, by a person or surely enough.
    [[nodiscard]] bool isSettled() const { return !m_token.isEmpty() && (!m_proposed || m_sure); }
    /// What stands below the line now, the first being the likeliest; empty while it is not shown.
    [[nodiscard]] std::vector<Choice> shown() const;
    [[nodiscard]] int markedRow() const;
    /// What there is to choose from has changed.
    void rankAgain();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showChoices();
    void hideChoices();
    bool takeMarked();
    void put(const QString &token, bool proposed, bool sure);
    void mark(int by);

    Rank m_rank;
    Say m_say;
    QLineEdit *m_line;
    QListWidget *m_list;
    std::vector<Choice> m_shown;
    QString m_token;
    bool m_proposed = false, m_sure = false, m_typed = false;
};
} // namespace wanmi::workbench
