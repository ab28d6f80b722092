// SPDX-License-Identifier: GPL-3.0-or-later
#include "filewarmer.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wanmi::server {
namespace {
constexpr off_t StepBytes = 8 << 20;
constexpr off_t SmallBytes = 64 << 20; // is read in a moment anyway
}

qint64 availableMemory()
{
    QFile file(QStringLiteral("/proc/meminfo"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("MemAvailable:"))
            return line.mid(13).simplified().split(' ').constFirst().toLongLong() * 1024;
    }
    return 0;
}

FileWarmer::FileWarmer(const QString &path)
    : m_thread([this, name = QFile::encodeName(path)] { warm(name); })
{
}

FileWarmer::~FileWarmer()
{
    m_stopping = true;
    m_thread.join();
}

void FileWarmer::warm(const QByteArray &path)
{
    const int file = ::open(path.constData(), O_RDONLY | O_CLOEXEC);
    struct stat found{};
    if (file >= 0 && ::fstat(file, &found) == 0 && found.st_size >= SmallBytes && found.st_size < availableMemory() / 2) {
        for (off_t at = 0; at < found.st_size && !m_stopping; at += StepBytes)
            ::posix_fadvise(file, at, StepBytes, POSIX_FADV_WILLNEED);
    }
    if (file >= 0)
        ::close(file);
}
} // namespace wanmi::server
