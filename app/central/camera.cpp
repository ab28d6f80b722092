// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "terminal.h"

#include "server/camerasecrets.h"
#include "server/central.h"

#include <QCommandLineParser>

#include <cstdio>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
int list(const server::CameraSecrets &secrets)
{
    const auto accesses = secrets.read();
    if (!accesses)
        return fail(accesses.error());
    const bool zh = speaksChinese();
    if (accesses->empty())
        std::printf("%s\n", zh ? "没有摄像机的登录资料，也没有主码流的地址" : "No camera has a user or a main stream.");
    for (const protocol::CameraAccess &one : *accesses) {
        QString posts = one.posts.isEmpty() ? (zh ? QStringLiteral("所有岗位") : QStringLiteral("every post")) : one.posts.join(u',');
        if (one.closed)
            posts += zh ? QStringLiteral("（其他岗位不可查看）") : QStringLiteral(" (closed to others)");
        std::printf("%s\t%s\t%s\t%s\t%s\t%s\n", qPrintable(one.streams), one.user.isEmpty() ? "-" : qPrintable(one.user),
                    one.password.isEmpty() ? "-" : "********", one.main.isEmpty() ? "-" : qPrintable(one.main),
                    qPrintable(posts), one.recorder.isEmpty() ? "-" : qPrintable(one.recorder));
    }
    return Done;
}

int set(const server::CameraSecrets &secrets, const QCommandLineParser &parser, const QString &streams)
{
    protocol::CameraAccess access;
    access.streams = streams;
    access.user = parser.value(QStringLiteral("user"));
    access.main = parser.value(QStringLiteral("main"));
    access.recorder = parser.value(QStringLiteral("recorder"));
    access.posts = parser.value(QStringLiteral("posts")).split(u',', Qt::SkipEmptyParts);
    access.closed = parser.isSet(QStringLiteral("closed"));
    if (access.closed && access.posts.isEmpty())
        return wrongUse(QStringLiteral("--closed wants --posts: who may look"));
    if (!access.user.isEmpty()) {
        const auto given = givenPassword(parser);
        if (!given)
            return fail(given.error());
        access.password = given->value_or(QString());
        if (access.password.isEmpty())
            access.password = readPassword();
    }
    const auto done = secrets.put(access);
    return done ? Done : fail(done.error());
}
} // namespace

int camera(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(parser,
            QStringLiteral(
                "How seats look at cameras: user and password, main stream, recorder. Kept in keys/cameras.json of the city, readable by its "
                "owner only; seats get what their post may have when they sign in, and keep it in memory.\n\n"
                "  list            all of them; passwords are not shown\n"
                "  set STREAMS     for cameras whose stream path the pattern names (\"/cam/2301*\", \"*\"); the password comes "
                "from --password-file, WANMI_PASSWORD or standard input\n"
                "  remove STREAMS\n\n"
                "The first pattern that fits a camera counts. Example:\n"
                "  wanmi-central camera set '/cam/*' --user wall --password-file f --main '{path}/main'"));
    const QCommandLineOption data = dataOption();
    parser.addOption(data);
    parser.addOption({QStringLiteral("user"), QStringLiteral("Who the cameras are told is looking."), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("main"),
                      QStringLiteral("Path of the main stream; {path} stands for the small one's."), QStringLiteral("PATH")});
    parser.addOption({QStringLiteral("recorder"),
                      QStringLiteral("Path of what a recorder keeps of them, played by RTSP with \"Range: clock=\"; {path} as above."),
                      QStringLiteral("PATH")});
    parser.addOption({QStringLiteral("posts"),
                      QStringLiteral("Only for these posts: shift-leader,dispatcher,… (default: every post)."),
                      QStringLiteral("LIST")});
    parser.addOption({QStringLiteral("closed"), QStringLiteral("Other posts than --posts may not look at these cameras at all.")});
    parser.addOption(passwordFileOption(QStringLiteral("the cameras'")));
    parser.addPositionalArgument(QStringLiteral("deed"), QStringLiteral("list | set STREAMS | remove STREAMS"));
    parser.process(arguments);

    const QStringList words = parser.positionalArguments();
    const QString folder = parser.value(data), deed = words.value(0), streams = words.value(1);
    if (server::isEmpty(folder))
        return wrongUse(QStringLiteral("there is no city in ") + folder);
    const server::CameraSecrets secrets(folder);
    if (deed == u"list" && words.size() == 1)
        return list(secrets);
    if (deed == u"set" && words.size() == 2)
        return set(secrets, parser, streams);
    if (deed == u"remove" && words.size() == 2) {
        const auto done = secrets.remove(streams);
        return done ? Done : fail(done.error());
    }
    return wrongUse(QStringLiteral("list, or set or remove with a pattern of streams; see --help"));
}
