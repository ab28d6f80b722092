// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/doctor.h"

#include "server/auditbook.h"
#include "server/certificates.h"
#include "server/cityarchive.h"
#include "server/doctorparts.h"
#include "server/filehash.h"
#include "server/mediastore.h"
#include "server/opencity.h"
#include "server/postgresledger.h"
#include "server/postgresschema.h"
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
constexpr qint64 LeastFree = 200 * MegaByte; ///< below it nothing may be written any more at any moment
constexpr int RenewDays = 30; ///< before the end: seats refuse an expired certificate
constexpr qint64 SlowestMinute = 60'000;
constexpr qint64 LargeJournal = 500 * MegaByte;

/// `copy`: how much room a second copy of the database takes here.
Symptom disk(const QDir &home, qint64 copy)
{
    const QStorageInfo storage(home.path());
    const qint64 free = storage.bytesAvailable();
    const QString detail = QStringLiteral("%1 free").arg(megaBytes(free));
    if (storage.isReadOnly())
        return bad("disk", "read-only", home.path());
    if (free < LeastFree)
        return bad("disk", "disk-full", detail);
    // A backup and an import each want room for a second copy.
    if (free < copy)
        return warning("disk", "disk-nearly-full", detail);
    return good("disk", detail);
}

Symptom clock(qint64 lastLineMs, base::Instant now)
{
    // Nothing that central has written can be of the future.
    const qint64 ahead = lastLineMs - base::toMs(now);
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

Symptom schema(int present, int ours)
{
    const QString detail = QStringLiteral("%1, this program knows %2").arg(present).arg(ours);
    if (present > ours)
        return bad("schema", "database-too-new", detail);
    if (present < ours)
        return warning("schema", "migration-due", detail);
    return good("schema", QString::number(present));
}

using Meta = std::function<QString(const char *key)>;

Symptom baseMap(const Meta &meta, const QDir &home, bool deep)
{
    const QString hash = meta("basemap_hash");
    if (hash.isEmpty())
        return good("basemap", QStringLiteral("none"));
    const QString kept = meta("basemap_file");
    const QString name = kept.isEmpty() ? QStringLiteral("basemap.gpkg") : kept;
    const QFileInfo file(home.filePath(name));
    if (!file.exists())
        return bad("basemap", "basemap-missing", name);
    if (file.size() != meta("basemap_bytes").toLongLong()
        || (deep && hashOfFile(file.filePath()) != hash))
        return bad("basemap", "basemap-changed", name);
    return good("basemap", megaBytes(file.size()));
}

template <typename Query> Symptom photos(Query &&all, const QString &folder, bool deep)
{
    const MediaStore store(folder);
    qint64 count = 0, missing = 0;
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

Symptom auditOf(const AuditVerdict &verdict)
{
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

namespace {
AuditVerdict verdictOf(Database &database)
{
    AuditCheck check(auditHeads(database));
    eachAuditLine(database, 1, [&check](const AuditLine &line) { return check.take(line); });
    return check.finish();
}

using Subject = std::pair<const char *, std::function<Symptom()>>;

base::Result<std::vector<Symptom>> askAll(const std::vector<Subject> &subjects,
                                          const std::function<bool(const QString &subject)> &go)
{
    std::vector<Symptom> symptoms;
    for (const auto &[subject, look] : subjects) {
        if (go && !go(QLatin1StringView(subject)))
            return base::refused(QStringLiteral("cancelled"));
        symptoms.push_back(look());
    }
    return symptoms;
}

/// What asks the database may find it unreadable, or gone, at any row.
std::function<Symptom()> asking(const char *subject, std::function<base::Result<Symptom>()> look)
{
    return [subject, look = std::move(look)]() -> Symptom {
        const auto found = guarded([&] { return postgres::guarded(look); });
        if (found)
            return *found;
        const bool gone = found.error().reason == u"database-gone" || found.error().reason == u"database-busy";
        return bad(subject, gone ? "database-gone" : "database-unreadable", found.error().detail);
    };
}

base::Result<std::vector<Symptom>> examinePostgres(const QString &address, const DoctorWish &wish,
                                                   const std::function<bool(const QString &subject)> &go)
{
    const QDir home(wish.folder);
    std::unique_ptr<postgres::Database> database;
    const auto ask = [&](const char *subject, const std::function<Symptom(postgres::Database &)> &look) {
        return Subject{subject, asking(subject, [&, look]() -> base::Result<Symptom> {
                           if (!database) {
                               database = std::make_unique<postgres::Database>(address.toUtf8(), postgres::Database::Opened(),
                                                                               postgres::Database::Reach::Any);
                               database->run("SET statement_timeout = 0");
                           }
                           return look(*database);
                       })};
    };
    const auto meta = [&](const char *key) { return postgres::metaText(*database, QLatin1StringView(key)); };
    return askAll(
        {{"disk", [&] { return disk(home, LeastFree); }},
         ask("clock", [&](auto &city) { return worse(clock(postgres::lastAuditLine(city).atMs, wish.now), serverClock(city)); }),
         ask("database", [&](auto &city) { return serverFacts(city); }),
         ask("schema", [&](auto &city) { return schema(postgres::schemaOf(city), postgres::newestSchema()); }),
         ask("settings", [&](auto &city) { return serverSettings(city); }),
         ask("replicas", [&](auto &city) { return replicas(city); }),
         ask("connections", [&](auto &city) { return connections(city); }),
         ask("waiting", [&](auto &city) { return waiting(city); }),
         ask("basemap", [&](auto &) { return baseMap(meta, home, wish.deep); }),
         ask("photos",
             [&](auto &city) { return photos(postgres::Query(city, "SELECT hash FROM media"), wish.folder, wish.deep); }),
         ask("audit",
             [&](auto &city) { return auditOf(auditVerdictOf(city)); }),
         {"keys", [&] { return keys(home); }},
         {"certificate", [&] { return certificate(wish.folder, wish.now); }},
         ask("serving", [&](auto &city) { return serversOf(city); })},
        go);
}
} // namespace

base::Result<std::vector<Symptom>> examine(const DoctorWish &wish,
                                           const std::function<bool(const QString &subject)> &go)
{
    if (const auto address = storageAddress(wish.folder))
        return examinePostgres(*address, wish, go);
    const QDir home(wish.folder);
    const QString path = databasePath(wish.folder);
    if (!QFileInfo::exists(path))
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-city"), wish.folder);
    std::unique_ptr<Database> database;
    const auto ask = [&](const char *subject, const std::function<Symptom(Database &)> &look) {
        return Subject{subject, asking(subject, [&, look]() -> base::Result<Symptom> {
                           if (!database)
                               database = std::make_unique<Database>(path, Database::Mode::ReadOnly);
                           return look(*database);
                       })};
    };
    const auto meta = [&](const char *key) { return metaText(*database, QLatin1StringView(key)); };
    return askAll({{"disk", [&] { return disk(home, QFileInfo(path).size()); }},
                   ask("clock", [&](auto &city) { return clock(lastAuditLine(city).atMs, wish.now); }),
                   ask("database", [&](auto &city) { return content(city, wish.deep); }),
                   ask("schema",
                       [](auto &city) {
                           return schema(metaText(city, QStringLiteral("schema"), QStringLiteral("0")).toInt(),
                                         migrations().back().number);
                       }),
                   ask("basemap", [&](auto &) { return baseMap(meta, home, wish.deep); }),
                   ask("photos",
                       [&](auto &city) { return photos(Query(city, "SELECT hash FROM media"), wish.folder, wish.deep); }),
                   ask("audit", [](auto &city) { return auditOf(verdictOf(city)); }),
                   {"keys", [&] { return keys(home); }},
                   {"certificate", [&] { return certificate(wish.folder, wish.now); }},
                   {"journal", [&] { return journal(home); }},
                   {"serving", [&] { return serving(wish.folder); }}},
                  go);
}

namespace {
/// What the database consists of, and how many rows each table has.
struct Structure
{
    QByteArray text;
    QJsonObject rows;
};

Structure structureOf(Database &database)
{
    Structure structure;
    Query objects(database, "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name");
    while (objects.step()) {
        structure.text += objects.utf8(2).toByteArray() + ";\n";
        if (objects.view(0) != "table" || objects.view(2).starts_with("CREATE VIRTUAL"))
            continue;
        Query count(database, "SELECT count(*) FROM \"" + std::string(objects.view(1)) + '"');
        if (count.step())
            structure.rows.insert(objects.text(1), count.integer(0));
    }
    return structure;
}

Structure structureOf(postgres::Database &database)
{
    Structure structure;
    postgres::Query columns(database,
                            "SELECT table_name, string_agg(column_name || ' ' || data_type, ', ' ORDER BY ordinal_position) "
                            "FROM information_schema.columns WHERE table_schema = current_schema() AND table_name NOT IN "
                            "('geography_columns', 'geometry_columns', 'spatial_ref_sys') GROUP BY 1 ORDER BY 1");
    while (columns.step()) {
        structure.text += "TABLE " + columns.utf8(0).toByteArray() + " (" + columns.utf8(1).toByteArray() + ");\n";
        postgres::Query count(database, "SELECT count(*) FROM \"" + columns.text(0).toStdString() + '"');
        if (count.step())
            structure.rows.insert(columns.text(0), count.integer(0));
    }
    return structure;
}
} // namespace

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
    Structure structure;
    const auto address = storageAddress(wish.folder);
    (void)guarded([&]() -> base::Result<void> {
        return postgres::guarded([&]() -> base::Result<void> {
            if (address) {
                postgres::Database database(address->toUtf8(), {}, postgres::Database::Reach::Any);
                database.run("SET statement_timeout = 0");
                structure = structureOf(database);
            } else {
                Database database(databasePath(wish.folder), Database::Mode::ReadOnly);
                structure = structureOf(database);
            }
            return {};
        });
    });
    const QJsonObject report{{QStringLiteral("program"), QCoreApplication::applicationVersion()},
                             {QStringLiteral("system"), QSysInfo::prettyProductName()},
                             {QStringLiteral("kernel"), QSysInfo::kernelVersion()},
                             {QStringLiteral("sqlite"), QString::fromLatin1(sqlite3_libversion())},
                             {QStringLiteral("at"), base::toUtc(wish.now).toString(Qt::ISODate)},
                             {QStringLiteral("findings"), findings},
                             {QStringLiteral("storage"), address ? QStringLiteral("postgresql") : QStringLiteral("sqlite")},
                             {QStringLiteral("rows"), structure.rows}};
    auto writer = ArchiveWriter::create(path);
    if (!writer)
        return tl::unexpected(writer.error());
    for (const auto &[name, bytes] :
         {std::pair{QStringLiteral("report.json"), QJsonDocument(report).toJson()},
          {QStringLiteral("schema.sql"), structure.text}}) {
        if (const auto added = writer->add(name, bytes); !added)
            return added;
    }
    return writer->finish();
}
} // namespace wanmi::server
