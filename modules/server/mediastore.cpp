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

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace wanmi::server {
namespace {
/// 0, or errno.
int writeWhole(const QByteArray &path, const QByteArray &bytes)
{
    const int file = ::open(path.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
    if (file < 0)
        return errno;
    int error = 0;
    qsizetype done = 0;
    while (done < bytes.size() && error == 0) {
        const auto wrote = ::write(file, bytes.constData() + done, std::size_t(bytes.size() - done));
        if (wrote > 0)
            done += wrote;
        else if (wrote == 0 || errno != EINTR)
            error = wrote == 0 ? ENOSPC : errno;
    }
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
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-untouched.count());
    for (const QFileInfo &one : QDir(unfinished()).entryInfoList(QDir::Files | QDir::Hidden)) {
        if (one.lastModified() <= before)
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
