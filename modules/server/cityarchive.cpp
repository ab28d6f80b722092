// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cityarchive.h"

#include <QDir>
#include <QFile>

#include <archive.h>
#include <archive_entry.h>
#include <sodium.h>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace wanmi::server {
namespace {
constexpr qsizetype Piece = 1 << 20;

class Hash
{
public:
    Hash() { crypto_generichash_init(&m_state, nullptr, 0, 32); }
    void take(const char *bytes, qint64 size)
    {
        crypto_generichash_update(&m_state, reinterpret_cast<const unsigned char *>(bytes), quint64(size));
    }
    QByteArray value()
    {
        QByteArray hash(32, '\0');
        crypto_generichash_final(&m_state, reinterpret_cast<unsigned char *>(hash.data()), 32);
        return hash;
    }

private:
    crypto_generichash_state m_state;
};

QString partOf(const QString &path)
{
    return path + QStringLiteral(".part");
}

tl::unexpected<Error> notWritten(int error, const QString &detail)
{
    const bool full = error == ENOSPC || error == EDQUOT || error == EFBIG;
    return base::failure(ErrorKind::Unreachable,
                         full ? QStringLiteral("disk-full") : QStringLiteral("cannot-write"), detail);
}

tl::unexpected<Error> damaged(const QString &detail)
{
    return base::failure(ErrorKind::Corrupt, QStringLiteral("backup-damaged"), detail);
}

bool isInside(const QString &name)
{
    return !name.isEmpty() && !name.startsWith(u'/') && QDir::cleanPath(name) == name
        && !name.startsWith(QLatin1StringView("..")) && !name.contains(QChar(0));
}
} // namespace

// ---- writing

