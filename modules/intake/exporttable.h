// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/shape.h"
#include "intake/exportrows.h"
#include "intake/geojsontext.h"

#include <QVariant>

#include <utility>

namespace wanmi::intake {

/// A file being written: fields of a kind as columns, GDAL behind it.
class ExportTable
{
public:
    using Values = std::vector<std::pair<const char *, QVariant>>;
    static base::Result<std::unique_ptr<ExportTable>> create(const QString &path, FileFormat format,
                                                             Kind kind);
    ExportTable(const ExportTable &) = delete;
    ExportTable &operator=(const ExportTable &) = delete;
    ~ExportTable();

    [[nodiscard]] Kind kind() const { return m_kind; }
    base::Result<void> add(const Values &values);
    base::Result<void> add(const Values &values, const geo::Place &place);
    base::Result<void> add(const Values &values, const geo::MultiPolygon &shape);
    base::Result<void> finish();

private:
    ExportTable(const QString &path, FileFormat format, Kind kind);
    base::Result<void> begin();
    void makeColumns();
    base::Result<void> addJson(const Values &values, const QByteArray &geometry);
    void setValues(void *feature, const Values &values) const;
    base::Result<void> put(void *feature, void *geometry);

    QString m_path, m_writing;
    FileFormat m_format;
    Kind m_kind;
    void *m_dataset = nullptr, *m_layer = nullptr, *m_srs = nullptr;
    int m_lon = -1, m_lat = -1, m_wkt = -1;
    int m_inTransaction = 0;
    GeoJsonText m_json;
};
} // namespace wanmi::intake
