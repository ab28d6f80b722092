// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/components.h"

#include "citygen/roads.h"
#include "geo/codes.h"

#include <array>
#include <cmath>
#include <map>

namespace wanmi::citygen {
namespace {

/// Where objects of a class stand.
enum class Where {
    Lamps, ///< both sides of main roads every 35 m, one side of smaller ones, main roads first
    StreetTrees, ///< rows along the pavement
    Lane, ///< in the carriageway
    Kerb, ///< at its edge
    Pavement,
    MainRoad, ///< pavement of arterial and secondary roads
    Crossing,
    Bridge, ///< the ends of bridges over the river
    RailCrossing,
    Bank, ///< along the river
    Park,
    Residential,
    Commercial,
    Industrial,
    Public
};

struct Recipe
{
    const char *code;
    Where where;
    double share; ///< of all components, in thousandths
};

constexpr std::array Recipes{
    Recipe{"0137", Where::Lamps, 165},      Recipe{"0402", Where::StreetTrees, 130},
    Recipe{"0403", Where::Park, 75},        Recipe{"0102", Where::Lane, 60},
    Recipe{"0103", Where::Lane, 55},        Recipe{"0104", Where::Kerb, 85},
    Recipe{"0101", Where::Lane, 30},        Recipe{"0105", Where::Lane, 22},
    Recipe{"0106", Where::Pavement, 14},    Recipe{"0107", Where::Lane, 28},
    Recipe{"0108", Where::Pavement, 8},     Recipe{"0109", Where::Pavement, 6},
    Recipe{"0110", Where::Lane, 28},        Recipe{"0111", Where::Lane, 14},
    Recipe{"0112", Where::Crossing, 3},     Recipe{"0113", Where::Pavement, 14},
    Recipe{"0114", Where::Park, 3},         Recipe{"0115", Where::Crossing, 3},
    Recipe{"0118", Where::Residential, 11}, Recipe{"0119", Where::Park, 2},
    Recipe{"0123", Where::Lane, 2},         Recipe{"0126", Where::Kerb, 4},
    Recipe{"0127", Where::Pavement, 10},    Recipe{"0128", Where::Pavement, 5},
    Recipe{"0130", Where::Pavement, 12},    Recipe{"0131", Where::Pavement, 9},
    Recipe{"0132", Where::MainRoad, 5},     Recipe{"0134", Where::Pavement, 2},
    Recipe{"0138", Where::Park, 4},         Recipe{"0139", Where::Bank, 7},
    Recipe{"0140", Where::MainRoad, 1.5},   Recipe{"0142", Where::MainRoad, 1.5},
    Recipe{"0144", Where::Commercial, 2},   Recipe{"0145", Where::Commercial, 2.5},
    Recipe{"0146", Where::Residential, 6},  Recipe{"0148", Where::Residential, 5},
    Recipe{"0149", Where::Residential, 3},  Recipe{"0150", Where::Crossing, 9},
    Recipe{"0151", Where::Crossing, 0.8},   Recipe{"0154", Where::Residential, 4},
    Recipe{"0158", Where::Residential, 3},  Recipe{"0159", Where::Residential, 4},
    Recipe{"0160", Where::MainRoad, 3},     Recipe{"0162", Where::Public, 2},
    Recipe{"0165", Where::Residential, 2},  Recipe{"0167", Where::Bank, 0.6},
    Recipe{"0172", Where::Bank, 0.4},       Recipe{"0173", Where::Bank, 1},
    Recipe{"0175", Where::Residential, 5},  Recipe{"0177", Where::Crossing, 3},
    Recipe{"0199", Where::MainRoad, 0.5},   Recipe{"0201", Where::Commercial, 4},
    Recipe{"0203", Where::Commercial, 2},   Recipe{"0204", Where::MainRoad, 7},
    Recipe{"0205", Where::MainRoad, 0.8},   Recipe{"0206", Where::Crossing, 0.4},
    Recipe{"0207", Where::Crossing, 0.3},   Recipe{"0209", Where::Bridge, 0.3},
    Recipe{"0210", Where::Crossing, 26},    Recipe{"0212", Where::Crossing, 18},
    Recipe{"0213", Where::Residential, 3},  Recipe{"0214", Where::Crossing, 11},
    Recipe{"0215", Where::Crossing, 4},     Recipe{"0217", Where::MainRoad, 16},
    Recipe{"0218", Where::MainRoad, 3},     Recipe{"0219", Where::Crossing, 1.5},
    Recipe{"0220", Where::Crossing, 5},     Recipe{"0221", Where::Pavement, 6},
    Recipe{"0223", Where::MainRoad, 0.5},   Recipe{"0225", Where::Commercial, 6},
    Recipe{"0226", Where::MainRoad, 2},     Recipe{"0228", Where::RailCrossing, 0.4},
    Recipe{"0230", Where::Bank, 1},         Recipe{"0233", Where::Crossing, 0.8},
    Recipe{"0234", Where::Public, 2.5},     Recipe{"0235", Where::Park, 1},
    Recipe{"0238", Where::Residential, 18}, Recipe{"0243", Where::Lane, 4},
    Recipe{"0301", Where::MainRoad, 2.5},   Recipe{"0302", Where::MainRoad, 2.5},
    Recipe{"0304", Where::Residential, 3},  Recipe{"0305", Where::Pavement, 48},
    Recipe{"0306", Where::Commercial, 9},   Recipe{"0307", Where::Commercial, 24},
    Recipe{"0308", Where::Residential, 5},  Recipe{"0310", Where::Industrial, 0.4},
    Recipe{"0313", Where::Commercial, 0.4}, Recipe{"0314", Where::MainRoad, 0.8},
    Recipe{"0316", Where::Commercial, 3},   Recipe{"0398", Where::Public, 1.5},
    Recipe{"0399", Where::MainRoad, 2.5},   Recipe{"0401", Where::Park, 0.6},
    Recipe{"0404", Where::StreetTrees, 5},  Recipe{"0405", Where::MainRoad, 7},
    Recipe{"0406", Where::Park, 1},         Recipe{"0407", Where::Park, 11},
    Recipe{"0408", Where::Park, 7},         Recipe{"0409", Where::Park, 4},
    Recipe{"0410", Where::Park, 0.4},       Recipe{"0411", Where::StreetTrees, 6},
    Recipe{"0413", Where::Park, 6},         Recipe{"0498", Where::Park, 2.5},
    Recipe{"0499", Where::MainRoad, 3},     Recipe{"0501", Where::Public, 0.4},
    Recipe{"0502", Where::Residential, 1},  Recipe{"0503", Where::Industrial, 0.5},
    Recipe{"0506", Where::Bank, 1},         Recipe{"0507", Where::Bank, 5},
    Recipe{"0508", Where::Bank, 1},         Recipe{"0509", Where::Public, 0.4},
    Recipe{"0599", Where::Public, 1},
};

class Placer
{
public:
    Placer(const Town &town, ComponentStock &stock, Random &random)
        : m_town(town)
        , m_stock(stock)
        , m_random(random)
    {
        for (size_t i = 0; i < town.cells.size(); ++i)
            m_cellsByUse[town.cells[i].use].push_back(int(i));
        for (const Road &road : town.roads)
            m_lengthOf[road.way] += road.lengthM;
        findBanks();
    }

