// SPDX-License-Identifier: GPL-3.0-or-later
#include "filewarmer.h"

#include "server/database.h"

#include <QFile>

#include <memory>

namespace wanmi::server {
namespace {
constexpr int StepBytes = 1 << 20;
constexpr auto Look = std::chrono::milliseconds(50);
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

FileWarmer::FileWarmer(const QString &path, qint64 least, std::chrono::milliseconds after)
    : m_thread([this, path, least, until = std::chrono::steady_clock::now() + after] {
        while (!m_stopping && std::chrono::steady_clock::now() < until)
            std::this_thread::sleep_for(Look);
        if (std::chrono::steady_clock::now() >= until)
            warm(path, least);
    })
{
}

FileWarmer::~FileWarmer()
{
    m_stopping = true;
    m_thread.join();
}

void FileWarmer::warm(const QString &path, qint64 least)
{
    try {
        Database database(path, Database::Mode::ReadOnly);
        Query(database, "SELECT 1 FROM sqlite_schema").step(); // the file is opened with the first question
        sqlite3_file *file = nullptr;
        sqlite3_int64 size = 0;
        if (sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file
            || file->pMethods->xFileSize(file, &size) != SQLITE_OK)
            return;
        if (size < least || size > availableMemory() / 4 * 3)
            return;
        const auto room = std::make_unique<char[]>(StepBytes);
        for (sqlite3_int64 at = 0; at + StepBytes <= size && !m_stopping; at += StepBytes) {
            if (file->pMethods->xRead(file, room.get(), StepBytes, at) != SQLITE_OK)
                return;
        }
    } catch (const SqlError &) {
    }
}
} // namespace wanmi::server
