// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <chrono>

namespace wanmi::server {

/// Photos of cases in <city>/media/ab/<hash>, each under the SHA-256 of its bytes. Nothing is ever changed
/// there; a file appears whole or not at all. Any number of threads.
class MediaStore
{
public:
    explicit MediaStore(const QString &cityFolder);

    /// What a killed central left half written. Where other servers write into the same folder: only what has not been
    /// touched for so long.
    void clearUnfinished(std::chrono::seconds untouched) const;

    /// On the disk when it returns; one that is there and whole stays, a damaged one is replaced. \param hash
    /// of these bytes. Errors: Unreachable "disk-full", "cannot-write"; nothing half is left.
    [[nodiscard]] base::Result<void> put(const QString &hash, const QByteArray &bytes) const;
    /// Held against its hash. Errors: Corrupt "photo-damaged" (another content, or lost).
    [[nodiscard]] base::Result<QByteArray> read(const QString &hash) const;
    [[nodiscard]] bool has(const QString &hash) const;
    void remove(const QString &hash) const;

private:
    [[nodiscard]] QString folderOf(const QString &hash) const;
    [[nodiscard]] QString unfinished() const;
    QString m_folder;
};
} // namespace wanmi::server
