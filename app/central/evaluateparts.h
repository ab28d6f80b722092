// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scorebook/publishing.h"

#include <QString>

/// What the parts of `wanmi-central evaluate` share.
namespace wanmi::terminal {

[[nodiscard]] QString said(const char *zh, const char *en); ///< by speaksChinese()
void print(const QString &line); ///< on standard output

/// `evaluate models …`; \param words what stands behind "models". \return the exit code.
int evaluationModels(const QString &folder, const QStringList &words, const QString &from, const QString &actors);
} // namespace wanmi::terminal
