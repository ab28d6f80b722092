// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qgis.h>
#include <qgsmapsettings.h>
#include <qgsproject.h>
#include <QtGlobal>

/// All that differs between the QGIS of Qt 5 (Debian 12: 3.22) and later ones.
namespace wanmi::mapengine {

#if _QGIS_VERSION_INT >= 32600
using ProjectReadFlag = Qgis::ProjectReadFlag;
using ProjectReadFlags = Qgis::ProjectReadFlags;
inline constexpr ProjectReadFlag DontLoadLayouts = ProjectReadFlag::DontLoadLayouts;
inline constexpr ProjectReadFlag TrustLayerMetadata = ProjectReadFlag::TrustLayerMetadata;
#else
using ProjectReadFlag = QgsProject::ReadFlag;
using ProjectReadFlags = QgsProject::ReadFlags;
inline constexpr ProjectReadFlag DontLoadLayouts = ProjectReadFlag::FlagDontLoadLayouts;
inline constexpr ProjectReadFlag TrustLayerMetadata = ProjectReadFlag::FlagTrustLayerMetadata;
#endif
} // namespace wanmi::mapengine
