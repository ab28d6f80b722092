// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/searchbox.h"

#include <QEvent>
#include <QKeyEvent>
#include <QListView>

namespace wanmi::workbench {
namespace {
constexpr int MostHits = 14;
}

SearchBox::SearchBox(SessionContext &session, const Style &style, QWidget *parent)
    : QLineEdit(parent)
    , m_session(session)
    , m_results(session.store, session.words, MostHits)
    , m_popup(new SearchPopup(m_results, style, window()))
{
    setMinimumWidth(260);
    setMaxLength(120);
    setClearButtonEnabled(true);
    connect(this, &QLineEdit::textChanged, &m_results, &models::SearchResults::setQuery);
    connect(this, &QLineEdit::textEdited, this, [this] { m_enterWaits = false; });
    connect(&m_results, &models::SearchResults::queryChanged, this, [this] {
        if (text() != m_results.query())
            setText(m_results.query());
    });
    connect(&m_results, &models::SearchResults::updated, this, &SearchBox::showResults);
    connect(&m_results, &models::SearchResults::chosen, this, &SearchBox::hitChosen);
    connect(m_popup, &SearchPopup::rowPressed, this, &SearchBox::choose);
    setTexts();
}

SearchBox::~SearchBox() = default;

void SearchBox::setTexts()
{
    setPlaceholderText(tr("Search: case, address, component, camera, person (Ctrl+K)"));
    setAccessibleName(tr("Search everything"));
    setToolTip(tr("Ctrl+K"));
}

void SearchBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setTexts();
    QLineEdit::changeEvent(event);
}

void SearchBox::showResults()
{
    if (m_enterWaits && m_results.isCurrent()) {
        m_enterWaits = false;
        if (m_results.count() > 0) {
            choose(0);
            return;
        }
    }
    const bool anything = m_results.count() > 0 || !m_results.note().isEmpty();
    // What is on its way replaces what is shown; it does not blink away first.
    if (!hasFocus() || !anything) {
        m_popup->hide();
        return;
    }
    if (m_results.isSearching() && !m_popup->isVisible())
        return;
    const int row = m_results.isCurrent() && m_popup->currentRow() >= 0 ? m_popup->currentRow() : 0;
    m_popup->showUnder(*this);
    if (!text().trimmed().isEmpty())
        m_popup->setCurrentRow(row);
}

void SearchBox::choose(int row)
{
    if (m_results.choose(row, &m_session.selection))
        leave();
}

void SearchBox::leave()
{
    m_enterWaits = false;
    clear();
    m_popup->hide();
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    const int row = m_popup->currentRow();
    switch (event->key()) {
    case Qt::Key_Down:
        if (m_popup->isVisible())
            m_popup->setCurrentRow(row + 1);
        else
            showResults();
        break;
    case Qt::Key_Up:
        m_popup->setCurrentRow(row - 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // A deed needs no search, and the row a person has gone to is meant.
        if (text().trimmed().isEmpty() || m_results.isCurrent() || m_results.isOffer(std::max(0, row))) {
            if (m_popup->isVisible() || m_results.isOffer(0))
                choose(std::max(0, row));
            else
                showResults();
        } else {
            m_enterWaits = true;
            m_results.searchNow();
        }
        break;
    case Qt::Key_Escape:
        leave();
        clearFocus();
        event->ignore();
        break;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchBox::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    if (event->reason() == Qt::ShortcutFocusReason || event->reason() == Qt::MouseFocusReason)
        showResults();
}

void SearchBox::focusOutEvent(QFocusEvent *event)
{
    m_popup->hide();
    QLineEdit::focusOutEvent(event);
}
} // namespace wanmi::workbench
