// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/osmdata.h"

#include "base/doors.h"
#include "geo/ogrshape.h"
#include "geo/quietgdal.h"
#include "intake/osmcut.h"
#include "intake/osmwhole.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>

#include <algorithm>
#include <memory>

namespace wanmi::intake {
namespace {

const char *const ConfigPath = "/vsimem/wanmi_osmconf.ini";
constexpr int ProgressEveryMs = 200;

struct CloseDataset
{
    void operator()(void *dataset) const { GDALClose(dataset); }
};

/// What GDAL's OSM driver makes fields of; its own list knows no lamps and no Chinese names.
QByteArray configFor(const QStringList &keys)
{
    QByteArray text = "closed_ways_are_polygons=aeroway,amenity,area,boundary,building,craft,geological,"
                      "historic,landuse,leisure,"
                      "military,natural,office,place,shop,sport,tourism,water,waterway=riverbank,waterway="
                      "dock,highway=platform,"
                      "public_transport=platform\nattribute_name_laundering=no\n";
    for (const char *layer : {"points", "lines", "multipolygons", "multilinestrings", "other_relations"}) {
        text += QByteArray("[") + layer
            + "]\nosm_id=yes\nosm_version=no\nosm_timestamp=no\nosm_uid=no\nosm_user=no\n"
            + "osm_changeset=no\nattributes=" + keys.join(u',').toUtf8() + "\nother_tags=no\n";
    }
    return text;
}

/// The file that the driver is told about, in memory, for as long as it reads.
class OsmConfig
{
public:
    explicit OsmConfig(QByteArray text)
        : m_text(std::move(text))
    {
        VSIFCloseL(VSIFileFromMemBuffer(ConfigPath, reinterpret_cast<GByte *>(m_text.data()),
                                        vsi_l_offset(m_text.size()), FALSE));
    }
    ~OsmConfig() { VSIUnlink(ConfigPath); }
    OsmConfig(const OsmConfig &) = delete;
    OsmConfig &operator=(const OsmConfig &) = delete;

private:
    QByteArray m_text;
};

QByteArray gdalPath(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (suffix == u"gz")
        return "/vsigzip/" + absolute.toUtf8();
    if (suffix == u"zip")
        return "/vsizip/" + absolute.toUtf8();
    return absolute.toUtf8();
}

base::Result<std::pair<OsmShape, QChar>> layerOf(OGRLayerH layer)
{
    const QLatin1StringView name(OGR_L_GetName(layer));
    if (name == QLatin1StringView("points"))
        return std::pair(OsmShape::Point, QChar(u'n'));
    if (name == QLatin1StringView("lines"))
        return std::pair(OsmShape::Line, QChar(u'w'));
    if (name == QLatin1StringView("multipolygons"))
        return std::pair(OsmShape::Area, QChar(u'r'));
    if (name == QLatin1StringView("multilinestrings"))
        return std::pair(OsmShape::Line, QChar(u'r'));
    return base::refused(QStringLiteral("not-drawn"));
}

class Watcher
{
public:
    explicit Watcher(const OsmWatch &watch)
        : m_watch(watch)
    {
        m_since.start();
        m_last.start();
    }
    [[nodiscard]] bool goesOn() const { return !m_watch.cancelled || !m_watch.cancelled->load(); }
    void tell(qint64 rows, double share)
    {
        if (!m_watch.progress || m_last.elapsed() < ProgressEveryMs)
            return;
        m_last.restart();
        Progress progress{rows, share, std::chrono::milliseconds(-1)};
        if (share > 0.02)
            progress.left
                = std::chrono::milliseconds(qint64(double(m_since.elapsed()) * (1 - share) / share));
        m_watch.progress(progress);
    }

private:
    const OsmWatch &m_watch;
    QElapsedTimer m_since, m_last;
};

} // namespace

OsmFeature::OsmFeature(OGRFeatureH feature, OsmShape shape, QChar prefix)
    : m_feature(feature)
    , m_shape(shape)
    , m_prefix(prefix)
{
}

QString OsmFeature::id() const
{
    const QString own = tag(QStringLiteral("osm_id"));
    return own.isEmpty() ? QString(u'w' + tag(QStringLiteral("osm_way_id"))) : QString(m_prefix + own);
}

QString OsmFeature::tag(const QString &key) const
{
    const int index = OGR_F_GetFieldIndex(m_feature, key.toUtf8().constData());
    return index < 0 || !OGR_F_IsFieldSetAndNotNull(m_feature, index)
        ? QString()
        : QString::fromUtf8(OGR_F_GetFieldAsString(m_feature, index)).trimmed();
}

OGRGeometryH OsmFeature::geometry() const
{
    return OGR_F_GetGeometryRef(m_feature);
}

std::optional<geo::Place> OsmFeature::place() const
{
    OGRGeometryH shape = geometry();
    if (!shape || OGR_G_IsEmpty(shape))
        return {};
    if (m_shape == OsmShape::Point)
        return geo::Place{OGR_G_GetX(shape, 0), OGR_G_GetY(shape, 0)};
    if (m_shape == OsmShape::Line) {
        const auto lines = linesOf(shape);
        return lines.empty() ? std::optional<geo::Place>() : lines.front()[lines.front().size() / 2];
    }
    const geo::MultiPolygon parts = polygonsOf(shape);
    return parts.empty() ? std::optional<geo::Place>() : geo::pointInside(parts.front());
}

OsmRules OsmRules::fromResource(const QString &path, int keyColumn)
{
    OsmRules made;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return made;
    bool isFirst = true;
    for (const QByteArray &line : file.readAll().split('\n')) {
        QStringList fields = QString::fromUtf8(line).split(u'\t');
        if (line.startsWith('#') || fields.size() < keyColumn + 3)
            continue;
        if (std::exchange(isFirst, false))
            continue; // the columns' names
        Rule rule{fields[keyColumn], fields[keyColumn + 1], {}};
        fields.remove(keyColumn, 2);
        rule.result = std::move(fields);
        made.m_rules.push_back(std::move(rule));
    }
    return made;
}

QStringList OsmRules::keys() const
{
    QStringList keys;
    for (const Rule &rule : m_rules) {
        if (!keys.contains(rule.key))
            keys.append(rule.key);
    }
    return keys;
}

const OsmRules::Rule *OsmRules::find(const OsmFeature &feature,
                                     const std::function<bool(const Rule &)> &fits) const
{
    QString key, value; // neighbours in the table often ask for the same key
    for (const Rule &rule : m_rules) {
        if (fits && !fits(rule))
            continue;
        if (rule.key != key) {
            key = rule.key;
            value = feature.tag(key);
        }
        if (!value.isEmpty() && (rule.value == u"*" ? value != u"no" : rule.value == value))
            return &rule;
    }
    return nullptr;
}

bool isOsmFile(const QString &path)
{
    static const QRegularExpression ending(QStringLiteral("\\.(osm|pbf|osm\\.gz|osm\\.zip)$"),
                                           QRegularExpression::CaseInsensitiveOption);
    return ending.match(path).hasMatch();
}

QString osmAttribution()
{
    return QStringLiteral("© OpenStreetMap contributors, ODbL 1.0");
}

base::Result<qint64> readOsm(const QString &path, QStringList keys, const OsmWatch &watch,
                             const std::function<void(const OsmFeature &)> &call)
{
    base::passDoor(base::Door::File, "intake::readOsm");
    if (!QFileInfo::exists(path))
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-such-file"), path);
    const auto broken = [] {
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("broken-file"),
                             QString::fromUtf8(CPLGetLastErrorMsg()));
    };
    if (const auto whole = isWholeOsm(gdalPath(path)); !whole)
        return tl::unexpected(whole.error());
    const geo::QuietGdal quiet;
    GDALAllRegister();
    keys.removeDuplicates();
    const OsmConfig config(configFor(keys));
    const char *const drivers[] = {"OSM", nullptr};
    const QByteArray option = QByteArray("CONFIG_FILE=") + ConfigPath;
    const char *const options[] = {option.constData(), nullptr};
    const std::unique_ptr<void, CloseDataset> dataset(
        GDALOpenEx(gdalPath(path).constData(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, options, nullptr));
    if (!dataset)
        return broken();
    Watcher watcher(watch);
    double share = 0;
    qint64 seen = 0;
    OGRLayerH layer = nullptr;
    CPLErrorReset();
    while (OGRFeatureH feature = GDALDatasetGetNextFeature(dataset.get(), &layer, &share, nullptr, nullptr)) {
        const std::unique_ptr<void, void (*)(void *)> owned(
            feature, [](void *one) { OGR_F_Destroy(static_cast<OGRFeatureH>(one)); });
        if (const auto kind = layerOf(layer); kind && OGR_F_GetGeometryRef(feature)) {
            call(OsmFeature(feature, kind->first, kind->second));
            ++seen;
        }
        if (!watcher.goesOn())
            return base::refused(QStringLiteral("cancelled"));
        watcher.tell(seen, share);
    }
    if (CPLGetLastErrorType() >= CE_Failure)
        return broken();
    return seen;
}

geo::MultiPolygon polygonsOf(OGRGeometryH geometry)
{
    geo::MultiPolygon found;
    const OGRwkbGeometryType type = wkbFlatten(OGR_G_GetGeometryType(geometry));
    const int parts = OGR_G_GetGeometryCount(geometry);
    if (type == wkbPolygon) {
        geo::Polygon polygon;
        for (int i = 0; i < parts; ++i) {
            geo::Ring ring = geo::ringOf(OGR_G_GetGeometryRef(geometry, i));
            if (ring.size() >= 3)
                polygon.rings.push_back(std::move(ring));
            else if (i == 0)
                return found;
        }
        if (!polygon.rings.empty())
            found.push_back(std::move(polygon));
        return found;
    }
    for (int i = 0; i < parts; ++i) {
        geo::MultiPolygon more = polygonsOf(OGR_G_GetGeometryRef(geometry, i));
        std::ranges::move(more, std::back_inserter(found));
    }
    return found;
}

std::vector<std::vector<geo::Place>> linesOf(OGRGeometryH geometry)
{
    std::vector<std::vector<geo::Place>> found;
    if (wkbFlatten(OGR_G_GetGeometryType(geometry)) == wkbLineString) {
        std::vector<geo::Place> line;
        for (int i = 0; i < OGR_G_GetPointCount(geometry); ++i)
            line.push_back({OGR_G_GetX(geometry, i), OGR_G_GetY(geometry, i)});
        if (line.size() >= 2)
            found.push_back(std::move(line));
        return found;
    }
    for (int i = 0; i < OGR_G_GetGeometryCount(geometry); ++i) {
        auto more = linesOf(OGR_G_GetGeometryRef(geometry, i));
        std::ranges::move(more, std::back_inserter(found));
    }
    return found;
}
} // namespace wanmi::intake
