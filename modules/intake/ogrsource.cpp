// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ogrsource.h"

#include "geo/ogrshape.h"
#include "geo/quietgdal.h"
#include "intake/ogropen.h"
#include "intake/rowreader.h"
#include "intake/textdecoder.h"

#include <QDateTime>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace wanmi::intake {
namespace {

ColumnType typeOf(OGRFieldDefnH field)
{
    switch (OGR_Fld_GetType(field)) {
    case OFTInteger:
        return OGR_Fld_GetSubType(field) == OFSTBoolean ? ColumnType::Boolean : ColumnType::Integer;
    case OFTInteger64:
        return ColumnType::Integer;
    case OFTReal:
        return ColumnType::Real;
    case OFTDate:
        return ColumnType::Date;
    case OFTDateTime:
        return ColumnType::Instant;
    default:
        return ColumnType::Text;
    }
}

Shape shapeOf(OGRwkbGeometryType type)
{
    switch (OGR_GT_Flatten(type)) {
    case wkbNone:
        return Shape::None;
    case wkbPoint:
    case wkbMultiPoint:
        return Shape::Points;
    case wkbLineString:
    case wkbMultiLineString:
    case wkbCompoundCurve:
    case wkbMultiCurve:
        return Shape::Lines;
    case wkbPolygon:
    case wkbMultiPolygon:
    case wkbCurvePolygon:
    case wkbMultiSurface:
        return Shape::Polygons;
    default:
        return Shape::Mixed;
    }
}

QString systemOf(OGRLayerH layer)
{
    OGRSpatialReferenceH srs = OGR_L_GetSpatialRef(layer);
    if (!srs)
        return {};
    const char *authority = OSRGetAuthorityName(srs, nullptr);
    const char *code = OSRGetAuthorityCode(srs, nullptr);
    if (authority && code && qstricmp(authority, "EPSG") == 0)
        return QStringLiteral("EPSG:%1").arg(QLatin1String(code));
    char *wkt = nullptr;
    OSRExportToWkt(srs, &wkt);
    const QString text = QString::fromUtf8(wkt);
    CPLFree(wkt);
    return text.startsWith(u"LOCAL_CS") || text.startsWith(u"ENGCRS") ? QString() : text;
}

/// Half way along a line: where a component that is drawn as one stands.
geo::Place middleOf(OGRGeometryH line)
{
    const int count = OGR_G_GetPointCount(line);
    double half = OGR_G_Length(line) / 2;
    for (int i = 1; i < count; ++i) {
        const double x = OGR_G_GetX(line, i - 1), y = OGR_G_GetY(line, i - 1);
        const double dx = OGR_G_GetX(line, i) - x, dy = OGR_G_GetY(line, i) - y, step = std::hypot(dx, dy);
        if (step >= half && step > 0)
            return {x + dx * half / step, y + dy * half / step};
        half -= step;
    }
    return count > 0 ? geo::Place{OGR_G_GetX(line, count - 1), OGR_G_GetY(line, count - 1)}
                     : geo::Place{NAN, NAN};
}

/// A .dbf cuts its values at so many bytes, also in the middle of a character: that one goes.
std::string_view wholeUtf8(std::string_view text)
{
    size_t start = text.size();
    for (size_t back = 1; back <= 3 && back <= text.size(); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if (byte < 0x80)
            return text;
        if (byte >= 0xC0) {
            start = text.size() - back;
            break;
        }
    }
    if (start == text.size())
        return text;
    const auto lead = static_cast<unsigned char>(text[start]);
    const size_t needs = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    return text.size() - start < needs ? text.substr(0, start) : text;
}

class OgrReader final : public RowReader
{
public:
    OgrReader(DatasetPtr dataset, int layer, const std::vector<int> &fields, const QStringList &names,
              bool hasHead)
        : m_dataset(std::move(dataset))
        , m_layer(GDALDatasetGetLayer(m_dataset.get(), layer))
        , m_fields(fields)
        , m_head(hasHead ? 1 : 0)
    {
        m_columns = names;
        GDALDriverH driver = GDALGetDatasetDriver(m_dataset.get());
        m_interleaved = driver && qstrcmp(GDALGetDriverShortName(driver), "OSM") == 0;
        OGRFeatureDefnH definition = OGR_L_GetLayerDefn(m_layer);
        for (const int field : m_fields)
            m_types.push_back(OGR_Fld_GetType(OGR_FD_GetFieldDefn(definition, field)));
        if (OGR_L_TestCapability(m_layer, OLCIgnoreFields)) {
            char **ignored = nullptr;
            for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
                if (std::find(m_fields.begin(), m_fields.end(), i) == m_fields.end())
                    ignored = CSLAddString(ignored, OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, i)));
            }
            OGR_L_SetIgnoredFields(m_layer, const_cast<const char **>(ignored));
            CSLDestroy(ignored);
        }
        m_total = m_interleaved ? -1 : OGR_L_GetFeatureCount(m_layer, FALSE);
        OGR_L_ResetReading(m_layer);
    }

    base::Result<void> next(RawBatch &batch) override
    {
        batch.clear();
        const geo::QuietGdal errors;
        while (!m_atEnd && int(batch.rows.size()) < BatchRows) {
            const FeaturePtr feature(read());
            if (!feature) {
                m_atEnd = true;
                if (CPLGetLastErrorType() >= CE_Failure)
                    return brokenFile();
                break;
            }
            ++m_line;
            add(feature.get(), batch);
        }
        if (m_atEnd && m_total > m_line) // fewer rows than the file's own count: it was cut off
            return base::failure(base::ErrorKind::Corrupt, QStringLiteral("broken-file"),
                                 QStringLiteral("%1 of %2 rows could be read").arg(m_line).arg(m_total));
        batch.share = m_interleaved ? m_share
            : m_total > 0           ? std::min(1.0, double(m_line) / double(m_total))
                                    : 0;
        return {};
    }

