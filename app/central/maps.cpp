// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "terminal.h"

#include "renderlink/shippedmap.h"
#include "server/central.h"
#include "server/maps.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>

#include <cstdio>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
constexpr const char *Words
    = R"(The map project that all seats and walls draw their base map from: dark for walls, light for desks.

  wanmi-central maps begin              puts the shipped project and the city's data into DIR/maps, ready for QGIS
                                        Desktop; saving there while central serves is enough to publish
  wanmi-central maps check [PROJECT]    opens it as every seat will, and says what will not be drawn
  wanmi-central maps publish [PROJECT]  checks it, and gives it to every seat within 10 seconds
  wanmi-central maps list               what has been published, newest first
  wanmi-central maps back [VERSION]     an earlier one again: the one before, or the one named; "shipped": ours

PROJECT is a .qgs or .qgz, without it the one in DIR/maps. Files below its folder that it names (pictures, small
sources) go along, 512 MB at most. A layer whose file is called basemap.gpkg draws from the city's own data. Seats read
databases and map services themselves: they need the way there, and get the passwords that stand in the project.)";

QString beside(const char *program, const char *variable)
{
    const QString said = qEnvironmentVariable(variable);
    return said.isEmpty() ? QCoreApplication::applicationDirPath() + u'/' + QLatin1StringView(program) : said;
}

const char *wordsFor(const QString &reason)
{
    const bool zh = speaksChinese();
    if (reason == u"source-missing")
        return zh ? "数据源打不开：检查文件、服务地址"
                  : "its source cannot be opened: check the file or the service";
    if (reason == u"outside")
        return zh
            ? "数据源在工程文件夹之外，席位上没有：移进来再存"
            : "its file lies outside the project's folder, seats will not have it: move it there and save";
    if (reason == u"no-login")
        return zh ? "用了 QGIS 的密码库，席位上没有：把登录写进连接"
                  : "needs QGIS's password store, which seats have not: put the login into the connection";
    return zh ? "绘制出错" : "cannot be drawn";
}

void tellReport(const server::MapReport &report)
{
    const bool zh = speaksChinese();
    for (const server::MapLayerReport &layer : report.layers) {
        if (!layer.reason.isEmpty())
            std::fprintf(stderr, "  %s: %s\n    %s %s\n", qPrintable(layer.name), wordsFor(layer.reason),
                         qPrintable(layer.source), qPrintable(layer.detail));
        if (layer.secret)
            std::fprintf(
                stderr, "  %s: %s\n", qPrintable(layer.name),
                zh ? "连接里有密码，会发到每个席位：请用只读账号"
                   : "its connection carries a password that every seat gets: use an account that only reads");
    }
    for (const QString &look : {QStringLiteral("dark"), QStringLiteral("light")}) {
        if (!report.looks.contains(look))
            std::fprintf(stderr, "  %s: %s\n", qPrintable(look),
                         zh ? "没有这个地图主题，按工程现状绘制"
                            : "no map theme of this name, drawn as the project stands");
    }
    std::printf("%s\t%d layers\t%d not drawn\t%d files\n", qPrintable(report.engine),
                int(report.layers.size()), report.undrawn(), int(report.files.size()));
}

QString lineOf(const server::Publication &one)
{
    const QString when
        = QDateTime::fromMSecsSinceEpoch(base::toMs(one.at)).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    return QStringLiteral("%1\t%2\t%3\t%4\t%5 files\t%6 bytes\t%7 not drawn")
        .arg(one.present ? QStringLiteral("*") : QStringLiteral(" "), one.version.left(16), when, one.project)
        .arg(one.files)
        .arg(one.bytes)
        .arg(one.undrawn);
}

int publish(const QString &folder, const QString &project, bool afresh)
{
    const auto done = server::publishMap(
        folder, {project, beside("wanmi-maprender", "WANMI_MAPRENDER"), QStringLiteral("console"), afresh},
        now());
    if (!done)
        return fail(done.error());
    tellReport(done->report);
    std::printf("%s\n", qPrintable(lineOf(done->publication)));
    if (!done->isNew)
        std::fprintf(
            stderr, "wanmi-central: %s\n",
            speaksChinese()
                ? "已是当前版本；数据库或服务里的数据变了时用 --afresh"
                : "this is the present one; say --afresh when what a database or service holds has changed");
    return Done;
}

int list(const QString &folder)
{
    const auto all = server::publications(folder);
    if (!all)
        return fail(all.error());
    for (const server::Publication &one : *all)
        std::printf("%s\n", qPrintable(lineOf(one)));
    return Done;
}

int back(const QString &folder, const QString &version)
{
    const auto done = server::backToMap(folder, version, now());
    if (!done)
        return fail(done.error());
    std::printf("%s\n", done->version.isEmpty() ? "* shipped" : qPrintable(lineOf(*done)));
    return Done;
}

int begin(const QString &folder)
{
    const auto made = server::beginMap(folder, renderlink::shippedProject());
    if (!made)
        return fail(made.error());
    std::printf("%s\n", qPrintable(*made));
    return Done;
}

int check(const QString &project)
{
    const auto report = server::checkMap(project, {}, beside("wanmi-maprender", "WANMI_MAPRENDER"));
    if (!report)
        return fail(report.error());
    tellReport(*report);
    return report->undrawn() == 0 ? Done : NotDone;
}
} // namespace

int maps(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(parser, QString::fromUtf8(Words));
    const QCommandLineOption afresh(
        QStringLiteral("afresh"),
        QStringLiteral("Publish although no file has changed: seats draw everything again."));
    parser.addOptions({dataOption(), afresh});
    parser.addPositionalArgument(QStringLiteral("deed"),
                                 QStringLiteral("begin | check | publish | list | back"));
    parser.process(arguments);
    const QStringList words = parser.positionalArguments();
    const QString deed = words.value(0);
    const QString folder = parser.value(QStringLiteral("data"));
    if (words.isEmpty() || words.size() > 2)
        return wrongUse(
            QStringLiteral("maps wants begin, check, publish, list or back; see wanmi-central maps --help"));
    const QString project = words.size() > 1 ? words[1] : server::mapProjectOf(folder);
    if (deed == u"check" || deed == u"publish") {
        if (project.isEmpty())
            return wrongUse(
                QStringLiteral("there is no project in %1/maps; name one, or make it with maps begin")
                    .arg(folder));
        return deed == u"check" ? check(project) : publish(folder, project, parser.isSet(afresh));
    }
    if (deed == u"list")
        return list(folder);
    if (deed == u"back")
        return back(folder, words.value(1));
    if (deed == u"begin")
        return begin(folder);
    return wrongUse(QStringLiteral("unknown deed ") + deed);
}
