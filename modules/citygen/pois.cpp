// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/landuse.h"
#include "citygen/names.h"

#include <cmath>
#include <set>

namespace wanmi::citygen {
namespace {

QString u(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

class Placer
{
public:
    Placer(Town &town, Random &random)
        : m_town(town)
        , m_random(random)
    {
    }

    void placeLandmarks()
    {
        const Terrain &land = m_town.layout.terrain;
        const double radius = land.radius();
        for (const Road &road : m_town.roads) {
            if (road.name != u("中央大街"))
                continue;
            const bool frontIsRiver = land.fromWater(road.line.front()) < land.fromWater(road.line.back());
            add(u("防洪纪念塔"), u("防洪胜利纪念塔|江畔广场"), u("landmark"), 1,
                frontIsRiver ? road.line.front() : road.line.back());
            const QPointF middle = road.line[road.line.size() / 2];
            add(u("中央大街步行街"), u("步行街"), u("landmark"), 1, middle);
            add(u("圣索菲亚教堂广场"), u("索菲亚教堂|建筑艺术广场"), u("landmark"), 1,
                middle + land.downstream() * std::min(320.0, radius * 0.1));
        }
        stationOnRailway(u("哈尔滨站"), u("哈站|火车站"), -0.13);
        stationOnRailway(u("哈尔滨北站"), u("北站"), 0.52);
        stationOnRailway(u("香坊站"), u("香坊火车站"), -0.62);
        for (const TownDistrict &district : m_town.districts) {
            const QString name = district.nameZh;
            add(name + u("人民政府"), name.chopped(1) + u("区政府"), u("government"), 1, district.centre);
        }
        for (const TownStreet &street : m_town.streets)
            add(street.nameZh + u("办事处"),
                street.nameZh.chopped(2) + u("街道办|") + street.nameZh.chopped(2) + u("办事处"),
                u("government"), 2, street.centre);
    }

    void placeMetro()
    {
        // Stations at crossings of main roads, a kilometre or more apart.
        std::vector<QPointF> stations;
        int line = 0;
        for (const CrossRoads &crossing : m_town.crossRoads) {
            if (crossing.rank > Way::Arterial || m_town.layout.terrain.outerRing()(crossing.at) > 0)
                continue;
            bool tooNear = false;
            for (const QPointF other : stations)
                tooNear
                    = tooNear || std::hypot(other.x() - crossing.at.x(), other.y() - crossing.at.y()) < 1100;
            if (tooNear)
                continue;
            stations.push_back(crossing.at);
            const QString name = m_town.roads[size_t(crossing.roads[0])].name;
            add(u("地铁") + name + u("站"),
                name + u("地铁站|地铁%1号线").arg(line++ % 3 + 1) + name + u("站"), u("metro"), 2,
                crossing.at + QPointF(26, 22));
        }
    }

    void placeParks()
    {
        for (const Park &park : m_town.parks) {
            const size_t size = park.cells.size();
            add(park.name, size > 3 ? park.name + u("正门") : QString(), u("park"),
                size > 8       ? 1
                    : size > 2 ? 2
                               : 3,
                m_town.cells[size_t(park.cells[size / 2])].centre);
        }
    }

    void placeEverydayPlaces()
    {
        for (size_t i = 0; i < m_town.cells.size(); ++i) {
            const TownCell &cell = m_town.cells[i];
            const QPointF at = somewhereIn(cell);
            switch (cell.use) {
            case LandUse::Residential:
                residential(cell, at);
                break;
            case LandUse::Commercial:
                commercial(at);
                break;
            case LandUse::Industrial:
                industrial(at);
                break;
            case LandUse::Public:
                publicPlace(cell, at);
                break;
            default:
                break;
            }
        }
        for (const TownCommunity &community : m_town.communities)
            add(community.nameZh + u("居委会"), community.nameZh + u("服务中心"), u("government"), 3,
                community.centre);
    }

private:
    void add(const QString &name, const QString &aliases, const QString &kind, int rank, QPointF at)
    {
        const int cell = m_town.cellNear(at);
        if (m_used.insert(name).second)
            m_town.pois.push_back({name, aliases, kind, rank, at, cell});
    }

    void stationOnRailway(const QString &name, const QString &aliases, double northing)
    {
        const double radius = m_town.layout.terrain.radius();
        const Mesh::Curve railway = m_town.layout.terrain.railway();
        for (double x = -0.6; x < 0.6; x += 0.002) {
            const QPointF a(x * radius, northing * radius);
            const QPointF b((x + 0.002) * radius, northing * radius);
            if ((railway(a) > 0) != (railway(b) > 0)) {
                add(name, aliases, u("railway"), 1, a);
                return;
            }
        }
    }

    QPointF somewhereIn(const TownCell &cell)
    {
        const QPointF corner = m_random.pick(cell.points);
        return cell.centre + (corner - cell.centre) * m_random.between(0.0, 0.45);
    }

    void residential(const TownCell &cell, QPointF at)
    {
        if (m_random.chance(0.42)) {
            static const QStringList kinds = u("小区 花园 家园 新村 公寓 名苑 嘉园 大院").split(u' ');
            const QString base = word(m_random);
            const QString kind = m_random.pick(kinds);
            add(base + kind, kind == u("小区") ? base + u("家属楼") : base + u("小区"), u("estate"), 3, at);
        } else if (m_random.chance(0.10)) {
            add(word(m_random) + (m_random.chance(0.5) ? u("农贸市场") : u("菜市场")), {}, u("market"), 3,
                at);
        } else if (m_random.chance(0.12)) {
            const QString name = m_town.communities[size_t(cell.community)].nameZh;
            add(name + u("卫生服务站"), name + u("门诊"), u("clinic"), 4, at);
        } else if (m_random.chance(0.25)) {
            add(word(m_random) + (m_random.chance(0.6) ? u("便利店") : u("药店")), {}, u("shop"), 4, at);
        }
    }

    void commercial(QPointF at)
    {
        struct Kind
        {
            const char *suffix, *alias, *kind;
            int rank;
            double weight;
        };
        static const Kind kinds[] = {
            {"购物广场", "商场", "mall", 2, 0.06}, {"商厦", "商场", "mall", 2, 0.05},
            {"大酒店", "宾馆", "hotel", 3, 0.08},  {"快捷宾馆", "", "hotel", 4, 0.08},
            {"银行支行", "银行", "bank", 4, 0.14}, {"饺子馆", "", "restaurant", 4, 0.1},
            {"铁锅炖", "", "restaurant", 4, 0.08}, {"烧烤城", "", "restaurant", 4, 0.08},
            {"超市", "", "shop", 3, 0.12},         {"批发市场", "市场", "market", 2, 0.04},
            {"写字楼", "大厦", "office", 3, 0.1},  {"电影院", "影城", "cinema", 3, 0.03},
            {"加油站", "", "fuel", 3, 0.04},
        };
        static const Wheel wheel = [] {
            Wheel w;
            for (const Kind &kind : kinds)
                w.add(kind.weight);
            return w;
        }();
        if (!m_random.chance(0.55))
            return;
        const Kind &kind = kinds[wheel.spin(m_random)];
        const QString base = word(m_random);
        const QString alias = u(kind.alias);
        add(base + u(kind.suffix), alias.isEmpty() ? QString() : base + alias, u(kind.kind), kind.rank, at);
    }

    void industrial(QPointF at)
    {
        if (!m_random.chance(0.35))
            return;
        static const QStringList kinds
            = u("机械厂 电机厂 汽轮机厂 轴承厂 食品厂 制药厂 物流园 仓库 工业园 供热公司").split(u' ');
        add(word(m_random) + m_random.pick(kinds), {}, u("factory"), 3, at);
    }

    void publicPlace(const TownCell &cell, QPointF at)
    {
        const double dice = m_random.real();
        const QString base = word(m_random);
        const QString community = m_town.communities[size_t(cell.community)].nameZh.chopped(2);
        if (dice < 0.30) {
            add(base + u("小学"), base + u("小学校"), u("school"), 3, at);
        } else if (dice < 0.46) {
            const int number = ++m_schools;
            add(u("第%1中学校").arg(number), u("%1中|哈%1中学").arg(number), u("school"), 3, at);
        } else if (dice < 0.56) {
            add(base + u("医院"), base + u("医院急诊"), u("hospital"), 2, at);
        } else if (dice < 0.63) {
            add(community + u("派出所"), {}, u("police"), 3, at);
        } else if (dice < 0.72) {
            add(base + u("幼儿园"), {}, u("kindergarten"), 4, at);
        } else if (dice < 0.77) {
            static const QStringList kinds
                = u("工业大学 师范大学 理工学院 医科大学 商业学院 林业大学").split(u' ');
            add(base + m_random.pick(kinds), {}, u("university"), 2, at);
        } else if (dice < 0.84) {
            add(community + u("文化活动中心"), {}, u("culture"), 3, at);
        } else if (dice < 0.88) {
            add(base + u("体育场"), {}, u("sports"), 2, at);
        } else if (dice < 0.93) {
            add(base + u("公交枢纽站"), base + u("总站"), u("bus"), 3, at);
        } else {
            add(base + u("广场"), {}, u("square"), 2, at);
        }
    }

    Town &m_town;
    Random &m_random;
    std::set<QString> m_used;
    int m_schools = 0;
};
} // namespace

void placePois(Town &town, Random random)
{
    Placer placer(town, random);
    placer.placeLandmarks();
    placer.placeMetro();
    placer.placeParks();
    placer.placeEverydayPlaces();
}
} // namespace wanmi::citygen
