// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/territory.h"

#include "citygen/names.h"
#include "geo/codes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace wanmi::citygen {
namespace {

/// Where a district's heart lies: along and across the river, in radii; and its share of the cells on its
/// bank.
struct DistrictSeed
{
    const char *code;
    const char *nameZh;
    const char *nameEn;
    double along, across, share;
    bool north;
};
constexpr std::array<DistrictSeed, 7> DistrictSeeds{{
    {"230102", "道里区", "Daoli", -0.36, -0.22, 0.22, false},
    {"230103", "南岗区", "Nangang", -0.05, -0.80, 0.24, false},
    {"230104", "道外区", "Daowai", 0.66, -0.30, 0.19, false},
    {"230108", "平房区", "Pingfang", -0.20, -1.40, 0.13, false},
    {"230109", "松北区", "Songbei", -0.35, 0.30, 0.58, true},
    {"230110", "香坊区", "Xiangfang", 0.52, -0.95, 0.22, false},
    {"230111", "呼兰区", "Hulan", 0.30, 0.55, 0.42, true},
}};
constexpr int IslandDistrict = 4;
const QString IslandStreet = QStringLiteral("230109002"); // 太阳岛街道
constexpr int CellsPerDutyGrid = 16;

struct Plot
{
    QPointF centre;
    double weight = 0;
    std::set<int> neighbours;
};

/// Grows regions over a graph of plots, always the one that lags most behind its share, always the plot
/// nearest to its heart: connected, balanced, bounded by roads.
std::vector<int> grow(const std::vector<Plot> &plots, const std::vector<QPointF> &hearts,
                      const std::vector<double> &shares, const std::vector<bool> &mayTake)
{
    std::vector<int> owner(plots.size(), -1);
    std::vector<double> grown(hearts.size(), 0);
    std::vector<std::set<int>> frontier(hearts.size());
    const auto distance = [](QPointF a, QPointF b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); };
    const auto take = [&](int region, int plot) {
        owner[size_t(plot)] = region;
        grown[size_t(region)] += plots[size_t(plot)].weight;
        for (const int next : plots[size_t(plot)].neighbours) {
            if (owner[size_t(next)] < 0 && mayTake[size_t(next)])
                frontier[size_t(region)].insert(next);
        }
    };
    const auto nearestFree = [&](QPointF heart) {
        int best = -1;
        for (size_t i = 0; i < plots.size(); ++i) {
            if (owner[i] < 0 && mayTake[i]
                && (best < 0
                    || distance(plots[i].centre, heart) < distance(plots[size_t(best)].centre, heart)))
                best = int(i);
        }
        return best;
    };
    for (size_t region = 0; region < hearts.size(); ++region) {
        if (const int plot = nearestFree(hearts[region]); plot >= 0)
            take(int(region), plot);
    }
    while (true) {
        int region = -1;
        int chosen = -1;
        for (size_t r = 0; r < hearts.size(); ++r) {
            std::erase_if(frontier[r], [&](int plot) { return owner[size_t(plot)] >= 0; });
            if (frontier[r].empty())
                continue;
            if (region < 0 || grown[r] / shares[r] < grown[size_t(region)] / shares[size_t(region)])
                region = int(r);
        }
        if (region >= 0) {
            for (const int plot : frontier[size_t(region)]) {
                if (chosen < 0
                    || distance(plots[size_t(plot)].centre, hearts[size_t(region)])
                        < distance(plots[size_t(chosen)].centre, hearts[size_t(region)]))
                    chosen = plot;
            }
            take(region, chosen);
            continue;
        }
        // What no region can reach (cut off by water) goes to the nearest heart.
        int left = -1;
        for (size_t i = 0; i < plots.size() && left < 0; ++i) {
            if (owner[i] < 0 && mayTake[i])
                left = int(i);
        }
        if (left < 0)
            return owner;
        size_t nearest = 0;
        for (size_t r = 1; r < hearts.size(); ++r) {
            if (distance(plots[size_t(left)].centre, hearts[r])
                < distance(plots[size_t(left)].centre, hearts[nearest]))
                nearest = r;
        }
        take(int(nearest), left);
    }
}

