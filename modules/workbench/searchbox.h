// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/session.h"
#include "workbench/style.h"

#include <QLineEdit>
#include <QTimer>

class QListWidget;

namespace wanmi::workbench {

/// The command bar: case number, address, component, cell, camera, person, place (Ctrl+K).
class SearchBox : public QLineEdit
{
    Q_OBJECT
public:
    SearchBox(SessionContext &session, const Style &style, QWidget *parent = nullptr);
    ~SearchBox() override;
    [[nodiscard]] QListWidget &popup() { return *m_popup; }

signals:
    void hitChosen(const wanmi::store::Store::Hit &hit);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void search();
    void show(const std::vector<store::Store::Hit> &hits);
    void choose(int row);
    void setTexts();

    SessionContext &m_session;
    const Style &m_style;
    QListWidget *m_popup;
    QTimer m_soon;
    std::vector<store::Store::Hit> m_hits;
    int m_generation = 0;
};
} // namespace wanmi::workbench
