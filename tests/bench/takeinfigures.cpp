// SPDX-License-Identifier: GPL-3.0-or-later
#include "takeinfigures.h"

#include "treesfigure.h"

#include "base/clock.h"
#include "domain/rulebook.h"
#include "server/takein.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTextStream>

#include <cstdio>
#include <random>

namespace wanmi::bench {
namespace {
constexpr int Rows = 1'000'000;
constexpr int Blocks = 4, CellsAcross = 25; // 4 x 4 communities of 625 cells, 100 m each
constexpr double West = 126.50, South = 45.70, CellLon = 0.00128, CellLat = 0.0009;

QString square(double west, double south, double width, double height)
{
    const auto at = [](double lon, double lat) -> QString {
        return QString::number(lon, 'f', 8) + u' ' + QString::number(lat, 'f', 8);
    };
    return QStringLiteral("\"POLYGON((%1,%2,%3,%4,%1))\"")
        .arg(at(west, south), at(west + width, south), at(west + width, south + height),
             at(west, south + height));
}

QString communityCode(int block)
{
    return QStringLiteral("230103001%1").arg(block + 1, 3, 10, QLatin1Char('0'));
}

bool writeGround(const QString &areas, const QString &cells)
{
    QFile areaFile(areas), cellFile(cells);
    if (!areaFile.open(QIODevice::WriteOnly) || !cellFile.open(QIODevice::WriteOnly))
        return false;
    QTextStream area(&areaFile), cell(&cellFile);
    const double width = Blocks * CellsAcross * CellLon, height = Blocks * CellsAcross * CellLat;
    area << "code,name,level,parent,wkt\n230100,City,city,," << square(West, South, width, height)
         << "\n230103,District,district,230100," << square(West, South, width, height)
         << "\n230103001,Street,street,230103," << square(West, South, width, height) << '\n';
    cell << "code,wkt\n";
    for (int block = 0; block < Blocks * Blocks; ++block) {
        const double west = West + (block % Blocks) * CellsAcross * CellLon;
        const double south = South + (block / Blocks) * CellsAcross * CellLat;
        area << communityCode(block) << ",Community " << block << ",community,230103001,"
             << square(west, south, CellsAcross * CellLon, CellsAcross * CellLat) << '\n';
        for (int i = 0; i < CellsAcross * CellsAcross; ++i)
            cell << communityCode(block) << QStringLiteral("%1").arg(i + 1, 3, 10, QLatin1Char('0')) << ','
                 << square(west + (i % CellsAcross) * CellLon, south + (i / CellsAcross) * CellLat, CellLon,
                           CellLat)
                 << '\n';
    }
    return true;
}

bool writeComponents(const QString &path)
{
    QFile file(path + QStringLiteral(".part"));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QTextStream out(&file);
    out << "OBJECTID,class,name,state,surveyed,lon,lat\n";
    std::mt19937_64 random(20261122);
    const auto share = [&random] { return double(random() >> 11) / double(1ULL << 53); };
    static const char *const Classes[] = {"0101", "0102", "0103", "0104", "0201", "0301", "0501"};
    for (int i = 1; i <= Rows; ++i)
        out << i << ',' << Classes[random() % std::size(Classes)] << ",Object " << i << ",intact,2026-05-"
            << QStringLiteral("%1").arg(1 + int(random() % 28), 2, 10, QLatin1Char('0')) << ','
            << QString::number(West + (0.0005 + 0.999 * share()) * Blocks * CellsAcross * CellLon, 'f', 7)
            << ','
            << QString::number(South + (0.0005 + 0.999 * share()) * Blocks * CellsAcross * CellLat, 'f', 7)
            << '\n';
    out.flush();
    return file.rename(path);
}

bool take(const QString &folder, const QString &kind, const QString &path,
          const QMap<QString, QString> &columns, qint64 expected)
{
    const auto rules = domain::shippedRuleBook();
    server::TakeInWish wish;
    wish.order.kind = kind;
    wish.order.columns = columns;
    wish.paths = {path};
    const auto taken = server::importFiles(folder, wish, *rules, base::SystemClock().now());
    if (!taken)
        std::fprintf(stderr, "%s: %s %s\n", qPrintable(kind), qPrintable(taken.error().reason),
                     qPrintable(taken.error().detail));
    else if (taken->status.added < expected)
        std::fprintf(stderr, "%s: only %lld rows\n", qPrintable(kind),
                     static_cast<long long>(taken->status.added));
    return taken && taken->status.added >= expected;
}

/// An empty city with ground, made once.
bool makeGround(const QString &folder)
{
    if (QFile::exists(folder + QStringLiteral("/central.db")))
        return true;
    const QString areas = folder + QStringLiteral("-areas.csv"),
                  cells = folder + QStringLiteral("-cells.csv");
    if (!server::initEmptyCity(folder, QStringLiteral("城"), QStringLiteral("City"), QStringLiteral("wanmi"),
                               base::SystemClock().now())
        || !writeGround(areas, cells))
        return false;
    const QString code = QStringLiteral("code"), wkt = QStringLiteral("wkt"),
                  geometry = QStringLiteral("geometry");
    return take(folder, QStringLiteral("admin"), areas,
                {{code, code},
                 {QStringLiteral("name"), QStringLiteral("name")},
                 {QStringLiteral("level"), QStringLiteral("level")},
                 {QStringLiteral("parent"), QStringLiteral("parent")},
                 {geometry, wkt}},
                3 + Blocks * Blocks)
        && take(folder, QStringLiteral("cells"), cells, {{code, code}, {geometry, wkt}},
                Blocks * Blocks * CellsAcross * CellsAcross);
}

std::optional<double> ogrCopy(const QString &source, const QString &target)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("ogr2ogr"));
    if (program.isEmpty()) {
        std::fprintf(stderr, "ogr2ogr is not installed\n");
        return std::nullopt;
    }
    QFile::remove(target);
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.start(program,
                  {QStringLiteral("-f"), QStringLiteral("GPKG"), target, source, QStringLiteral("-oo"),
                   QStringLiteral("X_POSSIBLE_NAMES=lon"), QStringLiteral("-oo"),
                   QStringLiteral("Y_POSSIBLE_NAMES=lat"), QStringLiteral("-a_srs"),
                   QStringLiteral("EPSG:4490")});
    if (!process.waitForFinished(600'000) || process.exitCode() != 0)
        return std::nullopt;
    return double(timer.nsecsElapsed()) / 1e9;
}

std::optional<Measured> million(const Places &places)
{
    const QString ground = places.work + QStringLiteral("/takein-ground");
    const QString file = places.work + QStringLiteral("/takein-million.csv");
    const QString city = places.work + QStringLiteral("/takein-city");
    if (!makeGround(ground) || (!QFile::exists(file) && !writeComponents(file)))
        return std::nullopt;
    QDir(city).removeRecursively();
    if (!QDir().mkpath(city)
        || !QFile::copy(ground + QStringLiteral("/central.db"), city + QStringLiteral("/central.db")))
        return std::nullopt;
    const auto peer = ogrCopy(file, places.work + QStringLiteral("/takein-peer.gpkg"));
    if (!peer)
        return std::nullopt;
    const auto same
        = [](const char *word) { return std::pair(QString::fromLatin1(word), QString::fromLatin1(word)); };
    QElapsedTimer timer;
    timer.start();
    if (!take(city, QStringLiteral("components"), file,
              {{QStringLiteral("key"), QStringLiteral("OBJECTID")},
               same("class"),
               same("name"),
               same("state"),
               {QStringLiteral("changed_on"), QStringLiteral("surveyed")},
               same("lon"),
               same("lat")},
              Rows))
        return std::nullopt;
    return Measured{double(timer.nsecsElapsed()) / 1e9, QStringLiteral("ogr2ogr CSV to GeoPackage"), *peer};
}
} // namespace

void addTakeInFigures(std::map<QString, Take> &takes, const Places &places)
{
    takes[QStringLiteral("import.dry_run_trees")] = dryRunOfTrees;
    takes[QStringLiteral("import.million_vs_ogr2ogr")] = [places] { return million(places); };
}
} // namespace wanmi::bench
