// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/populate.h"

#include "citygen/fleet.h"
#include "citygen/names.h"
#include "citygen/populate_devices.h"
#include "citygen/roster.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

namespace wanmi::citygen {
namespace {

constexpr int MostDutyGridsPerStreet = 99; // two digits after the street's code
constexpr double CoreShare = 0.3; // of the cells, by distance from the middle
constexpr double InnerShare = 0.75;

enum Stream : quint64 { People = 101, Cameras, Vehicles };

QString englishName(Random &random)
{
    static const QStringList given{
        QStringLiteral("Alex"),  QStringLiteral("Ana"),   QStringLiteral("Chris"), QStringLiteral("Dana"),
        QStringLiteral("Emma"),  QStringLiteral("Frank"), QStringLiteral("Grace"), QStringLiteral("Henry"),
        QStringLiteral("Iris"),  QStringLiteral("James"), QStringLiteral("Kim"),   QStringLiteral("Laura"),
        QStringLiteral("Marc"),  QStringLiteral("Nina"),  QStringLiteral("Oscar"), QStringLiteral("Paula"),
        QStringLiteral("Robin"), QStringLiteral("Sara"),  QStringLiteral("Tom"),   QStringLiteral("Vera")};
    static const QStringList family{
        QStringLiteral("Adams"),  QStringLiteral("Baker"),  QStringLiteral("Carter"),
        QStringLiteral("Diaz"),   QStringLiteral("Evans"),  QStringLiteral("Foster"),
        QStringLiteral("Garcia"), QStringLiteral("Hall"),   QStringLiteral("Irwin"),
        QStringLiteral("Jones"),  QStringLiteral("Kelly"),  QStringLiteral("Lee"),
        QStringLiteral("Miller"), QStringLiteral("Nguyen"), QStringLiteral("Owens"),
        QStringLiteral("Patel"),  QStringLiteral("Quinn"),  QStringLiteral("Reed"),
        QStringLiteral("Smith"),  QStringLiteral("Turner"), QStringLiteral("Vance"),
        QStringLiteral("Walker"), QStringLiteral("Young"),  QStringLiteral("Zhang")};
    const QString first = random.pick(given);
    return first + u' ' + random.pick(family);
}

struct Spot
{
    size_t cell = 0; ///< index
    geo::Place middle;
};

/// Divides places into compact groups of nearly equal size: again and again across the longer side.
void divide(std::span<Spot> spots, int groups, std::vector<std::vector<size_t>> &found)
{
    if (groups <= 1 || spots.size() <= 1) {
        std::vector<size_t> group;
        for (const Spot &spot : spots)
            group.push_back(spot.cell);
        found.push_back(std::move(group));
        return;
    }
    geo::Bounds bounds;
    for (const Spot &spot : spots)
        bounds.include(spot.middle);
    const double shrink = std::cos((bounds.south + bounds.north) / 2 * M_PI / 180);
    const bool across = (bounds.east - bounds.west) * shrink > bounds.north - bounds.south;
    std::ranges::stable_sort(spots, [across](const Spot &a, const Spot &b) {
        return across ? a.middle.lon < b.middle.lon : a.middle.lat > b.middle.lat;
    });
    const int first = groups / 2;
    const size_t cut = std::clamp<size_t>(spots.size() * size_t(first) / size_t(groups), 1, spots.size() - 1);
    divide(spots.first(cut), first, found);
    divide(spots.subspan(cut), groups - first, found);
}

std::vector<const domain::Area *> areasOf(const Ground &ground, QStringView level)
{
    std::vector<const domain::Area *> found;
    for (const domain::Area &area : ground.areas) {
        if (area.level == level)
            found.push_back(&area);
    }
    std::ranges::sort(found, {}, [](const domain::Area *area) { return area->code; });
    return found;
}

OfficeArea officeArea(const domain::Area &area)
{
    const QString &en = area.nameEn.isEmpty() ? area.nameZh : area.nameEn;
    return {area.code, area.nameZh.isEmpty() ? en : area.nameZh, en, area.code.left(6)};
}

/// Duty grids of every street; the cells learn theirs.
class DutyGridder
{
public:
    DutyGridder(const Ground &ground, const PopulateWish &wish, Population &made)
        : m_ground(ground)
        , m_wish(wish)
        , m_made(made)
    {
    }

