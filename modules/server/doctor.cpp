// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/doctor.h"

#include "server/auditbook.h"
#include "server/certificates.h"
#include "server/cityarchive.h"
#include "server/filehash.h"
#include "server/mediastore.h"
#include "server/servinghold.h"
#include "server/sqliteaudit.h"
#include "server/sqliteschema.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStorageInfo>
#include <QSysInfo>

#include <sys/timex.h>

namespace wanmi::server {
namespace {
using State = Symptom::State;
constexpr qint64 MegaByte = 1'000'000;
constexpr qint64 LeastFree = 200 * MegaByte; ///< below it nothing may be written any more at any moment
constexpr int RenewDays = 30; ///< before the end: seats refuse an expired certificate
constexpr qint64 SlowestMinute = 60'000;
constexpr qint64 LargeJournal = 500 * MegaByte;

Symptom good(const char *subject, const QString &detail = {})
{
    return {QLatin1StringView(subject), State::Good, {}, detail};
}
Symptom warning(const char *subject, const char *reason, const QString &detail = {})
{
    return {QLatin1StringView(subject), State::Warning, QLatin1StringView(reason), detail};
}
Symptom bad(const char *subject, const char *reason, const QString &detail = {})
{
    return {QLatin1StringView(subject), State::Bad, QLatin1StringView(reason), detail};
}

QString megaBytes(qint64 bytes)
{
    return QStringLiteral("%1 MB").arg(bytes / MegaByte);
}

Symptom disk(const QDir &home)
{
    const QStorageInfo storage(home.path());
    const qint64 free = storage.bytesAvailable();
    const QString detail = QStringLiteral("%1 free").arg(megaBytes(free));
    if (storage.isReadOnly())
        return bad("disk", "read-only", home.path());
    if (free < LeastFree)
        return bad("disk", "disk-full", detail);
    // A backup and an import each want room for a second copy.
    if (free < QFileInfo(home.filePath(QStringLiteral("central.db"))).size())
        return warning("disk", "disk-nearly-full", detail);
    return good("disk", detail);
}

Symptom clock(Database &database, base::Instant now)
{
    // Nothing that central has written can be of the future.
    const qint64 ahead = lastAuditLine(database).atMs - base::toMs(now);
    if (ahead > SlowestMinute)
        return bad("clock", "clock-behind", QStringLiteral("by %1 s at least").arg(ahead / 1000));
    timex asked{};
    if (adjtimex(&asked) >= 0 && (asked.status & STA_UNSYNC) != 0)
        return warning("clock", "clock-not-synchronized");
    return good("clock");
}

Symptom content(Database &database, bool deep)
{
    Query check(database, deep ? "PRAGMA integrity_check(1)" : "SELECT 'ok' FROM meta LIMIT 1");
    if (!check.step() || check.view(0) != "ok")
        return bad("database", "database-unreadable", check.text(0));
    return good("database", deep ? QStringLiteral("every page read") : QString());
}

Symptom schema(Database &database)
{
    const int present = metaText(database, QStringLiteral("schema"), QStringLiteral("0")).toInt();
    const int ours = migrations().back().number;
    const QString detail = QStringLiteral("%1, this program knows %2").arg(present).arg(ours);
    if (present > ours)
        return bad("schema", "database-too-new", detail);
    if (present < ours)
        return warning("schema", "migration-due", detail);
    return good("schema", QString::number(present));
}

Symptom baseMap(Database &database, const QDir &home, bool deep)
{
    const QString hash = metaText(database, QStringLiteral("basemap_hash"));
    if (hash.isEmpty())
        return good("basemap", QStringLiteral("none"));
    const QString name = metaText(database, QStringLiteral("basemap_file"), QStringLiteral("basemap.gpkg"));
    const QFileInfo file(home.filePath(name));
    if (!file.exists())
        return bad("basemap", "basemap-missing", name);
    if (file.size() != metaText(database, QStringLiteral("basemap_bytes")).toLongLong()
        || (deep && hashOfFile(file.filePath()) != hash))
        return bad("basemap", "basemap-changed", name);
    return good("basemap", megaBytes(file.size()));
}

Symptom photos(Database &database, const QString &folder, bool deep)
{
    const MediaStore store(folder);
    qint64 count = 0, missing = 0;
    Query all(database, "SELECT hash FROM media");
    for (; all.step(); ++count) {
        const QString hash = all.text(0);
        missing += deep ? !store.read(hash)
                        : !QFileInfo::exists(
                            QDir(folder).filePath(QStringLiteral("media/%1/%2").arg(hash.left(2), hash)));
    }
    if (missing > 0)
        return bad("photos", "photos-damaged", QStringLiteral("%1 of %2").arg(missing).arg(count));
    return good("photos", QString::number(count));
}

Symptom auditOf(Database &database)
{
    AuditCheck check(auditHeads(database));
    eachAuditLine(database, 1, [&check](const AuditLine &line) { return check.take(line); });
    const AuditVerdict verdict = check.finish();
    if (!verdict.isWhole())
        return bad("audit", "audit-broken", QStringLiteral("line %1").arg(verdict.line));
    return good("audit",
                QStringLiteral("%1 lines, signed up to %2").arg(verdict.lines).arg(verdict.signedUpTo));
}

Symptom keys(const QDir &home)
{
    const QFileInfo key(home.filePath(QStringLiteral("keys/audit.key")));
    if (!key.exists())
        return warning("keys", "no-audit-key");
    if (key.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther))
        return bad("keys", "key-open-to-others", QStringLiteral("keys/audit.key"));
    return good("keys");
}

Symptom certificate(const QString &folder, base::Instant now)
{
    const TlsPaths paths = tlsPathsOf(folder);
    if (!hasCertificate(folder))
        return good("certificate", QStringLiteral("none"));
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const QString &key : {paths.server, paths.authorityKey}) {
        if (QFile::exists(key) && (QFile::permissions(key) & others))
            return bad("certificate", "key-open-to-others", QDir(folder).relativeFilePath(key));
    }
    for (const QString &path : {paths.server, paths.authority}) {
        const QString name = QDir(folder).relativeFilePath(path);
        const auto facts = readCertificate(path);
        if (!facts)
            return bad("certificate", "bad-certificate", name);
        const auto left = std::chrono::floor<std::chrono::days>(facts->until - now).count();
        if (now >= facts->until)
            return bad("certificate", "certificate-expired",
                       QStringLiteral("%1, %2 days ago")
                           .arg(name)
                           .arg(std::chrono::floor<std::chrono::days>(now - facts->until).count()));
        if (now < facts->from)
            return bad("certificate", "certificate-not-yet-valid", name);
        if (left < RenewDays)
            return warning("certificate", "certificate-expires", QStringLiteral("%1, in %2 days").arg(name).arg(left));
    }
    const auto facts = readCertificate(paths.server);
    return good("certificate", QStringLiteral("until %1").arg(base::toUtc(facts->until).date().toString(Qt::ISODate)));
}

