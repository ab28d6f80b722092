// SPDX-License-Identifier: GPL-3.0-or-later
#include "largecity.h"

#include "server/postgresstorage.h"
#include "server/sqlitestorage.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <sys/resource.h>

#include <cstdio>

namespace wanmi::bench {
namespace {
constexpr int MakingLimitMs = 30 * 60'000;
}

double cpuSeconds(bool ofChildren)
{
    rusage used{};
    getrusage(ofChildren ? RUSAGE_CHILDREN : RUSAGE_SELF, &used);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

std::optional<Ran> runProgram(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    const double cpuBefore = cpuSeconds(true);
    QElapsedTimer since;
    since.start();
    process.start(program, arguments);
    if (!process.waitForFinished(MakingLimitMs) || process.exitCode() != 0) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(program), process.readAll().right(600).constData());
        return std::nullopt;
    }
    return Ran{double(since.nsecsElapsed()) / 1e9, cpuSeconds(true) - cpuBefore};
}

LargeCity::LargeCity(const Places &places)
    : m_places(places)
    , m_folder(places.work + QStringLiteral("/large"))
    , m_postgresFolder(places.work + QStringLiteral("/large-postgresql"))
{
}

std::shared_ptr<LargeCity> LargeCity::of(const Places &places)
{
    static std::shared_ptr<LargeCity> city;
    if (!city) {
        std::shared_ptr<LargeCity> made(new LargeCity(places));
        if (made->make())
            city = made;
    }
    return city;
}

bool LargeCity::make()
{
    if (QFile::exists(m_folder + QStringLiteral("/central.db")))
        return true;
    std::fprintf(stderr, "making the city of 1,000,000 components and 300,000 cases (two minutes)…\n");
    QDir().mkpath(m_folder);
    return runProgram(m_places.bin + QStringLiteral("/wanmi-central"),
                      {QStringLiteral("init"), QStringLiteral("--data"), m_folder, QStringLiteral("--sample"),
                       QStringLiteral("large")})
        .has_value();
}

std::unique_ptr<server::Storage> LargeCity::sqlite() const
{
    auto opened = server::SqliteStorage::open(m_folder + QStringLiteral("/central.db"));
    if (!opened)
        std::fprintf(stderr, "large: %s\n", qPrintable(opened.error().reason));
    return opened ? std::move(*opened) : nullptr;
}

void LargeCity::copy()
{
    if (std::exchange(m_copied, true))
        return;
    auto cluster = std::make_unique<test::PostgresCluster>();
    cluster->beLikeAServer();
    if (const QString why = cluster->begin(); !why.isEmpty()) {
        std::fprintf(stderr, "no PostgreSQL: %s\n", qPrintable(why));
        return;
    }
    std::fprintf(stderr, "copying it into PostgreSQL (two minutes)…\n");
    QDir(m_postgresFolder).removeRecursively();
    QDir().mkpath(m_postgresFolder);
    // A folder that names the database; what lies beside the rows comes along.
    QFile::copy(m_folder + QStringLiteral("/basemap.gpkg"), m_postgresFolder + QStringLiteral("/basemap.gpkg"));
    const QString central = m_places.bin + QStringLiteral("/wanmi-central");
    const QString address = cluster->address(QStringLiteral("gis"));
    const bool done = runProgram(central, {QStringLiteral("copy"), QStringLiteral("--from"), m_folder,
                                           QStringLiteral("--to"), address})
        && runProgram(central, {QStringLiteral("init"), QStringLiteral("--data"), m_postgresFolder,
                                QStringLiteral("--storage"), address})
        && cluster->sql(QStringLiteral("gis"), QStringLiteral("VACUUM ANALYZE"));
    if (done)
        m_cluster = std::move(cluster);
}

test::PostgresCluster *LargeCity::cluster()
{
    copy();
    return m_cluster.get();
}

std::unique_ptr<server::Storage> LargeCity::postgres()
{
    if (!cluster())
        return nullptr;
    auto opened = server::PostgresStorage::open(m_cluster->address(QStringLiteral("gis")));
    if (!opened)
        std::fprintf(stderr, "large: %s\n", qPrintable(opened.error().reason));
    return opened ? std::move(*opened) : nullptr;
}
} // namespace wanmi::bench
