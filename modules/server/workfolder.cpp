// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/workfolder.h"

#include <QDir>
#include <QFile>

#include <sys/file.h>

#include <fcntl.h>
#include <unistd.h>

#include <utility>

namespace wanmi::server {
namespace {
const QString LockName = QStringLiteral("held");

int lockIn(const QString &path)
{
    const int file
        = ::open(QFile::encodeName(path + u'/' + LockName).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return -1;
    if (::flock(file, LOCK_EX | LOCK_NB) == 0)
        return file;
    ::close(file);
    return -2;
}
} // namespace

QString WorkFolder::pathOf(const QString &cityFolder, const QString &id)
{
    return QDir(cityFolder).filePath(QStringLiteral("imports/") + id);
}

base::Result<WorkFolder> WorkFolder::hold(const QString &cityFolder, const QString &id)
{
    const QString path = pathOf(cityFolder, id);
    if (!QDir().mkpath(path))
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), path);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const int lock = lockIn(path);
    if (lock == -2)
        return base::failure(ErrorKind::Conflict, QStringLiteral("import-running"), id);
    if (lock < 0)
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), path);
    return WorkFolder(path, lock);
}

WorkFolder::WorkFolder(WorkFolder &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_lock(std::exchange(other.m_lock, -1))
{
}

WorkFolder &WorkFolder::operator=(WorkFolder &&other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_lock, other.m_lock);
    return *this;
}

WorkFolder::~WorkFolder()
{
    if (m_lock >= 0)
        ::close(m_lock);
}

void WorkFolder::keepReport() const
{
    QDir folder(m_path);
    const QStringList keep{QStringLiteral("report.db"), QStringLiteral("problems.csv"), LockName};
    for (const QFileInfo &one :
         folder.entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden)) {
        if (one.isDir())
            QDir(one.filePath()).removeRecursively();
        else if (!keep.contains(one.fileName()))
            QFile::remove(one.filePath());
    }
}

void WorkFolder::remove()
{
    QDir(m_path).removeRecursively();
}

void WorkFolder::clearBasemaps(const QString &cityFolder, const QString &present)
{
    QDir folder(cityFolder);
    for (const QString &name : folder.entryList({QStringLiteral("basemap*.gpkg")}, QDir::Files)) {
        if (name != present)
            folder.remove(name);
    }
}

void WorkFolder::clear(const QString &cityFolder, const QSet<QString> &known)
{
    const QDir imports(pathOf(cityFolder, {}));
    for (const QString &id : imports.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (known.contains(id))
            continue;
        const int lock = lockIn(imports.filePath(id));
        if (lock < 0)
            continue;
        QDir(imports.filePath(id)).removeRecursively();
        ::close(lock);
    }
}
} // namespace wanmi::server
