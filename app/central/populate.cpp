// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "terminal.h"

#include "server/ownground.h"

#include <QCommandLineParser>

#include <algorithm>
#include <cstdio>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
constexpr const char *Words
    = R"(Gives a city whose ground was imported its posts, duty grids, cameras and vehicles.

Accounts as in the sample city (acceptor1, shift1, dispatcher1, drainage1 …), one supervisor for every duty grid of
about 16 cells, cameras on the crossings of the base map, vehicles. The same ground and seed give the same rows. Cameras
and vehicles are made only where the city has none, unless their number is given.

  wanmi-central populate --data DIR --cameras 1150 --vehicles 500 < password.txt)";

bool hasChinese(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.unicode() >= 0x4e00 && c.unicode() < 0xa000; });
}
} // namespace

int populate(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(parser, QString::fromUtf8(Words));
    const auto option = [&parser](const char *name, const char *words, const char *value) {
        parser.addOption({QLatin1StringView(name), QString::fromUtf8(words), QLatin1StringView(value)});
    };
    parser.addOption(dataOption());
    option("cameras", "How many (default: 1150 if the city has none).", "N");
    option("vehicles", "How many (default: 500 if the city has none).", "N");
    option("seed", "Another seed gives other people and plates.", "N");
    option("duty-grid", "Cells of a duty grid (default 16).", "N");
    option("names", "zh or en (default: by the names of the city's areas).", "LANGUAGE");
    parser.addOption(passwordFileOption(QStringLiteral("Of every account that is made (default: asked for).")));
    parser.addOption({QStringLiteral("dry-run"), QStringLiteral("Only tell what would be made.")});
    parser.process(arguments);

    const QString folder = parser.value(QStringLiteral("data"));
    const auto own = server::readGround(folder);
    if (!own)
        return fail(own.error());
    server::PopulateOrder order;
    order.wish.cameras = own->cameras > 0 ? 0 : order.wish.cameras;
    order.wish.vehicles = own->vehicles > 0 ? 0 : order.wish.vehicles;
    const auto number = [&](const char *name, int &value, int least) {
        bool isNumber = true;
        if (parser.isSet(QLatin1StringView(name)))
            value = parser.value(QLatin1StringView(name)).toInt(&isNumber);
        return isNumber && value >= least;
    };
    if (!number("cameras", order.wish.cameras, 0) || !number("vehicles", order.wish.vehicles, 0)
        || !number("duty-grid", order.wish.cellsPerDutyGrid, 1))
        return wrongUse(QStringLiteral("--cameras, --vehicles and --duty-grid want a number"));
    if (parser.isSet(QStringLiteral("seed")))
        order.wish.seed = parser.value(QStringLiteral("seed")).toULongLong();
    const bool isChinese
        = std::ranges::any_of(own->ground.areas,
                              [](const domain::Area &area) { return hasChinese(area.nameZh); })
        && own->ground.code < QStringLiteral("66");
    order.wish.chineseNames
        = parser.isSet(QStringLiteral("names")) ? parser.value(QStringLiteral("names")) == u"zh" : isChinese;
    order.dryRun = parser.isSet(QStringLiteral("dry-run"));
    if (!order.dryRun) {
        const auto given = givenPassword(parser);
        if (!given)
            return fail(given.error());
        order.password = *given ? **given : readPassword();
    }
    const auto made = server::populateCity(folder, order, now());
    if (!made)
        return fail(made.error());
    std::printf("%s %s cells in %s duty grids, %s people, %s departments, %s cameras, %s vehicles\n",
                order.dryRun ? "would be:" : "made:", qPrintable(grouped(made->cells)),
                qPrintable(grouped(made->dutyGrids)), qPrintable(grouped(made->persons)),
                qPrintable(grouped(made->departments)), qPrintable(grouped(made->cameras)),
                qPrintable(grouped(made->vehicles)));
    return Done;
}
