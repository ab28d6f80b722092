// SPDX-License-Identifier: GPL-3.0-or-later
// wanmi_nemesis [--rounds N] [--seed S] [--storage sqlite|postgresql|both] [--worlds W]: rounds of faults, exit 0 only
// when every invariant held, 77 where PostgreSQL was asked for and is not here.
#include "seatprocess.h"
#include "worlds.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

#include <cstdio>

using namespace wanmi;

namespace {
constexpr int Skipped = 77;

void tell(const nemesis::Seen &seen, const nemesis::Plan &plan)
{
    std::printf("%d of %d rounds (seed %u) in %.0f s: %lld commands promised, %lld applied, %lld refused, %lld lost, "
                "%lld doubled; %lld cases, %lld changes, %lld lines of audit\n",
                seen.rounds, plan.rounds, plan.seed, seen.seconds, static_cast<long long>(seen.promised),
                static_cast<long long>(seen.applied), static_cast<long long>(seen.rejected),
                static_cast<long long>(seen.lost), static_cast<long long>(seen.doubled),
                static_cast<long long>(seen.cases), static_cast<long long>(seen.changes),
                static_cast<long long>(seen.auditLines));
    for (auto it = seen.faults.cbegin(); it != seen.faults.cend(); ++it)
        std::printf("  %s: %d\n", qPrintable(it.key()), it.value());
    for (const QString &breach : seen.breaches)
        std::printf("BREACH %s\n", qPrintable(breach));
    if (!seen.missing.isEmpty())
        std::printf("skipped on PostgreSQL: %s\n", qPrintable(seen.missing));
}

void write(const QString &path, const QByteArray &bytes, QIODevice::OpenMode mode)
{
    QFile file(path);
    if (!path.isEmpty() && (!file.open(mode) || file.write(bytes) != bytes.size()))
        std::fprintf(stderr, "cannot write %s\n", qPrintable(path));
}
} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const auto value = [&](const char *name, const char *fallback) {
        parser.addOption({QLatin1StringView(name), {}, QLatin1StringView(name), QLatin1StringView(fallback)});
    };
    for (const char *name : {"central", "seat", "folder", "report", "json"})
        value(name, "");
    for (const char *name : {"line", "direct", "skew"})
        value(name, "0");
    value("rounds", "40");
    value("seed", "1");
    value("storage", "sqlite");
    value("worlds", "1");
    parser.addOption({QStringLiteral("loud"), QStringLiteral("Tell how it goes.")});
    parser.addHelpOption();
    parser.process(application);
    const auto number = [&](const char *name) { return parser.value(QLatin1StringView(name)).toInt(); };
    const quint32 seed = parser.value(QStringLiteral("seed")).toUInt();
    if (const QString account = parser.value(QStringLiteral("seat")); !account.isEmpty())
        return nemesis::runSeat({number("line"), number("direct"), account,
                                 parser.value(QStringLiteral("folder")), seed, number("skew")});
    nemesis::Plan plan;
    plan.central = parser.value(QStringLiteral("central"));
    plan.rounds = number("rounds");
    plan.seed = seed;
    plan.isLoud = parser.isSet(QStringLiteral("loud"));
    const QString storage = parser.value(QStringLiteral("storage"));
    plan.isOnPostgres = storage == u"postgresql";
    const int worlds = std::max(1, number("worlds"));
    const bool isOne = worlds == 1 && storage != u"both";
    const nemesis::Seen seen = isOne
        ? nemesis::run(plan)
        : nemesis::runWorlds(plan, nemesis::sharesOf(plan.rounds, worlds, storage == u"both"));
    write(parser.value(QStringLiteral("report")), nemesis::toJson(seen), QIODevice::WriteOnly);
    write(parser.value(QStringLiteral("json")), nemesis::figureOf(seen, plan.rounds),
          QIODevice::WriteOnly | QIODevice::Append);
    tell(seen, plan);
    if (plan.isOnPostgres && !seen.missing.isEmpty())
        return Skipped;
    return seen.breaches.isEmpty() && seen.rounds == plan.rounds && seen.promised > 0 ? 0 : 1;
}
