// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace wanmi::store {

/// How a text may be typed in Latin letters: whole pinyin without tones, and initials; polyphones in each of
/// their readings, at most `most` of each. 派遣 → paiqian, pq. What is not Chinese stays as it is, blanks are
/// left out.
[[nodiscard]] QStringList spellingsOf(const QString &text, int most = 6);
} // namespace wanmi::store
