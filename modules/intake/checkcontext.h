// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/dates.h"
#include "intake/flatsets.h"
#include "intake/polygonindex.h"
#include "intake/presentcity.h"
#include "intake/rowview.h"
#include "intake/take.h"
#include "intake/wordbook.h"

#include <map>
#include <variant>

namespace wanmi::intake {

/// What the checks ask about the city, indexed once.
class CityBook
{
public:
    explicit CityBook(const PresentCity &city, Kind kind);

    struct CellRow
    {
        QString code, community, street, district, dutyGrid, zone;
    };
    [[nodiscard]] const CellRow *cellAt(geo::Place place) const;
    [[nodiscard]] const CellRow *cell(const QString &code) const;
    [[nodiscard]] const domain::Area *area(const QString &code) const;
    /// The smallest area that holds a place.
    [[nodiscard]] const domain::Area *areaAt(geo::Place place) const;
    /// By code or name; `several` when a name fits more than one.
    [[nodiscard]] const domain::Area *areaNamed(const QString &word, const QString &level,
                                                bool &several) const;
    [[nodiscard]] QString districtOf(const domain::Area *area) const;
    /// Inside the city: none when nothing is known about where the city lies.
    [[nodiscard]] std::optional<bool> holds(geo::Place place) const;
    [[nodiscard]] geo::Bounds bounds() const;
    [[nodiscard]] bool hasDistricts() const { return !m_onlyDistrict.isEmpty() || m_manyDistricts; }
    [[nodiscard]] const QString &onlyDistrict() const { return m_onlyDistrict; }
    [[nodiscard]] const std::vector<domain::Area> &areas() const { return m_areas; }
    [[nodiscard]] bool hasCells() const { return !m_cells.empty(); }

    ClassBook classes;
    UnitBook units;
    QString timeZone;

private:
    std::vector<domain::Area> m_areas;
    QHash<QString, int> m_areaByCode;
    QMultiHash<QString, int> m_areaByName;
    std::vector<CellRow> m_cells;
    QHash<QString, int> m_cellByCode;
    PolygonIndex m_cellIndex, m_communityIndex, m_streetIndex, m_districtIndex, m_cityIndex;
    QString m_onlyDistrict;
    bool m_manyDistricts = false;
};

/// One thing found about a row; the file's name and the field's name are added later.
struct Finding
{
    qint64 line;
    int field;
    const char *reason;
    bool refused;
    QString value;
};

using RowsOut = std::variant<std::monostate, std::vector<Taken<domain::Area>>,
                             std::vector<Taken<domain::GridCell>>, std::vector<Taken<domain::Component>>,
                             std::vector<Taken<domain::NamedPlace>>, std::vector<Taken<domain::Camera>>,
                             std::vector<Taken<domain::Vehicle>>, std::vector<Taken<CaseRow>>>;

/// What checking one batch gave.
struct Checked
{
    RowsOut rows;
    std::vector<Finding> findings;
    std::vector<domain::MinorClass> newClasses;
    std::vector<domain::Department> newUnits;
    std::vector<QString> refusedKeys;
    qint64 read = 0, taken = 0, refused = 0, leftOut = 0, remarked = 0;
    geo::Bounds bounds;
    double share = 0;
    int file = 0;
};

/// Words that must be confirmed, counted.
class UnknownWords
{
public:
    void count(int field, const QString &word);
    [[nodiscard]] const std::map<std::pair<int, QString>, qint64> &all() const { return m_words; }

private:
    static constexpr size_t Most = 2000;
    std::map<std::pair<int, QString>, qint64> m_words;
};

struct BytesHash
{
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <typename T> using ByBytes = std::unordered_map<std::string, T, BytesHash, std::equal_to<>>;
} // namespace wanmi::intake
