// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup.h"

#include "server/central.h"
#include "server/cityarchive.h"
#include "server/citycopy.h"
#include "server/epoch.h"
#include "server/filehash.h"
#include "server/opencity.h"
#include "server/postgresstorage.h"
#include "server/sqliteaudit.h"
#include "server/sqliteschema.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace wanmi::server {
namespace {
const QString DatabaseFile = QStringLiteral("central.db");
constexpr qint64 MostManifest = 256LL * 1024 * 1024;
constexpr qint64 MostFile = 1LL << 50; // nobody has one: the sum of what a forged list says stays a number

/// Made anew by itself, of this machine, or never to leave it.
bool staysBehind(const QString &name)
{
    static const QStringList Folders{QStringLiteral("keys/"), QStringLiteral("tls/"), QStringLiteral("imports/"),
                                     QStringLiteral("media/unfinished/")};
    static const QStringList Files{QStringLiteral("serving.lock"), QStringLiteral("storage"),
                                   QString::fromLatin1(ManifestName)};
    return name.startsWith(DatabaseFile) || Files.contains(name) || name.endsWith(QLatin1StringView(".part"))
        || name.startsWith(QLatin1StringView("init-")) || name.startsWith(QLatin1StringView("backup-"))
        || std::ranges::any_of(Folders, [&name](const QString &folder) { return name.startsWith(folder); });
}

QStringList filesOf(const QString &folder)
{
    QStringList names;
    const QDir home(folder);
    for (QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         files.hasNext();) {
        const QString name = home.relativeFilePath(files.next());
        if (!staysBehind(name) && !files.fileInfo().isSymLink())
            names.append(name);
    }
    names.sort();
    return names;
}

struct Copied
{
    BackupFacts facts;
    QString basemap; ///< file name that the copy speaks of; empty: none
};

/// One consistent reading of the database as a file of its own, from either storage.
base::Result<Copied> copyDatabase(const QString &folder, const QString &to, const BackupProgress &progress)
{
    if (const auto address = storageAddress(folder)) {
        const auto copied = copyToSqlite(*address, to, [&progress](const QString &) {
            return !progress || progress(QStringLiteral("copying"), -1);
        });
        if (!copied)
            return tl::unexpected(copied.error());
    }
    return guarded([&]() -> base::Result<Copied> {
        if (!QFileInfo::exists(to)) {
            Database database(databasePath(folder), Database::Mode::Write);
            Query(database, "VACUUM INTO ?").bind(to).run();
        }
        Database copy(to, Database::Mode::Write);
        copy.run("DELETE FROM session; VACUUM");
        Copied copied;
        copied.facts.schema = schemaOf(copy);
        copied.facts.city = metaText(copy, QStringLiteral("city_name_zh"));
        if (!metaText(copy, QStringLiteral("basemap_hash")).isEmpty())
            copied.basemap = metaText(copy, QStringLiteral("basemap_file"), QStringLiteral("basemap.gpkg"));
        return copied;
    });
}

QByteArray manifestOf(const BackupFacts &facts, const std::vector<ArchivedFile> &files)
{
    QJsonArray list;
    for (const ArchivedFile &file : files)
        list.append(QJsonObject{{QStringLiteral("path"), file.path},
                                {QStringLiteral("bytes"), file.bytes},
                                {QStringLiteral("blake2b"), QString::fromLatin1(file.hash.toHex())}});
    return QJsonDocument(QJsonObject{{QStringLiteral("wanmi-backup"), 1},
                                     {QStringLiteral("city"), facts.city},
                                     {QStringLiteral("schema"), facts.schema},
                                     {QStringLiteral("at"), base::toMs(facts.at)},
                                     {QStringLiteral("files"), list}})
        .toJson();
}

tl::unexpected<Error> damaged(const QString &detail)
{
    return base::failure(ErrorKind::Corrupt, QStringLiteral("backup-damaged"), detail);
}

/// What the manifest says must be what was read, neither more nor less.
base::Result<BackupFacts> agree(const QByteArray &manifest, const std::vector<ArchivedFile> &files)
{
    const QJsonObject object = QJsonDocument::fromJson(manifest).object();
    if (object[QStringLiteral("wanmi-backup")].toInt() != 1)
        return damaged(QString::fromLatin1(ManifestName));
    BackupFacts facts;
    facts.city = object[QStringLiteral("city")].toString();
    facts.schema = object[QStringLiteral("schema")].toInt();
    facts.at = base::instantFromMs(object[QStringLiteral("at")].toInteger());
    std::vector<ArchivedFile> promised;
    for (const QJsonValue &one : object[QStringLiteral("files")].toArray()) {
        const QJsonObject file = one.toObject();
        promised.push_back({file[QStringLiteral("path")].toString(),
                            std::clamp<qint64>(file[QStringLiteral("bytes")].toInteger(-1), -1, MostFile),
                            QByteArray::fromHex(file[QStringLiteral("blake2b")].toString().toLatin1())});
        facts.bytes += promised.back().bytes;
    }
    facts.files = qint64(promised.size());
    for (std::size_t i = 0; i < std::max(promised.size(), files.size()); ++i) {
        if (i >= promised.size() || i >= files.size() || promised[i] != files[i])
            return damaged(i < files.size() ? files[i].path : promised[i].path);
    }
    if (facts.schema > migrations().back().number)
        return base::failure(ErrorKind::Corrupt, QStringLiteral("backup-too-new"),
                             QString::number(facts.schema));
    return facts;
}

using Sink = std::function<base::Result<void>(const char *bytes, qint64 size)>;

/// Reads all of it; each file goes where `sinkOf` says.
base::Result<BackupFacts> readAll(const QString &path, const BackupProgress &progress, const QString &stage,
                                  const std::function<base::Result<Sink>(const QString &name)> &sinkOf)
{
    auto reader = ArchiveReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    std::vector<ArchivedFile> files;
    for (;;) {
        const auto name = reader->next();
        if (!name)
            return tl::unexpected(name.error());
        if (name->isEmpty())
            return damaged(QStringLiteral("the file ends before its manifest"));
        if (*name == QLatin1StringView(ManifestName))
            break;
        const auto sink = sinkOf(*name);
        if (!sink)
            return tl::unexpected(sink.error());
        auto file = reader->read([&](const char *bytes, qint64 size) -> base::Result<void> {
            if (progress && !progress(stage, reader->share()))
                return base::refused(QStringLiteral("cancelled"));
            return (*sink)(bytes, size);
        });
        if (!file)
            return tl::unexpected(file.error());
        files.push_back(std::move(*file));
    }
    QByteArray manifest;
    const auto last = reader->read([&manifest](const char *bytes, qint64 size) -> base::Result<void> {
        if (manifest.size() + size > MostManifest)
            return damaged(QString::fromLatin1(ManifestName));
        manifest.append(bytes, size);
        return {};
    });
    if (!last)
        return tl::unexpected(last.error());
    return agree(manifest, files);
}

tl::unexpected<Error> notWritten(const QFileDevice &file)
{
    const bool full = file.error() == QFileDevice::ResourceError || errno == ENOSPC || errno == EFBIG;
    return base::failure(ErrorKind::Unreachable,
                         full ? QStringLiteral("disk-full") : QStringLiteral("cannot-write"),
                         file.fileName());
}

/// A restored database is another history: a new epoch, and a line of the audit that says so.
base::Result<void> beginAnew(const QString &path, const BackupFacts &facts, base::Instant now)
{
    return guarded([&]() -> base::Result<void> {
        Database database(path, Database::Mode::Write);
        {
            Query check(database, "PRAGMA quick_check(1)");
            if (!check.step() || check.view(0) != "ok")
                return damaged(DatabaseFile);
        }
        Transaction transaction(database);
        setMeta(database, QStringLiteral("epoch"), QString::number(newEpoch()));
        appendAudit(database,
                    {now,
                     QStringLiteral("administrator"),
                     QStringLiteral("console"),
                     QStringLiteral("restore"),
                     base::toUtc(facts.at).toString(Qt::ISODate),
                     QStringLiteral("done"),
                     {}});
        transaction.commit();
        return {};
    });
}
} // namespace

