// SPDX-License-Identifier: GPL-3.0-or-later
#include "fileplace.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <filesystem>

namespace wanmi::reports {
namespace {
/// LibreOffice and its kin lay such a file beside a document they have open.
bool isOpenElsewhere(const QFileInfo &target)
{
    return QFile::exists(target.dir().filePath(QStringLiteral(".~lock.") + target.fileName() + u'#'))
        || QFile::exists(target.dir().filePath(QStringLiteral("~$") + target.fileName()));
}
} // namespace

base::Result<void> mayPlace(const QString &path)
{
    const QFileInfo target(path);
    if (!target.dir().exists())
        return base::refused(QStringLiteral("no-such-folder"));
    if (isOpenElsewhere(target))
        return base::refused(QStringLiteral("file-open-elsewhere"));
    const bool replaces = target.exists();
    if (!QFileInfo(target.dir().path()).isWritable()
        || (replaces && (target.isDir() || !target.isWritable())))
        return base::refused(QStringLiteral("folder-not-writable"));
    return {};
}

QString besideOf(const QString &path, const QString &suffix)
{
    return QFileInfo(path).dir().filePath(QStringLiteral(".wanmi-")
                                          + QUuid::createUuid().toString(QUuid::Id128) + suffix);
}

base::Result<void> putInPlace(const QString &beside, const QString &path)
{
    std::error_code failed;
    std::filesystem::rename(beside.toStdU16String(), path.toStdU16String(), failed);
    if (failed) {
        QFile::remove(beside);
        return base::refused(QStringLiteral("folder-not-writable"), QString::fromStdString(failed.message()));
    }
    return {};
}

base::Result<void> placeBytes(const QByteArray &bytes, const QString &path)
{
    if (const auto may = mayPlace(path); !may)
        return may;
    const QString beside = besideOf(path, QStringLiteral(".part"));
    QFile file(beside);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return base::refused(QStringLiteral("folder-not-writable"), file.errorString());
    const bool isWhole = file.write(bytes) == bytes.size() && file.flush();
    const QString why = file.errorString();
    file.close();
    if (!isWhole) {
        QFile::remove(beside);
        return base::refused(QStringLiteral("disk-full"), why);
    }
    return putInPlace(beside, path);
}
} // namespace wanmi::reports
