// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/drawground.h"

#include "geo/codes.h"
#include "geo/featurereader.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>

namespace wanmi::server {
namespace {

using domain::Area;

geo::Polygon rectangle(const geo::Bounds &box)
{
    return {{{{box.west, box.south}, {box.east, box.south}, {box.east, box.north}, {box.west, box.north}}}};
}

/// Eight decimals, a millimetre: the same after any round trip through a file.
void roundOff(geo::MultiPolygon &shape)
{
    for (geo::Polygon &part : shape) {
        for (geo::Ring &ring : part.rings) {
            for (geo::Place &place : ring)
                place = {std::round(place.lon * 1e8) / 1e8, std::round(place.lat * 1e8) / 1e8};
        }
    }
}

geo::MultiPolygon outlineFor(const OwnGround &own, const DrawGroundWish &wish)
{
    if (wish.bounds)
        return {rectangle(*wish.bounds)};
    if (!wish.points.empty())
        return gridding::outlineOf(wish.points);
    if (!own.points.empty())
        return gridding::outlineOf(own.points);
    std::vector<geo::Place> ends;
    for (const citygen::RoadLine &road : own.ground.roads)
        ends.insert(ends.end(), road.line.begin(), road.line.end());
    return gridding::outlineOf(ends);
}

/// Makes one level after the other.
class Divider
{
public:
    Divider(const OwnGround &own, const DrawGroundWish &wish, DrawnGround &drawn,
            const std::vector<gridding::Line> &lines)
        : m_own(own)
        , m_wish(wish)
        , m_drawn(drawn)
        , m_lines(lines)
        , m_areas(own.ground.areas)
    {
    }

    base::Result<void> divide()
    {
        if (m_areas.empty()) {
            if (auto made = makeCity(); !made)
                return made;
        }
        if (auto made = makeLevel("district", "street", gridding::divideIntoStreets); !made)
            return made;
        if (auto made = makeLevel("street", "community", gridding::divideIntoCommunities); !made)
            return made;
        return drawCells();
    }

private:
    using Divide = base::Result<gridding::DrawnCells> (*)(const std::vector<gridding::Parent> &,
                                                          const std::vector<gridding::Line> &,
                                                          const gridding::DrawProgress &);

    base::Result<void> makeCity()
    {
        if (!geo::isDistrictCode(m_wish.code))
            return base::refused(QStringLiteral("bad-code"), m_wish.code);
        geo::MultiPolygon outline = outlineFor(m_own, m_wish);
        if (outline.empty())
            return base::refused(QStringLiteral("no-ground"));
        roundOff(outline);
        const bool isCity = m_wish.code.endsWith(u"00");
        const QString city = m_wish.code.left(4) + QStringLiteral("00");
        const QString district = isCity ? QString(m_wish.code.left(4) + QStringLiteral("01")) : m_wish.code;
        add({city, QStringLiteral("city"), {}, m_own.nameZh, m_own.nameEn, outline});
        add({district, QStringLiteral("district"), city,
             m_wish.nameZh.isEmpty() ? m_own.nameZh : m_wish.nameZh,
             m_wish.nameEn.isEmpty() ? m_own.nameEn : m_wish.nameEn, outline});
        return {};
    }

    /// Divides every area of one level that has no areas of the next one in it.
    base::Result<void> makeLevel(const char *level, const char *next, Divide divide)
    {
        std::set<QString> divided;
        for (const Area &area : m_areas) {
            if (area.level == QLatin1StringView(next))
                divided.insert(area.parent.isEmpty() ? area.code.chopped(3) : area.parent);
        }
        std::vector<gridding::Parent> parents;
        std::map<QString, Area> byCode;
        for (const Area &area : m_areas) {
            if (area.level != QLatin1StringView(level) || divided.contains(area.code))
                continue;
            parents.push_back({area.code, area.shape});
            byCode.emplace(area.code, area);
        }
        if (parents.empty())
            return {};
        const auto made = divide(parents, m_lines, progress(next));
        if (!made)
            return tl::unexpected(made.error());
        for (const gridding::DrawnCell &piece : made->cells)
            add(named(piece, byCode.at(piece.parent), next));
        return {};
    }

    /// Numbers for names: nobody has named this ground.
    [[nodiscard]] Area named(const gridding::DrawnCell &piece, const Area &parent, const char *level) const
    {
        const bool isStreet = QLatin1StringView(level) == QLatin1StringView("street");
        const int number = piece.code.right(3).toInt();
        const QString zh = isStreet ? parent.nameZh + QStringLiteral("%1片区").arg(number)
                                    : parent.nameZh + QStringLiteral("%1社区").arg(number);
        const QString en = isStreet ? parent.nameEn + QStringLiteral(" sector %1").arg(number)
                                    : parent.nameEn + QStringLiteral(" community %1").arg(number);
        return {piece.code, QLatin1StringView(level), parent.code, zh, en, {piece.shape}};
    }

