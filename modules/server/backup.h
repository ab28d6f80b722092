// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QString>

#include <functional>

/// A whole city in one file, written while central serves it, and brought back from it.
///
/// The file is a tar archive compressed with zstd: central.db (one consistent reading of the database,
/// without sessions), everything else of the city's folder that is not made anew by itself (base map, maps,
/// photos, terms), and at its end manifest.json with the size and the blake2b-256 of each. Keys are never in
/// it: who steals a backup must not be able to sign for central. Passwords are in it as central has them, as
/// argon2id.
namespace wanmi::server {

struct BackupFacts
{
    QString city;
    qint64 files = 0, bytes = 0; ///< in it, uncompressed
    int schema = 0;
    base::Instant at; ///< when it was begun
};
/// Stage ("copying", "packing", "unpacking", "checking") and share done; false cancels (Refused "cancelled").
using BackupProgress = std::function<bool(const QString &stage, double done)>;

/// Writes `path`, whole or not at all; needs room for a second copy of the database beside it for as long as
/// it takes. Errors: NotFound "no-city"; Refused "file-exists", "cancelled"; Unreachable "disk-full",
/// "cannot-write", "database-busy"; Conflict "changed-meanwhile" (an import was applied: begin anew).
[[nodiscard]] base::Result<BackupFacts> backupCity(const QString &folder, const QString &path,
                                                   base::Instant now, const BackupProgress &progress = {});

/// Into a folder that is not there or is empty, and with an address from there into that empty PostgreSQL database;
/// whole or not at all. A backup of either storage restores into either. The city gets a new epoch: every seat
/// takes it anew, none keeps what the backup does not have. Errors: NotFound "no-file"; Refused
/// "city-exists", "cancelled"; Corrupt "backup-damaged" (detail: what), "backup-too-new"; Unreachable
/// "disk-full", "cannot-write"; with an address also those of copyToPostgres().
[[nodiscard]] base::Result<BackupFacts> restoreCity(const QString &path, const QString &folder,
                                                    base::Instant now, const BackupProgress &progress = {},
                                                    const QString &address = {});

/// Reads the whole file and compares it with its manifest; writes nothing.
[[nodiscard]] base::Result<BackupFacts> checkBackup(const QString &path, const BackupProgress &progress = {});
} // namespace wanmi::server
