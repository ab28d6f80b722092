// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlite.h"

#include <QString>

/// The files of a seat. A database and its -wal and -shm are one group.
namespace wanmi::store {

/// Makes a folder (0700) and those above it. Errors: Unreachable "read-only".
[[nodiscard]] Result<void> makeFolder(const QString &path);
[[nodiscard]] bool fileExists(const QString &path);
/// Removes a database and what belongs to it. No connection may be open.
[[nodiscard]] Result<void> removeGroup(const QString &database);
/// Puts `from` in the place of `to`, atomically. No connection to either may be open.
[[nodiscard]] Result<void> replaceGroup(const QString &from, const QString &to);
/// Names the time since this machine was started: what a program wrote without syncing is there as long as it goes
/// on, even when the program was killed. Empty: it cannot be told.
[[nodiscard]] QString bootId();
/// A name as one folder's name, whatever characters it has.
[[nodiscard]] QString folderName(const QString &name);
} // namespace wanmi::store
