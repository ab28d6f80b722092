// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/maps.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <algorithm>

namespace wanmi::server {
namespace {
constexpr int LongestCheckMs = 60'000; // a database far away may take its time

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    for (const auto &one : value.toArray())
        texts.append(one.toString());
    return texts;
}

base::Result<QJsonObject> askEngine(const QString &engine, const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("QT_PLUGIN_PATH")); // ours is another Qt
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(engine, arguments);
    if (!process.waitForStarted())
        return base::failure(ErrorKind::Unreachable, QStringLiteral("no-engine"), engine);
    if (!process.waitForFinished(LongestCheckMs)) {
        process.kill();
        process.waitForFinished(1000);
        return base::failure(ErrorKind::Unreachable, QStringLiteral("engine-hangs"));
    }
    const QByteArray found = process.readAllStandardOutput();
    const QJsonObject report
        = QJsonDocument::fromJson(found.mid(std::max<qsizetype>(0, found.indexOf('{')))).object();
    if (process.exitStatus() != QProcess::NormalExit || report.isEmpty())
        return base::failure(ErrorKind::Unreachable, QStringLiteral("engine-crashed"),
                             QString::fromUtf8(process.readAllStandardError().right(300)).trimmed());
    return report;
}
} // namespace

int MapReport::undrawn() const
{
    return int(
        std::ranges::count_if(layers, [](const MapLayerReport &one) { return !one.reason.isEmpty(); }));
}

base::Result<MapReport> checkMap(const QString &project, const QString &data, const QString &engine)
{
    if (!QFileInfo(engine).isExecutable())
        return base::failure(ErrorKind::Unreachable, QStringLiteral("no-engine"), engine);
    if (!QFileInfo(project).isFile())
        return base::failure(ErrorKind::NotFound, QStringLiteral("project-missing"), project);
    const QTemporaryDir profile;
    QStringList arguments{QStringLiteral("--check"), QFileInfo(project).absoluteFilePath(),
                          QStringLiteral("--profile"), profile.path()};
    if (!data.isEmpty())
        arguments += {QStringLiteral("--data"), QFileInfo(data).absoluteFilePath()};
    const auto json = askEngine(engine, arguments);
    if (!json)
        return tl::unexpected(json.error());
    if (!json->value(u"open").toBool())
        return base::refused(json->value(u"reason").toString(), project);
    MapReport report;
    report.engine = json->value(u"engine").toString();
    report.looks = textsOf(json->value(u"looks"));
    report.files = textsOf(json->value(u"files"));
    for (const auto &value : json->value(u"layers").toArray()) {
        const QJsonObject one = value.toObject();
        report.layers.push_back({one.value(u"name").toString(), one.value(u"provider").toString(),
                                 one.value(u"source").toString(), one.value(u"reason").toString(),
                                 one.value(u"detail").toString(), one.value(u"secret").toBool()});
    }
    return report;
}
} // namespace wanmi::server
