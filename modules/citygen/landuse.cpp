// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/landuse.h"

#include "citygen/names.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace wanmi::citygen {
namespace {

struct Shares
{
    double residential, commercial, industrial, publicUse;
};

class Chooser
{
public:
    Chooser(Town &town, Random &random)
        : m_town(town)
        , m_random(random)
    {
    }

    void chooseBuiltUp()
    {
        for (const TownCommunity &community : m_town.communities) {
            const Shares shares = sharesOf(community);
            Wheel wheel;
            for (const double share :
                 {shares.residential, shares.commercial, shares.industrial, shares.publicUse})
                wheel.add(share);
            // A community has one prevailing use; single cells differ.
            const int prevailing = wheel.spin(m_random);
            for (const int index : community.cells) {
                TownCell &cell = m_town.cells[size_t(index)];
                const int kind = m_random.chance(0.62) ? prevailing : wheel.spin(m_random);
                cell.use = kind == 0 ? LandUse::Residential
                    : kind == 1      ? LandUse::Commercial
                    : kind == 2      ? LandUse::Industrial
                                     : LandUse::Public;
                if (cell.use == LandUse::Residential && facesArterial(cell) && m_random.chance(0.3))
                    cell.use = LandUse::Commercial;
            }
        }
    }

    void layOutParks()
    {
        // The river's banks first: a green belt with gaps for quays and bridges.
        for (size_t i = 0; i < m_town.cells.size(); ++i) {
            if (touches(m_town.cells[i], Way::Bank) && m_random.chance(0.6))
                m_town.cells[i].use = LandUse::Green;
            else if (touches(m_town.cells[i], Way::Stream) && m_random.chance(0.18))
                m_town.cells[i].use = LandUse::Green;
        }
        const int parks = std::max(3, int(m_town.cells.size()) / 85);
        for (int i = 0; i < parks; ++i) {
            const bool large = m_random.chance(0.16);
            growPark(m_random.index(int(m_town.cells.size())),
                     large ? m_random.between(9, 22) : m_random.between(1, 5));
        }
        for (TownCell &cell : m_town.cells) {
            if (m_town.communities[size_t(cell.community)].quarter == Quarter::Island)
                cell.use = m_random.chance(0.72) ? LandUse::Green
                    : m_random.chance(0.5)       ? LandUse::Public
                                                 : LandUse::Residential;
        }
    }

    void nameParks()
    {
        std::set<QString> used;
        for (size_t i = 0; i < m_town.cells.size(); ++i) {
            TownCell &first = m_town.cells[i];
            if (first.park >= 0 || (first.use != LandUse::Green && first.use != LandUse::Water))
                continue;
            Park park;
            const int number = int(m_town.parks.size());
            std::vector<int> open{int(i)};
            first.park = number;
            const bool riverside = touches(first, Way::Bank);
            constexpr size_t LargestPark = 40;
            while (!open.empty()) {
                const int cell = open.back();
                open.pop_back();
                park.cells.push_back(cell);
                for (const int next : m_town.cells[size_t(cell)].neighbours) {
                    TownCell &other = m_town.cells[size_t(next)];
                    const bool green = other.use == LandUse::Green || other.use == LandUse::Water;
                    if (green && other.park < 0 && park.cells.size() + open.size() < LargestPark) {
                        other.park = number;
                        open.push_back(next);
                    }
                }
            }
            std::sort(park.cells.begin(), park.cells.end());
            park.name = parkName(m_town.cells[i], riverside, park.cells.size(), used);
            m_town.parks.push_back(std::move(park));
        }
    }

