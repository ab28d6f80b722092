// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/posixfile.h"

#include "base/doors.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <QFile>
#include <QFileInfo>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wanmi::evidence {
namespace {
tl::unexpected<Error> failureOf(int error, const QString &path = {})
{
    const QString detail = path + u' ' + QString::fromLocal8Bit(std::strerror(error));
    switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return base::failure(ErrorKind::Unreachable, QStringLiteral("disk-full"), detail);
    case EEXIST:
        return base::failure(ErrorKind::Refused, QStringLiteral("file-exists"), detail);
    case EIO:
        return base::failure(ErrorKind::Unreachable, QStringLiteral("disk-broken"), detail);
    default:
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), detail);
    }
}
} // namespace

PosixFile::~PosixFile()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

base::Result<PosixFile> PosixFile::make(const QString &path)
{
    base::passDoor(base::Door::File, "evidence");
    PosixFile file;
    file.m_fd = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
    if (file.m_fd < 0)
        return failureOf(errno, path);
    return file;
}

base::Result<PosixFile> PosixFile::open(const QString &path, bool writes)
{
    base::passDoor(base::Door::File, "evidence");
    PosixFile file;
    file.m_fd = ::open(QFile::encodeName(path).constData(), (writes ? O_RDWR : O_RDONLY) | O_CLOEXEC);
    if (file.m_fd < 0 && (errno == ENOENT || errno == ENOTDIR))
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-such-file"), path);
    if (file.m_fd < 0 && !writes)
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-read-file"), path);
    if (file.m_fd < 0)
        return failureOf(errno, path);
    return file;
}

bool PosixFile::lock()
{
    return ::flock(m_fd, LOCK_EX | LOCK_NB) == 0;
}

base::Result<void> PosixFile::append(const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const auto wrote = ::write(m_fd, bytes.constData() + done, std::size_t(bytes.size() - done));
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return failureOf(wrote < 0 ? errno : ENOSPC);
        done += wrote;
    }
    if (::fsync(m_fd) != 0)
        return failureOf(errno);
    return {};
}

base::Result<void> PosixFile::cut(qint64 size)
{
    if (::ftruncate(m_fd, size) != 0 || ::lseek(m_fd, size, SEEK_SET) < 0 || ::fsync(m_fd) != 0)
        return failureOf(errno);
    return {};
}

qint64 PosixFile::size() const
{
    struct stat found = {};
    return ::fstat(m_fd, &found) == 0 ? qint64(found.st_size) : 0;
}

QByteArray PosixFile::read(qint64 offset, qint64 bytes) const
{
    // The length may be a lie of whoever wrote the manifest.
    QByteArray room(std::clamp<qint64>(bytes, 0, std::max<qint64>(0, size() - offset)), Qt::Uninitialized);
    qsizetype done = 0;
    while (done < room.size()) {
        const auto got = ::pread(m_fd, room.data() + done, std::size_t(room.size() - done), offset + done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        done += got;
    }
    room.truncate(done);
    return room;
}

bool flushFolderOf(const QString &path)
{
    const int folder
        = ::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_CLOEXEC);
    if (folder < 0)
        return false;
    const bool done = ::fsync(folder) == 0;
    ::close(folder);
    return done;
}
} // namespace wanmi::evidence
