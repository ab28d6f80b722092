// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/features.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <optional>

namespace wanmi::intake {

enum class BaseLayer { LandUse, Green, Water, Building, Road, Railway, Boundary, Poi, DistrictLabel };
inline constexpr int BaseLayers = 9;
[[nodiscard]] QString tokenOf(BaseLayer layer); ///< as in maps/README.md
[[nodiscard]] std::optional<BaseLayer> baseLayerFromToken(QStringView token);
[[nodiscard]] geo::GeometryKind geometryOf(BaseLayer layer);
[[nodiscard]] const std::vector<geo::FieldSpec> &fieldsOf(BaseLayer layer);

/// A base map being written: all layers are there, also those that stay empty (the map project expects them).
class BasemapFile
{
public:
    [[nodiscard]] static base::Result<std::unique_ptr<BasemapFile>> create(const QString &path);

    /// Values in the order of fieldsOf(). Errors are kept and come from finish().
    void add(BaseLayer layer, const geo::Polygon &polygon, const QVariantList &values);
    void add(BaseLayer layer, const std::vector<geo::Place> &places, const QVariantList &values);
    [[nodiscard]] base::Result<void> finish();
    [[nodiscard]] const QMap<QString, qint64> &features() const { return m_features; }
    [[nodiscard]] geo::Bounds bounds() const; ///< of roads and buildings, else of everything

private:
    explicit BasemapFile(std::unique_ptr<geo::FeatureFile> file);
    void count(BaseLayer layer, const geo::Bounds &bounds, const base::Result<void> &done);

    std::unique_ptr<geo::FeatureFile> m_file;
    int m_numbers[BaseLayers] = {};
    QMap<QString, qint64> m_features;
    geo::Bounds m_all, m_built;
    std::optional<base::Error> m_error;
};
} // namespace wanmi::intake
