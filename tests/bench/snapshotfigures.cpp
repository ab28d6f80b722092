// SPDX-License-Identifier: GPL-3.0-or-later
#include "snapshotfigures.h"

#include "benchseat.h"
#include "largecity.h"

#include "server/cursor.h"
#include "server/database.h"
#include "server/snapshotdesk.h"
#include "snapshots/replicaformat.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <unistd.h>

namespace wanmi::bench {
namespace {
using protocol::TableNo;
using test::spinUntil;

constexpr auto ActionDays = std::chrono::hours(90 * 24);
constexpr int Every = 100; // one component in a hundred changes: 10,000
const QString Post = QStringLiteral("dispatcher1");

double secondsOf(const QElapsedTimer &since)
{
    return double(since.nsecsElapsed()) / 1e9;
}

/// Empty, and gone with this object.
class Scratch
{
public:
    Scratch(const Places &places, const QString &name)
        : m_path(places.work + u'/' + name)
    {
        QDir(m_path).removeRecursively();
        QDir().mkpath(m_path);
    }
    ~Scratch() { QDir(m_path).removeRecursively(); }
    [[nodiscard]] QString path(const QString &name = {}) const { return name.isEmpty() ? m_path : m_path + u'/' + name; }

private:
    QString m_path;
};

QString toolName(const QString &tool, const QString &flag)
{
    QProcess process;
    process.start(tool, {flag});
    process.waitForFinished(10'000);
    const QString said = QString::fromUtf8(process.readAllStandardOutput()).trimmed().section(u'\n', 0, 0);
    return said.section(u',', 0, 0).simplified();
}

server::Scope wholeCity()
{
    domain::Person person;
    person.id = PersonId(Post);
    person.post = QStringLiteral("dispatcher");
    return server::Scope::of(person);
}

std::optional<server::SnapshotDesk::Making> made(server::Storage &storage, const QString &folder)
{
    const auto facts = storage.facts();
    if (!facts)
        return std::nullopt;
    server::SnapshotDesk desk(
        {storage, snapshots::replicaFormat(), std::make_shared<base::SystemClock>(), folder, ActionDays, 0});
    protocol::Manifest manifest;
    manifest.epoch = facts->epoch;
    manifest.scope = QString::fromLatin1(wholeCity().hash());
    const auto making = desk.make(wholeCity(), manifest, facts->epoch);
    if (!making) {
        std::fprintf(stderr, "no file: %s\n", qPrintable(making.error().reason));
        return std::nullopt;
    }
    return *making;
}

/// The columns of a table that a seat gets, for ogr2ogr; the geometry comes by itself.
QString columnsOf(const protocol::TableSpec &table)
{
    QStringList names{QStringLiteral("ver")};
    for (const protocol::Column &column : table.columns) {
        if (std::string_view(column.name) != "geom")
            names.append(QString::fromLatin1(column.name));
    }
    return names.join(u',');
}

/// The same tables, rows and columns by GDAL's own tool, as fast as it can be told to.
std::optional<Ran> byOgr(const test::PostgresCluster &cluster, const QString &file,
                         const std::vector<TableNo> &tables, const QStringList &more = {})
{
    Ran all;
    bool first = !QFile::exists(file);
    for (const protocol::TableSpec &table : protocol::tables()) {
        if (table.audience == protocol::Audience::ReporterNeed
            || (!tables.empty() && std::ranges::find(tables, table.number) == tables.end()))
            continue;
        QStringList arguments{QStringLiteral("-f"),       QStringLiteral("GPKG"),
                              file,                       cluster.gdalName(),
                              QString::fromLatin1(table.name),
                              QStringLiteral("-nln"),     QString::fromLatin1(table.name),
                              QStringLiteral("-preserve_fid"),
                              QStringLiteral("-gt"),      QStringLiteral("65536"),
                              QStringLiteral("--config"), QStringLiteral("OGR_SQLITE_SYNCHRONOUS"),
                              QStringLiteral("OFF")};
        if (!more.contains(QStringLiteral("-upsert"))) // which takes the columns that the file has
            arguments << QStringLiteral("-select") << columnsOf(table);
        if (table.number == TableNo::CaseAction)
            arguments << QStringLiteral("-where")
                      << QStringLiteral("at >= %1").arg(base::toMs(base::SystemClock().now() - ActionDays));
        if (!std::exchange(first, false))
            arguments << QStringLiteral("-update");
        const auto ran = runProgram(QStringLiteral("ogr2ogr"), arguments + more);
        if (!ran)
            return std::nullopt;
        all.wall += ran->wall;
        all.cpu += ran->cpu;
    }
    return all;
}

std::optional<Ran> ogrBuild(const Places &places, const test::PostgresCluster &cluster)
{
    // Once in a run: a minute and more.
    static std::optional<Ran> taken;
    if (!taken) {
        const Scratch scratch(places, QStringLiteral("ogr"));
        taken = byOgr(cluster, scratch.path(QStringLiteral("city.gpkg")), {});
        if (taken)
            std::fprintf(stderr, "  ogr2ogr PostgreSQL to GeoPackage: %.1f s, CPU %.1f s\n", taken->wall, taken->cpu);
    }
    return taken;
}

std::optional<Measured> snapshotBuild(const Places &places)
{
    const auto city = LargeCity::of(places);
    const auto postgres = city ? city->postgres() : nullptr;
    const auto sqlite = city ? city->sqlite() : nullptr;
    if (!postgres || !sqlite)
        return std::nullopt;
    const Scratch scratch(places, QStringLiteral("made"));
    const auto here = made(*sqlite, scratch.path(QStringLiteral("sqlite")));
    const auto there = made(*postgres, scratch.path(QStringLiteral("postgres")));
    const auto peer = ogrBuild(places, *city->cluster());
    if (!here || !there || !peer)
        return std::nullopt;
    const double ours = double(there->building.count()) / 1000;
    std::fprintf(stderr, "  built in %.1f s from PostgreSQL, %.1f s from SQLite (%.1f x); packed in %.1f s; %.0f MB, %.0f MB packed\n",
                 ours, double(here->building.count()) / 1000, peer->wall * 1000 / double(here->building.count()),
                 double(there->packing.count()) / 1000, double(there->offer.rawBytes) / 1e6,
                 double(there->offer.bytes) / 1e6);
    return Measured{ours, toolName(QStringLiteral("ogr2ogr"), QStringLiteral("--version")), peer->wall};
}

struct Loaded
{
    double usable = 0, complete = 0; ///< seconds since the link's start
};
/// A seat takes the city, from nothing.
std::optional<Loaded> loaded(BenchSeat &seat)
{
    if (!seat.open())
        return std::nullopt;
    ::sync(); // what an earlier turn left to be written is no part of this one
    QElapsedTimer since;
    since.start();
    seat.start();
    if (!seat.becomesUsable())
        return std::nullopt;
    const double usable = secondsOf(since);
    if (!seat.becomesComplete())
        return std::nullopt;
    return Loaded{usable, secondsOf(since)};
}

/// The file that central makes for a scope once somebody has asked for its rows; empty: none after ten minutes.
QString snapshotMade(const QString &folder)
{
    QString made;
    spinUntil(
        [&] {
            QDirIterator files(folder, {QStringLiteral("*.json")});
            QDirIterator packed(folder, {QStringLiteral("*.zst")});
            made = files.hasNext() && packed.hasNext() ? packed.next() : QString();
            return !made.isEmpty();
        },
        600'000);
    return made;
}

/// Central over the large city, and its file for this scope, made when somebody has asked for the rows.
class Served
{
public:
    static std::shared_ptr<Served> of(const Places &places)
    {
        static std::shared_ptr<Served> served;
        if (!served) {
            auto one = std::make_shared<Served>();
            if (one->begin(places))
                served = one;
        }
        return served;
    }
    [[nodiscard]] QUrl url() const { return m_central->url(); }
    [[nodiscard]] const protocol::SessionGrant &grant() const { return m_grant; }
    [[nodiscard]] QString file() const { return m_file; }
    /// A seat takes the city row by row, with every index.
    [[nodiscard]] std::optional<double> rowsPerSecond(const Places &places) const
    {
        const Scratch scratch(places, QStringLiteral("by-rows"));
        BenchSeat seat(scratch.path(), url(), m_grant, false);
        const auto took = loaded(seat);
        if (!took)
            return std::nullopt;
        std::fprintf(stderr, "  row by row: usable after %.1f s, complete after %.1f s\n", took->usable, took->complete);
        return double(seat.status().rows) / took->complete;
    }

private:
    bool begin(const Places &places)
    {
        if (!LargeCity::of(places))
            return false;
        QDir(places.work + QStringLiteral("/large/snapshots")).removeRecursively();
        m_central = CentralProcess::start(places, QStringLiteral("large"));
        const auto grant = m_central ? signedIn(m_central->url(), Post) : std::nullopt;
        if (!grant)
            return false;
        m_grant = *grant;
        if (!rowsPerSecond(places))
            return false;
        m_file = snapshotMade(places.work + QStringLiteral("/large/snapshots"));
        return !m_file.isEmpty();
    }
    std::unique_ptr<CentralProcess> m_central;
    protocol::SessionGrant m_grant;
    QString m_file;
};

/// From the link's start until the city can be worked with, by the file.
std::optional<double> warm(const Places &places, const Served &served)
{
    const Scratch scratch(places, QStringLiteral("by-file"));
    BenchSeat seat(scratch.path(), served.url(), served.grant(), true);
    const auto took = loaded(seat);
    if (!took)
        return std::nullopt;
    std::fprintf(stderr, "  by the file: usable after %.2f s, complete and on the disk after %.2f s\n", took->usable,
                 took->complete);
    return took->usable;
}

std::optional<Measured> bootstrapWarm(const Places &places)
{
    const auto served = Served::of(places);
    const auto ours = served ? warm(places, *served) : std::nullopt;
    if (!ours)
        return std::nullopt;
    const Scratch scratch(places, QStringLiteral("zstd"));
    ::sync();
    const auto peer = runProgram(QStringLiteral("zstd"), {QStringLiteral("-d"), QStringLiteral("-q"), served->file(),
                                                          QStringLiteral("-o"), scratch.path(QStringLiteral("raw"))});
    if (!peer)
        return std::nullopt;
    return Measured{*ours, toolName(QStringLiteral("zstd"), QStringLiteral("--version")), peer->wall};
}

std::optional<Measured> bootstrapCold(const Places &places)
{
    const auto city = LargeCity::of(places);
    const auto postgres = city ? city->postgres() : nullptr;
    const auto served = postgres ? Served::of(places) : nullptr;
    if (!served)
        return std::nullopt;
    const Scratch scratch(places, QStringLiteral("made"));
    const auto making = made(*postgres, scratch.path(QStringLiteral("postgres")));
    const auto loading = warm(places, *served);
    const auto peer = ogrBuild(places, *city->cluster());
    if (!making || !loading || !peer)
        return std::nullopt;
    return Measured{double((making->building + making->packing).count()) / 1000 + *loading,
                    toolName(QStringLiteral("ogr2ogr"), QStringLiteral("--version")), peer->wall};
}

std::optional<Measured> rowStream(const Places &places)
{
    const auto served = Served::of(places);
    const auto ours = served ? served->rowsPerSecond(places) : std::nullopt;
    return ours ? std::optional(Measured{*ours, {}, std::nullopt}) : std::nullopt;
}

/// What a seat does once after a load (the index of its search) is no part of what a change costs it.
void becomeIdle()
{
    for (double before = -1; cpuSeconds(false) - before > 0.02;) {
        before = cpuSeconds(false);
        usleep(1'000'000);
    }
}

bool becomesUpToDate(BenchSeat &seat, server::Database &central)
{
    server::Query query(central, "SELECT max(seq) FROM change_log");
    const qint64 tail = query.step() ? query.integer(0) : 0;
    const bool isThere = spinUntil(
        [&] {
            usleep(100'000); // not asked all the time: what is asked is paid for here too
            const auto cursor = server::Cursor::fromText(seat.status().cursor.toLatin1());
            return cursor && cursor->seq >= tail;
        },
        60'000);
    if (!isThere)
        std::fprintf(stderr, "  the seat stays at %s, central is at %lld\n", qPrintable(seat.status().cursor),
                     static_cast<long long>(tail));
    return isThere;
}

/// Ten thousand components change at central while the seat is away; what it costs the seat to catch up.
std::optional<Measured> delta(const Places &places)
{
    const auto served = Served::of(places);
    const auto city = served ? LargeCity::of(places) : nullptr;
    if (!city || !city->cluster())
        return std::nullopt;
    const Scratch scratch(places, QStringLiteral("delta"));
    BenchSeat seat(scratch.path(), served->url(), served->grant(), true);
    if (!loaded(seat))
        return std::nullopt;
    server::Database database(city->folder() + QStringLiteral("/central.db"), server::Database::Mode::Write);
    if (!becomesUpToDate(seat, database)) // the file is from before the changes of an earlier turn
        return std::nullopt;
    seat.stop();
    becomeIdle();
    static int turn = 0;
    const int which = ++turn % Every;
    const std::string chosen = "fid % " + std::to_string(Every) + " = " + std::to_string(which);
    database.run(("BEGIN IMMEDIATE; UPDATE component SET ver = ver + 1, changed_by = 'bench' WHERE " + chosen
                  + "; INSERT INTO change_log (tbl, id, op, ver, old_scope, new_scope, at) SELECT 6, id, 0, ver, '', '', "
                    "unixepoch() * 1000 FROM component WHERE "
                  + chosen + "; COMMIT")
                     .c_str());
    if (!city->cluster()->sql(QStringLiteral("gis"), QStringLiteral("UPDATE component SET ver = ver + 1, changed_by = "
                                                                    "'bench' WHERE %1")
                                                         .arg(QString::fromStdString(chosen))))
        return std::nullopt;
    const double before = cpuSeconds(false);
    seat.start();
    if (!becomesUpToDate(seat, database))
        return std::nullopt;
    const double ours = cpuSeconds(false) - before;
    const QString file = scratch.path(QStringLiteral("peer.gpkg"));
    if (!byOgr(*city->cluster(), file, {TableNo::Component}))
        return std::nullopt;
    const auto peer = byOgr(*city->cluster(), file, {TableNo::Component},
                            {QStringLiteral("-upsert"), QStringLiteral("-where"), QString::fromStdString(chosen)});
    if (!peer)
        return std::nullopt;
    std::fprintf(stderr, "  10,000 changed components: CPU %.2f s here, %.2f s by ogr2ogr -upsert\n", ours, peer->cpu);
    return Measured{ours, toolName(QStringLiteral("ogr2ogr"), QStringLiteral("--version")), peer->cpu};
}

/// A wall's seat of the metropolis, from its start until everything is there. The first one of its scope takes the
/// rows, and says how long; what is promised is how long each later one takes, by the file that central made for it.
std::optional<Measured> metropolis(const Places &places)
{
    const QString folder = places.work + QStringLiteral("/metropolis/snapshots");
    QDir(folder).removeRecursively();
    const auto central = CentralProcess::start(places, QStringLiteral("metropolis"));
    const auto grant = central ? signedIn(central->url(), Post) : std::nullopt;
    if (!grant)
        return std::nullopt;
    const auto one = [&](const char *how) -> std::optional<Loaded> {
        const Scratch scratch(places, QStringLiteral("wall"));
        BenchSeat seat(scratch.path(), central->url(), *grant, true);
        const auto took = loaded(seat);
        if (took)
            std::fprintf(stderr, "  metropolis %s: usable after %.1f s, complete after %.1f s, %lld rows\n", how, took->usable,
                         took->complete, static_cast<long long>(seat.status().rows));
        return took;
    };
    if (!one("by rows, the first of its scope"))
        return std::nullopt;
    QElapsedTimer since;
    since.start();
    if (snapshotMade(folder).isEmpty())
        return std::nullopt;
    std::fprintf(stderr, "  its file was there %.1f s later\n", secondsOf(since));
    const auto took = one("by the file");
    return took ? std::optional(Measured{took->complete, {}, std::nullopt}) : std::nullopt;
}
} // namespace

void addSnapshotFigures(std::map<QString, Take> &takes, const Places &places)
{
    takes[QStringLiteral("sync.snapshot_build_vs_ogr2ogr")] = [places] { return snapshotBuild(places); };
    takes[QStringLiteral("sync.bootstrap_cold_vs_ogr2ogr")] = [places] { return bootstrapCold(places); };
    takes[QStringLiteral("sync.bootstrap_warm_vs_zstd")] = [places] { return bootstrapWarm(places); };
    takes[QStringLiteral("sync.row_stream")] = [places] { return rowStream(places); };
    takes[QStringLiteral("sync.delta_10k_cpu_vs_ogr2ogr")] = [places] { return delta(places); };
    takes[QStringLiteral("sync.bootstrap_2m_cases")] = [places] { return metropolis(places); };
}
} // namespace wanmi::bench
