// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/checkcontext.h"

#include "geo/codes.h"

namespace wanmi::intake {
namespace {

domain::Catalog emptyCatalog()
{
    return {};
}
} // namespace

CityBook::CityBook(const PresentCity &city, Kind kind)
    : classes(city.catalog() ? *city.catalog() : emptyCatalog())
    , units(city.departments())
    , timeZone(city.timeZone())
    , m_areas(city.areas())
{
    QStringList districts;
    for (size_t i = 0; i < m_areas.size(); ++i) {
        const domain::Area &area = m_areas[i];
        m_areaByCode.insert(area.code, int(i));
        m_areaByName.insert(foldedWord(area.nameZh), int(i));
        if (foldedWord(area.nameEn) != foldedWord(area.nameZh))
            m_areaByName.insert(foldedWord(area.nameEn), int(i));
        if (area.level == u"district")
            districts.append(area.code);
        PolygonIndex &index = area.level == u"community" ? m_communityIndex
            : area.level == u"street"                    ? m_streetIndex
            : area.level == u"district"                  ? m_districtIndex
                                                         : m_cityIndex;
        index.add(int(i), area.shape);
    }
    if (kind != Kind::Admin && kind != Kind::Vehicles) {
        const bool alsoShapes = kind != Kind::Cells;
        city.eachCell([&](const domain::GridCell &cell) {
            m_cellByCode.insert(cell.code.text(), int(m_cells.size()));
            if (alsoShapes)
                m_cellIndex.add(int(m_cells.size()), cell.shape);
            m_cells.push_back({cell.code.text(), cell.community, cell.street, cell.district,
                               cell.dutyGrid.text(), cell.zone});
            if (!cell.district.isEmpty() && !districts.contains(cell.district))
                districts.append(cell.district);
        });
    }
    for (PolygonIndex *index :
         {&m_cellIndex, &m_communityIndex, &m_streetIndex, &m_districtIndex, &m_cityIndex})
        index->build();
    m_manyDistricts = districts.size() > 1;
    m_onlyDistrict = districts.size() == 1 ? districts.first() : QString();
}

const CityBook::CellRow *CityBook::cellAt(geo::Place place) const
{
    const int index = m_cellIndex.find(place);
    return index < 0 ? nullptr : &m_cells[size_t(index)];
}

const CityBook::CellRow *CityBook::cell(const QString &code) const
{
    const auto at = m_cellByCode.constFind(code);
    return at == m_cellByCode.constEnd() ? nullptr : &m_cells[size_t(*at)];
}

const domain::Area *CityBook::area(const QString &code) const
{
    const auto at = m_areaByCode.constFind(code);
    return at == m_areaByCode.constEnd() ? nullptr : &m_areas[size_t(*at)];
}

const domain::Area *CityBook::areaAt(geo::Place place) const
{
    for (const PolygonIndex *index : {&m_communityIndex, &m_streetIndex, &m_districtIndex, &m_cityIndex}) {
        if (const int found = index->find(place); found >= 0)
            return &m_areas[size_t(found)];
    }
    return nullptr;
}

const domain::Area *CityBook::areaNamed(const QString &word, const QString &level, bool &several) const
{
    several = false;
    if (word.isEmpty())
        return nullptr;
    if (const domain::Area *found = area(word); found && (level.isEmpty() || found->level == level))
        return found;
    const domain::Area *best = nullptr;
    const auto [from, to] = m_areaByName.equal_range(foldedWord(word));
    for (auto it = from; it != to; ++it) {
        const domain::Area &one = m_areas[size_t(*it)];
        if (!level.isEmpty() && one.level != level)
            continue;
        several = several || best;
        best = &one;
    }
    return several ? nullptr : best;
}

QString CityBook::districtOf(const domain::Area *area) const
{
    if (!area)
        return m_onlyDistrict;
    const QString code = area->code.left(6);
    return area->level != u"city" && geo::isDistrictCode(code) ? code : m_onlyDistrict;
}

std::optional<bool> CityBook::holds(geo::Place place) const
{
    bool isKnown = false;
    for (const PolygonIndex *index :
         {&m_cellIndex, &m_districtIndex, &m_cityIndex, &m_streetIndex, &m_communityIndex}) {
        if (index->isEmpty())
            continue;
        isKnown = true;
        if (index->find(place) >= 0)
            return true;
    }
    return isKnown ? std::optional(false) : std::nullopt;
}

geo::Bounds CityBook::bounds() const
{
    geo::Bounds all;
    for (const PolygonIndex *index :
         {&m_cellIndex, &m_districtIndex, &m_cityIndex, &m_streetIndex, &m_communityIndex}) {
        if (!index->isEmpty())
            all.include(index->bounds());
    }
    return all;
}

void UnknownWords::count(int field, const QString &word)
{
    const std::pair key(field, word);
    if (m_words.size() >= Most && !m_words.contains(key)) {
        ++m_words[{field, QStringLiteral("…")}];
        return;
    }
    ++m_words[key];
}
} // namespace wanmi::intake
