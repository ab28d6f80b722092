// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage.h"

#include <memory>
#include <optional>

/// A city is a folder: photos, map projects, keys, and its database, which is central.db in it or, where a
/// file "storage" names an address, PostgreSQL.
namespace wanmi::server {

[[nodiscard]] QString databasePath(const QString &folder);
/// The address in the folder's file "storage"; nothing where the city is in central.db.
[[nodiscard]] std::optional<QString> storageAddress(const QString &folder);
/// Readable by its owner only. Errors: Refused "bad-address", "password-in-address"; Unreachable
/// "cannot-write".
[[nodiscard]] base::Result<void> keepStorageAddress(const QString &folder, const QString &address);
/// Errors: NotFound "no-city" and those of the storages.
[[nodiscard]] base::Result<std::unique_ptr<Storage>> openStorage(const QString &folder, qint64 maxPages = 0);
} // namespace wanmi::server
