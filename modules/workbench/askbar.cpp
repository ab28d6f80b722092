// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/askbar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

namespace wanmi::workbench {

AskBar::AskBar(QWidget *parent)
    : QFrame(parent)
    , m_question(new QLabel(this))
    , m_row(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("provisional"));
    m_question->setWordWrap(true);
    m_row->setContentsMargins(14, 8, 10, 8);
    m_row->addWidget(m_question, 1);
    hide();
}

QString AskBar::question() const
{
    return m_question->text();
}

void AskBar::ask(const QString &question, std::vector<Choice> answers)
{
    for (QPushButton *button : std::exchange(m_buttons, {}))
        button->deleteLater();
    m_question->setText(question);
    m_answers = std::move(answers);
    for (size_t i = 0; i < m_answers.size(); ++i) {
        auto *button = new QPushButton(m_answers[i].text, this);
        if (i == 0)
            button->setObjectName(QStringLiteral("primary"));
        connect(button, &QPushButton::clicked, this, [this, i] { answer(i); });
        m_row->addWidget(button);
        button->show();
        m_buttons.push_back(button);
    }
    show();
    m_buttons.front()->setFocus(Qt::OtherFocusReason);
}

void AskBar::answer(size_t index)
{
    hide();
    if (const auto deed = m_answers[index].deed)
        deed();
}

void AskBar::keyPressEvent(QKeyEvent *event)
{
    const bool yes = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        return answer(m_answers.size() - 1);
    for (size_t i = 0; yes && i < m_buttons.size(); ++i) {
        if (m_buttons[i]->hasFocus())
            return answer(i);
    }
    QFrame::keyPressEvent(event);
}
} // namespace wanmi::workbench
