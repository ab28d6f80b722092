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
/// Where exports, and the large readings of serve, go instead: a standby of it, in the second line of that file as
/// "read-from ADDRESS"; nothing: to the primary.
[[nodiscard]] std::optional<QString> readingAddress(const QString &folder);
/// Readable by its owner only. Errors: Refused "bad-address", "password-in-address"; Unreachable
/// "cannot-write".
[[nodiscard]] base::Result<void> keepStorageAddress(const QString &folder, const QString &address);
/// Errors: NotFound "no-city" and those of the storages.
/// \param readFrom a standby; empty: the one that the folder names, if any.
[[nodiscard]] base::Result<std::unique_ptr<Storage>> openStorage(const QString &folder, qint64 maxPages = 0,
                                                                 const QString &readFrom = {});
} // namespace wanmi::server