base::Result<BackupFacts> backupCity(const QString &folder, const QString &path, base::Instant now,
                                     const BackupProgress &progress)
{
    const QDir home(folder);
    if (isEmpty(folder))
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-city"), folder);
    if (QFileInfo::exists(path))
        return base::refused(QStringLiteral("file-exists"), path);
    // Beside the backup: there is room for it, or there is none for the backup either.
    const QTemporaryDir beside(QFileInfo(path).absoluteDir().filePath(QStringLiteral("backup-XXXXXX")));
    if (!beside.isValid())
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), path);
    if (progress && !progress(QStringLiteral("copying"), -1))
        return base::refused(QStringLiteral("cancelled"));
    auto copied = copyDatabase(folder, beside.filePath(DatabaseFile), progress);
    if (!copied)
        return tl::unexpected(copied.error());
    BackupFacts facts = copied->facts;
    facts.at = now;
    const QStringList names = filesOf(folder);
    if (!copied->basemap.isEmpty() && !names.contains(copied->basemap))
        return base::failure(ErrorKind::Conflict, QStringLiteral("changed-meanwhile"), copied->basemap);
    qint64 total = QFileInfo(beside.filePath(DatabaseFile)).size();
    for (const QString &name : names)
        total += QFileInfo(home.filePath(name)).size();
    auto writer = ArchiveWriter::create(path);
    if (!writer)
        return tl::unexpected(writer.error());
    std::vector<ArchivedFile> files;
    const auto add = [&](const QString &name, const QString &file) -> base::Result<void> {
        auto added = writer->add(name, file, [&](qint64 done) {
            return !progress
                || progress(QStringLiteral("packing"),
                            double(facts.bytes + done) / double(std::max<qint64>(total, 1)));
        });
        if (!added)
            return tl::unexpected(added.error());
        facts.bytes += added->bytes;
        files.push_back(std::move(*added));
        return {};
    };
    if (const auto done = add(DatabaseFile, beside.filePath(DatabaseFile)); !done)
        return tl::unexpected(done.error());
    for (const QString &name : names) {
        if (const auto done = add(name, home.filePath(name)); !done)
            return tl::unexpected(done.error());
    }
    facts.files = qint64(files.size());
    if (const auto done = writer->add(QString::fromLatin1(ManifestName), manifestOf(facts, files)); !done)
        return tl::unexpected(done.error());
    if (const auto done = writer->finish(); !done)
        return tl::unexpected(done.error());
    return facts;
}

