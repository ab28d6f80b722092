// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "geo/shape.h"

#include <QString>
#include <QVariant>

#include <memory>
#include <vector>

namespace wanmi::geo {

enum class GeometryKind { Point, LineString, Polygon };

struct FieldSpec
{
    QString name;
    QMetaType::Type type = QMetaType::QString; ///< QString, LongLong or Double
};

/// Writes a GeoPackage with GDAL (the door to it), EPSG:4490 unless told otherwise. Not thread-safe; any
/// thread. Errors: Corrupt "cannot-write-file" (detail: GDAL's words).
class FeatureFile
{
public:
    static base::Result<std::unique_ptr<FeatureFile>> create(const QString &path, int epsg = 4490);
    virtual ~FeatureFile() = default;
    virtual base::Result<int> addLayer(const QString &name, GeometryKind kind,
                                       const std::vector<FieldSpec> &fields)
        = 0;
    /// Point: one place; line: places in order; polygon: see the other overload. Values in field order.
    virtual base::Result<void> add(int layer, const std::vector<Place> &places, const QVariantList &values)
        = 0;
    virtual base::Result<void> add(int layer, const Polygon &polygon, const QVariantList &values) = 0;
    /// Flushes, builds indexes and closes; nothing may be added afterwards.
    virtual base::Result<void> finish() = 0;
};
} // namespace wanmi::geo
