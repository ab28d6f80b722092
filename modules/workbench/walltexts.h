// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wallboard.h"
#include "models/words.h"

class QLabel;

namespace wanmi::workbench {

/// The scene a wall shows now, as far as this seat knows; nullptr: none.
[[nodiscard]] const domain::Scene *sceneOn(const models::WallBoard &board, const domain::Wall &wall,
                                           qint64 nowMs);
[[nodiscard]] QString nameOf(const domain::Scene &scene, bool chinese);
[[nodiscard]] QString nameOf(const domain::Wall &wall, bool chinese);
[[nodiscard]] QString regionWord(const QString &kind);
/// The region's own title, else what its kind is called.
[[nodiscard]] QString regionName(const domain::SceneRegion &region, bool chinese);
/// What a region shows, in a sentence.
[[nodiscard]] QString regionPurpose(const QString &kind);
/// In the color of a problem, or quietly.
void sayIn(QLabel &label, const QString &text, bool isProblem);
/// Why central did not do it: nothing about walls waits to be sent later.
[[nodiscard]] QString refusal(const models::Words &words, const base::Error &error);
/// Monday is 1; of one or two characters, or whole.
[[nodiscard]] QString dayWord(int day, bool chinese, bool shortly);
[[nodiscard]] QString measureWord(const QString &token);
} // namespace wanmi::workbench
