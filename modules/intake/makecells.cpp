// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/makers.h"

#include "geo/codes.h"
#include "intake/geometries.h"

#include <algorithm>
#include <cmath>

namespace wanmi::intake {
namespace {

constexpr double Smallest = 2'000, Largest = 50'000; ///< m², domain.md §4
} // namespace

CellMaker::CellMaker(const Mapping &mapping, CityBook &city, const PresentCity &present, base::Instant now)
    : Maker(mapping, city, now)
    , m_code(field("code"))
    , m_key(field("key"))
    , m_community(field("community"))
    , m_dutyGrid(field("duty_grid"))
    , m_zone(field("zone"))
    , m_landUse(field("land_use"))
    , m_area(field("area_m2"))
    , m_perimeter(field("perimeter_m"))
    , m_validFrom(field("valid_from"))
{
    present.eachRemembered(Kind::Cells, [this](QStringView key, QStringView id) {
        m_remembered.insert(key.toString(), id.toString());
    });
}

void CellMaker::begin(Checked &out)
{
    out.rows = std::vector<Taken<domain::GridCell>>();
    m_rows = &std::get<std::vector<Taken<domain::GridCell>>>(out.rows);
}

Maker::Verdict CellMaker::make(const RowView &row, size_t)
{
    domain::GridCell made;
    QString code = codeOf(row, m_code);
    if (code.size() == 14) { // CJ/T 213-2005 had two digits for the sequence
        code = code.left(12) + u'0' + code.mid(12);
        remark("widened-code", m_code, code);
    }
    if (!code.isEmpty() && !geo::isCellCode(code) && !isRefused())
        refuse("bad-code", m_code, code);
    geo::MultiPolygon parts = polygonsOf(row);
    if (parts.empty())
        refuse(row.raw().geometry == RawRow::Geometry::None ? "no-coordinates" : "wrong-geometry");
    else if (parts.size() > 1)
        refuse("many-parts");
    else if (!isValidPolygon(parts.front()))
        refuse("bad-geometry");
    if (isRefused())
        return Verdict::Refused;
    made.shape = std::move(parts.front());

    const geo::Place inside = geo::pointInside(made.shape);
    QString community = codeOf(row, m_community);
    const domain::Area *there = city().areaAt(inside);
    if (!code.isEmpty()) {
        if (!community.isEmpty() && geo::isCommunityCode(community) && community != code.left(12))
            refuse("bad-prefix", m_code, code);
        community = code.left(12);
    } else if (!geo::isCommunityCode(community)) {
        bool several = false;
        const domain::Area *named = city().areaNamed(community, QStringLiteral("community"), several);
        community = named ? named->code : there && there->level == u"community" ? there->code : QString();
    }
    const domain::Area *parent = city().area(community);
    if (!parent) {
        refuse("unknown-division", code.isEmpty() ? m_community : m_code,
               code.isEmpty() ? row.text(m_community) : code);
        return Verdict::Refused;
    }
    if (!parent->shape.empty()
        && std::none_of(parent->shape.begin(), parent->shape.end(),
                        [&](const geo::Polygon &part) { return geo::contains(part, inside); }))
        city().holds(inside) == std::optional(false) ? refuse("outside-city", m_code, code)
                                                     : remark("outside-parent", m_code, code);
    made.community = community;
    made.street = community.left(9);
    made.district = community.left(6);
    made.dutyGrid = DutyGridId(textOf(row, m_dutyGrid));
    made.zone = wordOf(row, m_zone, QStringLiteral("B"));
    made.landUse = wordOf(row, m_landUse);
    made.validFrom = dateOf(row, m_validFrom, "yyyy-MM-dd");
    if (made.validFrom.isEmpty())
        made.validFrom = base::toUtc(now()).date().toString(Qt::ISODate);
    measure(row, made);
    m_out->bounds.include(geo::boundsOf(made.shape));

    QString key = keyOf(row, m_key);
    if (key.isEmpty())
        key = code;
    if (key.isEmpty())
        key = QStringLiteral("@%1,%2").arg(inside.lon, 0, 'f', 6).arg(inside.lat, 0, 'f', 6);
    key = keyFrom(key);
    if (m_keys.contains(key) || (!code.isEmpty() && m_codes.contains(code))) {
        refuse("duplicate-id", code.isEmpty() ? m_key : m_code, code.isEmpty() ? key : code);
        return Verdict::Refused;
    }
    if (leftOut() || isRefused())
        return leftOut() ? Verdict::LeftOut : Verdict::Refused;
    m_keys.insert(key);
    if (code.isEmpty())
        code = m_remembered.value(key);
    if (code.isEmpty()) {
        m_withoutCode.push_back({std::move(made), originOf(row, key)});
        return Verdict::Kept;
    }
    made.code = CellCode(code);
    m_codes.insert(code);
    m_rows->push_back({std::move(made), originOf(row, key)});
    return Verdict::Taken;
}

/// Area and perimeter are those of the shape; a delivered figure that agrees within one per cent is kept.
void CellMaker::measure(const RowView &row, domain::GridCell &made)
{
    const double area = geo::areaM2(made.shape), perimeter = geo::perimeterM(made.shape);
    const auto given = numberOf(row, m_area), around = numberOf(row, m_perimeter);
    made.areaM2 = given && std::abs(*given - area) <= 0.01 * area ? *given : area;
    made.perimeterM = around && std::abs(*around - perimeter) <= 0.01 * perimeter ? *around : perimeter;
    if (given && made.areaM2 != *given)
        remark("area-differs", m_area, row.text(m_area));
    if (area < Smallest || area > Largest)
        remark("wrong-size", m_area, QString::number(area, 'f', 0));
}

/// Cells without codes are numbered inside their community from west to east, then from north to south
/// (domain.md §4).
void CellMaker::finish(Checked &out)
{
    m_out = &out;
    begin(out);
    std::stable_sort(m_withoutCode.begin(), m_withoutCode.end(), [](const auto &a, const auto &b) {
        if (a.row.community != b.row.community)
            return a.row.community < b.row.community;
        const geo::Place p = geo::centroid(a.row.shape), q = geo::centroid(b.row.shape);
        return p.lon != q.lon ? p.lon < q.lon : p.lat > q.lat;
    });
    for (auto &cell : m_withoutCode) {
        QString code;
        for (int number = 1; number <= 999 && code.isEmpty(); ++number) {
            const QString next = cell.row.community + QString::number(number).rightJustified(3, u'0');
            if (!m_codes.contains(next) && !city().cell(next))
                code = next;
        }
        if (code.isEmpty()) {
            out.findings.push_back({cell.origin.line, m_code, "serials-exhausted", true, cell.row.community});
            ++out.refused;
            continue;
        }
        m_codes.insert(code);
        cell.row.code = CellCode(code);
        out.findings.push_back({cell.origin.line, m_code, "made-code", false, code});
        ++out.taken;
        ++out.remarked;
        m_rows->push_back(std::move(cell));
    }
    m_withoutCode.clear();
}
} // namespace wanmi::intake
