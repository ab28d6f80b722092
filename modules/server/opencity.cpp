// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/opencity.h"

#include "server/central.h"
#include "server/postgresstorage.h"
#include "server/sqlitestorage.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace wanmi::server {
namespace {
QString addressFile(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("storage"));
}
} // namespace

QString databasePath(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("central.db"));
}

std::optional<QString> storageAddress(const QString &folder)
{
    QFile file(addressFile(folder));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString address = QString::fromUtf8(file.readLine(4096)).trimmed();
    return address.isEmpty() ? std::optional<QString>() : address;
}

std::optional<QString> readingAddress(const QString &folder)
{
    QFile file(addressFile(folder));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    (void)file.readLine(4096);
    const QString line = QString::fromUtf8(file.readLine(4096)).trimmed();
    const QString word = QStringLiteral("read-from ");
    return line.startsWith(word) ? std::optional(line.mid(word.size()).trimmed()) : std::optional<QString>();
}

base::Result<void> keepStorageAddress(const QString &folder, const QString &address)
{
    if (const auto good = checkPostgresAddress(address); !good)
        return good;
    QSaveFile file(addressFile(folder));
    const QByteArray line = address.toUtf8() + '\n';
    if (!QDir().mkpath(folder) || !file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || file.write(line) != line.size()
        || !file.commit())
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), folder);
    return {};
}

base::Result<std::unique_ptr<Storage>> openStorage(const QString &folder, qint64 maxPages, const QString &readFrom)
{
    if (const auto address = storageAddress(folder))
        return PostgresStorage::open(*address,
                                     readFrom.isEmpty() ? readingAddress(folder).value_or(QString()) : readFrom);
    return SqliteStorage::open(databasePath(folder), maxPages);
}

bool isEmpty(const QString &folder)
{
    return !QFileInfo::exists(databasePath(folder)) && !storageAddress(folder);
}
} // namespace wanmi::server
