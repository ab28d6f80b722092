// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "citygen/town.h"

#include <QStringList>

#include <unordered_map>

namespace wanmi::citygen {

struct Plate
{
    QString name; ///< "中山路128号"
    int road = 0;
    QPointF at;
    int cell = 0;
};

/// Door plates, and how people say where something is.
class Addresses
{
public:
    Addresses(const Town &town);
    [[nodiscard]] const std::vector<Plate> &plates() const { return m_plates; }
    /// "道里区友谊路96号门前": a place in words for a point of that cell.
    [[nodiscard]] QString describe(int cell, Random &random) const;
    /// A point at the side of a street on the cell's ground.
    [[nodiscard]] QPointF spotIn(int cell, Random &random) const;
    /// Names of the roads along the cell's edges.
    [[nodiscard]] const std::vector<int> &roadsOf(int cell) const { return m_roadsOfCell[size_t(cell)]; }

private:
    void placePlates();
    void findRoadsOfCells();

    const Town &m_town;
    std::vector<Plate> m_plates;
    std::vector<std::vector<int>> m_platesOfCell, m_poisOfCell, m_roadsOfCell;
};
} // namespace wanmi::citygen