/// Hearts spread over the plots: the first in the middle, each next one farthest from the others, then some
/// rounds of Lloyd's algorithm.
std::vector<QPointF> spreadHearts(const std::vector<Plot> &plots, int count)
{
    std::vector<QPointF> hearts{plots.front().centre};
    const auto nearest = [&](QPointF point) {
        size_t best = 0;
        for (size_t i = 1; i < hearts.size(); ++i) {
            if (std::hypot(point.x() - hearts[i].x(), point.y() - hearts[i].y())
                < std::hypot(point.x() - hearts[best].x(), point.y() - hearts[best].y()))
                best = i;
        }
        return best;
    };
    while (int(hearts.size()) < count) {
        size_t farthest = 0;
        double reach = -1;
        for (size_t i = 0; i < plots.size(); ++i) {
            const QPointF away = plots[i].centre - hearts[nearest(plots[i].centre)];
            if (std::hypot(away.x(), away.y()) > reach) {
                reach = std::hypot(away.x(), away.y());
                farthest = i;
            }
        }
        hearts.push_back(plots[farthest].centre);
    }
    for (int round = 0; round < 12; ++round) {
        std::vector<QPointF> sums(hearts.size());
        std::vector<double> weights(hearts.size(), 0);
        for (const Plot &plot : plots) {
            const size_t at = nearest(plot.centre);
            sums[at] += plot.centre * plot.weight;
            weights[at] += plot.weight;
        }
        for (size_t i = 0; i < hearts.size(); ++i) {
            if (weights[i] > 0)
                hearts[i] = sums[i] / weights[i];
        }
    }
    return hearts;
}

struct ListedStreet
{
    QString code, nameZh;
};

base::Result<std::map<QString, std::vector<ListedStreet>>> readStreets(const QByteArray &tsv)
{
    std::map<QString, std::vector<ListedStreet>> byDistrict;
    for (const QByteArray &line : tsv.split('\n')) {
        const QList<QByteArray> fields = line.split('\t');
        if (fields.size() < 4 || fields[0] == "district_code")
            continue;
        const QString code = QString::fromUtf8(fields[2]);
        if (!geo::isStreetCode(code))
            return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-street-list"), code);
        // Third-level numbers from 100 are towns, townships and farms outside the built-up city.
        if (code.mid(6).toInt() < 100)
            byDistrict[code.left(6)].push_back({code, QString::fromUtf8(fields[3])});
    }
    for (const DistrictSeed &seed : DistrictSeeds) {
        if (!byDistrict.contains(QString::fromLatin1(seed.code)))
            return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-street-list"),
                                 QString::fromLatin1(seed.code));
    }
    return byDistrict;
}

class Divider
{
public:
    Divider(Town &town, int cellsPerStreet, Random &random)
        : m_town(town)
        , m_cellsPerStreet(cellsPerStreet)
        , m_random(random)
    {
    }

    void makeCells()
    {
        const Layout &layout = m_town.layout;
        for (size_t i = 0; i < layout.communities.size(); ++i) {
            TownCommunity community;
            community.quarter = layout.superblocks[size_t(layout.communities[i].superblock)].quarter;
            for (const int face : layout.communities[i].faces) {
                TownCell cell;
                cell.face = face;
                cell.community = int(i);
                cell.ring = layout.mesh.ring(face);
                for (const int vertex : cell.ring)
                    cell.points.push_back(layout.mesh.point(vertex));
                cell.centre = centreOf(cell.points);
                cell.areaM2 = signedArea(cell.points);
                community.areaM2 += cell.areaM2;
                community.centre += cell.centre * cell.areaM2;
                community.cells.push_back(int(m_town.cells.size()));
                m_town.cells.push_back(std::move(cell));
            }
            community.centre /= community.areaM2;
            m_town.communities.push_back(std::move(community));
        }
        std::map<std::pair<int, int>, int> sides;
        for (size_t i = 0; i < m_town.cells.size(); ++i) {
            const VertexRing &ring = m_town.cells[i].ring;
            for (size_t k = 0; k < ring.size(); ++k) {
                const int a = ring[k];
                const int b = ring[(k + 1) % ring.size()];
                if (const auto other = sides.find({b, a}); other != sides.end()) {
                    m_town.cells[i].neighbours.push_back(other->second);
                    m_town.cells[size_t(other->second)].neighbours.push_back(int(i));
                } else {
                    sides.emplace(std::pair(a, b), int(i));
                }
            }
        }
        for (TownCell &cell : m_town.cells) {
            std::sort(cell.neighbours.begin(), cell.neighbours.end());
            cell.neighbours.erase(std::unique(cell.neighbours.begin(), cell.neighbours.end()),
                                  cell.neighbours.end());
        }
    }

