// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "renderlink/messages.h"

#include <QColor>
#include <QString>

#include <map>
#include <memory>
#include <vector>

class QgsMapLayer;
class QgsMapSettings;
class QgsProject;

namespace wanmi::mapengine {

/// A QGIS project as the base map uses it: its map themes "dark" and "light", each as its own copies of the
/// layers in that theme's style, so that no style is switched while tiles are drawn. Main thread only.
///
/// A layer whose file is called basemap.gpkg draws from the data file given here instead, wherever the
/// project says that file lies; all other sources stay as they are. A project without these map themes draws
/// its visible layers. The ground is the project variable ground_dark or ground_light, else the project's
/// background color.
class MapProject
{
public:
    MapProject();
    ~MapProject();
    MapProject(const MapProject &) = delete;
    MapProject &operator=(const MapProject &) = delete;

    /// Never fails in a way that stops the process: the status says whether tiles can be drawn, and what is
    /// left out.
    renderlink::Status open(const renderlink::OpenProject &order);
    [[nodiscard]] bool isOpen() const { return m_status.open; }
    [[nodiscard]] const renderlink::Status &status() const { return m_status; }
    /// \return true if the note is new.
    bool note(const renderlink::LayerNote &note);
    /// Name of a layer or of a theme's copy of it; the id itself when there is none.
    [[nodiscard]] QString layerName(const QString &layerId) const;

    [[nodiscard]] QgsProject &project() const { return *m_project; }
    /// Topmost first.
    [[nodiscard]] QList<QgsMapLayer *> layersOf(renderlink::Theme theme) const;

    /// Everything but extent and size, for tiles in Web Mercator.
    [[nodiscard]] QgsMapSettings settingsFor(renderlink::Theme theme) const;

private:
    struct Look
    {
        std::vector<std::unique_ptr<QgsMapLayer>> layers; ///< topmost first
        QColor ground;
    };
    void takeLook(renderlink::Theme theme);

    std::unique_ptr<QgsProject> m_project;
    std::map<renderlink::Theme, Look> m_looks;
    renderlink::Status m_status;
};
} // namespace wanmi::mapengine
