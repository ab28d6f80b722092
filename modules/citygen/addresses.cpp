// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/addresses.h"

#include "citygen/roads.h"

#include <algorithm>

namespace wanmi::citygen {

Addresses::Addresses(const Town &town)
    : m_town(town)
    , m_platesOfCell(town.cells.size())
    , m_poisOfCell(town.cells.size())
    , m_roadsOfCell(town.cells.size())
{
    placePlates();
    findRoadsOfCells();
    for (size_t i = 0; i < town.pois.size(); ++i)
        m_poisOfCell[size_t(town.pois[i].cell)].push_back(int(i));
}

/// Odd numbers on the left, even ones on the right of the road.
void Addresses::placePlates()
{
    for (size_t r = 0; r < m_town.roads.size(); ++r) {
        const Road &road = m_town.roads[r];
        if (road.way == Way::Lane || road.way == Way::Expressway || road.lengthM < 80)
            continue;
        int number = 1;
        for (const Station &station : stations(road.line, 20, road.way == Way::Local ? 55 : 42)) {
            for (const bool left : {true, false}) {
                const QPointF at = leftOf(station, (left ? 1 : -1) * (road.widthM / 2 + 6));
                const int cell = m_town.cellAt(at);
                if (cell < 0)
                    continue;
                m_platesOfCell[size_t(cell)].push_back(int(m_plates.size()));
                m_plates.push_back(
                    {road.name + QString::number(left ? number : number + 1) + QStringLiteral("号"), int(r),
                     at, cell});
            }
            number += int(station.along) % 3 == 0 ? 4 : 2; // some plots hold two numbers
        }
    }
}

void Addresses::findRoadsOfCells()
{
    std::unordered_map<quint64, int> roadOfEdge;
    const auto key
        = [](int a, int b) { return (quint64(quint32(std::min(a, b))) << 32) | quint32(std::max(a, b)); };
    for (size_t r = 0; r < m_town.roads.size(); ++r) {
        const VertexRing &line = m_town.roads[r].vertices;
        for (size_t i = 1; i < line.size(); ++i)
            roadOfEdge[key(line[i - 1], line[i])] = int(r);
    }
    for (size_t c = 0; c < m_town.cells.size(); ++c) {
        const VertexRing &ring = m_town.cells[c].ring;
        std::vector<int> &roads = m_roadsOfCell[c];
        for (size_t i = 0; i < ring.size(); ++i) {
            if (const auto at = roadOfEdge.find(key(ring[i], ring[(i + 1) % ring.size()]));
                at != roadOfEdge.end())
                roads.push_back(at->second);
        }
        std::sort(roads.begin(), roads.end());
        roads.erase(std::unique(roads.begin(), roads.end()), roads.end());
    }
}

QString Addresses::describe(int cell, Random &random) const
{
    static const QStringList nearPlate = QStringLiteral("门前 附近 对面 路边 便道上 旁").split(u' ');
    static const QStringList nearPoi = QStringLiteral("门口 附近 北侧 南侧 东侧 西侧 旁边").split(u' ');
    static const QStringList nearLane = QStringLiteral("内 口 中段 东口 西口").split(u' ');
    const QString district = m_town.districtOf(m_town.cells[size_t(cell)]).nameZh;
    const auto &plates = m_platesOfCell[size_t(cell)];
    const auto &pois = m_poisOfCell[size_t(cell)];
    const auto &roads = m_roadsOfCell[size_t(cell)];
    if (!plates.empty() && random.chance(0.68))
        return district + m_plates[size_t(random.pick(plates))].name + random.pick(nearPlate);
    if (!pois.empty() && random.chance(0.6))
        return district + m_town.pois[size_t(random.pick(pois))].name + random.pick(nearPoi);
    if (roads.size() >= 2 && random.chance(0.35))
        return district + m_town.roads[size_t(roads[0])].name + QStringLiteral("与")
            + m_town.roads[size_t(roads[1])].name + QStringLiteral("交口");
    if (!roads.empty())
        return district + m_town.roads[size_t(random.pick(roads))].name + random.pick(nearLane);
    return district + m_town.communities[size_t(m_town.cells[size_t(cell)].community)].nameZh
        + QStringLiteral("院内");
}

QPointF Addresses::spotIn(int cell, Random &random) const
{
    const TownCell &ground = m_town.cells[size_t(cell)];
    const int side = random.index(int(ground.points.size()));
    const QPointF a = ground.points[size_t(side)];
    const QPointF b = ground.points[size_t(side + 1) % ground.points.size()];
    const QPointF edge = a + (b - a) * random.between(0.1, 0.9);
    const QPointF spot = edge + (ground.centre - edge) * random.between(0.06, 0.25);
    return isInside(ground.points, spot) ? spot : ground.centre;
}
} // namespace wanmi::citygen
