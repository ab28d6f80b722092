// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/answer.h"
#include "domain/rulebook.h"
#include "resources/resources.h"
#include "simulator/citysim.h"
#include "simulator/clips.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFutureWatcher>
#include <QSocketNotifier>
#include <QStandardPaths>
#include <QTimer>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

using namespace wanmi;

namespace {

int stopPipe[2] = {-1, -1};

void askToStop(int)
{
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(stopPipe[1], &byte, 1);
}

/// A signal handler may do next to nothing, so it wakes the event loop through a pipe.
void onSignals(QCoreApplication &app, const std::function<void()> &stop)
{
    if (::pipe2(stopPipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    auto *notifier = new QSocketNotifier(stopPipe[0], QSocketNotifier::Read, &app);
    QObject::connect(notifier, &QSocketNotifier::activated, &app, [notifier, stop] {
        notifier->setEnabled(false);
        stop();
    });
    for (const int signal : {SIGINT, SIGTERM})
        std::signal(signal, askToStop);
    std::signal(SIGPIPE, SIG_IGN);
}

QString clipFolder(const QString &wish)
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return wish.isEmpty() ? data + QStringLiteral("/wanmi/sim") : wish;
}

void print(const simulator::CitySimReport &report)
{
    std::printf(
        "%s: %d reports, %d actions, %d photos, %d refused%s%s; %d open cases; %d vehicles, %d patrols, %lld positions%s%s\n",
        report.isReady ? "living" : "waiting", report.reports, report.deeds, report.photos, report.refused,
        report.lastRefusal.isEmpty() ? "" : ", last ", qPrintable(report.lastRefusal), report.openCases,
        report.vehicles, report.patrols, static_cast<long long>(report.positions),
        report.trouble.isEmpty() ? "" : "; trouble: ", qPrintable(report.trouble));
    std::fflush(stdout);
}

struct Wish
{
    simulator::CitySimOptions city;
    simulator::StreamOptions streams;
    QString clips;
    int durationS = 0;
    bool isGood = true;
};

/// The authority and the password; false: a file that was named cannot be read.
bool readFiles(const QCommandLineParser &parser, simulator::CitySimOptions &city)
{
    city.password = qEnvironmentVariable("WANMI_PASSWORD", QStringLiteral("wanmi"));
    if (const QString name = parser.value(QStringLiteral("password-file")); !name.isEmpty()) {
        QFile file(name);
        city.password = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readLine()).trimmed() : QString();
    }
    if (const QString name = parser.value(QStringLiteral("ca")); !name.isEmpty()) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return false;
        city.authority = file.readAll();
    }
    return !city.password.isEmpty();
}

/// What cameras ask for; false: a user without a password, or a share that is none.
bool readGuard(const QCommandLineParser &parser, simulator::StreamOptions &streams)
{
    streams.user = parser.value(QStringLiteral("cameras-user"));
    bool isShare = false;
    streams.guardedShare = parser.value(QStringLiteral("cameras-guarded")).toDouble(&isShare);
    if (!streams.user.isEmpty()) {
        QFile file(parser.value(QStringLiteral("cameras-password-file")));
        if (file.open(QIODevice::ReadOnly))
            streams.password = QString::fromUtf8(file.readLine()).trimmed();
    }
    return isShare && streams.guardedShare >= 0 && streams.guardedShare <= 1
        && streams.user.isEmpty() == streams.password.isEmpty();
}

