// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "importwords.h"
#include "terminal.h"

#include "geo/features.h"
#include "intake/exportrows.h"
#include "intake/mapping.h"
#include "intake/source.h"
#include "server/drawground.h"
#include "server/takein.h"

#include <QCommandLineParser>
#include <QDate>
#include <QDir>
#include <QTemporaryDir>

#include <cmath>
#include <cstdio>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
constexpr const char *Words = R"(Draws cells where there are none, and checks cells that are there.

draw: every community without cells is cut along the base map's roads, water and borders into cells of about 10,000 m².
A city without communities is divided first, along its greater roads; a city without any area gets one: the rectangle
of --bounds, the outline of the places in --around FILE, else the outline of its components, cases or roads.

check: rings, overlaps, gaps, codes, parents and sizes; each fault with code and place, as a file with --faults.

  wanmi-central cells draw --bounds 118.767,32.034,118.797,32.052 --code 320106 --name-zh 新街口 --name-en Xinjiekou
  wanmi-central cells draw --around trees.csv.gz
  wanmi-central cells check --faults faults.gpkg)";

std::optional<geo::Bounds> readBounds(const QString &text)
{
    const QStringList parts = text.split(u',');
    geo::Bounds box;
    double *const values[] = {&box.west, &box.south, &box.east, &box.north};
    for (int i = 0; i < 4; ++i) {
        bool isNumber = false;
        *values[i] = parts.value(i).toDouble(&isNumber);
        if (!isNumber)
            return {};
    }
    return parts.size() == 4 && box.west < box.east && box.south < box.north ? std::optional(box)
                                                                             : std::nullopt;
}

