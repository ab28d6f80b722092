// SPDX-License-Identifier: GPL-3.0-or-later
#include "islandfigure.h"

#include "island/island.h"

#include <QDir>

#include <cstdio>

namespace wanmi::bench {
namespace {
/// The days themselves are lived once; each run comes home from them anew.
std::optional<Measured> islandMerge(const Places &places)
{
    island::Plan plan;
    // Long enough that the seats look for central only now and then, as after days.
    plan.lonely = std::chrono::seconds(40);
    const QString folder = places.work + QStringLiteral("/island");
    static std::unique_ptr<island::Island> away;
    if (!away) {
        QDir(folder).removeRecursively();
        QDir().mkpath(folder);
        auto lived = std::make_unique<island::Island>(folder, domain::shippedRuleBook().value());
        if (const QString why = lived->live(plan); !why.isEmpty()) {
            std::fprintf(stderr, "no island: %s\n", qPrintable(why));
            return std::nullopt;
        }
        away = std::move(lived);
    }
    const island::Homecoming home = away->comeHome(plan);
    for (const QString &fault : home.faults)
        std::fprintf(stderr, "after coming home: %s\n", qPrintable(fault));
    std::fprintf(stderr, "%d cases, %d commands, %d of them refused: %.1f s\n", home.reported, home.commands,
                 home.rejected, home.seconds);
    if (!home.faults.isEmpty())
        return std::nullopt;
    return Measured{home.seconds, {}, std::nullopt};
}
} // namespace

void addIslandFigure(std::map<QString, Take> &takes, const Places &places)
{
    takes[QStringLiteral("sync.island_merge")] = [places] { return islandMerge(places); };
}
} // namespace wanmi::bench
