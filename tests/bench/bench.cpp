// SPDX-License-Identifier: GPL-3.0-or-later
#include "ackfigures.h"
#include "evaluationfigures.h"
#include "fanoutfigure.h"
#include "figure.h"
#include "importfigures.h"
#include "intakefigures.h"
#include "islandfigure.h"
#include "mapfigures.h"
#include "queuefigure.h"
#include "reportfigures.h"
#include "searchfigure.h"
#include "seatfigures.h"
#include "snapshotfigures.h"
#include "soak.h"
#include "syncfigures.h"
#include "takeinfigures.h"
#include "tilesfigure.h"
#include "videofigures.h"
#include "worktimefigure.h"

#include "resources/resources.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <cstdio>

using namespace wanmi::bench;

namespace {
constexpr int MostRuns = 5;

/// Those that move a whole large city about take minutes: fewer runs, and no warm-up.
int runsOf(const QString &name)
{
    static const QStringList Once{QStringLiteral("sync.fanout_500_core"), QStringLiteral("sync.fanout_500_rss"),
                                  QStringLiteral("sync.bootstrap_2m_cases"),
                                  QStringLiteral("sync.island_merge")};
    if (Once.contains(name) || name.startsWith(u"video.")) // these are of many seconds and a thousand cameras already
        return 1;
    return name.startsWith(u"sync.") ? 3 : MostRuns;
}
} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    wanmi::resources::load();
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("figures"), {}, QStringLiteral("file")},
                       {QStringLiteral("bin"), {}, QStringLiteral("folder")},
                       {QStringLiteral("run"), {}, QStringLiteral("file")},
                       {QStringLiteral("work"), {}, QStringLiteral("folder")},
                       {QStringLiteral("only"), {}, QStringLiteral("pattern")},
                       {QStringLiteral("json"), {}, QStringLiteral("file")},
                       {QStringLiteral("soak"), {}, QStringLiteral("minutes")}});
    parser.addHelpOption();
    parser.process(app);

    Places places{QDir(parser.value(QStringLiteral("bin"))).absolutePath(),
                  QFileInfo(parser.value(QStringLiteral("run"))).absoluteFilePath(),
                  QDir(parser.value(QStringLiteral("work"))).absolutePath()};
    QDir().mkpath(places.work);
    const QRegularExpression only(parser.value(QStringLiteral("only")));
    if (!only.isValid()) {
        std::fprintf(stderr, "--only: %s\n", qPrintable(only.errorString()));
        return 2;
    }
    QFile json(parser.value(QStringLiteral("json")));
    if (parser.isSet(QStringLiteral("json")) && !json.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        std::fprintf(stderr, "cannot write %s: %s\n", qPrintable(json.fileName()),
                     qPrintable(json.errorString()));
        return 2;
    }

    if (parser.isSet(QStringLiteral("soak"))) {
        for (const Figure &figure : readFigures(parser.value(QStringLiteral("figures")))) {
            if (figure.name != u"map.soak_mb_per_hour")
                continue;
            Result result{figure, soak(places, parser.value(QStringLiteral("soak")).toInt()), 0};
            printHeader();
            print(result);
            if (json.isOpen())
                json.write(toJsonLine(result));
            return result.measured ? 0 : 1;
        }
        return 1;
    }

    std::map<QString, Take> takes;
    addSeatFigures(takes, places);
    addSyncFigures(takes, places);
    addSnapshotFigures(takes, places);
    addFanoutFigures(takes, places);
    addQueueFigure(takes, places);
    addIslandFigure(takes, places);
    addImportFigures(takes, places);
    addTakeInFigures(takes, places);
    addTilesFigure(takes, places);
    addMapFigures(takes, places);
    addSearchFigure(takes, places);
    addAckFigures(takes, places);
    addIntakeFigures(takes, places);
    addWorktimeFigure(takes);
    addEvaluationFigures(takes);
    addReportFigures(takes, places);
    addVideoFigures(takes, places);

    printHeader();
    bool any = false;
    for (const Figure &figure : readFigures(parser.value(QStringLiteral("figures")))) {
        const auto it = takes.find(figure.name);
        if (it == takes.end() || !only.match(figure.name).hasMatch())
            continue;
        any = true;
        const int runs = runsOf(figure.name);
        const Result result = take(figure, it->second, runs, runs == MostRuns);
        print(result);
        if (json.isOpen()) {
            json.write(toJsonLine(result));
            json.flush();
        }
    }
    if (!any)
        std::fprintf(stderr, "no figure with that name is measured yet\n");
    return any ? 0 : 1;
}