Symptom journal(const QDir &home)
{
    const qint64 size = QFileInfo(home.filePath(QStringLiteral("central.db-wal"))).size();
    return size > LargeJournal ? warning("journal", "journal-large", megaBytes(size))
                               : good("journal", megaBytes(size));
}

Symptom serving(const QString &folder)
{
    const auto hold = ServingHold::take(folder);
    if (hold)
        return warning("serving", "not-served");
    if (hold.error().reason == u"already-served")
        return good("serving", hold.error().detail);
    return bad("serving", "cannot-write", hold.error().detail);
}

QString stateToken(State state)
{
    return state == State::Good   ? QStringLiteral("good")
        : state == State::Warning ? QStringLiteral("warning")
                                  : QStringLiteral("bad");
}
} // namespace

base::Result<std::vector<Symptom>> examine(const DoctorWish &wish,
                                           const std::function<bool(const QString &subject)> &go)
{
    const QDir home(wish.folder);
    const QString path = home.filePath(QStringLiteral("central.db"));
    if (!QFileInfo::exists(path))
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-city"), wish.folder);
    std::unique_ptr<Database> database;
    const auto opened = guarded([&]() -> base::Result<void> {
        database = std::make_unique<Database>(path, Database::Mode::ReadOnly);
        return {};
    });
    // What asks the database may find it unreadable at any row.
    const auto ask = [&](const char *subject, const std::function<Symptom(Database &)> &look) {
        return [&, subject, look]() -> Symptom {
            if (!opened)
                return bad(subject, "database-unreadable", opened.error().detail);
            const auto found = guarded([&]() -> base::Result<Symptom> { return look(*database); });
            return found ? *found : bad(subject, "database-unreadable", found.error().detail);
        };
    };
    const std::pair<const char *, std::function<Symptom()>> subjects[]
        = {{"disk", [&] { return disk(home); }},
           {"clock", ask("clock", [&](Database &city) { return clock(city, wish.now); })},
           {"database", ask("database", [&](Database &city) { return content(city, wish.deep); })},
           {"schema", ask("schema", [](Database &city) { return schema(city); })},
           {"basemap", ask("basemap", [&](Database &city) { return baseMap(city, home, wish.deep); })},
           {"photos", ask("photos", [&](Database &city) { return photos(city, wish.folder, wish.deep); })},
           {"audit", ask("audit", [](Database &city) { return auditOf(city); })},
           {"keys", [&] { return keys(home); }},
           {"certificate", [&] { return certificate(wish.folder, wish.now); }},
           {"journal", [&] { return journal(home); }},
           {"serving", [&] { return serving(wish.folder); }}};
    std::vector<Symptom> symptoms;
    for (const auto &[subject, look] : subjects) {
        if (go && !go(QLatin1StringView(subject)))
            return base::refused(QStringLiteral("cancelled"));
        symptoms.push_back(look());
    }
    return symptoms;
}

