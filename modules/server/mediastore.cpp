// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/mediastore.h"

#include "base/doors.h"
#include "protocol/mapedition.h"
#include "protocol/media.h"
#include "server/filehash.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QUuid>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace wanmi::server {
namespace {
const QString PartName = QStringLiteral("part-");
constexpr std::chrono::hours PartsKept{24};

/// 0, or errno.
int writeAll(int file, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const auto wrote = ::write(file, bytes.constData() + done, std::size_t(bytes.size() - done));
        if (wrote > 0)
            done += wrote;
        else if (wrote == 0 || errno != EINTR)
            return wrote == 0 ? ENOSPC : errno;
    }
    return 0;
}

int writeWhole(const QByteArray &path, const QByteArray &bytes)
{
    const int file = ::open(path.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
    if (file < 0)
        return errno;
    int error = writeAll(file, bytes);
    if (error == 0 && ::fsync(file) != 0)
        error = errno;
    if (::close(file) != 0 && error == 0)
        error = errno;
    return error;
}

tl::unexpected<Error> notWritten(const QString &path, int error)
{
    // EFBIG: the administrator's limit on file sizes; as full as a disk without room.
    const bool full = error == ENOSPC || error == EDQUOT || error == EFBIG;
    return base::failure(ErrorKind::Unreachable,
                         full ? QStringLiteral("disk-full") : QStringLiteral("cannot-write"), path);
}
} // namespace

MediaStore::MediaStore(const QString &cityFolder)
    : m_folder(QDir(cityFolder).filePath(QStringLiteral("media")))
{
}

QString MediaStore::folderOf(const QString &hash) const
{
    return m_folder + u'/' + hash.left(2);
}

QString MediaStore::unfinished() const
{
    return m_folder + QStringLiteral("/unfinished");
}

void MediaStore::clearUnfinished(std::chrono::seconds untouched) const
{
    base::passDoor(base::Door::File, "photo");
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const QFileInfo &one : QDir(unfinished()).entryInfoList(QDir::Files | QDir::Hidden)) {
        const auto kept = one.fileName().startsWith(PartName) ? std::max<std::chrono::seconds>(untouched, PartsKept)
                                                              : untouched;
        if (one.lastModified() <= now.addSecs(-kept.count()))
            QFile::remove(one.filePath());
    }
}

base::Result<void> MediaStore::put(const QString &hash, const QByteArray &bytes) const
{
    base::passDoor(base::Door::File, "photo");
    if (read(hash))
        return {};
    const QString folder = folderOf(hash);
    const bool isNewFolder = !QFile::exists(folder);
    if (!QDir().mkpath(folder) || !QDir().mkpath(unfinished()))
        return notWritten(folder, errno);
    const QString path = folder + u'/' + hash;
    const QByteArray target = QFile::encodeName(path);
    const QByteArray part
        = QFile::encodeName(unfinished() + u'/' + QUuid::createUuid().toString(QUuid::Id128));
    int error = writeWhole(part, bytes);
    if (error == 0 && std::rename(part.constData(), target.constData()) != 0)
        error = errno;
    if (error != 0) {
        ::unlink(part.constData());
        return notWritten(path, error);
    }
    if (!flushFile(folder) || (isNewFolder && !flushFile(m_folder)))
        return notWritten(folder, EIO);
    return {};
}

QString MediaStore::partOf(const QString &who, const QString &hash) const
{
    return unfinished() + u'/' + PartName + protocol::sha256Of(who.toUtf8()).left(16) + u'-' + hash;
}

base::Result<qint64> MediaStore::putPiece(const QString &who, const QString &hash, qint64 offset,
                                          const QByteArray &piece, qint64 total) const
{
    base::passDoor(base::Door::File, "photo");
    const QString path = partOf(who, hash);
    if (!QDir().mkpath(unfinished()))
        return notWritten(path, errno);
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
    if (file < 0)
        return notWritten(path, errno);
    int error = ::flock(file, LOCK_EX) == 0 ? 0 : errno; // the same piece may come twice at once
    qint64 there = ::lseek(file, 0, SEEK_END);
    if (error == 0 && there > total)
        error = ::ftruncate(file, there = 0) == 0 ? 0 : errno;
    if (error == 0 && offset == there && there + piece.size() <= total) {
        error = writeAll(file, piece);
        if (error == 0)
            there += piece.size();
        else if (::ftruncate(file, there) != 0)
            QFile::remove(path);
    }
    ::close(file);
    if (error != 0)
        return notWritten(path, error);
    return there;
}

QByteArray MediaStore::pieces(const QString &who, const QString &hash) const
{
    base::passDoor(base::Door::File, "photo");
    QFile file(partOf(who, hash));
    return file.open(QIODevice::ReadOnly) ? file.read(protocol::MostMediaBytes + 1) : QByteArray();
}

void MediaStore::forgetPieces(const QString &who, const QString &hash) const
{
    base::passDoor(base::Door::File, "photo");
    QFile::remove(partOf(who, hash));
}

bool MediaStore::has(const QString &hash) const
{
    base::passDoor(base::Door::File, "photo");
    return protocol::isMediaHash(hash) && QFile::exists(folderOf(hash) + u'/' + hash);
}

void MediaStore::remove(const QString &hash) const
{
    base::passDoor(base::Door::File, "photo");
    if (protocol::isMediaHash(hash))
        QFile::remove(folderOf(hash) + u'/' + hash);
}

base::Result<QByteArray> MediaStore::read(const QString &hash) const
{
    base::passDoor(base::Door::File, "photo");
    QFile file(folderOf(hash) + u'/' + hash);
    if (!protocol::isMediaHash(hash) || !file.open(QIODevice::ReadOnly))
        return base::failure(ErrorKind::Corrupt, QStringLiteral("photo-damaged"),
                             QStringLiteral("the file is not there"));
    QByteArray bytes = file.read(protocol::MostMediaBytes + 1);
    if (protocol::sha256Of(bytes) != hash)
        return base::failure(ErrorKind::Corrupt, QStringLiteral("photo-damaged"),
                             QStringLiteral("the content is another one"));
    return bytes;
}
} // namespace wanmi::server
