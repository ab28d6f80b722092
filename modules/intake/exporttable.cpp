// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/exporttable.h"

#include "geo/ogrshape.h"
#include "geo/quietgdal.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <mutex>

namespace wanmi::intake {
namespace {

constexpr int RowsPerTransaction = 50'000;
constexpr int ShapefileText = 254; ///< bytes a dBASE field can hold
/// Long texts of a Shapefile go on in columns of the same name with _2 … behind it.
constexpr int MostParts = 9;

tl::unexpected<base::Error> cannotWrite()
{
    return base::refused(QStringLiteral("cannot-write-file"), QString::fromUtf8(CPLGetLastErrorMsg()));
}

const char *driverOf(FileFormat format)
{
    switch (format) {
    case FileFormat::GeoPackage:
        return "GPKG";
    case FileFormat::Shapefile:
        return "ESRI Shapefile";
    case FileFormat::GeoJson: // written without GDAL
    case FileFormat::Csv:
        break;
    }
    return "CSV";
}

bool isArea(Kind kind)
{
    return kind == Kind::Admin || kind == Kind::Cells;
}

OGRFieldType typeOf(FieldType type)
{
    switch (type) {
    case FieldType::Number:
    case FieldType::Length:
    case FieldType::Angle:
        return OFTReal;
    case FieldType::Integer:
        return OFTInteger64;
    default:
        return OFTString; // codes keep their leading zeros, instants their milliseconds
    }
}

QByteArray wktOf(const geo::MultiPolygon &shape)
{
    QByteArray parts;
    for (const geo::Polygon &polygon : shape) {
        QByteArray rings;
        for (const geo::Ring &ring : polygon.rings) {
            QByteArray points;
            for (const geo::Place &at : ring)
                points += wholeNumber(at.lon) + ' ' + wholeNumber(at.lat) + ',';
            if (!ring.empty())
                points += wholeNumber(ring.front().lon) + ' ' + wholeNumber(ring.front().lat);
            rings += (rings.isEmpty() ? "(" : ",(") + points + ')';
        }
        parts += (parts.isEmpty() ? "(" : ",(") + rings + ')';
    }
    return shape.size() == 1 ? QByteArray("POLYGON " + parts) : QByteArray("MULTIPOLYGON (" + parts + ')');
}

/// The parts of a UTF-8 text that fit into dBASE fields, never cutting a character.
QList<QByteArray> partsOf(const QByteArray &text)
{
    QList<QByteArray> parts;
    for (qsizetype at = 0; at < text.size() && parts.size() < MostParts;) {
        qsizetype end = std::min(at + ShapefileText, text.size());
        while (end < text.size() && end > at && (text[end] & 0xC0) == 0x80)
            --end;
        // dBASE fills up with blanks: none may stand at an edge, it would be lost.
        while (end < text.size() && end > at + 1 && (text[end] == ' ' || text[end - 1] == ' '))
            --end;
        while (end < text.size() && end > at && (text[end] & 0xC0) == 0x80)
            --end;
        parts.append(text.mid(at, end - at));
        at = end;
    }
    return parts;
}

QString partName(const Field &field, int part)
{
    return part == 1 ? field.shortName : QString(field.shortName.left(8) + u'_' + QString::number(part));
}

/// Every file a Shapefile consists of.
const QStringList &shapefileParts()
{
    static const QStringList parts{"shp", "shx", "dbf", "prj", "cpg"};
    return parts;
}
} // namespace

ExportTable::ExportTable(const QString &path, FileFormat format, Kind kind)
    : m_path(path)
    , m_format(format)
    , m_kind(kind)
{
    const QFileInfo file(path);
    m_writing = file.dir().filePath(file.completeBaseName() + QStringLiteral(".part.") + file.suffix());
}

ExportTable::~ExportTable()
{
    if (m_dataset) {
        const geo::QuietGdal quiet;
        GDALClose(m_dataset);
    }
    if (m_srs)
        OSRRelease(m_srs);
    const QString stem = m_writing.left(m_writing.lastIndexOf(u'.') + 1);
    QFile::remove(m_writing);
    for (const QString &part : m_format == FileFormat::Shapefile ? shapefileParts() : QStringList())
        QFile::remove(stem + part);
}

base::Result<std::unique_ptr<ExportTable>> ExportTable::create(const QString &path, FileFormat format,
                                                               Kind kind)
{
    static std::once_flag once;
    std::call_once(once, [] { GDALAllRegister(); });
    std::unique_ptr<ExportTable> table(new ExportTable(path, format, kind));
    if (const auto begun = table->begin(); !begun)
        return tl::unexpected(begun.error());
    return table;
}

base::Result<void> ExportTable::begin()
{
    const geo::QuietGdal quiet;
    QFile::remove(m_writing);
    if (m_format == FileFormat::GeoJson)
        return m_json.open(m_writing, tokenOf(m_kind))
            ? base::Result<void>()
            : base::Result<void>(base::refused(QStringLiteral("cannot-write-file"), m_json.errorText()));
    GDALDriverH driver = GDALGetDriverByName(driverOf(m_format));
    m_dataset = GDALCreate(driver, m_writing.toUtf8().constData(), 0, 0, 0, GDT_Unknown, nullptr);
    if (!m_dataset)
        return cannotWrite();
    m_srs = OSRNewSpatialReference(nullptr);
    OSRImportFromEPSG(m_srs, 4490);
    OSRSetAxisMappingStrategy(m_srs, OAMS_TRADITIONAL_GIS_ORDER);
    char **options = nullptr;
    if (m_format == FileFormat::Shapefile) {
        options = CSLSetNameValue(options, "ENCODING", "UTF-8");
    } else if (m_format == FileFormat::Csv) {
        options = CSLSetNameValue(options, "WRITE_BOM", "YES");
        options = CSLSetNameValue(options, "STRING_QUOTING", "IF_AMBIGUOUS");
    }
    const bool hasGeometry = m_kind != Kind::Vehicles && m_format != FileFormat::Csv;
    const OGRwkbGeometryType type = !hasGeometry ? wkbNone
        : m_kind == Kind::Admin                  ? wkbMultiPolygon
        : m_kind == Kind::Cells                  ? wkbPolygon
                                                 : wkbPoint;
    // A Shapefile knows one type for polygons of one and of many parts.
    const bool isSimple = m_format == FileFormat::Shapefile && type == wkbMultiPolygon;
    m_layer = GDALDatasetCreateLayer(m_dataset, tokenOf(m_kind).toUtf8().constData(),
                                     hasGeometry ? m_srs : nullptr, isSimple ? wkbPolygon : type, options);
    CSLDestroy(options);
    if (!m_layer)
        return cannotWrite();
    makeColumns();
    if (m_format == FileFormat::GeoPackage)
        m_inTransaction = GDALDatasetStartTransaction(m_dataset, FALSE) == OGRERR_NONE;
    if (CPLGetLastErrorType() >= CE_Failure)
        return cannotWrite();
    return {};
}

void ExportTable::makeColumns()
{
    const auto add = [this](const QString &name, OGRFieldType type, int width) {
        OGRFieldDefnH definition = OGR_Fld_Create(name.toUtf8().constData(), type);
        if (width > 0)
            OGR_Fld_SetWidth(definition, width);
        if (type == OFTReal && m_format == FileFormat::Shapefile) {
            OGR_Fld_SetWidth(definition, 24);
            OGR_Fld_SetPrecision(definition, 15);
        }
        OGR_L_CreateField(m_layer, definition, FALSE);
        OGR_Fld_Destroy(definition);
        return OGR_FD_GetFieldCount(OGR_L_GetLayerDefn(m_layer)) - 1;
    };
    const bool isShapefile = m_format == FileFormat::Shapefile;
    for (const Field &field : fieldsOf(m_kind)) {
        const OGRFieldType type = typeOf(field.type);
        if (field.type == FieldType::Geometry) {
            if (m_format != FileFormat::Csv)
                continue;
            if (isArea(m_kind) && field.name == u"geometry")
                m_wkt = add(field.name, OFTString, 0);
            else if (!isArea(m_kind) && field.name == u"lon")
                m_lon = add(field.name, OFTString, 0);
            else if (!isArea(m_kind) && field.name == u"lat")
                m_lat = add(field.name, OFTString, 0);
            continue;
        }
        const int bytes = field.maxLength > 0 ? field.maxLength * 3 : 80;
        // GDAL writes the reals of a CSV with 15 digits, which is not all of a double.
        add(isShapefile ? field.shortName : field.name, m_format == FileFormat::Csv ? OFTString : type,
            isShapefile && type == OFTString ? std::min(ShapefileText, bytes) : 0);
        for (int part = 2;
             isShapefile && type == OFTString && part <= MostParts && (part - 1) * ShapefileText < bytes;
             ++part)
            add(partName(field, part), OFTString, ShapefileText);
    }
}

void ExportTable::setValues(void *feature, const Values &values) const
{
    for (const auto &[name, value] : values) {
        const Field *field = findField(m_kind, QString(QLatin1String(name)));
        Q_ASSERT(field);
        if (!value.isValid() || (value.typeId() == QMetaType::QString && value.toString().isEmpty()))
            continue;
        const bool isShapefile = m_format == FileFormat::Shapefile;
        const QByteArray column = (isShapefile ? field->shortName : field->name).toUtf8();
        const int index = OGR_F_GetFieldIndex(feature, column.constData());
        if (value.typeId() == QMetaType::Double) {
            if (m_format == FileFormat::Csv)
                OGR_F_SetFieldString(feature, index, wholeNumber(value.toDouble()).constData());
            else
                OGR_F_SetFieldDouble(feature, index, value.toDouble());
        } else if (value.typeId() == QMetaType::Int) {
            OGR_F_SetFieldInteger64(feature, index, value.toInt());
        } else if (!isShapefile) {
            OGR_F_SetFieldString(feature, index, value.toString().toUtf8().constData());
        } else {
            const QList<QByteArray> parts = partsOf(value.toString().toUtf8());
            for (qsizetype i = 0; i < parts.size(); ++i) {
                const int place
                    = OGR_F_GetFieldIndex(feature, partName(*field, int(i) + 1).toUtf8().constData());
                if (place >= 0)
                    OGR_F_SetFieldString(feature, place, parts[i].constData());
            }
        }
    }
}

base::Result<void> ExportTable::put(void *feature, void *geometry)
{
    if (geometry)
        OGR_F_SetGeometryDirectly(feature, geometry);
    const OGRErr error = OGR_L_CreateFeature(m_layer, feature);
    OGR_F_Destroy(feature);
    if (error != OGRERR_NONE)
        return cannotWrite();
    if (m_inTransaction && ++m_inTransaction > RowsPerTransaction)
        m_inTransaction = GDALDatasetCommitTransaction(m_dataset) == OGRERR_NONE
            && GDALDatasetStartTransaction(m_dataset, FALSE) == OGRERR_NONE;
    return {};
}

base::Result<void> ExportTable::addJson(const Values &values, const QByteArray &geometry)
{
    QJsonObject properties;
    for (const auto &[name, value] : values) {
        const bool isEmpty
            = !value.isValid() || (value.typeId() == QMetaType::QString && value.toString().isEmpty());
        properties.insert(QLatin1String(name), isEmpty ? QJsonValue() : QJsonValue::fromVariant(value));
    }
    m_json.add(properties, geometry);
    return {};
}

base::Result<void> ExportTable::add(const Values &values)
{
    if (m_format == FileFormat::GeoJson)
        return addJson(values, {});
    const geo::QuietGdal quiet;
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(m_layer));
    setValues(feature, values);
    return put(feature, nullptr);
}

