// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace wanmi::intake {

/// The rows of a table that is compiled in, without its head; values are divided by tabulators.
[[nodiscard]] QList<QStringList> tableAt(const QString &path);
} // namespace wanmi::intake
