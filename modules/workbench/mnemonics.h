// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>

class QWidget;

namespace wanmi::workbench {

/// Gives every label of a control, every check box and button within `page` that has none an underlined
/// letter of its own, Alt and the letter going there: one of its words in Latin script, the initial in pinyin
/// behind Chinese (原因(&Y)). What has a letter keeps it. Called when the texts are set. \param taken letters
/// that something else in the same window answers to.
void giveMnemonics(QWidget &page, QSet<QChar> taken = {});
} // namespace wanmi::workbench
