// SPDX-License-Identifier: GPL-3.0-or-later
#include "treesfigure.h"

#include "domain/rulebook.h"
#include "intake/presentcity.h"
#include "intake/source.h"
#include "intake/take.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

namespace wanmi::bench {
namespace {

constexpr int Trees = 144'815, WithoutPlace = 20'922;

/// A register of street trees with the columns and gaps of the one Vancouver publishes.
bool writeTrees(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(
        "TREE_ID,CIVIC_NUMBER,STD_STREET,NEIGHBOURHOOD_NAME,ON_STREET,ON_STREET_BLOCK,STREET_SIDE_NAME,ASSIGNED,HEIGHT_RANGE_ID,"
        "DIAMETER,DATE_PLANTED,PLANT_AREA,ROOT_BARRIER,CURB,CULTIVAR_NAME,GENUS_NAME,SPECIES_NAME,COMMON_NAME,LATITUDE,LONGITUDE\n");
    for (int i = 0; i < Trees; ++i) {
        const bool lacks = qint64(i) * WithoutPlace / Trees != qint64(i + 1) * WithoutPlace / Trees;
        const double lat = lacks ? 0 : 49.20 + (i % 380) * 0.00025,
                     lon = lacks ? 0 : -123.22 + i / 380 * 0.00050;
        file.write(QByteArray::number(2919 + i) + ',' + QByteArray::number(1000 + i % 4000)
                   + ",W 35TH AV,ARBUTUS-RIDGE,TRAFALGAR ST,5000,ODD,N,5,31.00,2018112"
                   + QByteArray::number(i % 10) + ",B,N,Y, ,AESCULUS,HIPPOCASTANUM,COMMON HORSECHESTNUT,"
                   + QByteArray::number(lat, 'f', 6) + ',' + QByteArray::number(lon, 'f', 5) + '\n');
    }
    return true;
}
} // namespace

std::optional<Measured> dryRunOfTrees()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("street_trees.csv"));
    const auto rules = domain::shippedRuleBook();
    if (!rules || !writeTrees(path))
        return std::nullopt;
    intake::PresentRows city;
    city.catalogRows = std::make_shared<domain::Catalog>((*rules)->catalog);
    city.areaRows = {{"990101",
                      "district",
                      "990100",
                      "Vancouver",
                      "Vancouver",
                      {geo::Polygon{{{{-123.3, 49.1}, {-122.9, 49.1}, {-122.9, 49.4}, {-123.3, 49.4}}}}}}};
    QElapsedTimer timer;
    timer.start();
    const auto source = intake::Source::open(path);
    if (!source)
        return std::nullopt;
    const auto guess = intake::guess(intake::Kind::Components, **source);
    intake::Sink forgetting;
    intake::TakeWish wish;
    wish.reportFile = folder.filePath(QStringLiteral("report.csv"));
    const auto report = guess ? intake::take({source->get()}, guess->mapping, city, forgetting, wish)
                              : base::Result<intake::Report>(tl::unexpected(guess.error()));
    const double seconds = double(timer.elapsed()) / 1000;
    if (!report || report->read != Trees
        || report->reasons.value(QStringLiteral("no-coordinates")) != WithoutPlace) {
        std::fprintf(stderr, "trees: %s\n",
                     report ? "not every row was accounted for" : qPrintable(report.error().reason));
        return std::nullopt;
    }
    return Measured{seconds, {}, {}};
}
} // namespace wanmi::bench
