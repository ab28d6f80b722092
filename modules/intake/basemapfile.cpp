// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/basemapfile.h"

#include <array>

namespace wanmi::intake {
namespace {

using geo::FieldSpec;
using geo::GeometryKind;

struct LayerSpec
{
    QString name;
    GeometryKind geometry;
    std::vector<FieldSpec> fields;
};

const LayerSpec &specOf(BaseLayer layer)
{
    static const FieldSpec name{QStringLiteral("name")};
    static const FieldSpec kind{QStringLiteral("kind")};
    static const FieldSpec level{QStringLiteral("level")};
    static const std::array<LayerSpec, BaseLayers> specs{
        LayerSpec{QStringLiteral("landuse"), GeometryKind::Polygon, {kind}},
        LayerSpec{QStringLiteral("green"), GeometryKind::Polygon, {name, kind}},
        LayerSpec{QStringLiteral("water"), GeometryKind::Polygon, {name, kind}},
        LayerSpec{QStringLiteral("building"),
                  GeometryKind::Polygon,
                  {name, {QStringLiteral("floors"), QMetaType::LongLong}}},
        LayerSpec{QStringLiteral("road"),
                  GeometryKind::LineString,
                  {name,
                   {QStringLiteral("class")},
                   {QStringLiteral("width_m"), QMetaType::Double},
                   {QStringLiteral("tunnel")}}},
        LayerSpec{QStringLiteral("railway"), GeometryKind::LineString, {name}},
        LayerSpec{QStringLiteral("boundary"), GeometryKind::LineString, {level}},
        LayerSpec{QStringLiteral("poi"),
                  GeometryKind::Point,
                  {name, kind, {QStringLiteral("rank"), QMetaType::LongLong}}},
        LayerSpec{
            QStringLiteral("district_label"), GeometryKind::Point, {name, level, {QStringLiteral("code")}}}};
    return specs[size_t(layer)];
}
} // namespace

QString tokenOf(BaseLayer layer)
{
    return specOf(layer).name;
}

std::optional<BaseLayer> baseLayerFromToken(QStringView token)
{
    for (int i = 0; i < BaseLayers; ++i) {
        if (specOf(BaseLayer(i)).name == token)
            return BaseLayer(i);
    }
    return {};
}

GeometryKind geometryOf(BaseLayer layer)
{
    return specOf(layer).geometry;
}

const std::vector<FieldSpec> &fieldsOf(BaseLayer layer)
{
    return specOf(layer).fields;
}

base::Result<std::unique_ptr<BasemapFile>> BasemapFile::create(const QString &path)
{
    auto file = geo::FeatureFile::create(path);
    if (!file)
        return tl::unexpected(file.error());
    std::unique_ptr<BasemapFile> made(new BasemapFile(*std::move(file)));
    for (int i = 0; i < BaseLayers; ++i) {
        const LayerSpec &spec = specOf(BaseLayer(i));
        const auto number = made->m_file->addLayer(spec.name, spec.geometry, spec.fields);
        if (!number)
            return tl::unexpected(number.error());
        made->m_numbers[i] = *number;
        made->m_features[spec.name] = 0;
    }
    return made;
}

BasemapFile::BasemapFile(std::unique_ptr<geo::FeatureFile> file)
    : m_file(std::move(file))
{
}

void BasemapFile::add(BaseLayer layer, const geo::Polygon &polygon, const QVariantList &values)
{
    if (!m_error)
        count(layer, geo::boundsOf(polygon), m_file->add(m_numbers[int(layer)], polygon, values));
}

void BasemapFile::add(BaseLayer layer, const std::vector<geo::Place> &places, const QVariantList &values)
{
    geo::Bounds bounds;
    for (const geo::Place place : places)
        bounds.include(place);
    if (!m_error)
        count(layer, bounds, m_file->add(m_numbers[int(layer)], places, values));
}

void BasemapFile::count(BaseLayer layer, const geo::Bounds &bounds, const base::Result<void> &done)
{
    if (!done) {
        m_error = done.error();
        return;
    }
    ++m_features[tokenOf(layer)];
    m_all.include(bounds);
    if (layer == BaseLayer::Road || layer == BaseLayer::Building)
        m_built.include(bounds);
}

base::Result<void> BasemapFile::finish()
{
    if (m_error)
        return tl::unexpected(*m_error);
    return m_file->finish();
}

geo::Bounds BasemapFile::bounds() const
{
    return m_built.isEmpty() ? m_all : m_built;
}
} // namespace wanmi::intake