    void place(const Recipe &recipe, int count)
    {
        m_kind = int(m_stock.classCodes.size()) - 1;
        m_left = count;
        switch (recipe.where) {
        case Where::Lamps:
            lamps();
            break;
        case Where::StreetTrees:
            alongRoads(Way::Arterial, Way::Local, 3.2, true, count);
            break;
        case Where::Lane:
            alongRoads(Way::Expressway, Way::Lane, -2.5, false, count);
            break;
        case Where::Kerb:
            alongRoads(Way::Arterial, Way::Lane, -0.4, true, count);
            break;
        case Where::Pavement:
            alongRoads(Way::Arterial, Way::Local, 2.2, true, count);
            break;
        case Where::MainRoad:
            alongRoads(Way::Arterial, Way::Secondary, 2.6, true, count);
            break;
        case Where::Crossing:
            atCrossings(count);
            break;
        case Where::Bridge:
            atBridges();
            break;
        case Where::RailCrossing:
            atRailCrossings(count);
            break;
        case Where::Bank:
            alongBank(count);
            break;
        case Where::Park:
            inCells(LandUse::Green, count);
            break;
        case Where::Residential:
            inCells(LandUse::Residential, count);
            break;
        case Where::Commercial:
            inCells(LandUse::Commercial, count);
            break;
        case Where::Industrial:
            inCells(LandUse::Industrial, count);
            break;
        case Where::Public:
            inCells(LandUse::Public, count);
            break;
        }
    }

private:
    void add(QPointF at)
    {
        const int cell = m_town.cellAt(at);
        if (cell >= 0)
            addTo(at, cell);
    }

