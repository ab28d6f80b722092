// SPDX-License-Identifier: GPL-3.0-or-later
#include "videofigures.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

#include <cstdio>
#include <functional>
#include <unistd.h>

namespace wanmi::bench {
namespace {
constexpr int Cameras = 1150, Tiles = 64;
constexpr int Seconds = 20, SettleS = 8;
constexpr int LongMs = 180'000;

QString tool()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/wanmi_videobench");
}

QString engineTool()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/wanmi_enginebench");
}

/// User and system time of a process, seconds, and what it holds, MB.
struct Use
{
    double cpu = 0, megabytes = 0;
};
Use useOf(qint64 pid)
{
    Use use;
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (stat.open(QIODevice::ReadOnly)) {
        const QByteArray text = stat.readAll();
        const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
        use.cpu = (fields.value(11).toDouble() + fields.value(12).toDouble()) / double(sysconf(_SC_CLK_TCK));
    }
    QFile statm(QStringLiteral("/proc/%1/statm").arg(pid));
    if (statm.open(QIODevice::ReadOnly))
        use.megabytes = statm.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE)) / 1e6;
    return use;
}

/// A city's cameras, served while this lives.
class Streams
{
public:
    explicit Streams(const Places &places)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(tool(), {QStringLiteral("serve"), QStringLiteral("--clips"), places.work + QStringLiteral("/clips")});
        // The first time clips are drawn and encoded.
        if (m_process.waitForStarted() && m_process.waitForReadyRead(LongMs))
            m_port = m_process.readLine().trimmed().toInt();
    }
    ~Streams()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] bool isServing() const { return m_port > 0; }
    [[nodiscard]] QString address() const { return QStringLiteral("rtsp://127.0.0.1:%1").arg(m_port); }
    [[nodiscard]] QString camera(int number) const
    {
        return address() + QStringLiteral("/cam/230102%1").arg(number, 14, 10, QLatin1Char('0'));
    }
    [[nodiscard]] Use use() const { return useOf(m_process.processId()); }

private:
    QProcess m_process;
    int m_port = 0;
};

struct Load
{
    int thumbnails = 0, everyMs = 2000, tiles = 0;
    auto operator<=>(const Load &) const = default;
};
struct Taken
{
    QJsonObject engine;
    double serverCores = 0;
};

/// Each load is taken once in a run of the bench: its figures are of one moment.
const Taken *measured(const Places &places, const Load &load)
{
    static std::map<Load, Taken> known;
    if (const auto it = known.find(load); it != known.end())
        return &it->second;
    const Streams streams(places);
    if (!streams.isServing()) {
        std::fprintf(stderr, "  no streams can be served here\n");
        return nullptr;
    }
    const double before = streams.use().cpu;
    QElapsedTimer clock;
    clock.start();
    QProcess engine;
    engine.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    engine.start(engineTool(), {QStringLiteral("--server"), streams.address(), QStringLiteral("--thumbnails"),
                          QString::number(load.thumbnails), QStringLiteral("--every"), QString::number(load.everyMs),
                          QStringLiteral("--tiles"), QString::number(load.tiles), QStringLiteral("--seconds"),
                          QString::number(Seconds)});
    if (!engine.waitForFinished(LongMs) || engine.exitCode() != 0)
        return nullptr;
    Taken taken{QJsonDocument::fromJson(engine.readAllStandardOutput()).object(),
                (streams.use().cpu - before) * 1000 / double(clock.elapsed())};
    std::fprintf(stderr, "  %d thumbnails, %d tiles: %s; the streams took %.2f cores\n", load.thumbnails, load.tiles,
                 QJsonDocument(taken.engine).toJson(QJsonDocument::Compact).constData(), taken.serverCores);
    return &known.emplace(load, std::move(taken)).first->second;
}

/// The wall itself with video and without: what video costs a seat, drawing and ten seconds of every camera's past included.
struct Drawn
{
    double cores = 0, megabytes = 0;
};
const Drawn *drawn(const Places &places)
{
    static std::optional<Drawn> known;
    if (known)
        return &*known;
    const auto wall = [](const QString &server) -> std::optional<Drawn> {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("QT_QUICK_BACKEND"), QStringLiteral("software"));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(tool(), {QStringLiteral("wall"), QStringLiteral("--server"), server, QStringLiteral("--thumbnails"),
                               QString::number(Cameras), QStringLiteral("--seconds"), QString::number(Seconds)});
        if (!process.waitForFinished(LongMs) || process.exitCode() != 0)
            return std::nullopt;
        const QJsonObject said = QJsonDocument::fromJson(process.readAllStandardOutput().trimmed()).object();
        return Drawn{said.value(u"cores").toDouble(), said.value(u"resident").toDouble()};
    };
    const Streams streams(places);
    const auto with = streams.isServing() ? wall(streams.address()) : std::nullopt;
    const auto without = with ? wall({}) : std::nullopt;
    if (!without)
        return nullptr;
    std::fprintf(stderr, "  the wall at 3840x2160: %.2f cores and %.0f MB with video, %.2f and %.0f without\n", with->cores,
                 with->megabytes, without->cores, without->megabytes);
    known = Drawn{with->cores - without->cores, with->megabytes - without->megabytes};
    return &*known;
}

