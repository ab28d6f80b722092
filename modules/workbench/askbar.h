// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace wanmi::workbench {

/// A question within its window, with its answers as buttons; nothing else waits for it. The last answer is
/// also that of the Escape key.
class AskBar : public QFrame
{
    Q_OBJECT
public:
    struct Choice
    {
        QString text;
        std::function<void()> deed;
    };
    explicit AskBar(QWidget *parent = nullptr);

    void ask(const QString &question, std::vector<Choice> answers);
    [[nodiscard]] QString question() const;
    [[nodiscard]] QPushButton *button(size_t index) const { return m_buttons.at(index); }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void answer(size_t index);

    QLabel *m_question;
    QHBoxLayout *m_row;
    std::vector<Choice> m_answers;
    std::vector<QPushButton *> m_buttons;
};
} // namespace wanmi::workbench
