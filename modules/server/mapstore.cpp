// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/mapstore.h"

#include "server/filehash.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStorageInfo>

namespace wanmi::server {
namespace {
constexpr qint64 LittleRoom = 16 * 1024 * 1024;
constexpr qint64 Fresh = 3600; // seconds: another publication may be under way

tl::unexpected<Error> cannotWrite(const QString &path)
{
    const QStorageInfo disk(QFileInfo(path).path());
    const bool full = disk.isValid() && disk.bytesAvailable() < LittleRoom;
    return base::failure(ErrorKind::Unreachable,
                         full ? QStringLiteral("disk-full") : QStringLiteral("cannot-write"), path);
}
} // namespace

MapStore::MapStore(const QString &cityFolder)
    : m_folder(QDir(cityFolder).filePath(QStringLiteral("mapfiles")))
{
}

QString MapStore::pathOf(const QString &hash) const
{
    static const QRegularExpression Form(QStringLiteral("^[0-9a-f]{64}$"));
    return Form.match(hash).hasMatch() ? QDir(m_folder).filePath(hash) : QString();
}

base::Result<QString> MapStore::put(const QByteArray &bytes) const
{
    const QString hash = protocol::sha256Of(bytes);
    const QString path = pathOf(hash);
    if (!QDir().mkpath(m_folder))
        return cannotWrite(m_folder);
    if (QFileInfo(path).size() == bytes.size() && QFile::exists(path))
        return hash;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()
        || !flushFile(path) || !flushFile(m_folder))
        return cannotWrite(path);
    return hash;
}

base::Result<QString> MapStore::putFile(const QString &path) const
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::failure(ErrorKind::NotFound, QStringLiteral("cannot-read-file"), path);
    return put(file.readAll());
}

base::Result<protocol::MapEdition> MapStore::edition(const QString &version) const
{
    QFile file(pathOf(version));
    if (version.isEmpty() || !file.open(QIODevice::ReadOnly))
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-such-map"), version);
    return protocol::mapEditionFrom(file.readAll());
}

void MapStore::keepOnly(const QSet<QString> &versions) const
{
    QSet<QString> kept = versions;
    for (const QString &version : versions) {
        if (const auto named = edition(version)) {
            for (const protocol::MapEdition::File &file : named->files)
                kept.insert(file.sha256);
        }
    }
    QDir folder(m_folder);
    const QDateTime now = QDateTime::currentDateTime();
    for (const QFileInfo &file : folder.entryInfoList(QDir::Files)) {
        if (!kept.contains(file.fileName()) && file.lastModified().secsTo(now) > Fresh)
            folder.remove(file.fileName());
    }
}
} // namespace wanmi::server
