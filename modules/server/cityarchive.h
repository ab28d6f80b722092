// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

struct archive;

/// A tar file compressed with zstd, through libarchive, and what stands in its manifest.
namespace wanmi::server {

struct ArchivedFile
{
    QString path; ///< inside the city's folder
    qint64 bytes = 0;
    QByteArray hash; ///< blake2b-256
    friend bool operator==(const ArchivedFile &, const ArchivedFile &) = default;
};
inline constexpr const char *ManifestName = "manifest.json";

/// Writes beside `path` and renames when complete; what was begun and not finished is removed.
class ArchiveWriter
{
public:
    /// Errors: Unreachable "disk-full", "cannot-write".
    [[nodiscard]] static base::Result<ArchiveWriter> create(const QString &path);
    ArchiveWriter(ArchiveWriter &&other) noexcept;
    ArchiveWriter &operator=(ArchiveWriter &&) = delete;
    ~ArchiveWriter();

    /// False from `go` (bytes so far) cancels: Refused "cancelled". Conflict "changed-meanwhile": the file
    /// grew, shrank or went away.
    [[nodiscard]] base::Result<ArchivedFile> add(const QString &name, const QString &file,
                                                 const std::function<bool(qint64)> &go);
    [[nodiscard]] base::Result<void> add(const QString &name, const QByteArray &bytes);
    [[nodiscard]] base::Result<void> finish(); ///< on disk when it returns

private:
    ArchiveWriter(QString path, int file, archive *tar);
    [[nodiscard]] base::Result<void> begin(const QString &name, qint64 bytes);
    [[nodiscard]] base::Result<void> put(const char *bytes, qint64 size);
    [[nodiscard]] tl::unexpected<Error> problem() const;

    QString m_path;
    int m_file = -1;
    archive *m_tar = nullptr;
};

/// Reads one after the other. Names that lead out of a folder, links and devices are refused.
class ArchiveReader
{
public:
    /// Errors: NotFound "no-file"; Corrupt "backup-damaged".
    [[nodiscard]] static base::Result<ArchiveReader> open(const QString &path);
    ArchiveReader(ArchiveReader &&other) noexcept;
    ArchiveReader &operator=(ArchiveReader &&) = delete;
    ~ArchiveReader();

    /// The next file's name; empty: that was all.
    [[nodiscard]] base::Result<QString> next();
    /// The present file in pieces; an error from `take` ends it.
    [[nodiscard]] base::Result<ArchivedFile>
    read(const std::function<base::Result<void>(const char *bytes, qint64 size)> &take);
    [[nodiscard]] double share() const; ///< of the file read so far, 0 to 1

private:
    ArchiveReader(int file, archive *tar, qint64 size);

    int m_file = -1;
    archive *m_tar = nullptr;
    qint64 m_size = 0;
    QString m_name;
};
} // namespace wanmi::server