private:
    OGRFeatureH read()
    {
        if (!m_interleaved)
            return OGR_L_GetNextFeature(m_layer);
        for (;;) { // an OSM file gives its layers mixed
            OGRLayerH from = nullptr;
            OGRFeatureH feature
                = GDALDatasetGetNextFeature(m_dataset.get(), &from, &m_share, nullptr, nullptr);
            if (!feature || from == m_layer)
                return feature;
            OGR_F_Destroy(feature);
        }
    }

    void add(OGRFeatureH feature, RawBatch &batch)
    {
        RawRow row;
        row.line = m_line + m_head;
        for (size_t i = 0; i < m_fields.size(); ++i)
            batch.values.push_back(valueOf(feature, m_fields[i], m_types[i], row, batch));
        if (OGRGeometryH geometry = OGR_F_GetGeometryRef(feature))
            addGeometry(geometry, row, batch);
        batch.rows.push_back(row);
    }

    static Value valueOf(OGRFeatureH feature, int field, OGRFieldType type, RawRow &row, RawBatch &batch)
    {
        if (!OGR_F_IsFieldSetAndNotNull(feature, field))
            return {};
        Value value;
        switch (type) {
        case OFTInteger:
        case OFTInteger64:
            value.type = Value::Type::Integer;
            value.integer = OGR_F_GetFieldAsInteger64(feature, field);
            return value;
        case OFTReal:
            value.type = Value::Type::Real;
            value.real = OGR_F_GetFieldAsDouble(feature, field);
            return value;
        case OFTDate:
        case OFTDateTime: {
            int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
            float second = 0;
            OGR_F_GetFieldAsDateTimeEx(feature, field, &year, &month, &day, &hour, &minute, &second, &zone);
            char text[64];
            int size = snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
            if (type == OFTDateTime) {
                size += snprintf(text + size, sizeof text - size_t(size), "T%02d:%02d:%06.3f", hour, minute,
                                 double(second));
                if (zone >= 100 - 56 && zone <= 100 + 56) // quarters of an hour from 100 = UTC
                    size += snprintf(text + size, sizeof text - size_t(size), "%c%02d:%02d",
                                     zone < 100 ? '-' : '+', std::abs(zone - 100) / 4,
                                     std::abs(zone - 100) % 4 * 15);
            }
            value.type = Value::Type::Text;
            value.text = batch.keep({text, size_t(size)});
            return value;
        }
        default: {
            const char *text = OGR_F_GetFieldAsString(feature, field);
            std::string_view view(text, std::strlen(text));
            while (!view.empty() && view.front() == ' ')
                view.remove_prefix(1);
            while (!view.empty() && (view.back() == ' ' || view.back() == '\0'))
                view.remove_suffix(1);
            if (!isUtf8(view)) // the format promises it: better no row than one nobody can read
                row.fault = "bad-encoding";
            view = wholeUtf8(view);
            if (view.empty())
                return {};
            value.type = Value::Type::Text;
            value.text = batch.keep(view);
            return value;
        }
        }
    }

    static void addGeometry(OGRGeometryH geometry, RawRow &row, RawBatch &batch)
    {
        const OGRwkbGeometryType type = OGR_GT_Flatten(OGR_G_GetGeometryType(geometry));
        if (type == wkbPoint) {
            if (OGR_G_IsEmpty(geometry))
                return;
            row.geometry = RawRow::Geometry::Point;
            row.at = {OGR_G_GetX(geometry, 0), OGR_G_GetY(geometry, 0)};
            return;
        }
        if (OGR_G_IsEmpty(geometry))
            return;
        if (OGR_GT_IsNonLinear(type)) {
            OGRGeometryH straight = OGR_G_GetLinearGeometry(geometry, 0, nullptr);
            addGeometry(straight, row, batch);
            OGR_G_DestroyGeometry(straight);
            return;
        }
        switch (type) {
        case wkbLineString:
            row.geometry = RawRow::Geometry::Line;
            row.at = middleOf(geometry);
            return;
        case wkbPolygon:
        case wkbMultiPolygon: {
            geo::MultiPolygon parts;
            if (type == wkbPolygon)
                geo::appendPolygon(geometry, parts);
            for (int i = 0; type == wkbMultiPolygon && i < OGR_G_GetGeometryCount(geometry); ++i)
                geo::appendPolygon(OGR_G_GetGeometryRef(geometry, i), parts);
            row.geometry = RawRow::Geometry::Polygons;
            row.polygons = int(batch.polygons.size());
            batch.polygons.push_back(std::move(parts));
            return;
        }
        case wkbMultiPoint:
        case wkbMultiLineString:
        case wkbGeometryCollection: // the first part stands for it
            if (OGR_G_GetGeometryCount(geometry) > 0) {
                addGeometry(OGR_G_GetGeometryRef(geometry, 0), row, batch);
                return;
            }
            [[fallthrough]];
        default:
            row.geometry = RawRow::Geometry::Bad;
        }
    }

    DatasetPtr m_dataset;
    OGRLayerH m_layer;
    std::vector<int> m_fields;
    std::vector<OGRFieldType> m_types;
    qint64 m_head; ///< rows of a sheet before the first one read
    qint64 m_line = 0, m_total = -1;
    double m_share = 0;
    bool m_interleaved = false, m_atEnd = false;
};