base::Result<std::vector<geo::Place>> placesOf(const QString &path)
{
    const auto source = intake::Source::open(path);
    if (!source)
        return tl::unexpected(source.error());
    const auto guess = intake::guess(intake::Kind::Components, **source);
    if (!guess)
        return tl::unexpected(guess.error());
    return intake::readPlaces(**source, guess->mapping, 200'000);
}

template <typename Row>
base::Result<void> writeRows(const QString &path, intake::Kind kind, const std::vector<Row> &rows)
{
    const auto file = intake::ExportFile::create(path, intake::FileFormat::GeoPackage, kind);
    if (!file)
        return tl::unexpected(file.error());
    for (const Row &row : rows) {
        if (const auto done = (*file)->add(row); !done)
            return done;
    }
    return (*file)->finish();
}

/// Drawn rows go the way of every delivery: checked, compared, logged.
int takeIn(const QString &folder, intake::Kind kind, const QString &path, const domain::RuleBookPtr &rules,
           const InterruptFlag &interrupt)
{
    server::TakeInWish wish;
    wish.order.kind = intake::tokenOf(kind);
    wish.order.dataset = QStringLiteral("drawn");
    wish.paths = {path};
    const auto taken = [&] {
        ProgressLine line;
        return server::importFiles(folder, wish, rules, now(), [&](const protocol::ImportStatus &status) {
            line.show(status.order.kind + u' ' + status.stage,
                      status.total > 0 ? double(status.done) / double(status.total) : 0);
            // All or nothing: one area or cell that our own checks refuse is a fault of ours.
            return !interrupt.isSet() && !(status.stage == u"applying" && status.refused > 0);
        });
    }();
    if (!taken)
        return fail(taken.error());
    printOutcome(taken->status, false);
    return Done;
}

QString spoken(const char *zh, const char *en)
{
    return QString::fromUtf8(speaksChinese() ? zh : en);
}

QString kilometres(double metres)
{
    return QString::number(metres / 1000, 'f', 1);
}

QString percent(double share)
{
    return QString::number(100 * share, 'f', 1);
}

/// Never rounded up: 79.96 % has not reached 80 %.
QString reached(double share)
{
    return QString::number(std::floor(1000 * share) / 10, 'f', 1);
}

/// Where cells lie on no line, and why.
QStringList remarksOf(const gridding::DrawStatistics &all)
{
    QStringList remarks;
    if (all.straightM > 0) {
        remarks.append(spoken("其余 %1 公里为直线切分，穿过 %2 栋已测绘建筑",
                              "%1 km of the rest are straight cuts; they meet %2 mapped buildings")
                           .arg(kilometres(all.straightM), grouped(all.buildingsCrossed)));
    }
    if (all.tooLarge > 0) {
        remarks.append(
            spoken("%1 个网格超过 50,000 平方米（最大 %2 平方米）：底图在其中没有可沿的线",
                   "%1 cells are larger than 50,000 m2 (the largest has %2 m2): the map holds no line to "
                   "divide them along")
                .arg(grouped(all.tooLarge), grouped(qRound64(all.largestM2))));
    }
    return remarks;
}

/// What was promised and did not come about: with the figure, the cause, and what helps.
QStringList shortfallsOf(const gridding::DrawStatistics &all, const gridding::DrawWish &wish)
{
    QStringList found;
    if (all.shareOnLines() < wish.onLinesShare) {
        found.append(
            spoken("未达到：内部边界只有 %1 % 沿道路、水系或界线（目标 %2 %）。底图中有 %3 个超过 50,000 "
                   "平方米的街块（共 %4 平方公里）没有任何道路穿过，切分它们至少需要 %5 公里直线。"
                   "导入含小巷、步道的底图后重新绘制会更好",
                   "not reached: only %1 % of the inner edges lie on roads, water or borders (goal %2 %). %3 "
                   "blocks of more than 50,000 m2 (%4 km2 in all) are divided by no mapped way: to cut them "
                   "takes at least %5 km of straight border. Bring a base map with lanes and footways, then "
                   "draw again")
                .arg(reached(all.shareOnLines()), percent(wish.onLinesShare), grouped(all.blankBlocks),
                     QString::number(all.blankM2 / 1e6, 'f', 2), kilometres(all.blankNeedM)));
    }
    if (all.medianM2 < 0.7 * wish.aimM2 || all.medianM2 > 1.3 * wish.aimM2) {
        found.append(spoken("未达到：网格面积中位数为 %1 平方米（目标 %2 至 %3）",
                            "not reached: the median is %1 m2 (goal %2 to %3)")
                         .arg(grouped(qRound64(all.medianM2)), grouped(qRound64(0.7 * wish.aimM2)),
                              grouped(qRound64(1.3 * wish.aimM2))));
    }
    if (all.shareOutsideSizes() >= 0.05) {
        found.append(
            spoken("未达到：%1 % 的网格不在 2,000 至 50,000 平方米之间（目标低于 5 %）",
                   "not reached: %1 % of the cells lie outside 2,000 to 50,000 m2 (goal: fewer than 5 %)")
                .arg(percent(all.shareOutsideSizes())));
    }
    return found;
}

void printStatistics(const server::DrawnGround &drawn, const gridding::DrawWish &wish)
{
    const gridding::DrawStatistics &all = drawn.statistics;
    const QString outcome
        = spoken(
              "已绘制：%1 个网格，面积中位数 %2 平方米，%3 % 不在 2,000 至 50,000 平方米之间；内部边界 %4 % 沿道路、水系或界线",
              "drawn: %1 cells, median %2 m2, %3 % outside 2,000 to 50,000 m2; %4 % of the inner edges lie on roads, "
              "water or borders")
              .arg(grouped(all.cells), grouped(qRound64(all.medianM2)), percent(all.shareOutsideSizes()),
                   reached(all.shareOnLines()));
    std::printf("%s\n", qUtf8Printable(outcome));
    for (const QString &remark : remarksOf(all))
        std::printf("  %s\n", qUtf8Printable(remark));
    for (const QString &shortfall : shortfallsOf(all, wish))
        std::fprintf(stderr, "wanmi-central: %s\n", qUtf8Printable(shortfall));
    for (const QString &code : drawn.emptyParents)
        std::fprintf(stderr, "wanmi-central: no ground left in %s\n", qPrintable(code));
}

int draw(const QCommandLineParser &parser)
{
    const QString folder = parser.value(QStringLiteral("data"));
    server::DrawGroundWish wish;
    if (parser.isSet(QStringLiteral("bounds"))) {
        wish.bounds = readBounds(parser.value(QStringLiteral("bounds")));
        if (!wish.bounds)
            return wrongUse(QStringLiteral("--bounds wants west,south,east,north in degrees"));
    }
    if (parser.isSet(QStringLiteral("around"))) {
        auto places = placesOf(parser.value(QStringLiteral("around")));
        if (!places)
            return fail(places.error());
        wish.points = *std::move(places);
    }
    if (parser.isSet(QStringLiteral("code")))
        wish.code = parser.value(QStringLiteral("code"));
    wish.nameZh = parser.value(QStringLiteral("name-zh"));
    wish.nameEn = parser.value(QStringLiteral("name-en"));
    if (parser.isSet(QStringLiteral("aim")))
        wish.cells.aimM2 = parser.value(QStringLiteral("aim")).toDouble();
    if (wish.cells.aimM2 < 1000 || wish.cells.aimM2 > 1'000'000)
        return wrongUse(QStringLiteral("--aim wants square metres, 1000 to 1000000"));
    wish.validFrom = QDate::currentDate().toString(Qt::ISODate);

    const auto rules = domain::shippedRuleBook();
    const auto own = server::readGround(folder);
    if (!rules || !own)
        return fail(rules ? own.error() : rules.error());
    const InterruptFlag interrupt;
    const auto drawn = [&] {
        ProgressLine line;
        wish.progress = [&](const QString &stage, double share) {
            line.show(QStringLiteral("drawing ") + stage, share);
            return !interrupt.isSet();
        };
        return server::drawGround(*own, wish);
    }();
    if (!drawn)
        return fail(drawn.error());
    printStatistics(*drawn, wish.cells);
    if (parser.isSet(QStringLiteral("dry-run")))
        return Done;
    const QTemporaryDir beside;
    const QString areas = beside.filePath(QStringLiteral("drawn_areas.gpkg"));
    const QString grid = beside.filePath(QStringLiteral("drawn_cells.gpkg"));
    if (!drawn->areas.empty()) {
        if (const auto written = writeRows(areas, intake::Kind::Admin, drawn->areas); !written)
            return fail(written.error());
        if (const int code = takeIn(folder, intake::Kind::Admin, areas, *rules, interrupt); code != Done)
            return code;
    }
    if (const auto written = writeRows(grid, intake::Kind::Cells, drawn->cells); !written)
        return fail(written.error());
    return takeIn(folder, intake::Kind::Cells, grid, *rules, interrupt);
}

base::Result<void> writeFaults(const QString &path, const std::vector<gridding::TopologyFault> &faults)
{
    auto file = geo::FeatureFile::create(path);
    if (!file)
        return tl::unexpected(file.error());
    const std::vector<geo::FieldSpec> fields{{QStringLiteral("kind")},
                                             {QStringLiteral("code")},
                                             {QStringLiteral("other")},
                                             {QStringLiteral("amount_m2"), QMetaType::Double}};
    const auto points = (*file)->addLayer(QStringLiteral("fault_places"), geo::GeometryKind::Point, fields);
    const auto shapes = (*file)->addLayer(QStringLiteral("fault_areas"), geo::GeometryKind::Polygon, fields);
    if (!points || !shapes)
        return tl::unexpected(points ? shapes.error() : points.error());
    for (const gridding::TopologyFault &fault : faults) {
        const QVariantList values{fault.kind, fault.code, fault.other, fault.amount};
        if (const auto done = (*file)->add(*points, {fault.place}, values); !done)
            return done;
        for (const geo::Polygon &part : fault.shape) {
            if (const auto done = (*file)->add(*shapes, part, values); !done)
                return done;
        }
    }
    return (*file)->finish();
}

int check(const QCommandLineParser &parser)
{
    const auto own = server::readGround(parser.value(QStringLiteral("data")));
    if (!own)
        return fail(own.error());
    gridding::TopologyLimits limits;
    limits.warnBelowM2 = 2'000;
    limits.warnAboveM2 = 50'000;
    const InterruptFlag interrupt;
    const auto faults = [&] {
        ProgressLine line;
        return server::checkGround(*own, limits, [&](double share) {
            line.show(QStringLiteral("checking"), share);
            return !interrupt.isSet();
        });
    }();
    if (interrupt.isSet())
        return Interrupted;
    qint64 errors = 0;
    for (const gridding::TopologyFault &fault : faults) {
        errors += fault.isWarning ? 0 : 1;
        std::printf("%s\t%s\t%s\t%s\t%.1f\t%.7f,%.7f\n", fault.isWarning ? "warning" : "error",
                    qPrintable(fault.kind), qPrintable(fault.code), qPrintable(fault.other), fault.amount,
                    fault.place.lon, fault.place.lat);
    }
    std::fprintf(stderr, "wanmi-central: %s cells: %s errors, %s warnings\n",
                 qPrintable(grouped(qint64(own->ground.cells.size()))), qPrintable(grouped(errors)),
                 qPrintable(grouped(qint64(faults.size()) - errors)));
    if (parser.isSet(QStringLiteral("faults"))) {
        if (const auto written = writeFaults(parser.value(QStringLiteral("faults")), faults); !written)
            return fail(written.error());
    }
    return errors == 0 ? Done : NotDone;
}
} // namespace

