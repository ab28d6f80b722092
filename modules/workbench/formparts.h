// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLabel;
class QLayout;
class QPushButton;
class QVBoxLayout;
class QWidget;

/// Pieces that the forms of walls and scenes share. GUI thread.
namespace wanmi::workbench {

/// The words above a field: its buddy (Alt and the letter after &), and its name for whoever does not see it.
[[nodiscard]] QLabel *captionFor(const QString &text, QWidget *field, QWidget *parent);
/// A field below its words.
[[nodiscard]] QVBoxLayout *labelled(const QString &text, QWidget *field, QWidget *parent);

/// The foot of a page that is edited and then saved: undo, redo, what is wrong, discard, save.
struct EditFoot
{
    QLayout *row;
    QLabel *problem;
    QPushButton *undo, *redo, *discard, *save;
};
[[nodiscard]] EditFoot makeEditFoot(const QString &saveWords, QWidget *parent);
} // namespace wanmi::workbench
