// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/model.h"

#include <QFrame>

#include <functional>

class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace wanmi::workbench {

/// Other weights and another least number of cases for a model. What is entered is scaled to 100 %.
class WhatIfPanel : public QFrame
{
    Q_OBJECT
public:
    explicit WhatIfPanel(QWidget *parent);

    using NameOf = std::function<QString(const evaluation::Term &)>;
    /// As the model is; changed() is not emitted.
    void show(const evaluation::Model &model, const NameOf &name);
    void retranslate();
    [[nodiscard]] bool isChanged() const;
    [[nodiscard]] evaluation::Model model() const;
    [[nodiscard]] const std::vector<QSpinBox *> &weights() const { return m_weights; }
    [[nodiscard]] QPushButton &resetButton() const { return *m_reset; }
    /// What it did: how many moved, or why it cannot be.
    void say(const QString &words);

signals:
    void changed();

private:
    void reset();
    void tell();

    evaluation::Model m_model;
    QFormLayout *m_form;
    std::vector<QSpinBox *> m_weights;
    QSpinBox *m_least;
    QLabel *m_title, *m_how, *m_said, *m_leastName;
    QPushButton *m_reset;
};
} // namespace wanmi::workbench
