// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "terminal.h"

#include "server/central.h"
#include "server/citycopy.h"
#include "server/takein.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>

#include <cstdio>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
/// What was made in the folder goes on in PostgreSQL.
int settle(const QString &folder, const QString &address)
{
    if (address.isEmpty())
        return Done;
    ProgressLine line;
    const auto moved = server::moveToPostgres(folder, address, [&line](const QString &table) {
        line.show(table, -1);
        return true;
    });
    QFile::remove(QDir(folder).filePath(QStringLiteral("central.db.moved")));
    if (moved)
        return Done;
    for (const char *made : {"central.db", "basemap.gpkg"})
        QFile::remove(QDir(folder).filePath(QLatin1StringView(made)));
    return fail(moved.error());
}

/// A city that is there already gets one more server.
std::optional<int> joined(const QString &folder, const QString &address)
{
    if (address.isEmpty())
        return {};
    const auto done = server::joinCity(folder, address);
    if (!done)
        return done.error().reason == u"no-city" ? std::optional<int>() : fail(done.error());
    std::fputs(speaksChinese() ? "库里已有城市：这个文件夹从现在起用它\n"
                               : "there is a city in that database: this folder uses it from now on\n",
               stderr);
    return Done;
}

int makeEmpty(const QString &folder, const QString &nameZh, const QString &nameEn, const QString &password)
{
    if (nameZh.isEmpty() && nameEn.isEmpty())
        return wrongUse(QStringLiteral("an empty city needs a name: --name-zh or --name-en"));
    const auto done = server::initEmptyCity(folder, nameZh.isEmpty() ? nameEn : nameZh,
                                            nameEn.isEmpty() ? nameZh : nameEn, password, now());
    if (!done)
        return fail(done.error());
    std::fprintf(
        stderr,
        "wanmi-central: an empty city in %s; bring its ground with: wanmi-central import basemap|admin|cells\n",
        qPrintable(folder));
    return Done;
}
} // namespace

int init(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(
        parser,
        QStringLiteral(
            "Makes a sample city in an empty folder, or an empty city for files of your own:\n"
            "  wanmi-central init --data DIR --sample village\n"
            "  wanmi-central init --data DIR --empty --name-zh 南京新街口 --name-en \"Nanjing Xinjiekou\""));
    const QCommandLineOption data = dataOption();
    const QCommandLineOption sample(QStringLiteral("sample"), QStringLiteral("tiny, village, city, large or metropolis."),
                                    QStringLiteral("SCALE"), QStringLiteral("village"));
    const QCommandLineOption seed(QStringLiteral("seed"), QStringLiteral("Another seed gives another city."),
                                  QStringLiteral("N"));
    const QCommandLineOption password = passwordFileOption(QStringLiteral(
        "Of every sample account (default: wanmi); of the account admin of an empty city (none: asked for)."));
    const QCommandLineOption empty(
        QStringLiteral("empty"),
        QStringLiteral("A city with a name and an administrator; import brings the rest."));
    const QCommandLineOption nameZh(QStringLiteral("name-zh"), QStringLiteral("Its name in Chinese."),
                                    QStringLiteral("NAME"));
    const QCommandLineOption nameEn(QStringLiteral("name-en"), QStringLiteral("Its name in English."),
                                    QStringLiteral("NAME"));
    const QCommandLineOption storage(
        QStringLiteral("storage"),
        QStringLiteral("Keep the city in PostgreSQL: postgresql://user@host/database (its password in ~/.pgpass). A "
                       "city that is there gets one more server."),
        QStringLiteral("ADDRESS"));
    parser.addOptions({data, sample, seed, password, empty, nameZh, nameEn, storage});
    parser.process(arguments);
    const auto given = givenPassword(parser);
    if (!given)
        return fail(given.error());
    const QString folder = parser.value(data), address = parser.value(storage);
    if (const auto code = joined(folder, address))
        return *code;

    if (parser.isSet(empty)) {
        const int made = makeEmpty(folder, parser.value(nameZh), parser.value(nameEn),
                                   *given ? **given : readPassword());
        return made == Done ? settle(folder, address) : made;
    }
    const QString word = given->value_or(QStringLiteral("wanmi"));

    auto plan = citygen::planFor(parser.value(sample));
    if (!plan)
        return fail(plan.error());
    if (parser.isSet(seed))
        plan->seed = parser.value(seed).toULongLong();
    const auto rules = domain::shippedRuleBook();
    if (!rules)
        return fail(rules.error());
    const InterruptFlag interrupt;
    const auto summary = [&] {
        ProgressLine line;
        const auto progress = [&](const QString &stage, double done) {
            line.show(stage, done);
            return !interrupt.isSet();
        };
        return server::initCity(parser.value(data), *plan, *rules, now(), progress, word);
    }();
    if (!summary)
        return fail(summary.error());
    std::fprintf(stderr, "wanmi-central: %s: %d cells, %d components, %d cases (%d open), %d actions\n",
                 qPrintable(summary->nameEn), summary->cells, summary->components, summary->cases,
                 summary->openCases, summary->actions);
    return settle(folder, address);
}
