// SPDX-License-Identifier: GPL-3.0-or-later
#include "soak.h"

#include <QElapsedTimer>
#include <QFile>
#include <QThread>

#include <cstdio>

namespace wanmi::bench {
namespace {
constexpr int Speed = 24;
constexpr int RtspPort = 28'554;
constexpr int SampleMs = 10'000;

/// Private pages of a process, clean and dirty, in MB.
std::optional<double> privateMb(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/smaps_rollup").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    double kb = 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("Private_"))
            kb += line.mid(line.indexOf(':') + 1).simplified().split(' ').front().toDouble();
    }
    return kb / 1024;
}

struct Sample
{
    double hours, mb; ///< simulated hours since the start
};

double slope(const std::vector<Sample> &samples)
{
    double x = 0, y = 0, xx = 0, xy = 0;
    for (const Sample &sample : samples) {
        x += sample.hours;
        y += sample.mb;
        xx += sample.hours * sample.hours;
        xy += sample.hours * sample.mb;
    }
    const double n = double(samples.size());
    return (n * xy - x * y) / (n * xx - x * x);
}

class Program
{
public:
    Program(const QString &path, const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("WANMI_PASSWORD"), QStringLiteral("wanmi"));
        process.setProcessEnvironment(environment);
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(path, arguments);
    }
    ~Program()
    {
        process.terminate();
        if (!process.waitForFinished(20'000))
            process.kill();
    }
    QProcess process;
};
} // namespace

std::optional<Measured> soak(const Places &places, int minutes)
{
    const auto central = CentralProcess::start(
        places, QStringLiteral("village"),
        {QStringLiteral("--video-url"), QStringLiteral("rtsp://127.0.0.1:%1").arg(RtspPort)});
    if (!central)
        return std::nullopt;
    const QString url = central->url().toString();
    Program city(places.bin + QStringLiteral("/wanmi-citysim"),
                 {QStringLiteral("--central"), url, QStringLiteral("--rtsp-port"), QString::number(RtspPort),
                  QStringLiteral("--clips"), places.work + QStringLiteral("/soak-clips"),
                  QStringLiteral("--speed"), QString::number(Speed)});
    Program seat(places.bin + QStringLiteral("/wanmi"),
                 {QStringLiteral("--central"), url, QStringLiteral("--data"),
                  places.work + QStringLiteral("/soak-seat"), QStringLiteral("--account"),
                  QStringLiteral("dispatcher1"), QStringLiteral("--wall"), QStringLiteral("--quit-after"),
                  QString::number(minutes * 60 + 30)});
    if (!seat.process.waitForStarted() || !city.process.waitForStarted())
        return std::nullopt;
    std::vector<Sample> samples;
    QElapsedTimer since;
    since.start();
    const qint64 end = qint64(minutes) * 60'000, begin = end / 6;
    while (since.elapsed() < end) {
        QThread::msleep(SampleMs);
        const auto mb = privateMb(seat.process.processId());
        if (!mb || seat.process.state() != QProcess::Running || city.process.state() != QProcess::Running) {
            std::fprintf(stderr, "the seat or the city ended after %lld s\n", since.elapsed() / 1000);
            return std::nullopt;
        }
        if (since.elapsed() >= begin)
            samples.push_back({double(since.elapsed()) / 3'600'000 * Speed, *mb});
        if (samples.size() % 30 == 1)
            std::fprintf(stderr, "soak: %lld min, %.1f MB private\n", since.elapsed() / 60'000, *mb);
    }
    if (samples.size() < 3)
        return std::nullopt;
    return Measured{slope(samples), {}, std::nullopt};
}
} // namespace wanmi::bench