    void addTo(QPointF at, int cell)
    {
        if (m_left <= 0)
            return;
        --m_left;
        int &serial = m_serials[{m_kind, m_town.streetOf(m_town.cells[size_t(cell)]).district}];
        m_stock.byKind[size_t(m_kind)].push_back(int(m_stock.components.size()));
        m_stock.components.push_back({m_kind, ++serial, cell, at, m_random.between(60, 4200)});
    }

    void lamps()
    {
        for (const Road &road : m_town.roads) {
            const bool wide = road.way <= Way::Secondary;
            const double pitch = road.way <= Way::Arterial ? 32 : road.way == Way::Secondary ? 35 : 38;
            for (const Station &station : stations(road.line, pitch / 2, pitch)) {
                add(leftOf(station, road.widthM / 2 + 0.8));
                if (wide)
                    add(leftOf(station, -road.widthM / 2 - 0.8));
            }
            if (m_left <= 0)
                return;
        }
    }

    /// Spread evenly over the roads of these classes, so that the wished number comes out.
    void alongRoads(Way from, Way to, double beyondKerbM, bool bothSides, int count)
    {
        double length = 0;
        for (const auto &[way, metres] : m_lengthOf) {
            if (way >= from && way <= to)
                length += metres;
        }
        const double pitch = std::max(5.0, length / count);
        double phase = m_random.between(0.0, pitch);
        bool left = m_random.chance(0.5);
        for (const Road &road : m_town.roads) {
            if (road.way < from || road.way > to)
                continue;
            for (const Station &station : stations(road.line, phase, pitch)) {
                left = bothSides ? !left : left;
                const double jitter = m_random.between(-0.35, 0.35);
                add(leftOf(station,
                           (left ? 1 : -1) * (std::max(0.6, road.widthM / 2 + beyondKerbM) + jitter)));
            }
            const double done = road.lengthM - phase;
            phase = done < 0 ? -done : pitch - std::fmod(done, pitch);
        }
        // What fell outside the cells is made up for at random.
        for (int attempt = 0; attempt < 4 * count && m_left > 0; ++attempt) {
            const Road &road = m_random.pick(m_town.roads);
            if (road.way >= from && road.way <= to && road.lengthM > 10) {
                const auto spots = stations(road.line, m_random.between(0.0, road.lengthM), 1e9);
                for (const Station &station : spots)
                    add(leftOf(station,
                               (m_random.chance(0.5) ? 1 : -1)
                                   * std::max(0.6, road.widthM / 2 + beyondKerbM)));
            }
        }
    }

    void atCrossings(int count)
    {
        if (m_town.crossRoads.empty())
            return;
        // Main crossings first; then round again at other corners.
        std::vector<const CrossRoads *> order;
        for (const Way rank : {Way::Expressway, Way::Arterial, Way::Secondary, Way::Local}) {
            for (const CrossRoads &crossing : m_town.crossRoads) {
                if (crossing.rank == rank)
                    order.push_back(&crossing);
            }
        }
        const size_t usable = std::min(order.size(), size_t(std::max(1, count)));
        for (int round = 0; m_left > 0 && round < 400; ++round) {
            for (size_t i = 0; i < usable && m_left > 0; ++i) {
                const double reach
                    = m_town.roads[size_t(order[i]->roads[0])].widthM / 2 + m_random.between(2.0, 6.0);
                const double angle = (round % 4) * 1.5708 + 0.785 + m_random.between(-0.3, 0.3);
                add(order[i]->at + QPointF(std::cos(angle), std::sin(angle)) * reach);
            }
        }
    }

    void atBridges()
    {
        const Mesh &mesh = m_town.layout.mesh;
        for (const int face : m_town.layout.riverFaces) {
            const VertexRing ring = mesh.ring(face);
            for (size_t i = 0; i < ring.size(); ++i) {
                const int a = ring[i];
                const int b = ring[(i + 1) % ring.size()];
                if (a < b && isRoad(mesh.wayOf(a, b))) {
                    const QPointF middle = (mesh.point(a) + mesh.point(b)) / 2.0;
                    addTo(middle, m_town.cellNear(middle));
                }
            }
        }
    }

    void atRailCrossings(int count)
    {
        const Mesh::Curve railway = m_town.layout.terrain.railway();
        for (const CrossRoads &crossing : m_town.crossRoads) {
            if (std::abs(railway(crossing.at)) < 6)
                add(crossing.at + QPointF(4, 4));
        }
        for (int attempt = 0; attempt < 20 * count && m_left > 0; ++attempt) {
            const TownCell &cell = m_random.pick(m_town.cells);
            for (const QPointF corner : cell.points) {
                if (std::abs(railway(corner)) < 2) {
                    add(corner + (cell.centre - corner) * 0.05);
                    break;
                }
            }
        }
    }

