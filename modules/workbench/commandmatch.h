// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace wanmi::workbench {

/// By which words a deed is found in the command bar.
struct CommandName
{
    QString token; ///< "workspace/command", "sendVerify": its English words find it, too
    QString text; ///< as menus show it, without mnemonic
    QString key; ///< "D", "Ctrl+G"
    QStringList spellings; ///< pinyin, whole and initials
    QString other = {}; ///< in the language that the screen does not show
};

/// What a person typed, taken apart: "派遣 2301…", "d 12", "go wall".
struct CommandQuery
{
    QString words; ///< folded: small letters, one blank between words
    QString number; ///< digits behind the words; empty: none
    bool goes = false; ///< began with "go", 去, 到 or 打开: a destination is meant
};
[[nodiscard]] CommandQuery parseCommand(const QString &typed);

/// How well a deed answers: 0 not at all; from MeantScore on it is what was meant.
constexpr int MeantScore = 60;
[[nodiscard]] int scoreOf(const CommandName &name, const CommandQuery &query);
/// The text of a menu entry without its mnemonic: "派遣 (&D)" → 派遣, "&Search" → Search.
[[nodiscard]] QString withoutMnemonic(const QString &text);
} // namespace wanmi::workbench
