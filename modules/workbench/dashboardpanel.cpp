// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/dashboardpanel.h"

#include <QLabel>
#include <QVBoxLayout>

namespace wanmi::workbench {

DashboardPanel::DashboardPanel(SessionContext &session, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
    , m_column(new QVBoxLayout(this))
    , m_title(new QLabel(this))
    , m_about(new QLabel(this))
    , m_nothing(new QLabel(this))
    , m_corner(new QWidget(this))
{
    setObjectName(QStringLiteral("card"));
    setAttribute(Qt::WA_StyledBackground);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // its column says how wide it is
    m_title->setObjectName(QStringLiteral("title"));
    m_about->setObjectName(QStringLiteral("note"));
    m_nothing->setObjectName(QStringLiteral("note"));
    m_nothing->setWordWrap(true);
    m_nothing->hide();
    auto *corner = new QHBoxLayout(m_corner);
    corner->setContentsMargins(0, 0, 0, 0);
    corner->setSpacing(2);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(7, 0, 0, 0);
    top->setSpacing(8);
    top->addWidget(m_title);
    top->addWidget(m_about);
    top->addStretch(1);
    top->addWidget(m_corner);
    m_column->setContentsMargins(6, 7, 6, 7);
    m_column->setSpacing(2);
    m_column->addLayout(top);
    m_nothing->setContentsMargins(7, 2, 7, 2);
    m_column->addWidget(m_nothing);
}

void DashboardPanel::setTitle(const QString &question, const QString &about)
{
    m_title->setText(question);
    m_about->setText(about);
    setAccessibleName(question);
}

void DashboardPanel::sayNothing(const QString &why)
{
    if (m_why == why)
        return;
    m_why = why;
    m_nothing->setText(why);
    m_nothing->setVisible(!why.isEmpty());
    showNothing();
}

QLabel *DashboardPanel::heading()
{
    auto *label = new QLabel(this);
    label->setObjectName(QStringLiteral("section"));
    label->setContentsMargins(7, 3, 0, 0);
    m_column->addWidget(label);
    return label;
}

FigureList *DashboardPanel::figures(FigureButton::Look look)
{
    auto *list = new FigureList(m_style, look, this);
    connect(list, &FigureList::pressed, this, &DashboardPanel::pressed);
    m_column->addWidget(list);
    return list;
}

CountedCases casesOfScore(const appraisal::Appraised &view, const QString &actor)
{
    const evaluation::Model &model = view.order.model;
    CountedCases cases{view.ground, view.report.question, model.sample, {}, actor, model.exemptLeavesOut};
    if (model.sample == evaluation::Count::NeedClose)
        cases.good = evaluation::Count::InTimeClose;
    return cases;
}
} // namespace wanmi::workbench
