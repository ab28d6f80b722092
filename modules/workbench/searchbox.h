// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/searchresults.h"
#include "workbench/searchpopup.h"
#include "workbench/session.h"
#include "workbench/style.h"

#include <QLineEdit>

namespace wanmi::workbench {

/// The command bar: whatever the city has by number, name, address, code or pinyin (Ctrl+K). Up and Down walk
/// through the hits, Enter opens one and the map flies there, Esc leaves. Empty it offers the searches made
/// before.
class SearchBox : public QLineEdit
{
    Q_OBJECT
public:
    SearchBox(SessionContext &session, const Style &style, QWidget *parent = nullptr);
    ~SearchBox() override;
    [[nodiscard]] SearchPopup &popup() { return *m_popup; }
    [[nodiscard]] models::SearchResults &results() { return m_results; }

signals:
    void hitChosen(const wanmi::store::Store::Hit &hit);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showResults();
    void choose(int row);
    void leave();
    void setTexts();

    SessionContext &m_session;
    models::SearchResults m_results;
    SearchPopup *m_popup;
    bool m_enterWaits = false; ///< Enter came before the hits: the first of them is meant
};
} // namespace wanmi::workbench
