// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gridding/drawcells.h"

#include <cmath>
#include <numbers>
#include <random>

/// Streets made by code, for tests and figures of drawn cells: metres around an origin, turned into places.
namespace wanmi::tests {

class Streets
{
public:
    explicit Streets(geo::Place origin = {118.78, 32.04})
        : m_plane(origin)
    {
    }

    std::vector<gridding::Line> lines;

    [[nodiscard]] geo::Place place(QPointF metres) const { return m_plane.toPlace(metres); }

    void add(const std::vector<QPointF> &metres, gridding::LineKind kind)
    {
        gridding::Line line;
        line.kind = kind;
        for (const QPointF point : metres)
            line.line.push_back(place(point));
        lines.push_back(std::move(line));
    }

    [[nodiscard]] geo::Polygon polygon(const std::vector<std::vector<QPointF>> &rings) const
    {
        geo::Polygon made;
        for (const std::vector<QPointF> &ring : rings) {
            made.rings.emplace_back();
            for (const QPointF point : ring)
                made.rings.back().push_back(place(point));
        }
        return made;
    }

    [[nodiscard]] geo::Polygon box(double x0, double y0, double x1, double y1) const
    {
        return polygon({{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}});
    }

    /// A grown city from 0,0 to size,size: avenues with two carriageways every kilometre, streets of falling
    /// rank between them that bend a little, lanes, and dead ends into the blocks.
    void addCity(QPointF from, double widthM, double heightM, unsigned seed)
    {
        using gridding::LineKind;
        std::mt19937 random(seed);
        // Not std::uniform_real_distribution: its outcome differs between libraries.
        const auto between = [&random](double low, double high) {
            return low + (high - low) * double(random() % 100'000) / 100'000.0;
        };
        constexpr double Block = 145;
        const int columns = int(widthM / Block);
        const int rows = int(heightM / Block);
        const auto bend = [&](double x, double y) {
            const double sway = 35 * std::sin(x / 900 + y / 1700) + 25 * std::sin(y / 700 - x / 2300);
            return from + QPointF(x + sway, y - 0.7 * sway);
        };
        const auto rank = [](int index) {
            return index % 7 == 0 ? LineKind::Arterial
                : index % 7 == 3  ? LineKind::Secondary
                                  : LineKind::Local;
        };
        for (const bool isNorthward : {true, false}) {
            const int count = isNorthward ? columns : rows;
            const double end = isNorthward ? heightM : widthM;
            for (int i = 0; i <= count; ++i) {
                for (const double side : i % 7 == 0 ? std::vector{-11.0, 11.0} : std::vector{0.0}) {
                    std::vector<QPointF> way;
                    for (double along = -50; along < end + 50; along += 48) {
                        const double across = i * Block + side;
                        way.push_back(isNorthward ? bend(across, along) : bend(along, across));
                    }
                    add(way, rank(i));
                }
            }
        }
        for (int column = 0; column < columns; ++column) {
            for (int row = 0; row < rows; ++row) {
                const double x = column * Block;
                const double y = row * Block;
                const double at = between(0.35, 0.65) * Block;
                if (between(0, 1) < 0.5)
                    add({bend(x + at, y), bend(x + at, y + between(0.4, 0.8) * Block)}, LineKind::Lane);
                if (between(0, 1) < 0.25)
                    add({bend(x, y + at), bend(x + Block, y + at)}, LineKind::Lane);
                if (between(0, 1) < 0.3) // a footway beside the street
                    add({bend(x, y + 6), bend(x + Block, y + 6)}, LineKind::Path);
            }
        }
    }

private:
    geo::LocalPlane m_plane;
};
} // namespace wanmi::tests
