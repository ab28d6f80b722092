// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapfigures.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSize>

#include <cstdio>

namespace wanmi::bench {
namespace {
constexpr int LimitMs = 300'000;
constexpr std::array Views{"city", "district", "street"};

std::optional<QByteArray> output(const QString &program, const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("QT_QUICK_BACKEND"), QStringLiteral("software"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    if (!process.waitForStarted() || !process.waitForFinished(LimitMs) || process.exitCode() != 0) {
        std::fprintf(stderr, "%s does not end well\n", qPrintable(program));
        process.kill();
        process.waitForFinished();
        return std::nullopt;
    }
    return process.readAllStandardOutput();
}

struct MapRuns
{
    Places places;

    [[nodiscard]] QString program(const char *name) const
    {
        return QCoreApplication::applicationDirPath() + u'/' + QLatin1String(name);
    }
    [[nodiscard]] std::optional<QJsonObject> run(const char *figure, QSize size) const
    {
        const QString ground = places.work + QStringLiteral("/city/basemap.gpkg");
        if (!QFile::exists(ground) && !CentralProcess::start(places, QStringLiteral("city")))
            return std::nullopt;
        const auto said
            = output(program("wanmi_mapbench"),
                     {QLatin1String(figure), QStringLiteral("--work"), places.work,
                      QStringLiteral("--basemap"), ground, QStringLiteral("--engine"),
                      places.bin + QStringLiteral("/wanmi-maprender"), QStringLiteral("--project"),
                      QFileInfo(places.run).dir().filePath(QStringLiteral("../maps/wanmi.qgs")),
                      QStringLiteral("--width"), QString::number(size.width()), QStringLiteral("--height"),
                      QString::number(size.height())});
        if (!said)
            return std::nullopt;
        return QJsonDocument::fromJson(*said).object();
    }
    [[nodiscard]] Take value(const char *figure, QSize size = {1920, 1080}) const
    {
        return [this_ = *this, figure, size]() -> std::optional<Measured> {
            const auto answer = this_.run(figure, size);
            if (!answer)
                return std::nullopt;
            return Measured{answer->value(QLatin1String("value")).toDouble(), {}, std::nullopt};
        };
    }
    /// CPU of a whole redraw beside QGIS's; of the three views the one in which the ratio is worst.
    [[nodiscard]] Take redraw(QSize size) const
    {
        return [this_ = *this, size]() -> std::optional<Measured> {
            const auto ours = this_.run("redraw", size);
            if (!ours)
                return std::nullopt;
            QStringList arguments{ours->value(QLatin1String("replica")).toString(),
                                  QString::number(size.width()), QString::number(size.height())};
            for (const char *view : Views)
                arguments << ours->value(QLatin1String(view) + QLatin1String("-world")).toString();
            const auto said = output(this_.program("wanmi_qgisredraw"), arguments);
            if (!said)
                return std::nullopt;
            const QList<QByteArray> theirs = said->split('\n');
            std::optional<Measured> worst;
            for (size_t i = 0; i < Views.size(); ++i) {
                const double mine = ours->value(QLatin1String(Views[i])).toDouble();
                const double peer = theirs.value(qsizetype(i)).toDouble();
                if (mine <= 0 || peer <= 0)
                    return std::nullopt;
                if (!worst || peer / mine < *worst->peerValue / worst->value)
                    worst
                        = Measured{mine, QStringLiteral("QGIS, %1 view").arg(QLatin1String(Views[i])), peer};
            }
            return worst;
        };
    }
    /// A seat over the replica of a metropolis, until its wall is drawn.
    [[nodiscard]] std::optional<Measured> firstPicture() const
    {
        static const std::shared_ptr<CentralProcess> central
            = CentralProcess::start(places, QStringLiteral("metropolis"));
        if (!central)
            return std::nullopt;
        const QString data = places.work + QStringLiteral("/seat-metropolis");
        const QString marks = places.work + QStringLiteral("/marks.jsonl");
        const QStringList arguments{QStringLiteral("--central"),  central->url().toString(),
                                    QStringLiteral("--data"),     data,
                                    QStringLiteral("--account"),  QStringLiteral("dispatcher1"),
                                    QStringLiteral("--no-video"), QStringLiteral("--wall")};
        const QString seat = places.bin + QStringLiteral("/wanmi");
        if (!QFile::exists(data)
            && !runWithMarks(seat, QStringList(arguments) << QStringLiteral("--until-complete"), marks, 900))
            return std::nullopt;
        const auto drawn
            = runWithMarks(seat, QStringList(arguments) << QStringLiteral("--until-wall"), marks, 60);
        const auto seconds = drawn ? drawn->secondsTo(QStringLiteral("wall-drawn")) : std::nullopt;
        if (!seconds)
            return std::nullopt;
        return Measured{*seconds, {}, std::nullopt};
    }
};
} // namespace

void addMapFigures(std::map<QString, Take> &takes, const Places &places)
{
    const MapRuns runs{places};
    const QSize fullHd(1920, 1080), fourK(3840, 2160);
    takes[QStringLiteral("map.full_redraw_1080p_vs_qgis")] = runs.redraw(fullHd);
    takes[QStringLiteral("map.full_redraw_2160p_vs_qgis")] = runs.redraw(fourK);
    takes[QStringLiteral("map.pan_frame_1080p")] = runs.value("pan", fullHd);
    takes[QStringLiteral("map.pan_frame_2160p")] = runs.value("pan", fourK);
    takes[QStringLiteral("map.event_to_pixel_p95")] = runs.value("event");
    takes[QStringLiteral("map.movers_fps_5000")] = runs.value("movers");
    takes[QStringLiteral("map.pick_p95")] = runs.value("pick");
    takes[QStringLiteral("map.mb_per_million_components")] = runs.value("memory");
    takes[QStringLiteral("sync.apply_rate_painting")] = runs.value("apply");
    takes[QStringLiteral("map.first_picture_metropolis")] = [runs] { return runs.firstPicture(); };
    takes[QStringLiteral("cameras.best_four")] = runs.value("eyes");
}
} // namespace wanmi::bench