    base::Result<void> drawCells()
    {
        std::set<QString> drawn;
        for (const domain::GridCell &cell : m_own.ground.cells)
            drawn.insert(cell.community);
        std::vector<gridding::Parent> parents;
        for (const Area &area : m_areas) {
            if (area.level == u"community" && !drawn.contains(area.code))
                parents.push_back({area.code, area.shape});
        }
        if (parents.empty())
            return base::refused(drawn.empty() ? QStringLiteral("no-ground") : QStringLiteral("cells-exist"));
        gridding::DrawWish wish = m_wish.cells;
        wish.parentsCount
            = m_drawn.areas.empty(); // borders that we drew ourselves are none that a cell may follow
        auto buildings = readBuildings();
        if (!buildings)
            return tl::unexpected(buildings.error());
        wish.buildings = *std::move(buildings);
        auto made = gridding::drawCells(parents, m_lines, wish, progress("cells"));
        if (!made)
            return tl::unexpected(made.error());
        for (gridding::DrawnCell &cell : made->cells) {
            domain::GridCell row;
            row.code = CellCode(cell.code);
            row.community = cell.parent;
            row.street = cell.parent.left(9);
            row.district = cell.parent.left(6);
            row.areaM2 = cell.areaM2;
            row.perimeterM = cell.perimeterM;
            row.validFrom = m_wish.validFrom;
            row.shape = std::move(cell.shape);
            m_drawn.cells.push_back(std::move(row));
        }
        m_drawn.statistics = made->statistics;
        m_drawn.emptyParents = std::move(made->emptyParents);
        return {};
    }

    [[nodiscard]] base::Result<std::shared_ptr<const std::vector<geo::Ring>>> readBuildings() const
    {
        std::shared_ptr<std::vector<geo::Ring>> outlines;
        if (m_own.basemap.isEmpty())
            return outlines;
        auto found = geo::readLines(m_own.basemap, QStringLiteral("building"), QStringLiteral("name"));
        if (!found && found.error().reason == u"no-such-layer")
            return outlines;
        if (!found)
            return tl::unexpected(found.error());
        outlines = std::make_shared<std::vector<geo::Ring>>();
        for (geo::LineFeature &feature : *found)
            outlines->push_back(std::move(feature.line));
        return outlines;
    }

    [[nodiscard]] gridding::DrawProgress progress(const char *stage) const
    {
        return [this, stage](double share) {
            return !m_wish.progress || m_wish.progress(QLatin1StringView(stage), share);
        };
    }

    void add(Area area)
    {
        m_areas.push_back(area);
        m_drawn.areas.push_back(std::move(area));
    }

    const OwnGround &m_own;
    const DrawGroundWish &m_wish;
    DrawnGround &m_drawn;
    const std::vector<gridding::Line> &m_lines;
    std::vector<Area> m_areas;
};

base::Result<void> readInto(std::vector<gridding::Line> &lines, const QString &basemap, const char *layer,
                            const char *field, std::optional<gridding::LineKind> always)
{
    auto found = geo::readLines(basemap, QLatin1StringView(layer), QLatin1StringView(field));
    if (!found && found.error().reason == u"no-such-layer")
        return {};
    if (!found)
        return tl::unexpected(found.error());
    for (geo::LineFeature &feature : *found) {
        if (const auto kind = always ? always : gridding::lineKindOf(feature.word))
            lines.push_back({std::move(feature.line), *kind});
    }
    return {};
}

/// What runs in a tunnel is no line on the ground.
base::Result<void> readRoads(std::vector<gridding::Line> &lines, const QString &basemap)
{
    // Read twice, for the class and for the tunnel: the lines come in the same order.
    auto roads = geo::readLines(basemap, QStringLiteral("road"), QStringLiteral("class"));
    if (!roads && roads.error().reason == u"no-such-layer")
        return {};
    const auto tunnels = geo::readLines(basemap, QStringLiteral("road"), QStringLiteral("tunnel"));
    if (!roads || !tunnels)
        return tl::unexpected(roads ? tunnels.error() : roads.error());
    static const std::set<QString> above{{},
                                         QStringLiteral("no"),
                                         QStringLiteral("n"),
                                         QStringLiteral("f"),
                                         QStringLiteral("false"),
                                         QStringLiteral("0")};
    for (size_t i = 0; i < roads->size() && i < tunnels->size(); ++i) {
        const auto kind = gridding::lineKindOf((*roads)[i].word);
        if (kind && above.contains((*tunnels)[i].word.toLower()))
            lines.push_back({std::move((*roads)[i].line), *kind});
    }
    return {};
}
} // namespace

base::Result<std::vector<gridding::Line>> readCellLines(const QString &basemap)
{
    std::vector<gridding::Line> lines;
    if (basemap.isEmpty())
        return lines;
    struct From
    {
        const char *layer, *field;
        std::optional<gridding::LineKind> always;
    };
    if (const auto done = readRoads(lines, basemap); !done)
        return tl::unexpected(done.error());
    for (const From &from : {From{"railway", "name", gridding::LineKind::Railway},
                             From{"water", "kind", gridding::LineKind::Water},
                             From{"boundary", "level", gridding::LineKind::Border},
                             From{"green", "kind", gridding::LineKind::Wall}}) {
        if (const auto done = readInto(lines, basemap, from.layer, from.field, from.always); !done)
            return tl::unexpected(done.error());
    }
    return lines;
}

base::Result<DrawnGround> drawGround(const OwnGround &own, const DrawGroundWish &wish)
{
    const auto lines = readCellLines(own.basemap);
    if (!lines)
        return tl::unexpected(lines.error());
    DrawnGround drawn;
    if (const auto done = Divider(own, wish, drawn, *lines).divide(); !done)
        return tl::unexpected(done.error());
    return drawn;
}

std::vector<gridding::TopologyFault> checkGround(const OwnGround &own, const gridding::TopologyLimits &limits,
                                                 const std::function<bool(double)> &goOn)
{
    std::vector<gridding::CheckedParent> parents;
    for (const Area &area : own.ground.areas) {
        if (area.level == u"community")
            parents.push_back({area.code, area.shape});
    }
    std::vector<gridding::CheckedCell> cells;
    for (const domain::GridCell &cell : own.ground.cells)
        cells.push_back({cell.code.text(), cell.community, {cell.shape}});
    return gridding::checkTopology(parents, cells, limits, goOn);
}
} // namespace wanmi::server
