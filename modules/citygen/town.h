// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "citygen/layout.h"
#include "domain/city.h"
#include "geo/place.h"

#include <QString>

#include <array>
#include <vector>

namespace wanmi::citygen {

enum class LandUse { Residential, Commercial, Industrial, Green, Water, Public };
[[nodiscard]] QString tokenOf(LandUse use);

struct TownCell
{
    int face = 0;
    int community = 0;
    QString code;
    std::vector<QPointF> points; ///< counter-clockwise, every shared vertex
    VertexRing ring; ///< the same as vertices of the mesh
    QPointF centre;
    double areaM2 = 0;
    LandUse use = LandUse::Residential;
    int dutyGrid = 0;
    int park = -1;
    std::vector<int> neighbours; ///< cells across an edge
};

struct TownCommunity
{
    QString code, nameZh, nameEn;
    int street = 0;
    Quarter quarter = Quarter::South;
    std::vector<int> cells; ///< in the order of their codes
    QPointF centre;
    double areaM2 = 0;
};

struct TownStreet
{
    QString code, nameZh, nameEn;
    int district = 0;
    std::vector<int> communities;
    QPointF centre;
};

struct TownDistrict
{
    QString code, nameZh, nameEn;
    std::vector<int> streets;
    QPointF centre;
};

struct TownDutyGrid
{
    QString id, nameZh, nameEn;
    int street = 0;
    std::vector<int> cells;
};

/// One named road: edges of one class that go on in one direction.
struct Road
{
    QString name, nameEn;
    Way way = Way::Local;
    double widthM = 10;
    std::vector<QPointF> line;
    VertexRing vertices;
    double lengthM = 0;
};

struct CrossRoads
{
    int vertex = 0;
    QPointF at;
    std::vector<int> roads; ///< the two most important first
    Way rank = Way::Lane; ///< of the second road
};

struct Park
{
    QString name;
    std::vector<int> cells;
};

struct Poi
{
    QString name, aliases, kind;
    int rank = 3; ///< 1 known to everybody … 4 a shop
    QPointF at;
    int cell = 0;
};

/// Finds the cell that holds a point: buckets over the cells' boxes.
class CellFinder
{
public:
    void build(const std::vector<TownCell> &cells);
    [[nodiscard]] int find(const std::vector<TownCell> &cells, QPointF point) const; ///< -1: outside

private:
    QPointF m_low;
    int m_columns = 0, m_rows = 0;
    std::vector<std::vector<int>> m_buckets;
};

/// The whole city on its plane, before it is handed out as rows.
struct Town
{
    Town(Layout made, geo::Place origin)
        : layout(std::move(made))
        , plane(origin)
    {
    }

    Layout layout;
    geo::LocalPlane plane;
    std::vector<TownDistrict> districts;
    std::vector<TownStreet> streets;
    std::vector<TownCommunity> communities;
    std::vector<TownCell> cells;
    std::vector<TownDutyGrid> dutyGrids;
    std::vector<Road> roads;
    std::vector<CrossRoads> crossRoads;
    std::vector<Park> parks;
    std::vector<Poi> pois;
    CellFinder finder;

    /// Rounded to 1e-8 degrees (a millimetre), so that shared vertices are equal after any round trip.
    [[nodiscard]] geo::Place place(QPointF point) const;
    [[nodiscard]] geo::Polygon polygonOf(const std::vector<QPointF> &points) const;
    [[nodiscard]] int cellAt(QPointF point) const { return finder.find(cells, point); }
    /// The cell there, or else the nearest cell's (banks and bridges lie beside cells).
    [[nodiscard]] int cellNear(QPointF point) const;
    [[nodiscard]] const TownStreet &streetOf(const TownCell &cell) const
    {
        return streets[size_t(communities[size_t(cell.community)].street)];
    }
    [[nodiscard]] const TownDistrict &districtOf(const TownCell &cell) const
    {
        return districts[size_t(streetOf(cell).district)];
    }
    [[nodiscard]] QString zoneOf(const TownCell &cell) const; ///< A, B, C
    /// The union of cells along their outer edges: exact, may have several parts and holes.
    [[nodiscard]] geo::MultiPolygon unionOf(const std::vector<int> &cells) const;
};
} // namespace wanmi::citygen
