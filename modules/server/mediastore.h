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
    /// touched for so long. Photos that came in part keep a day.
    void clearUnfinished(std::chrono::seconds untouched) const;

    /// On the disk when it returns; one that is there and whole stays, a damaged one is replaced. \param hash
    /// of these bytes. Errors: Unreachable "disk-full", "cannot-write"; nothing half is left.
    [[nodiscard]] base::Result<void> put(const QString &hash, const QByteArray &bytes) const;
    /// A photo over a line that breaks comes in pieces. One that does not begin where the last one ended is not taken.
    /// \param who sends it: nobody spoils another one's. \return how many bytes there are now. Errors as of put().
    [[nodiscard]] base::Result<qint64> putPiece(const QString &who, const QString &hash, qint64 offset,
                                                const QByteArray &piece, qint64 total) const;
    [[nodiscard]] QByteArray pieces(const QString &who, const QString &hash) const;
    void forgetPieces(const QString &who, const QString &hash) const;
    /// Held against its hash. Errors: Corrupt "photo-damaged" (another content, or lost).
    [[nodiscard]] base::Result<QByteArray> read(const QString &hash) const;
    [[nodiscard]] bool has(const QString &hash) const;
    void remove(const QString &hash) const;

private:
    [[nodiscard]] QString folderOf(const QString &hash) const;
    [[nodiscard]] QString unfinished() const;
    [[nodiscard]] QString partOf(const QString &who, const QString &hash) const;
    QString m_folder;
};
} // namespace wanmi::server
