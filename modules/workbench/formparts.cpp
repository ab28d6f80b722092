// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/formparts.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>

namespace wanmi::workbench {

QLabel *captionFor(const QString &text, QWidget *field, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(QStringLiteral("note"));
    label->setBuddy(field);
    field->setAccessibleName(QString(text).remove(u'&'));
    return label;
}

QVBoxLayout *labelled(const QString &text, QWidget *field, QWidget *parent)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(3);
    column->addWidget(captionFor(text, field, parent));
    column->addWidget(field);
    return column;
}

EditFoot makeEditFoot(const QString &saveWords, QWidget *parent)
{
    EditFoot foot{};
    foot.problem = new QLabel(parent);
    foot.problem->setObjectName(QStringLiteral("problem"));
    foot.problem->setWordWrap(true);
    foot.undo = new QPushButton(QCoreApplication::translate("EditFoot", "&Undo"), parent);
    foot.redo = new QPushButton(QCoreApplication::translate("EditFoot", "Re&do"), parent);
    foot.undo->setToolTip(QKeySequence(QKeySequence::Undo).toString());
    foot.redo->setToolTip(QKeySequence(QKeySequence::Redo).toString());
    foot.discard = new QPushButton(QCoreApplication::translate("EditFoot", "Disca&rd changes"), parent);
    foot.save = new QPushButton(saveWords, parent);
    foot.save->setObjectName(QStringLiteral("primary"));
    foot.save->setToolTip(QStringLiteral("Ctrl+S"));
    auto *row = new QHBoxLayout;
    row->addWidget(foot.undo);
    row->addWidget(foot.redo);
    row->addWidget(foot.problem, 1);
    row->addWidget(foot.discard);
    row->addWidget(foot.save);
    foot.row = row;
    return foot;
}
} // namespace wanmi::workbench
