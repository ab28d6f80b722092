// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapengine/mapcheck.h"

#include "mapengine/mapproject.h"
#include "mapengine/metatile.h"
#include "mapengine/projectfiles.h"

#include <cmath>
#include <QDir>
#include <QFileInfo>
#include <qgis.h>
#include <qgsmaplayer.h>
#include <qgsmapsettings.h>
#include <qgsmapthemecollection.h>
#include <qgsproject.h>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace wanmi::mapengine {
namespace {
using renderlink::Theme;

const QString BaseData = QStringLiteral("basemap.gpkg");

/// The local file a source names; empty for services, databases and memory.
QString fileOf(const QgsMapLayer &layer)
{
    QString source = layer.source().section(QLatin1Char('|'), 0, 0);
    if (source.startsWith(QLatin1String("file:")))
        source = QUrl(source).toLocalFile();
    else if (source.startsWith(QLatin1String("dbname='/")))
        source = source.section(QLatin1Char('\''), 1, 1); // SpatiaLite
    return QDir::isAbsolutePath(source) ? QDir::cleanPath(source) : QString();
}

bool carriesPassword(const QString &source)
{
    static const QRegularExpression Word(QStringLiteral("(^|[\\s&?;,:])password=('[^']+'|[^\\s'&;,]+)"),
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression InUrl(QStringLiteral("://[^/@\\s:]+:[^/@\\s]+@"));
    return source.contains(Word) || source.contains(InUrl);
}

/// What the layer's own source will be at a seat: there, or not.
QString atSeats(const QgsMapLayer &layer, const QString &projectFolder)
{
    if (layer.source().contains(QLatin1String("authcfg=")))
        return QStringLiteral("no-login");
    const QString file = fileOf(layer);
    const bool comesAlong = file.isEmpty() || QFileInfo(file).fileName() == BaseData
        || file.startsWith(projectFolder + QLatin1Char('/'));
    return comesAlong ? QString() : QStringLiteral("outside");
}

/// Half the extent of what the project shows, at the zoom where that is a screen, so that most layers get to
/// draw.
void drawAPiece(MapProject &project, Theme theme)
{
    const QgsMapSettings settings = project.settingsFor(theme);
    if (settings.layers().isEmpty())
        return;
    constexpr double WorldM = 2 * 20037508.342789244;
    QgsRectangle extent = settings.fullExtent();
    if (extent.isEmpty() || !extent.isFinite())
        return;
    for (const int deeper : {0, 3}) { // some layers begin at street level only
        const double wanted = std::log2(WorldM / std::max(extent.width(), 1.0)) + deeper;
        const int z = int(std::clamp(wanted, 1.0, 18.0));
        const double across = std::ldexp(1.0, z);
        const QgsPointXY middle = extent.center();
        const auto number
            = [across](double share) { return int(std::clamp(std::floor(share * across), 0.0, across - 1)); };
        const renderlink::TileId tile{z, number(middle.x() / WorldM + 0.5),
                                      number(0.5 - middle.y() / WorldM)};
        Metatile metatile({MetatileId::of({1, tile, theme, renderlink::TilePx}), 1}, settings);
        metatile.draw();
        for (const auto &[layer, message] : metatile.errors())
            project.note({project.layerName(layer), QStringLiteral("render-error"), message});
    }
}

QJsonObject layerLine(const QgsMapLayer &layer, const renderlink::Status &status,
                      const QString &projectFolder)
{
    const auto note = std::find_if(status.notes.begin(), status.notes.end(),
                                   [&layer](const auto &one) { return one.layer == layer.name(); });
    const bool ill = note != status.notes.end();
    return {{QStringLiteral("name"), layer.name()},
            {QStringLiteral("provider"), layer.providerType()},
            {QStringLiteral("source"), layer.publicSource()},
            {QStringLiteral("reason"), ill ? note->reason : atSeats(layer, projectFolder)},
            {QStringLiteral("detail"), ill ? note->detail : QString()},
            {QStringLiteral("secret"), carriesPassword(layer.source())}};
}
} // namespace

QByteArray checkProject(const renderlink::OpenProject &order)
{
    MapProject project;
    QJsonObject report{{QStringLiteral("engine"), QString(QStringLiteral("QGIS ") + Qgis::version())}};
    const renderlink::Status opened = project.open(order);
    report.insert(QStringLiteral("open"), opened.open);
    report.insert(QStringLiteral("reason"), opened.reason);
    if (!opened.open)
        return QJsonDocument(report).toJson(QJsonDocument::Compact);

    QJsonArray looks;
    for (const Theme theme : {Theme::Dark, Theme::Light}) {
        drawAPiece(project, theme);
        if (project.project().mapThemeCollection()->hasMapTheme(renderlink::themeName(theme)))
            looks.append(renderlink::themeName(theme));
    }
    const QString folder = QFileInfo(order.projectPath).absolutePath();
    QJsonArray layers;
    for (const QString &name : project.status().layers) {
        const QList<QgsMapLayer *> named = project.project().mapLayersByName(name);
        for (const QgsMapLayer *layer : named)
            layers.append(layerLine(*layer, project.status(), folder));
    }
    report.insert(QStringLiteral("looks"), looks);
    report.insert(QStringLiteral("layers"), layers);
    report.insert(
        QStringLiteral("files"),
        QJsonArray::fromStringList(filesNamedBy(order.projectPath, projectText(order.projectPath))));
    return QJsonDocument(report).toJson(QJsonDocument::Compact);
}
} // namespace wanmi::mapengine
