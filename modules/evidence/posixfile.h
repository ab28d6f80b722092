// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>
#include <utility>

namespace wanmi::evidence {

/// A descriptor, because QFile neither flushes to the disk nor says why it could not write. Errors:
/// Unreachable "disk-full", "cannot-write" (no such folder, no right, a disk that may only be read),
/// "disk-broken"; Refused "file-exists"; NotFound "no-such-file".
class PosixFile
{
public:
    PosixFile() = default;
    ~PosixFile();
    PosixFile(PosixFile &&other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {
    }
    PosixFile &operator=(PosixFile &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }

    /// A new file; one that is there stays as it is.
    [[nodiscard]] static base::Result<PosixFile> make(const QString &path);
    [[nodiscard]] static base::Result<PosixFile> open(const QString &path, bool writes = false);

    [[nodiscard]] bool lock(); ///< false: another process has it
    /// All of it and on the disk, or the reason.
    [[nodiscard]] base::Result<void> append(const QByteArray &bytes);
    [[nodiscard]] base::Result<void> cut(qint64 size); ///< and what is written next goes there
    [[nodiscard]] qint64 size() const;
    /// Fewer bytes than asked for: that is where the file ends.
    [[nodiscard]] QByteArray read(qint64 offset, qint64 bytes) const;

private:
    int m_fd = -1;
};

[[nodiscard]] bool flushFolderOf(const QString &path);
} // namespace wanmi::evidence
