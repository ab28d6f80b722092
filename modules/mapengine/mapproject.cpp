// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapengine/mapproject.h"

#include "mapengine/projectfiles.h"
#include "mapengine/providers.h"
#include "mapengine/qtcompat.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <qgscoordinatereferencesystem.h>
#include <qgscoordinatetransformcontext.h>
#include <qgsexpressioncontextutils.h>
#include <qgslabelingenginesettings.h>
#include <qgslayertree.h>
#include <qgsmaplayer.h>
#include <qgsmaplayerstylemanager.h>
#include <qgsmapsettings.h>
#include <qgsmapthemecollection.h>
#include <qgspallabeling.h>
#include <qgspathresolver.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>
#include <qgsvectorlayerlabeling.h>

#include <algorithm>

namespace wanmi::mapengine {
namespace {
using renderlink::Theme;

const QString BaseDataName = QStringLiteral("basemap.gpkg");
constexpr double Dpi = 96;

QString withData(const QString &source, const QString &dataPath)
{
    const QString file = source.section(QLatin1Char('|'), 0, 0);
    if (dataPath.isEmpty() || QFileInfo(file).fileName() != BaseDataName)
        return source;
    return QString(dataPath + source.mid(file.size()));
}

/// Every path of a project that is being read goes through here while this object lives.
class PathsTo
{
public:
    explicit PathsTo(const QString &dataPath)
        : m_id(QgsPathResolver::setPathPreprocessor(
            [dataPath](const QString &path) { return withData(path, dataPath); }))
    {
    }
    ~PathsTo() { QgsPathResolver::removePathPreprocessor(m_id); }
    PathsTo(const PathsTo &) = delete;
    PathsTo &operator=(const PathsTo &) = delete;

private:
    QString m_id;
};

QString hashOf(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return {};
    return QString::fromLatin1(hash.result().toHex());
}

QColor groundOf(const QgsProject &project, Theme theme)
{
    const QVariant written
        = project.customVariables().value(QStringLiteral("ground_") + renderlink::themeName(theme));
    const QColor color(written.toString());
    return color.isValid() ? color : project.backgroundColor();
}

struct Dress
{
    QgsMapLayer *layer = nullptr;
    QString style; ///< empty: the one it wears
};

std::vector<Dress> dressesOf(QgsProject &project, Theme theme)
{
    std::vector<Dress> dresses;
    const QString name = renderlink::themeName(theme);
    if (!project.mapThemeCollection()->hasMapTheme(name)) {
        const QList<QgsMapLayer *> visible = project.layerTreeRoot()->checkedLayers();
        for (QgsMapLayer *layer : project.layerTreeRoot()->layerOrder()) {
            if (visible.contains(layer))
                dresses.push_back({layer, {}});
        }
        return dresses;
    }
    const auto records = project.mapThemeCollection()->mapThemeState(name).layerRecords();
    for (QgsMapLayer *layer : project.mapThemeCollection()->mapThemeVisibleLayers(name)) {
        const auto record = std::find_if(records.begin(), records.end(),
                                         [layer](const auto &r) { return r.layer() == layer; });
        dresses.push_back({layer, record == records.end() ? QString() : record->currentStyle});
    }
    return dresses;
}

/// Thousands of names at one place take QGIS minutes to tell apart, and nobody could read them.
void limitLabels(QgsMapLayer &layer)
{
    constexpr int MostLabels = 600; // of a rule, on a metatile
    auto *vector = qobject_cast<QgsVectorLayer *>(&layer);
    if (!vector || !vector->labeling())
        return;
    for (const QString &rule : vector->labeling()->subProviders()) {
        auto settings = std::make_unique<QgsPalLayerSettings>(vector->labeling()->settings(rule));
        if (settings->thinningSettings().limitNumberOfLabelsEnabled())
            continue; // the city's people have chosen
        settings->thinningSettings().setLimitNumberLabelsEnabled(true);
        settings->thinningSettings().setMaximumNumberLabels(MostLabels);
        const_cast<QgsAbstractVectorLayerLabeling *>(vector->labeling())
            ->setSettings(settings.release(), rule);
    }
}
} // namespace

MapProject::MapProject() = default;

MapProject::~MapProject()
{
    m_looks.clear();
}

renderlink::Status MapProject::open(const renderlink::OpenProject &order)
{
    m_looks.clear();
    loadProvidersFor(order.projectPath); // a project, even an empty one, brings up those that are there
    m_project = std::make_unique<QgsProject>();
    m_status = {};
    m_status.projectHash = hashOf(order.projectPath);
    if (!QFileInfo::exists(order.projectPath)) {
        m_status.reason = QStringLiteral("project-missing");
        return m_status;
    }
    const PathsTo paths(order.dataPath);
    if (!m_project->read(order.projectPath, ProjectReadFlags(DontLoadLayouts) | TrustLayerMetadata)) {
        m_status.reason = QStringLiteral("project-broken");
        return m_status;
    }
    if (m_project->mapLayers().isEmpty()) {
        m_status.reason = QStringLiteral("no-layers");
        return m_status;
    }
    takeLook(Theme::Dark);
    takeLook(Theme::Light);
    m_status.open = true;
    return m_status;
}

void MapProject::takeLook(Theme theme)
{
    Look &look = m_looks[theme];
    look.ground = groundOf(*m_project, theme);
    for (const Dress &dress : dressesOf(*m_project, theme)) {
        if (!m_status.layers.contains(dress.layer->name()))
            m_status.layers.append(dress.layer->name());
        if (!dress.layer->isValid()) {
            note({dress.layer->name(), QStringLiteral("source-missing"), dress.layer->publicSource()});
            continue;
        }
        if (!dress.style.isEmpty())
            dress.layer->styleManager()->setCurrentStyle(dress.style);
        std::unique_ptr<QgsMapLayer> copy(dress.layer->clone());
        if (copy && copy->isValid()) {
            limitLabels(*copy);
            look.layers.push_back(std::move(copy));
        } else {
            note({dress.layer->name(), QStringLiteral("source-missing"), dress.layer->publicSource()});
        }
    }
}

bool MapProject::note(const renderlink::LayerNote &note)
{
    const bool known = std::any_of(m_status.notes.begin(), m_status.notes.end(), [&](const auto &old) {
        return old.layer == note.layer && old.reason == note.reason;
    });
    if (!known)
        m_status.notes.append(note);
    return !known;
}

QString MapProject::layerName(const QString &layerId) const
{
    for (const auto &[theme, look] : m_looks) {
        for (const auto &layer : look.layers) {
            if (layer->id() == layerId)
                return layer->name();
        }
    }
    return layerId;
}

QList<QgsMapLayer *> MapProject::layersOf(Theme theme) const
{
    QList<QgsMapLayer *> layers;
    const auto look = m_looks.find(theme);
    if (look != m_looks.end()) {
        for (const auto &layer : look->second.layers)
            layers.append(layer.get());
    }
    return layers;
}

QgsMapSettings MapProject::settingsFor(Theme theme) const
{
    QgsMapSettings settings;
    const auto look = m_looks.find(theme);
    if (look != m_looks.end()) {
        settings.setLayers(layersOf(theme));
        settings.setBackgroundColor(look->second.ground);
    }
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:3857")));
    settings.setTransformContext(m_project->transformContext());
    settings.setPathResolver(m_project->pathResolver());
    QgsLabelingEngineSettings labeling = m_project->labelingEngineSettings();
    labeling.setFlag(QgsLabelingEngineSettings::UsePartialCandidates, false); // none is cut at a seam
    settings.setLabelingEngineSettings(labeling);
    settings.setOutputDpi(Dpi);
    settings.setFlag(Qgis::MapSettingsFlag::Antialiasing, true);
    settings.setFlag(Qgis::MapSettingsFlag::DrawLabeling, true);
    settings.setFlag(Qgis::MapSettingsFlag::UseRenderingOptimization, true);
    settings.setFlag(Qgis::MapSettingsFlag::RenderMapTile, true);
    QgsExpressionContext context;
    context << QgsExpressionContextUtils::globalScope()
            << QgsExpressionContextUtils::projectScope(m_project.get());
    settings.setExpressionContext(context);
    return settings;
}
} // namespace wanmi::mapengine
