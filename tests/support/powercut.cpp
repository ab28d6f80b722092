// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/powercut.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>
#include <sys/stat.h>

#include <cstring>
#include <mutex>

namespace wanmi::test {
namespace {
constexpr int Sector = 512;

class Recorder
{
public:
    void begin(const QString &folder)
    {
        const std::lock_guard lock(m_mutex);
        m_folder = QFileInfo(folder).canonicalFilePath() + u'/';
        m_deeds.clear();
    }
    /// Below the folder; empty: none of ours.
    QString nameOf(const char *path)
    {
        const std::lock_guard lock(m_mutex);
        const QString whole = path ? QString::fromUtf8(path) : QString();
        return !m_folder.isEmpty() && whole.startsWith(m_folder) ? whole.mid(m_folder.size()) : QString();
    }
    void add(DiskDeed deed)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_folder.isEmpty())
            m_deeds.push_back(std::move(deed));
    }
    qint64 size()
    {
        const std::lock_guard lock(m_mutex);
        return qint64(m_deeds.size());
    }
    std::vector<DiskDeed> take()
    {
        const std::lock_guard lock(m_mutex);
        m_folder.clear();
        return std::exchange(m_deeds, {});
    }

private:
    std::mutex m_mutex;
    QString m_folder;
    std::vector<DiskDeed> m_deeds;
};

Recorder &recorder()
{
    static Recorder one;
    return one;
}

sqlite3_vfs *systemVfs = nullptr;

struct Shim
{
    sqlite3_file base;
    quint64 file; ///< inode; 0: not recorded
};

sqlite3_file *realOf(sqlite3_file *file)
{
    return reinterpret_cast<sqlite3_file *>(reinterpret_cast<Shim *>(file) + 1);
}
quint64 inodeOf(sqlite3_file *file)
{
    return reinterpret_cast<Shim *>(file)->file;
}
void note(sqlite3_file *file, DiskDeed::Kind kind, qint64 offset = 0, QByteArray bytes = {})
{
    if (inodeOf(file) != 0)
        recorder().add({kind, {}, inodeOf(file), offset, std::move(bytes)});
}

int shimClose(sqlite3_file *file)
{
    return realOf(file)->pMethods ? realOf(file)->pMethods->xClose(realOf(file)) : SQLITE_OK;
}
int shimRead(sqlite3_file *file, void *into, int amount, sqlite3_int64 offset)
{
    return realOf(file)->pMethods->xRead(realOf(file), into, amount, offset);
}
int shimWrite(sqlite3_file *file, const void *bytes, int amount, sqlite3_int64 offset)
{
    const int done = realOf(file)->pMethods->xWrite(realOf(file), bytes, amount, offset);
    if (done == SQLITE_OK)
        note(file, DiskDeed::Kind::Write, offset, QByteArray(static_cast<const char *>(bytes), amount));
    return done;
}
int shimTruncate(sqlite3_file *file, sqlite3_int64 size)
{
    const int done = realOf(file)->pMethods->xTruncate(realOf(file), size);
    if (done == SQLITE_OK)
        note(file, DiskDeed::Kind::Truncate, size);
    return done;
}
int shimSync(sqlite3_file *file, int flags)
{
    const int done = realOf(file)->pMethods->xSync(realOf(file), flags);
    if (done == SQLITE_OK)
        note(file, DiskDeed::Kind::Sync);
    return done;
}
int shimFileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return realOf(file)->pMethods->xFileSize(realOf(file), size);
}
int shimLock(sqlite3_file *file, int level)
{
    return realOf(file)->pMethods->xLock(realOf(file), level);
}
int shimUnlock(sqlite3_file *file, int level)
{
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}
int shimCheckReservedLock(sqlite3_file *file, int *held)
{
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), held);
}
int shimFileControl(sqlite3_file *file, int what, void *argument)
{
    return realOf(file)->pMethods->xFileControl(realOf(file), what, argument);
}
int shimSectorSize(sqlite3_file *file)
{
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}
int shimDeviceCharacteristics(sqlite3_file *file)
{
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}
int shimShmMap(sqlite3_file *file, int page, int size, int extend, void volatile **at)
{
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, at);
}
int shimShmLock(sqlite3_file *file, int offset, int n, int flags)
{
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, n, flags);
}
void shimShmBarrier(sqlite3_file *file)
{
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}
int shimShmUnmap(sqlite3_file *file, int remove)
{
    return realOf(file)->pMethods->xShmUnmap(realOf(file), remove);
}

// Version 2: no memory mapping, so that every write passes here.
const sqlite3_io_methods ShimMethods{2,
                                     shimClose,
                                     shimRead,
                                     shimWrite,
                                     shimTruncate,
                                     shimSync,
                                     shimFileSize,
                                     shimLock,
                                     shimUnlock,
                                     shimCheckReservedLock,
                                     shimFileControl,
                                     shimSectorSize,
                                     shimDeviceCharacteristics,
                                     shimShmMap,
                                     shimShmLock,
                                     shimShmBarrier,
                                     shimShmUnmap,
                                     nullptr,
                                     nullptr};

