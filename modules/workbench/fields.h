// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/caseorder.h"

#include <QWidget>

#include <functional>
#include <vector>

class QDateTimeEdit;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QVBoxLayout;

namespace wanmi::workbench {

/// One question of a form: label above, the error at the field. The answer is text, so that a draft can keep
/// it.
class Field : public QWidget
{
    Q_OBJECT
public:
    /// How an answer enters an order.
    using Write = std::function<void(domain::CaseOrder &order, const QString &answer)>;
    struct Ask
    {
        QString name; ///< key of the draft
        QString label;
        bool required = false;
        QString missing; ///< what to do when it is required and empty
        Write write;
    };
    explicit Field(Ask ask, QWidget *parent = nullptr);

    [[nodiscard]] const QString &name() const { return m_ask.name; }
    [[nodiscard]] virtual QString answer() const = 0;
    virtual void setAnswer(const QString &answer) = 0;
    virtual void writeTo(domain::CaseOrder &order) const;
    /// What is wrong with the answer; empty: nothing.
    [[nodiscard]] virtual QString problem() const;
    [[nodiscard]] virtual QWidget *editor() const = 0;
    /// \return whether the answer is good; shows or hides the error.
    bool check();
    void showProblem(const QString &text);
    void setHint(const QString &text);

signals:
    void changed();
    void accepted(); ///< Enter: on to the next field

protected:
    void add(QWidget *editor);
    [[nodiscard]] const Ask &ask() const { return m_ask; }

private:
    Ask m_ask;
    QVBoxLayout *m_column;
    QLabel *m_label;
    QLabel *m_hint;
    QLabel *m_problem;
};

class LineField : public Field
{
public:
    explicit LineField(Ask ask, QWidget *parent = nullptr);
    [[nodiscard]] QString answer() const override;
    void setAnswer(const QString &answer) override;
    [[nodiscard]] QWidget *editor() const override;

private:
    QLineEdit *m_line;
};

class TextField : public Field
{
public:
    explicit TextField(Ask ask, QWidget *parent = nullptr);
    [[nodiscard]] QString answer() const override;
    void setAnswer(const QString &answer) override;
    [[nodiscard]] QWidget *editor() const override;
    static constexpr qsizetype MaxChars
        = 4000; ///< a description longer than that is a document, not a report

private:
    QPlainTextEdit *m_text;
};

/// One of a list, found by typing: Chinese, pinyin initials, English or code.
class ChoiceField : public Field
{
    Q_OBJECT
public:
    struct Choice
    {
        QString token;
        QString text;
        QString keys; ///< what else finds it
        friend bool operator==(const Choice &, const Choice &) = default;
    };
    ChoiceField(Ask ask, std::vector<Choice> choices, QWidget *parent = nullptr);
    [[nodiscard]] QString answer() const override;
    void setAnswer(const QString &answer) override;
    /// Other choices; what was chosen stays when it is among them, and what is being typed stays anyway.
    void setChoices(std::vector<Choice> choices);
    [[nodiscard]] QString problem() const override;
    [[nodiscard]] QWidget *editor() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void settle();
    std::vector<Choice> m_choices;
    QLineEdit *m_line;
    QString m_token;
};

/// Some of a list. The answer is the tokens, separated by blanks.
class ManyField : public Field
{
public:
    ManyField(Ask ask, const std::vector<ChoiceField::Choice> &choices, QWidget *parent = nullptr);
    [[nodiscard]] QString answer() const override;
    void setAnswer(const QString &answer) override;
    [[nodiscard]] QWidget *editor() const override;
    /// Other choices; what was ticked stays ticked when it is among them.
    void setChoices(const std::vector<ChoiceField::Choice> &choices);

private:
    QListWidget *m_list;
};

/// A day and a time in the city's time; the answer is ISO 8601 in UTC.
class UntilField : public Field
{
public:
    UntilField(Ask ask, const QDateTime &initial, QWidget *parent = nullptr);
    [[nodiscard]] QString answer() const override;
    void setAnswer(const QString &answer) override;
    [[nodiscard]] QWidget *editor() const override;

private:
    QDateTimeEdit *m_edit;
};
} // namespace wanmi::workbench
