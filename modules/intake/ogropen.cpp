// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ogropen.h"

#include "intake/values.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QTemporaryDir>
#include <QtEndian>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <gdal.h>

namespace wanmi::intake {
namespace {

/// Drivers that read files and nothing else: no databases, no networks, no files that name other files.
const char *const Drivers[]
    = {"GPKG",         "SQLite", "ESRI Shapefile", "GeoJSON",     "GeoJSONSeq", "ESRIJSON",
       "TopoJSON",     "GML",    "LIBKML",         "KML",         "OSM",        "GPX",
       "MapInfo File", "DXF",    "FlatGeobuf",     "OpenFileGDB", "XLSX",       "ODS",
       "XLS",          nullptr};

/// GDAL's own judgement takes a head for a row where all other rows are words too.
class ForcedHeads
{
public:
    explicit ForcedHeads(bool areForced)
        : m_areForced(areForced)
    {
        set("FORCE");
    }
    ~ForcedHeads() { set(nullptr); }

private:
    void set(const char *value) const
    {
        for (const char *name : {"OGR_XLSX_HEADERS", "OGR_ODS_HEADERS", "OGR_XLS_HEADERS"}) {
            if (m_areForced)
                CPLSetThreadLocalConfigOption(name, value);
        }
    }
    bool m_areForced;
};

bool isUnnamed(OGRFeatureDefnH definition)
{
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
        if (QLatin1String(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, i)))
            != QStringLiteral("Field%1").arg(i + 1))
            return false;
    }
    return true;
}

int recordsOfDbf(const QString &path)
{
    QFile file(path);
    const QByteArray head = file.open(QIODevice::ReadOnly) ? file.read(8) : QByteArray();
    return head.size() < 8 ? -1 : int(qFromLittleEndian<quint32>(head.constData() + 4));
}
} // namespace

tl::unexpected<base::Error> brokenFile()
{
    return base::failure(base::ErrorKind::Corrupt, QStringLiteral("broken-file"),
                         QString::fromUtf8(CPLGetLastErrorMsg()));
}

bool isSpreadsheet(const QString &vsiPath)
{
    return vsiPath.endsWith(u".xlsx", Qt::CaseInsensitive) || vsiPath.endsWith(u".ods", Qt::CaseInsensitive)
        || vsiPath.endsWith(u".xls", Qt::CaseInsensitive);
}

DatasetPtr openDataset(const QString &vsiPath, const QString &encoding, bool forceHeads)
{
    const ForcedHeads heads(forceHeads);
    char **options = nullptr;
    if (!encoding.isEmpty())
        options = CSLSetNameValue(options, "ENCODING", encoding.toLatin1().constData());
    if (vsiPath.endsWith(u".gml", Qt::CaseInsensitive)) {
        options = CSLSetNameValue(options, "WRITE_GFS", "NO"); // leave nothing beside the city's file
    }
    GDALDatasetH dataset = GDALOpenEx(vsiPath.toUtf8().constData(), GDAL_OF_VECTOR | GDAL_OF_READONLY,
                                      Drivers, options, nullptr);
    CSLDestroy(options);
    for (int i = 0; dataset && forceHeads && i < GDALDatasetGetLayerCount(dataset); ++i)
        OGR_L_GetLayerDefn(GDALDatasetGetLayer(dataset, i)); // sheets are only read when they are asked for
    return DatasetPtr(dataset);
}

bool startsWithHead(GDALDatasetH dataset)
{
    OGRLayerH layer = GDALDatasetGetLayer(dataset, 0);
    if (!layer || !isUnnamed(OGR_L_GetLayerDefn(layer))
        || OGR_FD_GetFieldCount(OGR_L_GetLayerDefn(layer)) < 2)
        return false;
    OGR_L_ResetReading(layer);
    const FeaturePtr first(OGR_L_GetNextFeature(layer));
    QSet<QString> seen;
    for (int i = 0; first && i < OGR_F_GetFieldCount(first.get()); ++i) {
        const QString word = QString::fromUtf8(OGR_F_GetFieldAsString(first.get(), i)).trimmed();
        if (word.isEmpty() || seen.contains(word) || readNumber(word))
            return false;
        seen.insert(word);
    }
    return first != nullptr;
}

base::Result<std::shared_ptr<QTemporaryDir>> withIndex(const QString &path)
{
    const QFileInfo file(path);
    const auto part = [&file](const char *ending) {
        for (const QString &one : {QString::fromLatin1(ending), QString::fromLatin1(ending).toUpper()}) {
            const QString whole = file.dir().filePath(file.completeBaseName() + one);
            if (QFile::exists(whole))
                return whole;
        }
        return QString();
    };
    if (!path.endsWith(u".shp", Qt::CaseInsensitive) || !file.exists() || !part(".shx").isEmpty())
        return std::shared_ptr<QTemporaryDir>();
    auto folder = std::make_shared<QTemporaryDir>();
    for (const char *ending : {".shp", ".dbf", ".prj", ".cpg"}) {
        const QString target = part(ending);
        if (!target.isEmpty()
            && !QFile::link(target, folder->filePath(QStringLiteral("rows") + QLatin1String(ending))))
            return base::refused(QStringLiteral("no-temporary-space"));
    }
    CPLSetThreadLocalConfigOption("SHAPE_RESTORE_SHX", "YES");
    const DatasetPtr dataset = openDataset(folder->filePath(QStringLiteral("rows.shp")), {});
    CPLSetThreadLocalConfigOption("SHAPE_RESTORE_SHX", nullptr);
    if (!dataset)
        return brokenFile();
    const int records = recordsOfDbf(part(".dbf"));
    const qint64 shapes = OGR_L_GetFeatureCount(GDALDatasetGetLayer(dataset.get(), 0), TRUE);
    if (records >= 0 && records != shapes)
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("broken-file"),
                             QStringLiteral("%1 shapes, %2 records").arg(shapes).arg(records));
    return folder;
}
} // namespace wanmi::intake