/// As many tiles as ours, shown by another program: what it uses between two moments.
struct Peer
{
    double cores = 0, megabytes = 0;
};
std::optional<Peer> peer(const Places &places, const QString &program, const std::function<QStringList(const Streams &)> &arguments)
{
    const Streams streams(places);
    if (!streams.isServing())
        return std::nullopt;
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(program, arguments(streams));
    if (!process.waitForStarted()) {
        std::fprintf(stderr, "  %s is not installed here\n", qPrintable(program));
        return std::nullopt;
    }
    // Until all of them play: they take their time.
    process.waitForFinished(SettleS * 1000 * 2);
    const Use before = useOf(process.processId());
    const bool ended = process.waitForFinished(Seconds * 1000);
    const Use after = useOf(process.processId());
    if (ended || process.state() != QProcess::Running)
        return std::nullopt;
    process.kill();
    process.waitForFinished();
    return Peer{(after.cpu - before.cpu) / Seconds, after.megabytes};
}

/// rtspsrc and a sink that keeps the newest picture, for each tile, in one process.
std::optional<Peer> gstreamer(const Places &places, int tiles)
{
    return peer(places, QStringLiteral("gst-launch-1.0"), [tiles](const Streams &streams) {
        QStringList words{QStringLiteral("-q")};
        for (int i = 1; i <= tiles; ++i)
            words << QStringLiteral("rtspsrc") << QStringLiteral("location=") + streams.camera(i) << QStringLiteral("protocols=tcp")
                  << QStringLiteral("latency=0") << QStringLiteral("!") << QStringLiteral("rtph264depay") << QStringLiteral("!")
                  << QStringLiteral("avdec_h264") << QStringLiteral("max-threads=1") << QStringLiteral("!")
                  << QStringLiteral("videoconvert") << QStringLiteral("!") << QStringLiteral("video/x-raw,format=BGRx")
                  << QStringLiteral("!") << QStringLiteral("fakesink") << QStringLiteral("sync=false");
        return words;
    });
}

std::optional<Peer> mediaPlayer(const Places &places, int tiles)
{
    return peer(places, tool(), [tiles](const Streams &streams) {
        return QStringList{QStringLiteral("qmediaplayer"), QStringLiteral("--server"), streams.address(), QStringLiteral("--tiles"),
                           QString::number(tiles)};
    });
}

Take valueOf(const Places &places, const Load &load, const char *key)
{
    return [places, load, key]() -> std::optional<Measured> {
        const Taken *taken = measured(places, load);
        return taken ? std::optional(Measured{taken->engine.value(QLatin1String(key)).toDouble(), {}, std::nullopt}) : std::nullopt;
    };
}

Take beside(const Places &places, const char *key, const QString &name, bool memory,
            std::optional<Peer> (*of)(const Places &, int))
{
    return [=]() -> std::optional<Measured> {
        std::optional<Measured> result;
        for (const int tiles : {16, Tiles}) {
            const Taken *ours = measured(places, {0, 2000, tiles});
            const auto theirs = ours ? of(places, tiles) : std::nullopt;
            if (!theirs)
                return std::nullopt;
            const double own = ours->engine.value(QLatin1String(key)).toDouble();
            const double other = memory ? theirs->megabytes : theirs->cores;
            std::fprintf(stderr, "  %d tiles: %.3f here, %.3f by %s\n", tiles, own, other, qPrintable(name));
            result = Measured{own, name, other};
        }
        return result;
    };
}
} // namespace

void addVideoFigures(std::map<QString, Take> &takes, const Places &places)
{
    const Load pulse{Cameras, 2000, 0}, crowd{Cameras, 4000, Tiles};
    takes[QStringLiteral("video.pulse_1150_refresh_p95")] = valueOf(places, pulse, "refreshP95");
    takes[QStringLiteral("video.pulse_1150_cores")] = valueOf(places, pulse, "cores");
    takes[QStringLiteral("video.pulse_1150_rss")] = valueOf(places, pulse, "megabytes");
    takes[QStringLiteral("video.cold_start_1150")] = valueOf(places, pulse, "coldStart");
    takes[QStringLiteral("video.tiles64_cores")] = valueOf(places, crowd, "cores");
    takes[QStringLiteral("video.switch_or_stop")] = valueOf(places, crowd, "switchMs");
    takes[QStringLiteral("video.tiles64_cpu_vs_qmediaplayer")]
        = beside(places, "cores", QStringLiteral("QMediaPlayer (Qt %1)").arg(QString::fromLatin1(qVersion())), false, &mediaPlayer);
    takes[QStringLiteral("video.tiles64_rss_vs_gstreamer")]
        = beside(places, "resident", QStringLiteral("GStreamer rtspsrc"), true, &gstreamer);
    takes[QStringLiteral("video.wall_1150_cores")] = [places]() -> std::optional<Measured> {
        const Drawn *taken = drawn(places);
        return taken ? std::optional(Measured{taken->cores, {}, std::nullopt}) : std::nullopt;
    };
    takes[QStringLiteral("video.wall_1150_rss")] = [places]() -> std::optional<Measured> {
        const Drawn *taken = drawn(places);
        return taken ? std::optional(Measured{taken->megabytes, {}, std::nullopt}) : std::nullopt;
    };
    takes[QStringLiteral("video.simulator_cores")] = [places, pulse]() -> std::optional<Measured> {
        const Taken *taken = measured(places, pulse);
        return taken ? std::optional(Measured{taken->serverCores, {}, std::nullopt}) : std::nullopt;
    };
}
} // namespace wanmi::bench