namespace {
/// The database goes on in PostgreSQL, and the folder knows where.
base::Result<void> moveOn(const QString &folder, const QString &address, const BackupProgress &progress)
{
    const QString file = databasePath(folder);
    const auto copied = copyToPostgres(file, address, [&progress](const QString &) {
        return !progress || progress(QStringLiteral("copying"), -1);
    });
    if (!copied)
        return tl::unexpected(copied.error());
    for (const char *end : {"", "-wal", "-shm"})
        QFile::remove(file + QLatin1StringView(end));
    return keepStorageAddress(folder, address);
}
} // namespace

base::Result<BackupFacts> restoreCity(const QString &path, const QString &folder, base::Instant now,
                                      const BackupProgress &progress, const QString &address)
{
    if (!address.isEmpty()) {
        if (const auto good = checkPostgresAddress(address); !good)
            return tl::unexpected(good.error());
    }
    const QString target = QDir(folder).absolutePath();
    if (QFileInfo::exists(target)
        && !QDir(target).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden))
        return base::refused(QStringLiteral("city-exists"), target);
    const auto cannotWrite
        = [&target] { return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), target); };
    if (!QFileInfo(target).absoluteDir().mkpath(QStringLiteral(".")))
        return cannotWrite();
    QTemporaryDir beside(target + QStringLiteral(".restore-XXXXXX"));
    if (!beside.isValid())
        return cannotWrite();
    QFile file;
    const auto facts = readAll(path, progress, QStringLiteral("unpacking"),
                               [&](const QString &name) -> base::Result<Sink> {
                                   file.close();
                                   file.setFileName(beside.filePath(name));
                                   if (!QFileInfo(file).absoluteDir().mkpath(QStringLiteral("."))
                                       || !file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
                                       return notWritten(file);
                                   file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
                                   return Sink([&file](const char *bytes, qint64 size) -> base::Result<void> {
                                       if (file.write(bytes, size) != size || !file.flush())
                                           return notWritten(file);
                                       return {};
                                   });
                               });
    file.close();
    if (!facts)
        return facts;
    if (progress && !progress(QStringLiteral("checking"), -1))
        return base::refused(QStringLiteral("cancelled"));
    if (const auto begun = beginAnew(beside.filePath(DatabaseFile), *facts, now); !begun)
        return tl::unexpected(begun.error());
    if (!address.isEmpty()) {
        if (const auto moved = moveOn(beside.path(), address, progress); !moved)
            return tl::unexpected(moved.error());
    }
    const QString where = address.isEmpty() ? DatabaseFile : QStringLiteral("storage");
    for (const QString &name : filesOf(beside.path()) + QStringList{where}) {
        if (!flushFile(beside.filePath(name)))
            return cannotWrite();
    }
    // Onto nothing, or onto an empty folder: either the whole city is there afterwards or nothing.
    if (std::rename(QFile::encodeName(beside.path()).constData(), QFile::encodeName(target).constData()) != 0)
        return cannotWrite();
    beside.setAutoRemove(false);
    (void)flushFile(QFileInfo(target).absolutePath());
    return facts;
}

base::Result<BackupFacts> checkBackup(const QString &path, const BackupProgress &progress)
{
    return readAll(path, progress, QStringLiteral("checking"), [](const QString &) -> base::Result<Sink> {
        return Sink([](const char *, qint64) -> base::Result<void> { return {}; });
    });
}
} // namespace wanmi::server
