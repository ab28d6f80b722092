// SPDX-License-Identifier: GPL-3.0-or-later
// What the figures of video are taken with: each of its tasks is a process of its own, so that what one costs is seen from outside
// and nothing of the others is in it.
#include "playertask.h"
#include "walltask.h"

#include "simulator/rtspserver.h"

#include <QCommandLineParser>
#include <QGuiApplication>

#include <cstdio>

namespace {
using namespace wanmi;

/// Says its port and serves until it is killed.
int serve(const QString &clipFolder)
{
    const auto clips = simulator::makeClips(clipFolder);
    if (!clips) {
        std::fprintf(stderr, "clips: %s\n", qPrintable(clips.error().reason));
        return 1;
    }
    QList<simulator::Clip> avc;
    for (const simulator::Clip &clip : *clips) {
        if (clip.codec == simulator::ClipCodec::H264)
            avc.append(clip);
    }
    const auto server = simulator::StreamServer::start(avc, {QStringLiteral("127.0.0.1"), 0, {}, {}});
    if (!server)
        return 1;
    std::printf("%d\n", (*server)->port());
    std::fflush(stdout);
    return QCoreApplication::exec();
}
} // namespace

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("task"), QStringLiteral("serve, wall or qmediaplayer"));
    const auto option = [&](const char *name, const char *value) {
        parser.addOption({QString::fromLatin1(name), {}, QStringLiteral("VALUE"), QString::fromLatin1(value)});
    };
    option("clips", "");
    option("server", "");
    option("thumbnails", "0");
    option("tiles", "0");
    option("seconds", "20");
    option("shot", "");
    parser.process(app);
    const auto number = [&](const char *name) { return parser.value(QString::fromLatin1(name)).toInt(); };
    const QString task = parser.positionalArguments().value(0);
    if (task == u"serve")
        return serve(parser.value(QStringLiteral("clips")));
    if (task == u"wall")
        return bench::runWall({parser.value(QStringLiteral("server")), number("thumbnails"), number("seconds"),
                               parser.value(QStringLiteral("shot"))});
    if (task == u"qmediaplayer")
        return bench::runPlayers(parser.value(QStringLiteral("server")), number("tiles"));
    return 2;
}
