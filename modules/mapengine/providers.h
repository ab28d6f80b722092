// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace wanmi::mapengine {

/// Files and rasters are read by what is inside QGIS itself; databases and map services (PostGIS, WMS, WMTS,
/// WFS, …) by plugins, which take half a second to load: only those that a project asks for are, once per
/// process, before the first project is read. Main thread. \param profile folder of ours, where the chosen
/// plugins are copied to.
void setProviderFolder(const QString &profile);
void loadProvidersFor(const QString &projectPath);
} // namespace wanmi::mapengine