base::Result<void> writeSupportBundle(const QString &path, const DoctorWish &wish,
                                      const std::vector<Symptom> &symptoms)
{
    if (QFileInfo::exists(path))
        return base::refused(QStringLiteral("file-exists"), path);
    QJsonArray findings;
    for (const Symptom &symptom : symptoms)
        findings.append(QJsonObject{{QStringLiteral("subject"), symptom.subject},
                                    {QStringLiteral("state"), stateToken(symptom.state)},
                                    {QStringLiteral("reason"), symptom.reason},
                                    {QStringLiteral("detail"), symptom.detail}});
    QJsonObject counts;
    QByteArray structure;
    (void)guarded([&]() -> base::Result<void> {
        Database database(QDir(wish.folder).filePath(QStringLiteral("central.db")), Database::Mode::ReadOnly);
        Query objects(database,
                      "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name");
        while (objects.step()) {
            structure += objects.utf8(2).toByteArray() + ";\n";
            if (objects.view(0) != "table" || objects.view(2).starts_with("CREATE VIRTUAL"))
                continue;
            Query count(database, "SELECT count(*) FROM \"" + std::string(objects.view(1)) + '"');
            if (count.step())
                counts.insert(objects.text(1), count.integer(0));
        }
        return {};
    });
    const QJsonObject report{{QStringLiteral("program"), QCoreApplication::applicationVersion()},
                             {QStringLiteral("system"), QSysInfo::prettyProductName()},
                             {QStringLiteral("kernel"), QSysInfo::kernelVersion()},
                             {QStringLiteral("sqlite"), QString::fromLatin1(sqlite3_libversion())},
                             {QStringLiteral("at"), base::toUtc(wish.now).toString(Qt::ISODate)},
                             {QStringLiteral("findings"), findings},
                             {QStringLiteral("rows"), counts}};
    auto writer = ArchiveWriter::create(path);
    if (!writer)
        return tl::unexpected(writer.error());
    for (const auto &[name, bytes] :
         {std::pair{QStringLiteral("report.json"), QJsonDocument(report).toJson()},
          {QStringLiteral("schema.sql"), structure}}) {
        if (const auto added = writer->add(name, bytes); !added)
            return added;
    }
    return writer->finish();
}
} // namespace wanmi::server
