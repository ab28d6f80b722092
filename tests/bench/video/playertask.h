// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace wanmi::bench {
/// The peer: that many QMediaPlayers, each with a sink that takes its pictures, until it is killed.
[[nodiscard]] int runPlayers(const QString &server, int tiles);
} // namespace wanmi::bench
