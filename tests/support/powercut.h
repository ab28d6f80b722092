// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QMap>
#include <QString>

#include <memory>
#include <random>
#include <vector>

namespace wanmi::test {

/// What SQLite did to its files below one folder, in order. The source of every power cut.
struct DiskDeed
{
    enum class Kind { Name, Write, Truncate, Sync, Delete };
    Kind kind = Kind::Write;
    QString path; ///< Name, Delete: below the folder
    quint64 file = 0; ///< inode: what is renamed stays itself
    qint64 offset = 0; ///< Write; Truncate: the new size; Name: the size found
    QByteArray bytes; ///< Write
};

/// A VFS over the system's own that remembers every write and every sync (https://www.sqlite.org/vfs.html).
/// Folders are made at once; so are renames and removals, which go past SQLite: they are seen when a file is
/// opened again. Once a process, before the first database is opened; any thread writes.
class RecordedDisk
{
public:
    /// Records below `folder` from now on, and forgets what was recorded before. Databases that are there
    /// already are on the disk; nobody may have them open.
    static void record(const QString &folder);
    [[nodiscard]] static qint64 deeds(); ///< so many so far
    [[nodiscard]] static std::vector<DiskDeed> take(); ///< all of them; recording ends
};

/// The files as a power cut leaves them after the first n deeds.
class PowerCut
{
public:
    explicit PowerCut(std::vector<DiskDeed> deeds)
        : m_deeds(std::move(deeds))
    {
    }

    /// Takes the next deed. \return false at the end.
    bool next();
    [[nodiscard]] qint64 done() const { return m_done; }
    /// Whether the last deed changed what survives: a sync, a removal, a new name.
    [[nodiscard]] bool hasChanged() const { return m_hasChanged; }
    /// Everything that was not synced is gone.
    void write(const QString &folder) const { write(folder, nullptr); }
    /// Of what was not synced some is there, some is torn after any sector of 512 bytes, some is gone.
    void writeTorn(const QString &folder, std::mt19937 &random) const { write(folder, &random); }

private:
    struct File
    {
        QByteArray safe;
        std::vector<const DiskDeed *> pending;
    };
    void name(const DiskDeed &deed);
    void write(const QString &folder, std::mt19937 *random) const;

    std::vector<DiskDeed> m_deeds;
    qint64 m_done = 0;
    bool m_hasChanged = false;
    QHash<quint64, File> m_files;
    QMap<QString, quint64> m_names;
};
} // namespace wanmi::test