    /// No streets lead through parks: their cells' inner edges are footpaths at most.
    void closeStreetsInParks()
    {
        Mesh &mesh = m_town.layout.mesh;
        for (const TownCell &cell : m_town.cells) {
            if (cell.park < 0)
                continue;
            std::set<std::pair<int, int>> sides;
            for (const int next : cell.neighbours) {
                const TownCell &other = m_town.cells[size_t(next)];
                if (other.park != cell.park)
                    continue;
                for (size_t i = 0; i < other.ring.size(); ++i)
                    sides.insert(std::minmax(other.ring[i], other.ring[(i + 1) % other.ring.size()]));
            }
            for (size_t i = 0; i < cell.ring.size(); ++i) {
                const int a = cell.ring[i];
                const int b = cell.ring[(i + 1) % cell.ring.size()];
                const Way way = mesh.wayOf(a, b);
                if ((way == Way::Lane || way == Way::Local) && sides.contains(std::minmax(a, b)))
                    mesh.setWay(a, b, Way::None);
            }
        }
    }

private:
    Shares sharesOf(const TownCommunity &community) const
    {
        const QString &district
            = m_town.districts[size_t(m_town.streets[size_t(community.street)].district)].code;
        switch (community.quarter) {
        case Quarter::OldTown:
            return {0.50, 0.36, 0.00, 0.14};
        case Quarter::Center:
            return {0.58, 0.25, 0.02, 0.15};
        case Quarter::Island:
            return {0.15, 0.05, 0.00, 0.20};
        case Quarter::North:
            return {0.66, 0.12, 0.10, 0.12};
        default:
            break;
        }
        if (district == u"230108")
            return {0.44, 0.08, 0.40, 0.08}; // 平房: aircraft and engines
        if (district == u"230110")
            return {0.58, 0.10, 0.22, 0.10}; // 香坊: the three power-machine works
        return {0.66, 0.13, 0.11, 0.10};
    }

    [[nodiscard]] bool touches(const TownCell &cell, Way way) const
    {
        for (size_t i = 0; i < cell.ring.size(); ++i) {
            if (m_town.layout.mesh.wayOf(cell.ring[i], cell.ring[(i + 1) % cell.ring.size()]) == way)
                return true;
        }
        return false;
    }
    [[nodiscard]] bool facesArterial(const TownCell &cell) const { return touches(cell, Way::Arterial); }

    void growPark(int start, int size)
    {
        std::vector<int> members{start};
        for (size_t i = 0; i < members.size() && int(members.size()) < size; ++i) {
            for (const int next : m_town.cells[size_t(members[i])].neighbours) {
                // A park does not reach across a main road: it stays inside its community.
                if (m_town.cells[size_t(next)].community != m_town.cells[size_t(start)].community
                    || std::find(members.begin(), members.end(), next) != members.end()
                    || int(members.size()) >= size)
                    continue;
                members.push_back(next);
            }
        }
        for (const int cell : members)
            m_town.cells[size_t(cell)].use = LandUse::Green;
        if (size >= 9)
            m_town.cells[size_t(members.front())].use = LandUse::Water;
    }

    QString parkName(const TownCell &cell, bool riverside, size_t size, std::set<QString> &used)
    {
        static const QStringList known
            = QStringLiteral("儿童公园 兆麟公园 森林植物园 古梨园 清滨公园 尚志公园 太平公园 "
                             "湘江公园 丁香公园 建国公园 欧亚之窗公园 文化公园")
                  .split(u' ');
        if (m_town.communities[size_t(cell.community)].quarter == Quarter::Island
            && used.insert(QStringLiteral("太阳岛风景区")).second)
            return QStringLiteral("太阳岛风景区");
        if (riverside && used.insert(QStringLiteral("斯大林公园")).second)
            return QStringLiteral("斯大林公园");
        if (size >= 4 && m_nextKnown < known.size() && used.insert(known[m_nextKnown]).second)
            return known[m_nextKnown++];
        while (true) {
            const QString name = word(m_random)
                + (riverside      ? QStringLiteral("江畔公园")
                       : size > 2 ? QStringLiteral("公园")
                                  : QStringLiteral("游园"));
            if (used.insert(name).second)
                return name;
        }
    }

    Town &m_town;
    Random &m_random;
    qsizetype m_nextKnown = 0;
};
} // namespace

void chooseLandUse(Town &town, Random random)
{
    Chooser chooser(town, random);
    chooser.chooseBuiltUp();
    chooser.layOutParks();
    chooser.nameParks();
    chooser.closeStreetsInParks();
}
} // namespace wanmi::citygen