    base::Result<void> divideStreets()
    {
        std::map<QString, std::vector<Spot>> byStreet;
        for (size_t i = 0; i < m_made.cells.size(); ++i) {
            const domain::GridCell &cell = m_made.cells[i];
            byStreet[cell.street].push_back({i, geo::centroid(cell.shape)});
        }
        for (auto &[street, spots] : byStreet) {
            if (auto done = divideStreet(street, spots); !done)
                return done;
        }
        return {};
    }

private:
    base::Result<void> divideStreet(const QString &street, std::vector<Spot> &spots)
    {
        const int groups
            = std::max(1, int(std::lround(double(spots.size()) / std::max(1, m_wish.cellsPerDutyGrid))));
        if (groups > MostDutyGridsPerStreet)
            return base::refused(QStringLiteral("too-many-duty-grids"), street);
        std::vector<std::vector<size_t>> found;
        divide(spots, groups, found);
        const QString zh = nameOf(street, &domain::Area::nameZh);
        const QString en = nameOf(street, &domain::Area::nameEn);
        for (size_t i = 0; i < found.size(); ++i) {
            const QString number = QStringLiteral("%1").arg(int(i) + 1, 2, 10, QChar(u'0'));
            const DutyGridId id(street + number);
            m_made.dutyGrids.push_back({id, QString(zh + QStringLiteral("责任网格") + number),
                                        QString(en + QStringLiteral(" duty grid ") + number), street});
            for (const size_t cell : found[i])
                m_made.cells[cell].dutyGrid = id;
        }
        return {};
    }

    QString nameOf(const QString &code, QString domain::Area::*name) const
    {
        for (const domain::Area &area : m_ground.areas) {
            if (area.code == code)
                return area.*name;
        }
        return code;
    }

    const Ground &m_ground;
    const PopulateWish &m_wish;
    Population &m_made;
};

/// Core, inner and fringe cells by their distance from the middle of all, where the city does not say it.
void chooseZones(std::vector<domain::GridCell> &cells)
{
    geo::Bounds bounds;
    for (const domain::GridCell &cell : cells)
        bounds.include(geo::boundsOf(cell.shape));
    const geo::Place middle{(bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2};
    std::vector<std::pair<double, size_t>> byDistance;
    for (size_t i = 0; i < cells.size(); ++i)
        byDistance.emplace_back(geo::distanceM(middle, geo::centroid(cells[i].shape)), i);
    std::ranges::sort(byDistance);
    for (size_t i = 0; i < byDistance.size(); ++i) {
        const double share = double(i) / double(byDistance.size());
        QString &zone = cells[byDistance[i].second].zone;
        if (zone.isEmpty())
            zone = share < CoreShare ? QStringLiteral("A")
                : share < InnerShare ? QStringLiteral("B")
                                     : QStringLiteral("C");
    }
}
} // namespace

base::Result<Population> populate(const Ground &ground, const PopulateWish &wish,
                                  const QByteArray &departmentsTsv)
{
    if (ground.cells.empty())
        return base::refused(QStringLiteral("no-cells"));
    const auto districts = areasOf(ground, u"district");
    if (districts.empty())
        return base::refused(QStringLiteral("no-districts"));
    Population made;
    made.cells = ground.cells;
    std::ranges::sort(made.cells, {}, [](const domain::GridCell &cell) { return cell.code.text(); });
    chooseZones(made.cells);
    if (const auto done = DutyGridder(ground, wish, made).divideStreets(); !done)
        return tl::unexpected(done.error());

    Roster roster(Random::stream(wish.seed, People), wish.chineseNames ? personName : englishName);
    if (const auto done = roster.hireIndustries(departmentsTsv); !done)
        return tl::unexpected(done.error());
    for (const domain::Area *district : districts)
        roster.hireDistrictCenter(officeArea(*district));
    for (const domain::Area *street : areasOf(ground, u"street"))
        roster.hireStreetOffice(officeArea(*street));
    roster.hireCenter();
    for (const domain::DutyGrid &grid : made.dutyGrids)
        roster.hireSupervisor(grid.id.text(), grid.street.left(6));
    made.departments = std::move(roster.departments);
    made.persons = std::move(roster.persons);

    made.cameras
        = placeCameras(ground.roads, made.cells, roster.industries, wish, Random::stream(wish.seed, Cameras));
    made.vehicles
        = makeVehicles(plateLetters(ground.code), wish.vehicles, Random::stream(wish.seed, Vehicles));
    return made;
}
} // namespace wanmi::citygen
