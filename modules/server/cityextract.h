// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/postgresdatabase.h"
#include "server/staging.h"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

/// Parts of a city in PostgreSQL as an SQLite file, for what compares many rows: the checks of an import.
namespace wanmi::server {

/// These tables, and of each these columns (none named: all). One consistent reading. Throws.
void extractTables(postgres::Database &from, const QString &path,
                   const std::map<std::string, std::vector<std::string>> &tables);
/// What intake's checks look at. One consistent reading. Throws.
void extractForChecks(postgres::Database &from, const QString &path);
/// What comparing these tables looks at; nothing is left where no row is there.
void extractForComparison(postgres::Database &from, const QString &path, std::span<const CompareWish> wishes);

/// Rows staged in the folder as for SQLite (sqlitestaging.h), compared with an extract made when they are.
using Connecting = std::function<std::unique_ptr<postgres::Database>()>;
[[nodiscard]] base::Result<std::unique_ptr<Staging>> stageBeside(const Connecting &connect,
                                                                 const QString &folder);
} // namespace wanmi::server
