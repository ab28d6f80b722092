// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <atomic>
#include <chrono>
#include <thread>

namespace wanmi::server {

/// Reads a database's file into the page cache from its beginning to its end, when it fits into three quarters of the
/// free memory: tables that grew beside each other lie in pieces, and reading one of them from a cold disk costs ten
/// times what reading everything in order does. Begins after a while: who comes first is not to wait for the disk.
/// It reads through a connection of SQLite's: were the file opened and closed beside it, this process would lose all
/// its locks on it, and the next program that closes the city would delete the log under it
/// (sqlite.org/howtocorrupt.html §2.2). Says nothing when it cannot. A thread of its own, until it is destroyed.
class FileWarmer
{
public:
    /// \param least bytes: a smaller file is read in a moment anyway.
    explicit FileWarmer(const QString &path, qint64 least = 64 << 20,
                        std::chrono::milliseconds after = std::chrono::seconds(15));
    ~FileWarmer();
    FileWarmer(const FileWarmer &) = delete;
    FileWarmer &operator=(const FileWarmer &) = delete;

private:
    void warm(const QString &path, qint64 least);

    std::atomic<bool> m_stopping = false;
    std::thread m_thread;
};

/// Bytes that /proc/meminfo calls available; 0 where there is none.
[[nodiscard]] qint64 availableMemory();
} // namespace wanmi::server
