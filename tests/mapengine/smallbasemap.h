// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/features.h"
#include "renderlink/messages.h"

#include <QImage>
#include <QString>
#include <QTest>

#include <cmath>
#include <functional>
#include <numbers>

/// A base map of one river, a few roads and a park, for tests that draw: the layers of maps/README.md.
namespace wanmi::test {

inline constexpr geo::Place RiverMiddle{126.600, 45.800};
inline constexpr geo::Place ParkMiddle{126.600, 45.780};

inline geo::Polygon box(geo::Place middle, double halfLon, double halfLat)
{
    const auto [lon, lat] = middle;
    return {{{{lon - halfLon, lat - halfLat},
              {lon + halfLon, lat - halfLat},
              {lon + halfLon, lat + halfLat},
              {lon - halfLon, lat + halfLat}}}};
}

struct SmallLayers
{
    int water, green, building, road, poi;
};
using MoreOnMap = std::function<bool(geo::FeatureFile &, const SmallLayers &)>;

/// \param more adds to it.
inline bool writeSmallBaseMap(const QString &path, const MoreOnMap &more = {})
{
    using geo::GeometryKind;
    constexpr auto Text = QMetaType::QString;
    constexpr auto Whole = QMetaType::LongLong;
    auto made = geo::FeatureFile::create(path);
    if (!made)
        return false;
    geo::FeatureFile &file = **made;
    const int water = *file.addLayer("water", GeometryKind::Polygon, {{"name", Text}, {"kind", Text}});
    const int green = *file.addLayer("green", GeometryKind::Polygon, {{"name", Text}, {"kind", Text}});
    const int land = *file.addLayer("landuse", GeometryKind::Polygon, {{"kind", Text}});
    const int building
        = *file.addLayer("building", GeometryKind::Polygon, {{"name", Text}, {"floors", Whole}});
    const int road = *file.addLayer("road", GeometryKind::LineString,
                                    {{"name", Text}, {"class", Text}, {"width_m", QMetaType::Double}});
    const int rail = *file.addLayer("railway", GeometryKind::LineString, {});
    const int boundary = *file.addLayer("boundary", GeometryKind::LineString, {{"level", Text}});
    const int poi
        = *file.addLayer("poi", GeometryKind::Point, {{"name", Text}, {"kind", Text}, {"rank", Whole}});
    const int label = *file.addLayer("district_label", GeometryKind::Point,
                                     {{"name", Text}, {"level", Text}, {"code", Text}});
    bool good = file.add(water, box(RiverMiddle, 0.1, 0.008), {"松花江", "river"}).has_value()
        && file.add(green, box(ParkMiddle, 0.004, 0.003), {"公园", "park"}).has_value()
        && file.add(land, box({126.62, 45.77}, 0.004, 0.003), {"residential"}).has_value()
        && file.add(building, box({126.62, 45.77}, 0.0004, 0.0003), {"大厦", 12}).has_value()
        && file.add(rail, {{126.5, 45.76}, {126.7, 45.76}}, {}).has_value()
        && file.add(boundary, {{126.5, 45.75}, {126.7, 45.75}}, {"district"}).has_value()
        && file.add(poi, {{126.61, 45.775}}, {"医院", "hospital", 1}).has_value()
        && file.add(label, {{126.59, 45.77}}, {"道里区", "district", "230102"}).has_value();
    for (int i = 0; good && i < 5; ++i) {
        const double lat = 45.785 - i * 0.004;
        good = file.add(road, {{126.5, lat}, {126.7, lat}},
                        {QStringLiteral("第%1大街").arg(i + 1), "arterial", 30.0})
                   .has_value();
    }
    if (good && more)
        good = more(file, {water, green, building, road, poi});
    return good && file.finish().has_value();
}

/// What no file should have: crossing rings, holes, places beyond the poles, thousands of names at one place.
inline bool addHostile(geo::FeatureFile &file, const SmallLayers &layers)
{
    const auto [lon, lat] = ParkMiddle;
    bool good = file.add(layers.water,
                         {{{{lon - 0.01, lat - 0.01},
                            {lon + 0.01, lat + 0.01},
                            {lon + 0.01, lat - 0.01},
                            {lon - 0.01, lat + 0.01},
                            {lon - 0.01, lat - 0.01}}}},
                         {"蝴蝶湖", "lake"})
                    .has_value()
        && file.add(
                   layers.green,
                   {{box({126.60, 45.76}, 0.01, 0.01).rings[0], box({126.60, 45.76}, 0.004, 0.004).rings[0]}},
                   {"环形绿地", "park"})
               .has_value()
        && file.add(layers.building, {{{{500, 95}, {501, 95}, {501, 96}, {500, 95}}}}, {"天外", 3})
               .has_value()
        && file.add(layers.road, std::vector<geo::Place>{{-720, 200}, {126.55, 45.77}},
                    {"远路", "arterial", 30.0})
               .has_value();
    for (int i = 0; good && i < 3000; ++i)
        good = file.add(layers.poi, {{126.612, 45.776}},
                        {QStringLiteral("同一地点的名称 %1").arg(i), "hospital", 1})
                   .has_value();
    return good;
}

struct Pixel
{
    renderlink::TileId tile;
    QPoint at;
};

/// The tile a place lies in at a zoom, and where in it.
inline Pixel pixelOf(geo::Place place, int z)
{
    const double across = std::ldexp(1.0, z);
    const double x = (place.lon + 180) / 360 * across;
    const double lat = place.lat * std::numbers::pi / 180;
    const double y = (1 - std::asinh(std::tan(lat)) / std::numbers::pi) / 2 * across;
    return {{z, int(x), int(y)},
            {int((x - std::floor(x)) * renderlink::TilePx), int((y - std::floor(y)) * renderlink::TilePx)}};
}

inline QString sourceFile(const char *relative)
{
    return qEnvironmentVariable("WANMI_SOURCE_DIR") + QLatin1Char('/') + QLatin1String(relative);
}
} // namespace wanmi::test