    void findBanks()
    {
        const Mesh &mesh = m_town.layout.mesh;
        for (size_t c = 0; c < m_town.cells.size(); ++c) {
            const TownCell &cell = m_town.cells[c];
            for (size_t i = 0; i < cell.ring.size(); ++i) {
                if (mesh.wayOf(cell.ring[i], cell.ring[(i + 1) % cell.ring.size()]) == Way::Bank)
                    m_banks.push_back({int(c), i});
            }
        }
    }

    void alongBank(int count)
    {
        for (int i = 0; i < count && !m_banks.empty(); ++i) {
            const auto [index, side] = m_banks[size_t((double(i) + 0.5) / count * double(m_banks.size()))];
            const TownCell &cell = m_town.cells[size_t(index)];
            const QPointF a = cell.points[side];
            const QPointF b = cell.points[(side + 1) % cell.points.size()];
            const QPointF edge = a + (b - a) * m_random.between(0.05, 0.95);
            const QPointF at = edge + (cell.centre - edge) * 0.04;
            addTo(isInside(cell.points, at) ? at : cell.centre, index);
        }
    }

    void inCells(LandUse use, int count)
    {
        const auto &cells = m_cellsByUse[use];
        for (int i = 0; i < count && !cells.empty(); ++i) {
            const int index = cells[size_t((double(i) + m_random.real()) / count * double(cells.size()))];
            const TownCell &cell = m_town.cells[size_t(index)];
            const QPointF corner = m_random.pick(cell.points);
            const QPointF at = cell.centre + (corner - cell.centre) * m_random.between(0.1, 0.8);
            addTo(isInside(cell.points, at) ? at : cell.centre, index);
        }
    }

    const Town &m_town;
    ComponentStock &m_stock;
    Random &m_random;
    std::map<LandUse, std::vector<int>> m_cellsByUse;
    std::map<Way, double> m_lengthOf;
    std::map<std::pair<int, int>, int> m_serials;
    std::vector<std::pair<int, size_t>> m_banks;
    int m_kind = 0;
    int m_left = 0;
};
} // namespace

QString ComponentStock::idOf(int component, const Town &town) const
{
    const PlacedComponent &placed = components[size_t(component)];
    return geo::componentId(town.districtOf(town.cells[size_t(placed.cell)]).code,
                            classCodes[size_t(placed.kind)], placed.serial);
}

domain::Component ComponentStock::row(int component, const Town &town, const Duties &duties,
                                      const domain::RuleBook &rules, base::Instant now) const
{
    const PlacedComponent &placed = components[size_t(component)];
    const TownCell &cell = town.cells[size_t(placed.cell)];
    const QString &code = classCodes[size_t(placed.kind)];
    const domain::MinorClass *minor = rules.catalog.find(domain::CaseKind::Component, code);
    domain::Component row;
    row.id = ComponentId(idOf(component, town));
    row.classCode = code;
    row.name = minor->nameZh;
    row.state = QStringLiteral("intact");
    row.cell = CellCode(cell.code);
    row.competentDept = duties.usualFor(*minor, placed.cell);
    row.ownerUnit = placed.serial % 9 == 0 ? QStringLiteral("property_owner") : row.competentDept;
    row.maintainUnit = duties.registeredFor(*minor, placed.cell, placed.serial);
    row.createdOn = base::toUtc(now - std::chrono::hours(24 * placed.createdDaysAgo))
                        .toString(QStringLiteral("yyyyMMdd"));
    row.changedOn = row.createdOn;
    row.dataSource = placed.serial % 5 == 0 ? QStringLiteral("topographic") : QStringLiteral("survey");
    row.place = town.place(placed.at);
    return row;
}

ComponentStock placeComponents(const Town &town, const domain::RuleBook &rules, int wished, Random random)
{
    ComponentStock stock;
    Placer placer(town, stock, random);
    double total = 0;
    for (const Recipe &recipe : Recipes)
        total += recipe.share;
    for (const Recipe &recipe : Recipes) {
        const QString code = QString::fromLatin1(recipe.code);
        if (!rules.catalog.find(domain::CaseKind::Component, code))
            continue;
        stock.classCodes.push_back(code);
        stock.byKind.emplace_back();
        placer.place(recipe, std::max(1, int(std::lround(wished * recipe.share / total))));
    }
    return stock;
}
} // namespace wanmi::citygen