int shimOpen(sqlite3_vfs *, const char *path, sqlite3_file *file, int flags, int *outFlags)
{
    auto *shim = reinterpret_cast<Shim *>(file);
    shim->base.pMethods = nullptr;
    shim->file = 0;
    const int done = systemVfs->xOpen(systemVfs, path, realOf(file), flags, outFlags);
    if (done != SQLITE_OK)
        return done;
    shim->base.pMethods = &ShimMethods;
    const QString name = recorder().nameOf(path);
    struct stat facts = {};
    if (!name.isEmpty() && !(flags & SQLITE_OPEN_DELETEONCLOSE) && ::stat(path, &facts) == 0) {
        shim->file = facts.st_ino;
        recorder().add({DiskDeed::Kind::Name, name, shim->file, facts.st_size, {}});
    }
    return done;
}

int shimDelete(sqlite3_vfs *, const char *path, int syncFolder)
{
    const int done = systemVfs->xDelete(systemVfs, path, syncFolder);
    const QString name = recorder().nameOf(path);
    if (done == SQLITE_OK && !name.isEmpty())
        recorder().add({DiskDeed::Kind::Delete, name, 0, 0, {}});
    return done;
}

void install()
{
    static sqlite3_vfs vfs;
    if (systemVfs)
        return;
    systemVfs = sqlite3_vfs_find(nullptr);
    vfs = *systemVfs;
    vfs.zName = "recorded";
    vfs.szOsFile = int(sizeof(Shim)) + systemVfs->szOsFile;
    vfs.pNext = nullptr;
    vfs.xOpen = shimOpen;
    vfs.xDelete = shimDelete;
    if (sqlite3_vfs_register(&vfs, 1) != SQLITE_OK)
        qFatal("the recording disk was not taken");
}

void apply(const DiskDeed &deed, QByteArray &file, qsizetype most)
{
    if (deed.kind == DiskDeed::Kind::Truncate) {
        file.resize(deed.offset);
        return;
    }
    const qsizetype amount = std::min(most, deed.bytes.size());
    if (amount == 0)
        return;
    if (file.size() < deed.offset + amount)
        file.append(QByteArray(deed.offset + amount - file.size(), '\0'));
    std::memcpy(file.data() + deed.offset, deed.bytes.constData(), size_t(amount));
}
} // namespace

void RecordedDisk::record(const QString &folder)
{
    install();
    recorder().begin(folder);
    const QString root = QFileInfo(folder).canonicalFilePath();
    QDirIterator files(root, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        struct stat facts = {};
        if (file.fileName().endsWith(QStringLiteral("-shm")) || !file.open(QIODevice::ReadOnly)
            || ::fstat(file.handle(), &facts) != 0)
            continue;
        recorder().add({DiskDeed::Kind::Name, file.fileName().mid(root.size() + 1), facts.st_ino, 0, {}});
        recorder().add({DiskDeed::Kind::Write, {}, facts.st_ino, 0, file.readAll()});
        recorder().add({DiskDeed::Kind::Sync, {}, facts.st_ino, 0, {}});
    }
}

qint64 RecordedDisk::deeds()
{
    return recorder().size();
}

std::vector<DiskDeed> RecordedDisk::take()
{
    return recorder().take();
}

bool PowerCut::next()
{
    if (m_done == qint64(m_deeds.size()))
        return false;
    const DiskDeed &deed = m_deeds[size_t(m_done++)];
    m_hasChanged = true;
    switch (deed.kind) {
    case DiskDeed::Kind::Name:
        name(deed);
        break;
    case DiskDeed::Kind::Delete:
        m_files.remove(m_names.take(deed.path));
        break;
    case DiskDeed::Kind::Write:
    case DiskDeed::Kind::Truncate:
        m_files[deed.file].pending.push_back(&deed);
        m_hasChanged = false;
        break;
    case DiskDeed::Kind::Sync: {
        File &file = m_files[deed.file];
        m_hasChanged = !file.pending.empty();
        for (const DiskDeed *each : file.pending)
            apply(*each, file.safe, each->bytes.size());
        file.pending.clear();
        break;
    }
    }
    return true;
}

void PowerCut::name(const DiskDeed &deed)
{
    if (m_names.value(deed.path) == deed.file) {
        m_hasChanged = false;
        return;
    }
    // Another file under this name: what belonged to the old one was removed before, past SQLite.
    for (const char *end : {"-wal", "-journal"})
        m_names.remove(deed.path + QLatin1StringView(end));
    // One that was renamed is not under its old name any more; an empty one is new, whatever had its number.
    for (const QString &old : m_names.keys(deed.file))
        m_names.remove(old);
    if (deed.offset == 0)
        m_files.remove(deed.file);
    m_names.insert(deed.path, deed.file);
    m_files[deed.file];
}

void PowerCut::write(const QString &folder, std::mt19937 *random) const
{
    for (auto it = m_names.cbegin(); it != m_names.cend(); ++it) {
        const File &file = *m_files.constFind(it.value());
        QByteArray bytes = file.safe;
        for (const DiskDeed *deed : random ? file.pending : std::vector<const DiskDeed *>()) {
            const auto fate = (*random)() % 4;
            if (fate == 0)
                continue;
            const qsizetype sectors = deed->bytes.size() / Sector + 1;
            const qsizetype torn = qsizetype((*random)() % quint32(sectors)) * Sector;
            apply(*deed, bytes, fate == 1 ? torn : deed->bytes.size());
        }
        const QString path = folder + u'/' + it.key();
        QDir().mkpath(QFileInfo(path).path());
        QFile made(path);
        if (!made.open(QIODevice::WriteOnly) || made.write(bytes) != bytes.size())
            qFatal("the disk after the power cut was not written");
    }
}
} // namespace wanmi::test