base::Result<void> ExportTable::add(const Values &values, const geo::Place &place)
{
    if (m_format == FileFormat::GeoJson)
        return addJson(values, GeoJsonText::point(place));
    const geo::QuietGdal quiet;
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(m_layer));
    setValues(feature, values);
    if (m_format == FileFormat::Csv) {
        OGR_F_SetFieldString(feature, m_lon, wholeNumber(place.lon).constData());
        OGR_F_SetFieldString(feature, m_lat, wholeNumber(place.lat).constData());
        return put(feature, nullptr);
    }
    OGRGeometryH geometry = OGR_G_CreateGeometry(wkbPoint);
    OGR_G_SetPoint_2D(geometry, 0, place.lon, place.lat);
    return put(feature, geometry);
}

base::Result<void> ExportTable::add(const Values &values, const geo::MultiPolygon &shape)
{
    if (m_format == FileFormat::GeoJson)
        return addJson(values,
                       shape.empty()               ? QByteArray()
                           : m_kind == Kind::Cells ? GeoJsonText::polygon(shape.front())
                                                   : GeoJsonText::multiPolygon(shape));
    const geo::QuietGdal quiet;
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(m_layer));
    setValues(feature, values);
    OGRGeometryH geometry = nullptr;
    if (m_kind == Kind::Cells && !shape.empty()) {
        geometry = geo::ogrPolygonOf(shape.front());
    } else if (!shape.empty()) {
        geometry = OGR_G_CreateGeometry(wkbMultiPolygon);
        for (const geo::Polygon &part : shape)
            OGR_G_AddGeometryDirectly(geometry, geo::ogrPolygonOf(part));
    }
    if (m_format != FileFormat::Csv)
        return put(feature, geometry);
    if (!shape.empty())
        OGR_F_SetFieldString(feature, m_wkt, wktOf(shape).constData());
    if (geometry)
        OGR_G_DestroyGeometry(geometry);
    return put(feature, nullptr);
}

base::Result<void> ExportTable::finish()
{
    const geo::QuietGdal quiet;
    if (m_format == FileFormat::GeoJson && !m_json.finish())
        return base::refused(QStringLiteral("cannot-write-file"), m_json.errorText());
    if (m_inTransaction)
        GDALDatasetCommitTransaction(m_dataset);
    if (m_dataset) {
        GDALFlushCache(m_dataset);
        GDALClose(m_dataset);
        m_dataset = nullptr;
    }
    if (CPLGetLastErrorType() >= CE_Failure)
        return cannotWrite();
    const QString from = m_writing.left(m_writing.lastIndexOf(u'.') + 1),
                  to = m_path.left(m_path.lastIndexOf(u'.') + 1);
    for (const QString &part :
         m_format == FileFormat::Shapefile ? shapefileParts() : QStringList{QFileInfo(m_path).suffix()}) {
        QFile::remove(to + part);
        if (QFile::exists(from + part) && !QFile::rename(from + part, to + part))
            return base::refused(QStringLiteral("cannot-write-file"), to + part);
    }
    return {};
}
} // namespace wanmi::intake
