// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/rankedfield.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace wanmi::workbench {
namespace {
constexpr int MostRows = 6;
}

RankedField::RankedField(Ask ask, Rank rank, Say say, QWidget *parent)
    : Field(std::move(ask), parent)
    , m_rank(std::move(rank))
    , m_say(std::move(say))
    , m_line(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    m_line->setMaxLength(60);
    m_line->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("choices"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->hide();
    column->addWidget(m_line);
    column->addWidget(m_list);
    add(box);
    connect(m_line, &QLineEdit::textEdited, this, [this] {
        m_typed = !m_line->text().isEmpty();
        m_token.clear();
        m_proposed = false;
        showChoices();
        emit changed();
    });
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) {
        m_list->setCurrentItem(item);
        if (takeMarked())
            emit accepted();
    });
}

void RankedField::setAnswer(const QString &answer)
{
    put(answer, false, true);
}

void RankedField::propose(const QString &token, bool sure)
{
    if (m_typed || (!m_token.isEmpty() && !m_proposed))
        return;
    if (token == m_token && sure == m_sure)
        return;
    put(token, true, sure);
}

void RankedField::put(const QString &token, bool proposed, bool sure)
{
    m_token = token;
    m_proposed = proposed && !token.isEmpty();
    m_sure = sure;
    m_typed = false;
    m_line->setText(token.isEmpty() ? QString() : m_say(token));
    m_line->setCursorPosition(0);
    emit changed();
}

QString RankedField::problem() const
{
    if (m_token.isEmpty() && !m_line->text().trimmed().isEmpty())
        return tr("Choose one of the list: type a part of it, then Enter.");
    return Field::problem();
}

QWidget *RankedField::editor() const
{
    return m_line;
}

std::vector<RankedField::Choice> RankedField::shown() const
{
    return m_list->isHidden() ? std::vector<Choice>{} : m_shown;
}

int RankedField::markedRow() const
{
    return m_list->currentRow();
}

void RankedField::rankAgain()
{
    if (!m_token.isEmpty() && !m_typed)
        m_line->setText(m_say(m_token));
    if (!m_list->isHidden())
        showChoices();
}

void RankedField::showChoices()
{
    m_shown = m_rank(m_typed ? m_line->text().trimmed() : QString());
    m_list->clear();
    int marked = 0;
    for (const Choice &choice : m_shown) {
        if (!m_token.isEmpty() && choice.token == m_token)
            marked = m_list->count();
        m_list->addItem(choice.text);
    }
    m_list->setVisible(!m_shown.empty());
    if (m_shown.empty())
        return;
    m_list->setCurrentRow(marked);
    const int rows = std::min(MostRows, m_list->count());
    m_list->setFixedHeight(rows * std::max(18, m_list->sizeHintForRow(0)) + 14);
    m_line->setAccessibleDescription(m_shown[static_cast<size_t>(marked)].text);
}

void RankedField::hideChoices()
{
    m_list->hide();
    m_line->setAccessibleDescription({});
}

bool RankedField::takeMarked()
{
    const int row = m_list->currentRow();
    if (m_list->isHidden() || row < 0 || row >= static_cast<int>(m_shown.size()))
        return false;
    const Choice choice = m_shown[static_cast<size_t>(row)];
    hideChoices();
    put(choice.token, false, true);
    return true;
}

void RankedField::mark(int by)
{
    if (m_list->isHidden()) {
        showChoices();
        return;
    }
    m_list->setCurrentRow(std::clamp(m_list->currentRow() + by, 0, std::max(0, m_list->count() - 1)));
    if (const QListWidgetItem *item = m_list->currentItem())
        m_line->setAccessibleDescription(item->text());
}

bool RankedField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_line)
        return Field::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn) {
        m_line->selectAll();
        showChoices();
    } else if (event->type() == QEvent::FocusOut) {
        hideChoices();
    } else if (event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        const int key = press->key();
        if (press->modifiers() & ~Qt::KeypadModifier)
            return Field::eventFilter(watched, event);
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            mark(key == Qt::Key_Down ? 1 : -1);
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (takeMarked() || !ask().required || !answer().isEmpty())
                emit accepted();
            else
                check();
            return true;
        }
    }
    return Field::eventFilter(watched, event);
}
} // namespace wanmi::workbench