class OgrSource final : public Source
{
public:
    OgrSource(const QString &path, QString vsiPath, QString encoding, const QString &why,
              GDALDatasetH dataset, bool forceHeads, std::shared_ptr<QTemporaryDir> folder)
        : m_vsiPath(std::move(vsiPath))
        , m_forced(std::move(encoding))
        , m_forceHeads(forceHeads)
        , m_folder(std::move(folder))
    {
        m_path = path;
        m_format = QString::fromLatin1(GDALGetDriverShortName(GDALGetDatasetDriver(dataset)));
        m_encoding = m_forced.isEmpty() ? QStringLiteral("UTF-8") : m_forced;
        m_encodingWhy = why;
        for (int i = 0; i < GDALDatasetGetLayerCount(dataset); ++i) {
            OGRLayerH handle = GDALDatasetGetLayer(dataset, i);
            OGRFeatureDefnH definition = OGR_L_GetLayerDefn(handle);
            SourceLayer layer;
            layer.name = QString::fromUtf8(OGR_L_GetName(handle));
            layer.shape = shapeOf(OGR_L_GetGeomType(handle));
            layer.rows = m_format == u"OSM" ? -1 : OGR_L_GetFeatureCount(handle, FALSE);
            layer.crs = systemOf(handle);
            for (int f = 0; f < OGR_FD_GetFieldCount(definition); ++f) {
                OGRFieldDefnH field = OGR_FD_GetFieldDefn(definition, f);
                layer.columns.push_back({QString::fromUtf8(OGR_Fld_GetNameRef(field)), typeOf(field)});
            }
            m_layers.push_back(std::move(layer));
        }
    }

