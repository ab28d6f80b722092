// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <functional>
#include <vector>

/// A whole city from one storage to another, every row of every table.
namespace wanmi::server {

struct CopiedTable
{
    QString name;
    qint64 rows = 0;
    bool isEqual = false; ///< as many rows with the same digest on both sides
};
using CopyWatch = std::function<bool(const QString &table)>; ///< false cancels, and nothing is left

/// From central.db into an empty PostgreSQL database: all or nothing, in one transaction, compared before it
/// is committed. What was copied begins a new epoch: the old place may go on, so seats build anew once.
/// Errors: Refused "city-exists" (there is one at the target), "bad-address", "password-in-address",
/// "postgis-missing", "cancelled"; Corrupt "copy-differs"; and those of the storages.
[[nodiscard]] base::Result<std::vector<CopiedTable>>
copyToPostgres(const QString &databaseFile, const QString &address, const CopyWatch &watch = {});
/// And back, into a file that is not there yet.
[[nodiscard]] base::Result<std::vector<CopiedTable>>
copyToSqlite(const QString &address, const QString &databaseFile, const CopyWatch &watch = {});

/// The city of a folder goes on in PostgreSQL: copied, the address kept in the folder, central.db put aside
/// as central.db.moved. Nobody serves it meanwhile. Errors: as copyToPostgres(); Conflict "already-served".
[[nodiscard]] base::Result<std::vector<CopiedTable>>
moveToPostgres(const QString &folder, const QString &address, const CopyWatch &watch = {});
/// And back: what "storage" names is copied into central.db, and the folder goes on from there. Stop the
/// servers first.
[[nodiscard]] base::Result<std::vector<CopiedTable>> moveToSqlite(const QString &folder,
                                                                  const CopyWatch &watch = {});
/// One more server for a city that is in PostgreSQL already. Errors: NotFound "no-city"; Refused
/// "city-exists".
[[nodiscard]] base::Result<void> joinCity(const QString &folder, const QString &address);
} // namespace wanmi::server
