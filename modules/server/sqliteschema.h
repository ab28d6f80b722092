// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "protocol/tables.h"
#include "server/database.h"
#include "server/rowsql.h"

#include <span>
#include <string>

namespace wanmi::server {

/// Plain SQL files under :/wanmi/sql/central/sqlite, applied in order of their number; the number of the last
/// one is in table meta (never in user_version: GeoPackage tools own that pragma).
struct Migration
{
    int number = 0;
    const char *file = nullptr;
};
[[nodiscard]] std::span<const Migration> migrations();
[[nodiscard]] std::string migrationText(const Migration &migration);

/// Creates table meta if needed and applies what is missing up to `upTo` (0: all).
void migrate(Database &database, int upTo = 0);
[[nodiscard]] int schemaOf(Database &database);

/// Scenes and walls that every city begins with; a city that has seats hears of them by its change log.
void putShippedWalls(Database &database);

/// The day of an instant by the city's own clocks, as yyyyMMdd.
[[nodiscard]] QString dayInCity(Database &database, base::Instant at);
[[nodiscard]] QString metaText(Database &database, const QString &key, const QString &otherwise = {});
void setMeta(Database &database, const QString &key, const QString &value);
} // namespace wanmi::server