    base::Result<std::unique_ptr<RowReader>> read(int layer, const QStringList &wanted) override
    {
        const geo::QuietGdal errors;
        DatasetPtr dataset = openDataset(m_vsiPath, m_forced, m_forceHeads);
        if (!dataset || layer < 0 || layer >= GDALDatasetGetLayerCount(dataset.get()))
            return brokenFile();
        const auto &columns = m_layers[size_t(layer)].columns;
        std::vector<int> fields;
        QStringList names;
        for (int i = 0; i < int(columns.size()); ++i) {
            const bool isWanted
                = wanted.isEmpty() || std::any_of(wanted.begin(), wanted.end(), [&](const QString &name) {
                      return m_layers[size_t(layer)].indexOf(name) == i;
                  });
            if (isWanted) {
                fields.push_back(i);
                names.append(columns[size_t(i)].name);
            }
        }
        const bool hasHead
            = isSpreadsheet(m_vsiPath) && !columns.empty() && columns.front().name != u"Field1";
        return std::unique_ptr<RowReader>(
            std::make_unique<OgrReader>(std::move(dataset), layer, fields, names, hasHead));
    }

private:
    QString m_vsiPath, m_forced;
    bool m_forceHeads;
    std::shared_ptr<QTemporaryDir> m_folder; ///< the file lies in it, if it is not read where it is
};
} // namespace

base::Result<std::unique_ptr<Source>> openOgr(const QString &path, const QString &given, const OpenWish &wish)
{
    const geo::QuietGdal errors;
    const auto folder = withIndex(given);
    if (!folder)
        return tl::unexpected(folder.error());
    const QString vsiPath = *folder ? (*folder)->filePath(QStringLiteral("rows.shp")) : given;
    QString encoding = wish.encoding, why = QStringLiteral("stated");
    const bool isShape
        = vsiPath.endsWith(u".shp", Qt::CaseInsensitive) || vsiPath.endsWith(u".dbf", Qt::CaseInsensitive);
    if (encoding.isEmpty()) {
        why = QStringLiteral("file");
        if (isShape) {
            const DbfEncoding found = encodingOfDbf(vsiPath);
            encoding = found.encoding;
            why = found.why;
        }
    }
    DatasetPtr dataset = openDataset(vsiPath, encoding);
    if (!dataset)
        return brokenFile();
    const bool forceHeads = isSpreadsheet(vsiPath) && startsWithHead(dataset.get());
    if (forceHeads)
        dataset = openDataset(vsiPath, encoding, true);
    if (GDALDatasetGetLayerCount(dataset.get()) == 0)
        return base::refused(QStringLiteral("no-rows"), path);
    return std::unique_ptr<Source>(
        std::make_unique<OgrSource>(path, vsiPath, encoding, why, dataset.get(), forceHeads, *folder));
}
} // namespace wanmi::intake
