// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace wanmi::store {
struct Location;

/// Where a seat has photos of cases.
struct PhotoFolders
{
    QString kept; ///< people/<person>/media: chosen here, not disposable until central has them
    QString cache; ///< replica/<scope>/media: got from central, disposable
};
[[nodiscard]] PhotoFolders photoFoldersOf(const Location &location);

/// A folder of pictures, each file under the SHA-256 of its bytes (hex). Files are mode 0600 and appear whole
/// or not at all. Reads and writes at once: for worker threads only; any number of them.
class PhotoFiles
{
public:
    explicit PhotoFiles(QString folder);

    /// On the disk when it returns. \return the hash. Errors: Unreachable "disk-full", "read-only".
    base::Result<QString> put(const QByteArray &bytes) const;
    /// Held against its hash, and marked as used now. Errors: NotFound "no-such-photo"; Corrupt
    /// "photo-damaged" (the file stays for those who look into it).
    [[nodiscard]] base::Result<QByteArray> read(const QString &hash) const;
    [[nodiscard]] bool has(const QString &hash) const;
    void remove(const QString &hash) const;
    /// Into another folder of the same disk; a file that is there already stays.
    void moveTo(const PhotoFiles &other, const QString &hash) const;
    /// Removes the longest unused until the rest is no more than that.
    void trim(qint64 mostBytes) const;
    /// Removes what was neither put nor read for that many days.
    void forgetUnused(int days) const;

private:
    [[nodiscard]] QString pathOf(const QString &hash) const;
    QString m_folder;
};
} // namespace wanmi::store
