// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace wanmi::mapengine {

/// The XML of a .qgs, or of the .qgs inside a .qgz; empty when there is none.
[[nodiscard]] QString projectText(const QString &projectPath);

/// Files in the project's folder or below that its text names (pictures, fonts of symbols, small sources),
/// each with what belongs to it (.shx, .dbf, …); relative paths, sorted, the project itself first. The base
/// map's own data file is not among them: every seat has it.
[[nodiscard]] QStringList filesNamedBy(const QString &projectPath, const QString &text);
} // namespace wanmi::mapengine
