// SPDX-License-Identifier: GPL-3.0-or-later
#include "files.h"

#include "base/doors.h"
#include "sqlite.h"

#include <QDir>
#include <QFile>
#include <QUrl>

#include <cstdio>

namespace wanmi::store {
namespace {
tl::unexpected<base::Error> notWritable(const QString &path)
{
    return base::failure(base::ErrorKind::Unreachable, QStringLiteral("read-only"), path);
}
} // namespace

Result<void> makeFolder(const QString &path)
{
    base::passDoor(base::Door::File, "store");
    if (QDir(path).exists())
        return {};
    if (!QDir().mkpath(path))
        return notWritable(path);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {};
}

bool fileExists(const QString &path)
{
    base::passDoor(base::Door::File, "store");
    return QFile::exists(path);
}

Result<void> removeGroup(const QString &database)
{
    base::passDoor(base::Door::File, "store");
    for (const QString &end :
         {QStringLiteral("-wal"), QStringLiteral("-shm"), QStringLiteral("-journal"), QString()}) {
        if (!QFile::exists(database + end))
            continue;
        if (faultStrikes() || !QFile::remove(database + end))
            return notWritable(database + end);
    }
    return {};
}

Result<void> replaceGroup(const QString &from, const QString &to)
{
    base::passDoor(base::Door::File, "store");
    // A left-over log of the old file must not be replayed into the new one.
    for (const QString &end : {QStringLiteral("-wal"), QStringLiteral("-shm")}) {
        if (QFile::exists(to + end) && (faultStrikes() || !QFile::remove(to + end)))
            return notWritable(to + end);
    }
    if (faultStrikes()
        || std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return notWritable(to);
    return {};
}

QString folderName(const QString &name)
{
    QString safe = QString::fromLatin1(QUrl::toPercentEncoding(name));
    safe.replace(QLatin1Char('.'), QLatin1StringView("%2E"));
    return safe.isEmpty() ? QStringLiteral("_") : safe;
}

QString bootId()
{
    if (const QString pretended = pretendedBoot(); !pretended.isNull())
        return pretended;
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll()).trimmed() : QString();
}
} // namespace wanmi::store
