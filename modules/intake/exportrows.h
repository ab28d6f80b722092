// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/take.h"

namespace wanmi::intake {

enum class FileFormat { GeoPackage, GeoJson, Shapefile, Csv };
[[nodiscard]] std::optional<FileFormat>
formatOf(const QString &path); ///< by .gpkg, .geojson/.json, .shp, .csv
[[nodiscard]] std::optional<FileFormat>
formatFromToken(QStringView token); ///< "gpkg", "geojson", "shp", "csv"

/// Writes rows of one kind into a file whose columns are called like the fields (Shapefile: their short
/// names), so that it imports back to the same rows without a mapping. EPSG:4490; GeoJSON in the same numbers
/// as WGS 84 (RFC 7946). The file appears under its name when finish() succeeded. Errors: Refused
/// "cannot-write-file", "wrong-kind".
class ExportFile
{
public:
    /// Replaces a file that is there.
    static base::Result<std::unique_ptr<ExportFile>> create(const QString &path, FileFormat format,
                                                            Kind kind);
    virtual ~ExportFile() = default;
    virtual base::Result<void> add(const domain::Area &row) = 0;
    virtual base::Result<void> add(const domain::GridCell &row) = 0;
    virtual base::Result<void> add(const domain::Component &row) = 0;
    virtual base::Result<void> add(const domain::NamedPlace &row) = 0;
    virtual base::Result<void> add(const domain::Camera &row) = 0;
    virtual base::Result<void> add(const domain::Vehicle &row) = 0;
    /// Reporters are left out unless told: personal data.
    virtual base::Result<void> add(const domain::CaseFile &row) = 0;
    virtual base::Result<void> finish() = 0;
};
} // namespace wanmi::intake
