// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "log.h"
#include "terminal.h"

#include "bulletin/round.h"
#include "snapshots/replicaformat.h"
#include "server/central.h"
#include "server/certificates.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QHostAddress>
#include <QSaveFile>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <malloc.h>
#include <sys/resource.h>

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

/// The first line of the file.
bool readToken(const QString &path, QByteArray &token)
{
    constexpr qsizetype Shortest = 16;
    QFile file(path);
    token = file.open(QIODevice::ReadOnly) ? file.readLine(4096).trimmed() : QByteArray();
    return token.size() >= Shortest;
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

/// Each seat holds a connection, and the usual limit of 1024 descriptors is of another time.
void allowManyPeers()
{
    constexpr rlim_t Enough = 65'536;
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= Enough)
        return;
    files.rlim_cur = std::min(files.rlim_max, Enough);
    ::setrlimit(RLIMIT_NOFILE, &files);
}

/// Many threads that now and then take much at once: what is no longer needed goes back to the system, instead of being
/// kept in pieces for each of them.
void keepMemorySmall()
{
    constexpr int Arenas = 4, LargeBytes = 256 * 1024, SpareBytes = 1024 * 1024;
    mallopt(M_ARENA_MAX, Arenas);
    mallopt(M_MMAP_THRESHOLD, LargeBytes);
    mallopt(M_TRIM_THRESHOLD, SpareBytes);
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
        QStringLiteral("Without a certificate, listen on an address other machines can reach (put TLS in front)."));
    const QCommandLineOption clear(QStringLiteral("no-tls"),
                                   QStringLiteral("In clear although there is a certificate: for a proxy on this machine."));
    const QCommandLineOption proxy(
        QStringLiteral("behind-proxy"),
        QStringLiteral("A proxy on this machine tells in X-Forwarded-For for whom it asks (audit, sign-in limits)."));
    const QCommandLineOption token(QStringLiteral("metrics-token-file"),
                                   QStringLiteral("/metrics is for whoever sends this token; otherwise for this machine only."),
                                   QStringLiteral("FILE"));
    const QCommandLineOption form(QStringLiteral("log"), QStringLiteral("text or json: one object a line (default: text)."),
                                  QStringLiteral("FORM"), QStringLiteral("text"));
    const QCommandLineOption level(
        QStringLiteral("log-level"),
        QStringLiteral("error, warning, info (each request that changed something or failed) or debug (each request); "
                       "default: warning, with json info."),
        QStringLiteral("LEVEL"));
    const QCommandLineOption heads(
        QStringLiteral("audit-heads"),
        QStringLiteral("Appends each day's signed head of the audit to this file too; let it lie on another machine."),
        QStringLiteral("FILE"));
    const QCommandLineOption standby(
        QStringLiteral("read-from"),
        QStringLiteral("A streaming standby of the city's PostgreSQL that takes snapshots and counts off the primary."),
        QStringLiteral("postgresql://…"));
    const QCommandLineOption slowest(
        QStringLiteral("slowest-peer"),
        QStringLiteral("A peer that takes so many seconds for 256 KiB of an answer is dropped (default: 30)."),
        QStringLiteral("SECONDS"), QStringLiteral("30"));
    const QCommandLineOption dead(
        QStringLiteral("camera-dead-after"),
        QStringLiteral("A camera that has been off for so many hours is reported as a case against its unit (default: 24; 0: none)."),
        QStringLiteral("HOURS"), QStringLiteral("24"));
    parser.addOptions({data, listen, video, ready, remote, heads, clear, proxy, token, form, level, slowest, standby, dead});
    parser.process(arguments);
    if (!startLog(parser.value(form), parser.value(level)))
        return wrongUse(QStringLiteral("--log knows text and json, --log-level error, warning, info and debug"));

    server::CentralOptions options;
    options.folder = parser.value(data);
    options.replicaFormat = snapshots::replicaFormat();
    options.videoUrl = parser.value(video);
    options.auditHeads = parser.value(heads);
    options.readFrom = parser.value(standby);
    const QString mapEngine = qEnvironmentVariable(
        "WANMI_MAPRENDER", QCoreApplication::applicationDirPath() + QStringLiteral("/wanmi-maprender"));
    if (QFile::exists(mapEngine))
        options.mapEngine = mapEngine; // what is saved in <city>/maps is published
    if (!splitAddress(parser.value(listen), options.listen, options.port))
        return wrongUse(QStringLiteral("--listen wants ADDR:PORT, for example 127.0.0.1:8801"));
    if (!parser.isSet(clear) && server::hasCertificate(options.folder))
        options.certificate = server::tlsPathsOf(options.folder).server;
    if (!isLoopback(options.listen) && options.certificate.isEmpty()) {
        const QString words = speaksChinese()
            ? QStringLiteral("%1 可从其他机器访问，而没有证书，口令会以明文经过网络；用 wanmi-central tls make 签发证书，"
                             "或在前面有 TLS 代理时加 --allow-remote")
            : QStringLiteral("%1 can be reached from other machines, and without a certificate passwords would cross the "
                             "network in clear; make one with wanmi-central tls make, or say --allow-remote if TLS is in front");
        if (!parser.isSet(remote))
            return wrongUse(words.arg(options.listen));
        std::fprintf(stderr, "wanmi-central: %s\n", qPrintable(words.arg(options.listen)));
    }
    options.behindProxy = parser.isSet(proxy);
    options.slowestPeer = std::chrono::seconds(parser.value(slowest).toInt());
    if (options.slowestPeer < std::chrono::seconds(1))
        return wrongUse(QStringLiteral("--slowest-peer wants a number of seconds"));
    bool isHours = false;
    const double deadHours = parser.value(dead).toDouble(&isHours);
    if (!isHours || deadHours < 0 || deadHours > 24 * 365)
        return wrongUse(QStringLiteral("--camera-dead-after wants a number of hours, up to 8760"));
    options.cameraDeadAfter = std::chrono::milliseconds(qint64(deadHours * 3'600'000));
    options.served = logRequest;
    if (parser.isSet(token) && !readToken(parser.value(token), options.metricsToken))
        return wrongUse(QStringLiteral("no token of at least 16 characters in ") + parser.value(token));
    if (server::isEmpty(options.folder))
        return wrongUse(
            QStringLiteral(
                "there is no city in %1; make one with: wanmi-central init --data %1 --sample village")
                .arg(options.folder));
    const auto rules = domain::shippedRuleBook();
    if (!rules)
        return fail(rules.error());
    keepMemorySmall();
    allowManyPeers();
    const sigset_t endings = blockEndSignals();
    const auto central = server::Central::start(options, *rules);
    if (!central)
        return fail(central.error());
    logNotice(QStringLiteral("serving %1 on %2").arg(options.folder, (*central)->url()));
    if (!writeReadyFile(parser.value(ready), (*central)->url()))
        return wrongUse(QStringLiteral("cannot write ") + parser.value(ready));
    int received = 0;
    {
        const QString program = qEnvironmentVariable(
            "WANMI_REPORT", QCoreApplication::applicationDirPath() + QStringLiteral("/wanmi-report"));
        const bulletin::Round round({options.folder, program, std::make_shared<base::SystemClock>(),
                                     std::chrono::seconds(30), logNotice});
        sigwait(&endings, &received);
        logNotice(QStringLiteral("stopping"));
    }
    (*central)->stop();
    if (parser.isSet(ready))
        QFile::remove(parser.value(ready));
    return 0;
}
