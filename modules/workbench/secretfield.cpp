// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/secretfield.h"

#include <QLineEdit>

namespace wanmi::workbench {

SecretField::SecretField(Ask ask, QWidget *parent)
    : Field(std::move(ask), parent)
    , m_line(new QLineEdit(this))
{
    m_line->setEchoMode(QLineEdit::Password);
    add(m_line);
    connect(m_line, &QLineEdit::returnPressed, this, &Field::accepted);
}

QString SecretField::problem() const
{
    return m_line->text().isEmpty() ? ask().missing : QString();
}

QWidget *SecretField::editor() const
{
    return m_line;
}

QString SecretField::secret() const
{
    return m_line->text();
}

void SecretField::clear()
{
    m_line->clear();
}
} // namespace wanmi::workbench
