// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "nemesis.h"

#include <QByteArray>

namespace wanmi::nemesis {

struct Share
{
    int rounds = 0;
    bool isOnPostgres = false;
};
/// How many rounds each world gets: one round in five on PostgreSQL (where wanted), the others on SQLite by
/// `onSqlite` worlds.
[[nodiscard]] std::vector<Share> sharesOf(int rounds, int onSqlite, bool alsoPostgres);

/// Each share in a process of its own, all at the same time, each with a seed of its own; what they saw together.
[[nodiscard]] Seen runWorlds(const Plan &plan, const std::vector<Share> &shares);

/// For another process.
[[nodiscard]] QByteArray toJson(const Seen &seen);
/// A line as packaging/bench --json writes them, of the figure sync.nemesis_lost_or_doubled.
[[nodiscard]] QByteArray figureOf(const Seen &seen, int rounds);
} // namespace wanmi::nemesis
