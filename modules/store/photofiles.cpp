// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/photofiles.h"

#include "base/doors.h"
#include "files.h"
#include "protocol/mapedition.h"
#include "protocol/media.h"
#include "store/store.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace wanmi::store {
namespace {
const QString Unfinished = QStringLiteral(".part");

tl::unexpected<base::Error> notWritten(const QString &path, int error)
{
    const bool full = error == ENOSPC || error == EDQUOT || error == EFBIG;
    return base::failure(base::ErrorKind::Unreachable,
                         full ? QStringLiteral("disk-full") : QStringLiteral("read-only"), path);
}

bool flush(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool done = ::fsync(file) == 0;
    ::close(file);
    return done;
}

/// 0, or errno.
int writeWhole(const QString &path, const QByteArray &bytes)
{
    const int file
        = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return errno;
    int error = 0;
    qsizetype done = 0;
    while (done < bytes.size() && error == 0) {
        const auto wrote = ::write(file, bytes.constData() + done, std::size_t(bytes.size() - done));
        if (wrote < 0 && errno != EINTR)
            error = errno;
        else if (wrote > 0)
            done += wrote;
    }
    if (error == 0 && ::fsync(file) != 0)
        error = errno;
    ::close(file);
    return error;
}

void markUsed(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        file.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime);
}
} // namespace

PhotoFolders photoFoldersOf(const Location &location)
{
    return {location.folder + QStringLiteral("/people/") + folderName(location.person)
                + QStringLiteral("/media"),
            location.folder + QStringLiteral("/replica/") + folderName(location.scope)
                + QStringLiteral("/media")};
}

PhotoFiles::PhotoFiles(QString folder)
    : m_folder(std::move(folder))
{
}

QString PhotoFiles::pathOf(const QString &hash) const
{
    return protocol::isMediaHash(hash) && !m_folder.isEmpty() ? QString(m_folder + u'/' + hash) : QString();
}

base::Result<QString> PhotoFiles::put(const QByteArray &bytes) const
{
    base::passDoor(base::Door::File, "photo");
    const QString hash = protocol::sha256Of(bytes);
    const QString path = pathOf(hash);
    if (path.isEmpty())
        return notWritten(m_folder, EROFS);
    WANMI_TRY(makeFolder(m_folder));
    if (read(hash))
        return hash;
    const QString part = path + u'.' + QUuid::createUuid().toString(QUuid::Id128) + Unfinished;
    int error = faultStrikes() ? ENOSPC : writeWhole(part, bytes);
    if (error == 0 && ::rename(QFile::encodeName(part).constData(), QFile::encodeName(path).constData()) != 0)
        error = errno;
    if (error == 0 && !flush(m_folder))
        error = EIO;
    if (error != 0) {
        QFile::remove(part);
        return notWritten(path, error);
    }
    return hash;
}

base::Result<QByteArray> PhotoFiles::read(const QString &hash) const
{
    base::passDoor(base::Door::File, "photo");
    const QString path = pathOf(hash);
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-such-photo"), hash);
    QByteArray bytes = file.read(protocol::MostMediaBytes + 1);
    if (protocol::sha256Of(bytes) != hash)
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("photo-damaged"), path);
    file.close();
    markUsed(path);
    return bytes;
}

bool PhotoFiles::has(const QString &hash) const
{
    base::passDoor(base::Door::File, "photo");
    const QString path = pathOf(hash);
    return !path.isEmpty() && QFile::exists(path);
}

void PhotoFiles::remove(const QString &hash) const
{
    base::passDoor(base::Door::File, "photo");
    if (const QString path = pathOf(hash); !path.isEmpty())
        QFile::remove(path);
}

void PhotoFiles::moveTo(const PhotoFiles &other, const QString &hash) const
{
    base::passDoor(base::Door::File, "photo");
    const QString from = pathOf(hash), to = other.pathOf(hash);
    if (from.isEmpty() || !QFile::exists(from))
        return;
    if (to.isEmpty() || !makeFolder(other.m_folder) || !QFile::rename(from, to))
        QFile::remove(from);
}

void PhotoFiles::trim(qint64 mostBytes) const
{
    base::passDoor(base::Door::File, "photo");
    qint64 held = 0;
    for (const QFileInfo &file : QDir(m_folder).entryInfoList(QDir::Files, QDir::Time)) { // newest first
        held += file.size();
        if (held > mostBytes)
            QFile::remove(file.filePath());
    }
}

void PhotoFiles::forgetUnused(int days) const
{
    base::passDoor(base::Door::File, "photo");
    const QDateTime before = QDateTime::currentDateTime().addDays(-days);
    for (const QFileInfo &file : QDir(m_folder).entryInfoList(QDir::Files)) {
        if (file.lastModified() < before)
            QFile::remove(file.filePath());
    }
}
} // namespace wanmi::store
