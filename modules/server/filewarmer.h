// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <atomic>
#include <thread>

namespace wanmi::server {

/// Reads a database's file into the page cache from its beginning to its end, when the machine has twice the memory
/// for it: tables that grew beside each other lie in pieces, and reading one of them from a cold disk costs ten times
/// what reading everything in order does. It reads through a connection of SQLite's: were the file opened and closed
/// beside it, this process would lose all its locks on it, and the next program that closes the city would delete the
/// log under it (sqlite.org/howtocorrupt.html §2.2). Says nothing when it cannot. A thread of its own, until it is
/// destroyed.
class FileWarmer
{
public:
    /// \param least bytes: a smaller file is read in a moment anyway.
    explicit FileWarmer(const QString &path, qint64 least = 64 << 20);
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