    void makeDistricts()
    {
        const Layout &layout = m_town.layout;
        const double radius = layout.terrain.radius();
        std::vector<Plot> blocks(layout.superblocks.size());
        for (size_t i = 0; i < m_town.communities.size(); ++i) {
            Plot &block = blocks[size_t(layout.communities[i].superblock)];
            block.weight += m_town.communities[i].areaM2;
            block.centre += m_town.communities[i].centre * m_town.communities[i].areaM2;
        }
        for (Plot &block : blocks)
            block.centre /= block.weight;
        for (const TownCell &cell : m_town.cells) {
            const int here = layout.communities[size_t(cell.community)].superblock;
            for (const int other : cell.neighbours) {
                const int there
                    = layout.communities[size_t(m_town.cells[size_t(other)].community)].superblock;
                if (there != here)
                    blocks[size_t(here)].neighbours.insert(there);
            }
        }
        m_districtOfBlock.assign(blocks.size(), IslandDistrict);
        for (const bool north : {true, false}) {
            std::vector<bool> mayTake;
            for (const Superblock &block : layout.superblocks)
                mayTake.push_back(block.quarter != Quarter::Island
                                  && (block.quarter == Quarter::North) == north);
            std::vector<QPointF> hearts;
            std::vector<double> shares;
            std::vector<int> districts;
            for (size_t i = 0; i < DistrictSeeds.size(); ++i) {
                if (DistrictSeeds[i].north != north)
                    continue;
                hearts.push_back(layout.terrain.fromRiver(
                    {DistrictSeeds[i].along * radius, DistrictSeeds[i].across * radius}));
                shares.push_back(DistrictSeeds[i].share);
                districts.push_back(int(i));
            }
            const std::vector<int> owner = grow(blocks, hearts, shares, mayTake);
            for (size_t i = 0; i < blocks.size(); ++i) {
                if (owner[i] >= 0)
                    m_districtOfBlock[i] = districts[size_t(owner[i])];
            }
        }
        for (const DistrictSeed &seed : DistrictSeeds) {
            m_town.districts.push_back({QString::fromLatin1(seed.code),
                                        QString::fromUtf8(seed.nameZh),
                                        QString::fromLatin1(seed.nameEn) + QStringLiteral(" District"),
                                        {},
                                        {}});
        }
    }

    void makeStreets(const std::map<QString, std::vector<ListedStreet>> &listed)
    {
        for (size_t d = 0; d < m_town.districts.size(); ++d) {
            std::vector<ListedStreet> names = listed.at(m_town.districts[d].code);
            std::vector<int> mainland;
            std::vector<int> island;
            for (size_t i = 0; i < m_town.communities.size(); ++i) {
                if (m_districtOfBlock[size_t(m_town.layout.communities[i].superblock)] == int(d))
                    (m_town.communities[i].quarter == Quarter::Island ? island : mainland).push_back(int(i));
            }
            if (!island.empty()) {
                const auto own = std::find_if(names.begin(), names.end(), [](const ListedStreet &street) {
                    return street.code == IslandStreet;
                });
                addStreet(int(d), *own, island);
                names.erase(own);
            }
            makeMainlandStreets(int(d), names, mainland);
        }
    }

    void number()
    {
        for (TownStreet &street : m_town.streets) {
            std::stable_sort(street.communities.begin(), street.communities.end(), [this](int a, int b) {
                return m_town.communities[size_t(a)].centre.x() < m_town.communities[size_t(b)].centre.x();
            });
            std::set<QString> used;
            int serial = 0;
            for (const int index : street.communities) {
                TownCommunity &community = m_town.communities[size_t(index)];
                community.code = street.code + QStringLiteral("%1").arg(++serial, 3, 10, QChar(u'0'));
                const QString base = communityName(street.nameZh, serial, used, m_random);
                community.nameZh = base + QStringLiteral("社区");
                community.nameEn = pinyinOf(base) + QStringLiteral(" Community");
                numberCells(community);
            }
        }
        for (TownStreet &street : m_town.streets)
            makeDutyGrids(street);
    }

private:
    void addStreet(int district, const ListedStreet &listed, const std::vector<int> &communities)
    {
        TownStreet street;
        street.code = listed.code;
        street.nameZh = listed.nameZh;
        QString base = listed.nameZh;
        base.chop(2); // 街道
        street.nameEn = pinyinOf(base) + QStringLiteral(" Subdistrict");
        street.district = district;
        street.communities = communities;
        const int index = int(m_town.streets.size());
        double weight = 0;
        for (const int community : communities) {
            m_town.communities[size_t(community)].street = index;
            street.centre += m_town.communities[size_t(community)].centre
                * m_town.communities[size_t(community)].areaM2;
            weight += m_town.communities[size_t(community)].areaM2;
        }
        street.centre /= weight;
        m_town.districts[size_t(district)].streets.push_back(index);
        m_town.streets.push_back(std::move(street));
    }

