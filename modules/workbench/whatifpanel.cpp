// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/whatifpanel.h"

#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include <cmath>

namespace wanmi::workbench {

WhatIfPanel::WhatIfPanel(QWidget *parent)
    : QFrame(parent)
    , m_form(new QFormLayout)
    , m_least(new QSpinBox(this))
    , m_title(new QLabel(this))
    , m_how(new QLabel(this))
    , m_said(new QLabel(this))
    , m_leastName(new QLabel(this))
    , m_reset(new QPushButton(this))
{
    setObjectName(QStringLiteral("card"));
    auto *column = new QVBoxLayout(this);
    m_title->setObjectName(QStringLiteral("section"));
    m_how->setObjectName(QStringLiteral("note"));
    m_said->setObjectName(QStringLiteral("moved"));
    for (QLabel *line : {m_how, m_said})
        line->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_how);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_least->setRange(0, 9'999);
    // A form of its own: the weights come and go with the model, and Tab shall find this below them.
    auto *limits = new QFormLayout;
    limits->setRowWrapPolicy(QFormLayout::WrapLongRows);
    limits->addRow(m_leastName, m_least);
    column->addLayout(m_form);
    column->addLayout(limits);
    column->addWidget(m_said);
    column->addWidget(m_reset, 0, Qt::AlignLeft);
    column->addStretch(1);
    m_reset->setEnabled(false);
    connect(m_least, &QSpinBox::valueChanged, this, &WhatIfPanel::tell);
    connect(m_reset, &QPushButton::clicked, this, &WhatIfPanel::reset);
}

void WhatIfPanel::retranslate()
{
    m_title->setText(tr("What if"));
    m_how->setText(
        tr("Other weights, at once. Nothing that is published changes. Weights are scaled to 100 %."));
    m_leastName->setText(tr("Ranked from so many cases"));
    m_least->setAccessibleName(m_leastName->text());
    m_reset->setText(tr("&Back to the model"));
    m_reset->setToolTip(tr("Weights and limits as the model has them"));
}

void WhatIfPanel::show(const evaluation::Model &model, const NameOf &name)
{
    const bool keeps = model == m_model && m_weights.size() == model.terms.size();
    m_model = model;
    if (!keeps) {
        while (m_form->rowCount() > 0)
            m_form->removeRow(0);
        m_weights.clear();
        for (std::size_t i = 0; i < model.terms.size(); ++i) {
            auto *weight = new QSpinBox(this);
            weight->setRange(1, 100);
            weight->setSuffix(QStringLiteral(" %"));
            m_form->addRow(new QLabel(this), weight);
            connect(weight, &QSpinBox::valueChanged, this, &WhatIfPanel::tell);
            m_weights.push_back(weight);
        }
        reset();
    }
    for (std::size_t i = 0; i < model.terms.size(); ++i) {
        auto *label = qobject_cast<QLabel *>(m_form->labelForField(m_weights[i]));
        label->setText(name(model.terms[i]));
        m_weights[i]->setAccessibleName(label->text());
    }
}

void WhatIfPanel::reset()
{
    {
        const QSignalBlocker quiet(m_least);
        m_least->setValue(m_model.leastNeeded);
    }
    for (std::size_t i = 0; i < m_weights.size(); ++i) {
        const QSignalBlocker quiet(m_weights[i]);
        m_weights[i]->setValue(int(std::lround(m_model.terms[i].weight)));
    }
    tell();
}

void WhatIfPanel::tell()
{
    m_reset->setEnabled(isChanged());
    if (!isChanged())
        say({});
    emit changed();
}

bool WhatIfPanel::isChanged() const
{
    bool isOther = m_least->value() != m_model.leastNeeded;
    for (std::size_t i = 0; i < m_weights.size(); ++i)
        isOther = isOther || m_weights[i]->value() != int(std::lround(m_model.terms[i].weight));
    return isOther;
}

evaluation::Model WhatIfPanel::model() const
{
    evaluation::Model other = m_model;
    if (!isChanged())
        return other;
    double sum = 0;
    for (const QSpinBox *weight : m_weights)
        sum += weight->value();
    for (std::size_t i = 0; i < m_weights.size(); ++i)
        other.terms[i].weight = 100 * m_weights[i]->value() / sum;
    other.leastNeeded = m_least->value();
    return other;
}

void WhatIfPanel::say(const QString &words)
{
    m_said->setText(words);
    m_said->setVisible(!words.isEmpty());
}
} // namespace wanmi::workbench