Wish readOptions(const QCoreApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "A living city: citizens, supervisors, departments, colleagues, vehicles and cameras that act through the REST\n"
        "and RTSP interfaces as real ones would. Ctrl-C ends it."));
    const auto option
        = [&parser](const char *name, const char *text, const char *value, const char *standard) {
              parser.addOption({QLatin1StringView(name), QLatin1StringView(text), QLatin1StringView(value),
                                QLatin1StringView(standard)});
          };
    parser.addHelpOption();
    option("central", "Central's address.", "URL", "http://127.0.0.1:8801");
    option("rtsp-port", "Port of the camera streams on loopback; 0: any; -1: no streams.", "N", "8554");
    option("clips", "Folder for the drawn camera pictures.", "DIR", "");
    option("speed", "How much faster than real people these act.", "X", "20");
    option("seed", "Seed of their decisions.", "N", "20261121");
    option("duration", "End after so many seconds; 0: never.", "S", "0");
    option("ca", "Believe only certificates by this authority (PEM).", "FILE", "");
    option("password-file", "Password of every account: the file's first line; or WANMI_PASSWORD in the environment (default: wanmi).", "FILE", "");
    option("cameras-fault-rate", "Share of cameras that do not work, 0 to 1.", "SHARE", "0.03");
    option("cameras-user", "Cameras ask for this user's password (Digest).", "NAME", "");
    option("cameras-password-file", "The password: the file's first line.", "FILE", "");
    option("cameras-guarded", "Share of cameras that ask, 0 to 1.", "SHARE", "1");
    parser.addOption(
        {QStringLiteral("no-center"), QStringLiteral("Leave the desks of both centers to people.")});
    parser.process(app);

    Wish wish;
    bool good[5] = {};
    wish.city.central = QUrl(parser.value(QStringLiteral("central")));
    const bool hasSecrets = readFiles(parser, wish.city);
    wish.city.speed = parser.value(QStringLiteral("speed")).toDouble(&good[0]);
    wish.city.seed = parser.value(QStringLiteral("seed")).toULongLong(&good[1]);
    wish.city.cameraFaultRate = parser.value(QStringLiteral("cameras-fault-rate")).toDouble(&good[2]);
    wish.city.center = !parser.isSet(QStringLiteral("no-center"));
    const int port = parser.value(QStringLiteral("rtsp-port")).toInt(&good[3]);
    wish.durationS = parser.value(QStringLiteral("duration")).toInt(&good[4]);
    wish.clips = port < 0 ? QString() : clipFolder(parser.value(QStringLiteral("clips")));
    wish.streams.port = quint16(std::clamp(port, 0, 65535));
    const bool hasGuard = readGuard(parser, wish.streams);
    wish.isGood = hasSecrets && hasGuard && good[0] && good[1] && good[2] && good[3] && good[4] && wish.city.speed > 0
        && wish.city.central.isValid() && wish.durationS >= 0;
    return wish;
}

base::Result<std::unique_ptr<simulator::StreamServer>> startStreams(const Wish &wish)
{
    if (wish.clips.isEmpty())
        return std::unique_ptr<simulator::StreamServer>();
    QDir().mkpath(wish.clips);
    const auto clips = simulator::makeClips(wish.clips);
    if (!clips)
        return tl::unexpected(clips.error());
    const auto faults = simulator::makeFaultClips(wish.clips);
    if (!faults)
        return tl::unexpected(faults.error());
    const auto mains = simulator::makeMainClips(wish.clips);
    if (!mains)
        return tl::unexpected(mains.error());
    return simulator::StreamServer::start(*clips + *mains + *faults, wish.streams);
}

void printAndThen(simulator::CitySim &city, QObject *context, const std::function<void()> &next = {})
{
    auto *watcher = new QFutureWatcher<simulator::CitySimReport>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, next] {
        print(watcher->result());
        watcher->deleteLater();
        if (next)
            next();
    });
    watcher->setFuture(city.report());
}
} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("wanmi-citysim"));
    resources::load();
    const Wish wish = readOptions(app);
    if (!wish.isGood) {
        std::fprintf(stderr, "wanmi-citysim: an option is not understood; see --help\n");
        return 2;
    }
    const auto rules = domain::shippedRuleBook();
    if (!rules) {
        std::fprintf(stderr, "wanmi-citysim: %s (%s)\n", qPrintable(rules.error().reason),
                     qPrintable(rules.error().detail));
        return 1;
    }
    auto streams = startStreams(wish);
    if (!streams) {
        std::fprintf(stderr, "wanmi-citysim: camera streams: %s (%s)\n", qPrintable(streams.error().reason),
                     qPrintable(streams.error().detail));
        return 1;
    }
    simulator::StreamServer *server = streams->get();
    if (server)
        std::printf("camera streams at rtsp://%s:%d\n", qPrintable(wish.streams.address),
                    int(server->port()));

    simulator::CitySim city(wish.city, *rules, [server](const QString &camera, simulator::StreamFault fault) {
        if (server)
            server->setFault(camera, fault);
    });
    city.start();
    const auto end = [&] { printAndThen(city, &app, &QCoreApplication::quit); };
    onSignals(app, end);
    QTimer minute;
    QObject::connect(&minute, &QTimer::timeout, &app, [&] { printAndThen(city, &app); });
    minute.start(std::chrono::minutes(1));
    if (wish.durationS > 0)
        QTimer::singleShot(std::chrono::seconds(wish.durationS), &app, end);
    return QCoreApplication::exec();
}
