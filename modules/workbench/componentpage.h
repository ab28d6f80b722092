// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/session.h"
#include "workbench/style.h"
#include "workbench/texts.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QListWidget;

namespace wanmi::workbench {

/// One component: what it is, in which state, whose, and its cases.
class ComponentPage : public QWidget
{
    Q_OBJECT
public:
    ComponentPage(SessionContext &session, const Style &style, QWidget *parent = nullptr);
    void show(const QString &componentId);

signals:
    void reportWanted(const wanmi::domain::Component &component);

protected:
    void changeEvent(QEvent *event) override;

private:
    void reload();
    void showFacts();
    void showCases(const store::CaseSummaries &cases);

    SessionContext &m_session;
    const Style &m_style;
    QString m_id;
    std::optional<domain::Component> m_component;
    QLabel *m_title, *m_state, *m_number, *m_facts, *m_casesTitle, *m_none;
    QListWidget *m_cases;
    Texts m_texts;
};
} // namespace wanmi::workbench