base::Result<ArchiveWriter> ArchiveWriter::create(const QString &path)
{
    const int file
        = ::open(QFile::encodeName(partOf(path)).constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return notWritten(errno, path);
    archive *tar = archive_write_new();
    archive_write_set_format_pax_restricted(tar);
    archive_write_add_filter_zstd(tar);
    archive_write_set_filter_option(tar, "zstd", "compression-level", "3");
    ArchiveWriter writer(path, file, tar);
    if (archive_write_open_fd(tar, file) != ARCHIVE_OK)
        return writer.problem();
    return writer;
}

ArchiveWriter::ArchiveWriter(QString path, int file, archive *tar)
    : m_path(std::move(path))
    , m_file(file)
    , m_tar(tar)
{
}

ArchiveWriter::ArchiveWriter(ArchiveWriter &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_file(std::exchange(other.m_file, -1))
    , m_tar(std::exchange(other.m_tar, nullptr))
{
}

ArchiveWriter::~ArchiveWriter()
{
    if (m_tar)
        archive_write_free(m_tar);
    if (m_file >= 0) {
        ::close(m_file);
        QFile::remove(partOf(m_path));
    }
}

tl::unexpected<Error> ArchiveWriter::problem() const
{
    return notWritten(archive_errno(m_tar), QString::fromUtf8(archive_error_string(m_tar)));
}

base::Result<void> ArchiveWriter::begin(const QString &name, qint64 bytes)
{
    archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname_utf8(entry, name.toUtf8().constData());
    archive_entry_set_pathname(entry, QFile::encodeName(name).constData());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0600);
    archive_entry_set_size(entry, bytes);
    const int code = archive_write_header(m_tar, entry);
    archive_entry_free(entry);
    if (code != ARCHIVE_OK)
        return problem();
    return {};
}

base::Result<void> ArchiveWriter::put(const char *bytes, qint64 size)
{
    if (archive_write_data(m_tar, bytes, size_t(size)) != size)
        return problem();
    return {};
}

base::Result<ArchivedFile> ArchiveWriter::add(const QString &name, const QString &path,
                                              const std::function<bool(qint64)> &go)
{
    const auto changed
        = [&name] { return base::failure(ErrorKind::Conflict, QStringLiteral("changed-meanwhile"), name); };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return changed();
    ArchivedFile added{name, file.size(), {}};
    if (const auto begun = begin(name, added.bytes); !begun)
        return tl::unexpected(begun.error());
    Hash hash;
    qint64 left = added.bytes;
    while (left > 0) {
        const QByteArray piece = file.read(std::min<qint64>(left, Piece));
        if (piece.isEmpty())
            return changed();
        if (go && !go(added.bytes - left))
            return base::refused(QStringLiteral("cancelled"));
        hash.take(piece.constData(), piece.size());
        if (const auto done = put(piece.constData(), piece.size()); !done)
            return tl::unexpected(done.error());
        left -= piece.size();
    }
    if (!file.atEnd())
        return changed();
    added.hash = hash.value();
    return added;
}

base::Result<void> ArchiveWriter::add(const QString &name, const QByteArray &bytes)
{
    if (const auto begun = begin(name, bytes.size()); !begun)
        return begun;
    return put(bytes.constData(), bytes.size());
}

base::Result<void> ArchiveWriter::finish()
{
    if (archive_write_close(m_tar) != ARCHIVE_OK)
        return problem();
    if (::fsync(m_file) != 0
        || std::rename(QFile::encodeName(partOf(m_path)).constData(), QFile::encodeName(m_path).constData())
            != 0)
        return notWritten(errno, m_path);
    ::close(std::exchange(m_file, -1));
    return {};
}

// ---- reading

base::Result<ArchiveReader> ArchiveReader::open(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-file"), path);
    archive *tar = archive_read_new();
    archive_read_support_format_tar(tar);
    archive_read_support_filter_zstd(tar);
    ArchiveReader reader(file, tar, QFile(path).size());
    if (archive_read_open_fd(tar, file, size_t(Piece)) != ARCHIVE_OK)
        return damaged(QString::fromUtf8(archive_error_string(tar)));
    return reader;
}

ArchiveReader::ArchiveReader(int file, archive *tar, qint64 size)
    : m_file(file)
    , m_tar(tar)
    , m_size(size)
{
}

ArchiveReader::ArchiveReader(ArchiveReader &&other) noexcept
    : m_file(std::exchange(other.m_file, -1))
    , m_tar(std::exchange(other.m_tar, nullptr))
    , m_size(other.m_size)
{
}

ArchiveReader::~ArchiveReader()
{
    if (m_tar)
        archive_read_free(m_tar);
    if (m_file >= 0)
        ::close(m_file);
}

base::Result<QString> ArchiveReader::next()
{
    archive_entry *entry = nullptr;
    const int code = archive_read_next_header(m_tar, &entry);
    if (code == ARCHIVE_EOF)
        return QString();
    if (code != ARCHIVE_OK)
        return damaged(QString::fromUtf8(archive_error_string(m_tar)));
    const char *name = archive_entry_pathname_utf8(entry);
    m_name = QString::fromUtf8(name ? name : archive_entry_pathname(entry));
    if (archive_entry_filetype(entry) != AE_IFREG || !isInside(m_name))
        return damaged(m_name);
    return m_name;
}

base::Result<ArchivedFile>
ArchiveReader::read(const std::function<base::Result<void>(const char *bytes, qint64 size)> &take)
{
    ArchivedFile file{m_name, 0, {}};
    Hash hash;
    QByteArray piece(Piece, Qt::Uninitialized);
    for (;;) {
        const la_ssize_t got = archive_read_data(m_tar, piece.data(), size_t(piece.size()));
        if (got < 0)
            return damaged(QString::fromUtf8(archive_error_string(m_tar)));
        if (got == 0)
            break;
        hash.take(piece.constData(), got);
        file.bytes += got;
        if (const auto taken = take(piece.constData(), got); !taken)
            return tl::unexpected(taken.error());
    }
    file.hash = hash.value();
    return file;
}

double ArchiveReader::share() const
{
    return m_size > 0 ? double(archive_filter_bytes(m_tar, -1)) / double(m_size) : 1;
}
} // namespace wanmi::server
