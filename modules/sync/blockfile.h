// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

namespace wanmi::sync {

/// Room for one block of a file, where the disk itself can fetch it from. A part of it may be filled.
class Block
{
public:
    static constexpr qint64 Bytes = 512 << 10;
    Block();
    [[nodiscard]] char *data() { return m_data.get(); }
    [[nodiscard]] const char *data() const { return m_data.get(); }
    [[nodiscard]] bool isFull() const { return filled == Bytes; }
    qint64 filled = 0; ///< bytes, from the beginning

private:
    struct Free
    {
        void operator()(char *data) const;
    };
    std::unique_ptr<char, Free> m_data;
};

/// A file that is written from its beginning to its end, block by block, and past the page cache where the file system
/// allows it (O_DIRECT): a city's gigabyte neither costs its copy nor drives out what the machine needs. Readable and
/// writable by its owner only. One thread at a time.
class BlockFile
{
public:
    BlockFile() = default;
    ~BlockFile() { close(); }
    Q_DISABLE_COPY_MOVE(BlockFile)
    /// Whatever was there is gone. False: see errno.
    bool open(const QString &path);
    /// A block that is not full is the last one. False: see errno.
    bool write(const Block &block);
    void close();
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    bool throughTheCache();

    QString m_path;
    int m_file = -1;
    bool m_isDirect = false;
};
} // namespace wanmi::sync
