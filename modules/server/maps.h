// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QString>
#include <QStringList>

#include <vector>

/// The map project that all seats and walls of a city draw their base map from: a QGIS project and the files
/// beside it. `wanmi-central maps …` on a city's folder; central may be running and hears of it within a
/// second. Only who sits at this machine publishes: there is no such request over the network.
namespace wanmi::server {

struct MapLayerReport
{
    QString name, provider, source;
    /// Empty: every seat will draw it. "source-missing", "render-error", "outside" (drawn here, from a file
    /// that seats will not have), "no-login" (needs QGIS's own password store).
    QString reason;
    QString detail; ///< QGIS's words
    bool secret = false; ///< its source carries a password, which every seat would get
};
struct MapReport
{
    QString engine; ///< "QGIS 3.22.16"
    QStringList looks; ///< of "dark" and "light"; the others are drawn as the project stands
    QStringList files; ///< relative to the project's folder, the project first
    std::vector<MapLayerReport> layers; ///< topmost first
    [[nodiscard]] int undrawn() const;
};

/// Opens the project with the map process and draws a piece of it. At most a minute. Errors: NotFound
/// "project-missing"; Refused "project-broken", "no-layers"; Unreachable "no-engine", "engine-crashed",
/// "engine-hangs". \param data stands in for the project's basemap.gpkg; empty: as the project says.
[[nodiscard]] base::Result<MapReport> checkMap(const QString &project, const QString &data,
                                               const QString &engine);

struct Publication
{
    QString version; ///< hash of its description; empty: the project that Wanmi ships
    QString project; ///< file name
    QString from; ///< "console", "saved"
    base::Instant at;
    int files = 0;
    qint64 bytes = 0;
    int undrawn = 0; ///< layers
    bool present = false;
};
struct MapOrder
{
    QString project;
    QString engine;
    QString from = QStringLiteral("console");
    bool afresh = false; ///< a new version although no file has changed: databases and services may have
};
struct Published
{
    Publication publication;
    MapReport report;
    bool isNew = true; ///< false: this very version is the present one
};

/// Checks what seats will get, a copy of the project with the files beside it that it names, and makes it the
/// present one; all or nothing. Errors: of checkMap(); Refused "no-layer-drawn", "map-too-large",
/// "source-in-edit" (detail: the file; close it in QGIS); NotFound "no-city"; Unreachable "cannot-write",
/// "disk-full", "database-busy".
[[nodiscard]] base::Result<Published> publishMap(const QString &cityFolder, const MapOrder &order,
                                                 base::Instant now);
/// Newest first.
[[nodiscard]] base::Result<std::vector<Publication>> publications(const QString &cityFolder);
/// Makes an earlier one the present one. `version`: its first characters; "shipped"; empty: the one before
/// the present. Errors: NotFound "no-such-map".
[[nodiscard]] base::Result<Publication> backToMap(const QString &cityFolder, const QString &version,
                                                  base::Instant now);

/// <city>/maps, where a city's GIS people keep the project they restyle: makes it, with the shipped project
/// and the city's data beside it. Errors: Refused "map-exists"; Unreachable "cannot-write".
[[nodiscard]] base::Result<QString> beginMap(const QString &cityFolder, const QString &shippedProject);
/// The project in <city>/maps: wanmi.qgz or wanmi.qgs, else the only one; empty: none.
[[nodiscard]] QString mapProjectOf(const QString &cityFolder);
} // namespace wanmi::server
