// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "terminal.h"

#include "server/central.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QHostAddress>
#include <QSaveFile>

#include <csignal>
#include <cstdio>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
/// Whether only programs of this machine can reach it.
bool isLoopback(const QString &address)
{
    return QHostAddress(address).isLoopback();
}

bool splitAddress(const QString &text, QString &address, int &port)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool isNumber = false;
    port = text.mid(colon + 1).toInt(&isNumber);
    address = text.left(colon);
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.mid(1, address.size() - 2);
    return colon > 0 && isNumber && port >= 0 && port < 65536 && !QHostAddress(address).isNull();
}

bool writeReadyFile(const QString &path, const QString &url)
{
    if (path.isEmpty())
        return true;
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(url.toUtf8() + '\n') > 0 && file.commit();
}

/// Blocks the signals for all threads to come; returns the set to wait for.
sigset_t blockEndSignals()
{
    sigset_t endings;
    sigemptyset(&endings);
    for (const int one : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&endings, one);
    pthread_sigmask(SIG_BLOCK, &endings, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return endings;
}

} // namespace

int serve(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(parser, QStringLiteral("Serves a city over REST until SIGTERM or SIGINT."));
    const QCommandLineOption data = dataOption();
    const QCommandLineOption listen(QStringLiteral("listen"),
                                    QStringLiteral("Address and port (default: 127.0.0.1:8801)."),
                                    QStringLiteral("ADDR:PORT"), QStringLiteral("127.0.0.1:8801"));
    const QCommandLineOption video(QStringLiteral("video-url"),
                                   QStringLiteral("Where cameras stream from: rtsp://host:port."),
                                   QStringLiteral("URL"));
    const QCommandLineOption ready(QStringLiteral("ready-file"),
                                   QStringLiteral("Written with the URL once requests are answered."),
                                   QStringLiteral("FILE"));
    const QCommandLineOption remote(
        QStringLiteral("allow-remote"),
        QStringLiteral("Listen on an address other machines can reach (put TLS in front)."));
    const QCommandLineOption heads(
        QStringLiteral("audit-heads"),
        QStringLiteral("Appends each day's signed head of the audit to this file too; let it lie on another machine."),
        QStringLiteral("FILE"));
    parser.addOptions({data, listen, video, ready, remote, heads});
    parser.process(arguments);

    server::CentralOptions options;
    options.folder = parser.value(data);
    options.videoUrl = parser.value(video);
    options.auditHeads = parser.value(heads);
    const QString mapEngine = qEnvironmentVariable(
        "WANMI_MAPRENDER", QCoreApplication::applicationDirPath() + QStringLiteral("/wanmi-maprender"));
    if (QFile::exists(mapEngine))
        options.mapEngine = mapEngine; // what is saved in <city>/maps is published
    if (!splitAddress(parser.value(listen), options.listen, options.port))
        return wrongUse(QStringLiteral("--listen wants ADDR:PORT, for example 127.0.0.1:8801"));
    if (!isLoopback(options.listen) && !parser.isSet(remote))
        return wrongUse(
            QStringLiteral(
                "%1 can be reached from other machines, and passwords would cross the network in clear; "
                "say --allow-remote if TLS is in front")
                .arg(options.listen));
    if (server::isEmpty(options.folder))
        return wrongUse(
            QStringLiteral(
                "there is no city in %1; make one with: wanmi-central init --data %1 --sample village")
                .arg(options.folder));
    const auto rules = domain::shippedRuleBook();
    if (!rules)
        return fail(rules.error());
    const sigset_t endings = blockEndSignals();
    const auto central = server::Central::start(options, *rules);
    if (!central)
        return fail(central.error());
    std::fprintf(stderr, "wanmi-central: serving %s on %s\n", qPrintable(options.folder),
                 qPrintable((*central)->url()));
    if (!writeReadyFile(parser.value(ready), (*central)->url()))
        return wrongUse(QStringLiteral("cannot write ") + parser.value(ready));
    int received = 0;
    sigwait(&endings, &received);
    std::fprintf(stderr, "wanmi-central: stopping\n");
    (*central)->stop();
    if (parser.isSet(ready))
        QFile::remove(parser.value(ready));
    return 0;
}