int cells(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(parser, QString::fromUtf8(Words));
    parser.addPositionalArgument(QStringLiteral("deed"), QStringLiteral("draw | check"));
    const auto option = [&parser](const char *name, const char *words, const char *value) {
        parser.addOption({QLatin1StringView(name), QString::fromUtf8(words), QLatin1StringView(value)});
    };
    parser.addOption(dataOption());
    option("bounds", "draw: ground of a city without areas.", "W,S,E,N");
    option("around", "draw: the same, as the outline of the places in a file.", "FILE");
    option("code", "draw: its division code, 6 digits (default 990100: no real one).", "CODE");
    option("name-zh", "draw: name of that district (default: the city's).", "NAME");
    option("name-en", "draw: the same in English.", "NAME");
    option("aim", "draw: size of a cell in square metres (default 10000).", "M2");
    option("faults", "check: write the faults as a GeoPackage.", "FILE");
    parser.addOption({QStringLiteral("dry-run"), QStringLiteral("draw: only tell how it would come out.")});
    parser.process(arguments);
    const QString deed = parser.positionalArguments().value(0);
    if (deed == u"draw")
        return draw(parser);
    if (deed == u"check")
        return check(parser);
    return wrongUse(QStringLiteral("cells draw or cells check; see wanmi-central cells --help"));
}
