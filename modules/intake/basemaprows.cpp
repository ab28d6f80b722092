// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/basemaprows.h"

#include "geo/crs.h"
#include "geo/quietgdal.h"
#include "intake/osmdata.h"

#include <QFileInfo>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <functional>
#include <memory>

namespace wanmi::intake {
namespace {

struct CloseDataset
{
    void operator()(void *dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<void, CloseDataset>;
struct DestroyFeature
{
    void operator()(void *feature) const { OGR_F_Destroy(static_cast<OGRFeatureH>(feature)); }
};

tl::unexpected<base::Error> broken()
{
    return base::failure(base::ErrorKind::Corrupt, QStringLiteral("broken-file"),
                         QString::fromUtf8(CPLGetLastErrorMsg()));
}

base::Result<Dataset> openVector(const QString &path)
{
    if (!QFileInfo::exists(path))
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-such-file"), path);
    const QString absolute = QFileInfo(path).absoluteFilePath();
    const QString suffix = QFileInfo(path).suffix().toLower();
    const QString prefix = suffix == u"gz" ? QStringLiteral("/vsigzip/")
        : suffix == u"zip"                 ? QStringLiteral("/vsizip/")
                                           : QString();
    GDALAllRegister();
    Dataset dataset(GDALOpenEx((prefix + absolute).toUtf8().constData(), GDAL_OF_VECTOR | GDAL_OF_READONLY,
                               nullptr, nullptr, nullptr));
    if (!dataset)
        return broken();
    return dataset;
}

/// Where the delivered coordinates become ours.
using Convert = std::function<std::optional<geo::Place>(geo::Place)>;

base::Result<Convert> conversionFor(OGRLayerH layer, const QString &stated)
{
    QString text = stated;
    if (OGRSpatialReferenceH srs = OGR_L_GetSpatialRef(layer); text.isEmpty() && srs) {
        char *words = nullptr;
        if (OSRExportToWkt(srs, &words) == OGRERR_NONE)
            text = QString::fromUtf8(words);
        CPLFree(words);
    }
    if (text.isEmpty())
        return Convert(
            [](geo::Place place) { return geo::isPlausible(place) ? std::optional(place) : std::nullopt; });
    const auto crs = geo::Crs::fromText(text);
    if (!crs)
        return tl::unexpected(crs.error());
    const auto converter = std::make_shared<geo::CrsConverter>(*crs);
    return Convert([converter](geo::Place place) { return converter->toPlace(place.lon, place.lat); });
}

bool convert(std::vector<geo::Place> &places, const Convert &toOurs)
{
    for (geo::Place &place : places) {
        const auto ours = toOurs(place);
        if (!ours)
            return false;
        place = *ours;
    }
    return true;
}

/// Copies the features of one layer into one of ours.
class LayerCopy
{
public:
    LayerCopy(OGRLayerH from, BaseLayer to, const Mapping &mapping, Convert toOurs)
        : m_from(from)
        , m_to(to)
        , m_mapping(mapping)
        , m_convert(std::move(toOurs))
    {
        OGRFeatureDefnH definition = OGR_L_GetLayerDefn(from);
        for (const geo::FieldSpec &field : fieldsOf(to)) {
            const QString column = mapping.columns.value(field.name, field.name);
            m_columns.push_back(OGR_FD_GetFieldIndex(definition, column.toUtf8().constData()));
        }
    }

    base::Result<void> run(const BasemapWish &wish, BasemapFile &file, BasemapMade &made)
    {
        const geo::QuietGdal quiet;
        OGR_L_ResetReading(m_from);
        const qint64 count = std::max<qint64>(1, OGR_L_GetFeatureCount(m_from, FALSE));
        qint64 done = 0;
        while (const std::unique_ptr<void, DestroyFeature> feature{OGR_L_GetNextFeature(m_from)}) {
            ++made.read;
            if (!copy(static_cast<OGRFeatureH>(feature.get()), file))
                ++made.broken;
            if (wish.cancelled && wish.cancelled->load())
                return base::refused(QStringLiteral("cancelled"));
            if (++done % 1000 == 0 && wish.progress)
                wish.progress(
                    {made.read, std::min(1.0, double(done) / double(count)), std::chrono::milliseconds(-1)});
        }
        if (CPLGetLastErrorType() >= CE_Failure)
            return broken();
        return {};
    }

private:
    QVariantList valuesOf(OGRFeatureH feature) const
    {
        QVariantList values;
        for (size_t i = 0; i < m_columns.size(); ++i) {
            const geo::FieldSpec &field = fieldsOf(m_to)[i];
            QString text = m_mapping.set.value(field.name);
            if (const int column = m_columns[i];
                text.isEmpty() && column >= 0 && OGR_F_IsFieldSetAndNotNull(feature, column))
                text = QString::fromUtf8(OGR_F_GetFieldAsString(feature, column)).trimmed();
            if (const auto words = m_mapping.values.constFind(field.name);
                words != m_mapping.values.constEnd())
                text = words->value(text, text);
            if (field.type == QMetaType::QString)
                values.append(text);
            else if (text.isEmpty())
                values.append(QVariant());
            else if (field.type == QMetaType::Double)
                values.append(text.toDouble());
            else
                values.append(qlonglong(text.toDouble()));
        }
        return values;
    }

    bool copy(OGRFeatureH feature, BasemapFile &file) const
    {
        OGRGeometryH geometry = OGR_F_GetGeometryRef(feature);
        if (!geometry || OGR_G_IsEmpty(geometry))
            return false;
        const QVariantList values = valuesOf(feature);
        const geo::GeometryKind kind = geometryOf(m_to);
        if (kind == geo::GeometryKind::Polygon)
            return copyPolygons(geometry, values, file);
        if (kind == geo::GeometryKind::LineString)
            return copyLines(geometry, values, file);
        const OsmFeature whole(feature, OsmShape::Area, u' ');
        std::optional<geo::Place> place;
        if (wkbFlatten(OGR_G_GetGeometryType(geometry)) == wkbPoint)
            place = geo::Place{OGR_G_GetX(geometry, 0), OGR_G_GetY(geometry, 0)};
        else
            place = whole.place();
        if (place)
            place = m_convert(*place);
        if (place)
            file.add(m_to, {*place}, values);
        return place.has_value();
    }

    bool copyPolygons(OGRGeometryH geometry, const QVariantList &values, BasemapFile &file) const
    {
        bool isGood = false;
        for (geo::Polygon &polygon : polygonsOf(geometry)) {
            bool isInside = true;
            for (geo::Ring &ring : polygon.rings)
                isInside = isInside && convert(ring, m_convert);
            if (isInside)
                file.add(m_to, polygon, values);
            isGood = isGood || isInside;
        }
        return isGood;
    }

    bool copyLines(OGRGeometryH geometry, const QVariantList &values, BasemapFile &file) const
    {
        bool isGood = false;
        auto lines = linesOf(geometry);
        if (lines.empty()) { // outlines of areas, where borders come as areas
            for (const geo::Polygon &polygon : polygonsOf(geometry)) {
                for (geo::Ring ring : polygon.rings) {
                    ring.push_back(ring.front());
                    lines.push_back(std::move(ring));
                }
            }
        }
        for (std::vector<geo::Place> &line : lines) {
            if (!convert(line, m_convert))
                continue;
            file.add(m_to, line, values);
            isGood = true;
        }
        return isGood;
    }

    OGRLayerH m_from;
    const BaseLayer m_to;
    const Mapping m_mapping;
    const Convert m_convert;
    std::vector<int> m_columns;
};

base::Result<std::set<BaseLayer>> copyOurLayers(GDALDatasetH dataset, const std::set<BaseLayer> &except,
                                                const BasemapWish &wish, BasemapFile &file, BasemapMade &made)
{
    std::set<BaseLayer> found;
    for (int i = 0; i < BaseLayers; ++i) {
        const auto layer = BaseLayer(i);
        OGRLayerH from = GDALDatasetGetLayerByName(dataset, tokenOf(layer).toUtf8().constData());
        if (!from || except.contains(layer))
            continue;
        auto conversion = conversionFor(from, wish.mapping.crs);
        if (!conversion)
            return tl::unexpected(conversion.error());
        if (auto done = LayerCopy(from, layer, {}, *std::move(conversion)).run(wish, file, made); !done)
            return tl::unexpected(done.error());
        found.insert(layer);
    }
    return found;
}
} // namespace

base::Result<std::set<BaseLayer>> copyLayers(const QString &path, const BasemapWish &wish, BasemapFile &file,
                                             BasemapMade &made)
{
    const geo::QuietGdal quiet;
    const auto dataset = openVector(path);
    if (!dataset)
        return tl::unexpected(dataset.error());
    const QString word = wish.mapping.set.value(QStringLiteral("layer"));
    if (word.isEmpty()) {
        auto found = copyOurLayers(dataset->get(), {}, wish, file, made);
        if (found && found->empty())
            return base::refused(QStringLiteral("which-layer"), path);
        return found;
    }
    const auto to = baseLayerFromToken(word);
    if (!to)
        return base::refused(QStringLiteral("which-layer"), word);
    OGRLayerH from = wish.mapping.layer.isEmpty()
        ? GDALDatasetGetLayer(dataset->get(), 0)
        : GDALDatasetGetLayerByName(dataset->get(), wish.mapping.layer.toUtf8().constData());
    if (!from)
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("no-such-layer"), wish.mapping.layer);
    auto conversion = conversionFor(from, wish.mapping.crs);
    if (!conversion)
        return tl::unexpected(conversion.error());
    if (auto done = LayerCopy(from, *to, wish.mapping, *std::move(conversion)).run(wish, file, made); !done)
        return tl::unexpected(done.error());
    return std::set<BaseLayer>{*to};
}

base::Result<void> keepLayers(const QString &before, const std::set<BaseLayer> &except, BasemapFile &file)
{
    const geo::QuietGdal quiet;
    const auto dataset = openVector(before);
    if (!dataset)
        return tl::unexpected(dataset.error());
    BasemapMade notCounted;
    BasemapWish wish;
    wish.mapping.crs = QStringLiteral("4490");
    const auto kept = copyOurLayers(dataset->get(), except, wish, file, notCounted);
    if (!kept)
        return tl::unexpected(kept.error());
    return {};
}
} // namespace wanmi::intake
