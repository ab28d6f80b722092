// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/fields.h"

namespace wanmi::workbench {

/// A password that is used once: never an answer, so that no draft keeps it.
class SecretField : public Field
{
    Q_OBJECT
public:
    explicit SecretField(Ask ask, QWidget *parent = nullptr);
    [[nodiscard]] QString answer() const override { return {}; }
    void setAnswer(const QString &) override {}
    [[nodiscard]] QString problem() const override;
    [[nodiscard]] QWidget *editor() const override;
    [[nodiscard]] QString secret() const;
    void clear();

private:
    QLineEdit *m_line;
};
} // namespace wanmi::workbench