    void makeMainlandStreets(int district, const std::vector<ListedStreet> &names,
                             const std::vector<int> &communities)
    {
        std::map<int, int> local;
        std::vector<Plot> plots;
        double cells = 0;
        for (const int community : communities) {
            local[community] = int(plots.size());
            plots.push_back({m_town.communities[size_t(community)].centre,
                             m_town.communities[size_t(community)].areaM2,
                             {}});
            cells += double(m_town.communities[size_t(community)].cells.size());
        }
        for (const TownCell &cell : m_town.cells) {
            const auto here = local.find(cell.community);
            for (const int other : cell.neighbours) {
                const auto there = local.find(m_town.cells[size_t(other)].community);
                if (here != local.end() && there != local.end() && here != there)
                    plots[size_t(here->second)].neighbours.insert(there->second);
            }
        }
        const int wanted = std::max(1, int(std::lround(cells / m_cellsPerStreet)));
        const int count = std::min({wanted, int(names.size()), int(plots.size())});
        const std::vector<QPointF> hearts = spreadHearts(plots, count);
        const std::vector<int> owner = grow(plots, hearts, std::vector<double>(hearts.size(), 1.0),
                                            std::vector<bool>(plots.size(), true));
        std::vector<std::vector<int>> groups(hearts.size());
        for (size_t i = 0; i < plots.size(); ++i)
            groups[size_t(owner[i])].push_back(communities[i]);
        // Codes start near the river, where the city began.
        const Terrain &land = m_town.layout.terrain;
        std::vector<size_t> order(groups.size());
        for (size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
            return std::abs(land.toRiver(hearts[a]).y()) < std::abs(land.toRiver(hearts[b]).y());
        });
        size_t name = 0;
        for (const size_t i : order) {
            if (!groups[i].empty())
                addStreet(district, names[name++], groups[i]);
        }
    }

    /// Rows of a hundred metres from north to south, in a row from west to east.
    void numberCells(TownCommunity &community)
    {
        double top = -1e18;
        for (const int cell : community.cells)
            top = std::max(top, m_town.cells[size_t(cell)].centre.y());
        const auto rowOf
            = [&](int cell) { return int((top + 50 - m_town.cells[size_t(cell)].centre.y()) / 100); };
        std::stable_sort(community.cells.begin(), community.cells.end(), [&](int a, int b) {
            return std::pair(rowOf(a), m_town.cells[size_t(a)].centre.x())
                < std::pair(rowOf(b), m_town.cells[size_t(b)].centre.x());
        });
        int serial = 0;
        for (const int cell : community.cells)
            m_town.cells[size_t(cell)].code
                = community.code + QStringLiteral("%1").arg(++serial, 3, 10, QChar(u'0'));
    }

    void makeDutyGrids(const TownStreet &street)
    {
        std::vector<int> cells;
        for (const int community : street.communities) {
            const auto &own = m_town.communities[size_t(community)].cells;
            cells.insert(cells.end(), own.begin(), own.end());
        }
        const int count = std::clamp(int(std::lround(double(cells.size()) / CellsPerDutyGrid)), 1, 99);
        QString base = street.nameZh;
        base.chop(2);
        for (int i = 0; i < count; ++i) {
            TownDutyGrid grid;
            grid.id = street.code + QStringLiteral("%1").arg(i + 1, 2, 10, QChar(u'0'));
            grid.nameZh = base + QStringLiteral("%1号责任网格").arg(i + 1);
            grid.nameEn = pinyinOf(base) + QStringLiteral(" Duty Grid %1").arg(i + 1);
            grid.street = int(&street - m_town.streets.data());
            const size_t from = cells.size() * size_t(i) / size_t(count);
            const size_t to = cells.size() * size_t(i + 1) / size_t(count);
            grid.cells.assign(cells.begin() + std::ptrdiff_t(from), cells.begin() + std::ptrdiff_t(to));
            for (const int cell : grid.cells)
                m_town.cells[size_t(cell)].dutyGrid = int(m_town.dutyGrids.size());
            m_town.dutyGrids.push_back(std::move(grid));
        }
    }

    Town &m_town;
    int m_cellsPerStreet;
    Random &m_random;
    std::vector<int> m_districtOfBlock;
};
} // namespace

base::Result<void> divideTerritory(Town &town, const QByteArray &streetsTsv, int cellsPerStreet,
                                   Random random)
{
    const auto listed = readStreets(streetsTsv);
    if (!listed)
        return tl::unexpected(listed.error());
    Divider divider(town, cellsPerStreet, random);
    divider.makeCells();
    divider.makeDistricts();
    divider.makeStreets(*listed);
    divider.number();
    town.finder.build(town.cells);
    for (TownDistrict &district : town.districts) {
        for (const int street : district.streets)
            district.centre += town.streets[size_t(street)].centre / double(district.streets.size());
    }
    return {};
}
} // namespace wanmi::citygen
