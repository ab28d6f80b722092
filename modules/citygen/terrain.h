// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "citygen/ground.h"

#include <vector>

namespace wanmi::citygen {

/// The lie of the land, as curves on the city's plane (metres, origin in the old centre south of the river).
/// Shaped after Harbin: a wide river from south-west to north-east, a stream through the south, a main
/// railway across.
class Terrain
{
public:
    explicit Terrain(double radiusM)
        : m_radius(radiusM)
    {
    }
    [[nodiscard]] double radius() const { return m_radius; }

    [[nodiscard]] std::vector<QPointF> outline() const;
    [[nodiscard]] Mesh::Curve southBank() const;
    [[nodiscard]] Mesh::Curve northBank() const;
    [[nodiscard]] Mesh::Curve innerRing() const;
    [[nodiscard]] Mesh::Curve outerRing() const;
    [[nodiscard]] Mesh::Curve railway() const;
    [[nodiscard]] Mesh::Curve stream() const;
    /// An island inside the wide part of the river; empty in a small city.
    [[nodiscard]] std::vector<QPointF> island() const;
    /// Sandbars and islets that nobody lives on.
    [[nodiscard]] std::vector<std::vector<QPointF>> islets() const;
    /// Both banks, far beyond the city.
    [[nodiscard]] std::vector<QPointF> riverShape() const;

    /// Along and across the river: x downstream, y to the north bank, 0 in the middle of the river.
    [[nodiscard]] QPointF toRiver(QPointF point) const;
    [[nodiscard]] QPointF fromRiver(QPointF river) const;
    /// Distance from the river's edge, positive on land on either side.
    [[nodiscard]] double fromWater(QPointF point) const;
    [[nodiscard]] bool isNorth(QPointF point) const { return toRiver(point).y() > 0; }
    [[nodiscard]] QPointF downstream() const;
    [[nodiscard]] QPointF northward() const;
    [[nodiscard]] double halfWidth(double along) const;

private:
    [[nodiscard]] double meander(double along) const;
    double m_radius;
};
} // namespace wanmi::citygen
