// SPDX-License-Identifier: GPL-3.0-or-later
#include "formerscopes.h"

#include "base/doors.h"
#include "files.h"

#include <QDir>
#include <QSaveFile>

namespace wanmi::store {
namespace {
const QString NoteName = QStringLiteral("scope");

QByteArray noted(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<void> note(const QString &path, const QByteArray &scope)
{
    if (noted(path) == scope)
        return {};
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(scope) == scope.size() && file.commit();
    if (!written)
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("read-only"), path);
    return {};
}
} // namespace

Result<void> leaveFormerScopes(const Location &location)
{
    base::passDoor(base::Door::File, "store");
    const QDir people(location.folder + QStringLiteral("/people"));
    const QString own = folderName(location.scope);
    WANMI_TRY(note(people.filePath(folderName(location.person) + u'/' + NoteName), own.toUtf8()));
    QStringList used;
    for (const QString &person : people.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        used.append(QString::fromUtf8(noted(people.filePath(person + u'/' + NoteName))));
    const QDir replicas(location.folder + QStringLiteral("/replica"));
    for (const QString &scope : replicas.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString path = replicas.filePath(scope);
        if (!used.contains(scope) && !QDir(path).removeRecursively())
            return base::failure(base::ErrorKind::Unreachable, QStringLiteral("read-only"), path);
    }
    return {};
}
} // namespace wanmi::store
