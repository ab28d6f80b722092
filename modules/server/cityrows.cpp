// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cityrows.h"

#include "geo/gpkgblob.h"
#include "protocol/caserow.h"
#include "server/sqliteschema.h"

namespace wanmi::server {
namespace {

using protocol::TableNo;

/// The columns of one row, taken in their order.
class Columns
{
public:
    explicit Columns(const Query &query)
        : m_query(query)
    {
    }
    QString text() { return m_query.text(m_next++); }
    double real() { return m_query.real(m_next++); }
    bool flag() { return m_query.integer(m_next++) != 0; }
    geo::MultiPolygon shape()
    {
        const auto decoded = geo::decodePolygons(m_query.blob(m_next++));
        return decoded ? *decoded : geo::MultiPolygon{};
    }
    geo::Place place()
    {
        const double lon = real();
        return {lon, real()};
    }
    void skip(int count) { m_next += count; }

private:
    const Query &m_query;
    int m_next = 0;
};

template <typename Row>
void each(Database &database, TableNo number, const std::function<void(Row &&)> &call,
          const std::function<Row(Columns &)> &read)
{
    const protocol::TableSpec &table = protocol::spec(number);
    Query query(database, "SELECT " + columnList(table) + " FROM " + table.name + " ORDER BY id");
    while (query.step()) {
        Columns columns(query);
        call(read(columns));
    }
}
} // namespace

void eachArea(Database &database, const std::function<void(domain::Area &&)> &call)
{
    each<domain::Area>(database, TableNo::Area, call, [](Columns &from) {
        domain::Area row;
        row.code = from.text();
        row.level = from.text();
        row.parent = from.text();
        row.nameZh = from.text();
        row.nameEn = from.text();
        row.shape = from.shape();
        return row;
    });
}

void eachGridCell(Database &database, const std::function<void(domain::GridCell &&)> &call)
{
    each<domain::GridCell>(database, TableNo::Cell, call, [](Columns &from) {
        domain::GridCell row;
        row.code = CellCode(from.text());
        row.community = from.text();
        row.street = from.text();
        row.district = from.text();
        row.dutyGrid = DutyGridId(from.text());
        row.zone = from.text();
        row.landUse = from.text();
        row.areaM2 = from.real();
        row.perimeterM = from.real();
        row.validFrom = from.text();
        if (geo::MultiPolygon shape = from.shape(); !shape.empty())
            row.shape = std::move(shape.front());
        return row;
    });
}

void eachDepartment(Database &database, const std::function<void(domain::Department &&)> &call)
{
    each<domain::Department>(database, TableNo::Department, call, [](Columns &from) {
        domain::Department row;
        row.id = DepartmentId(from.text());
        row.nameZh = from.text();
        row.nameEn = from.text();
        row.kind = from.text();
        row.district = from.text();
        return row;
    });
}

void eachComponentRow(Database &database, const std::function<void(domain::Component &&)> &call)
{
    each<domain::Component>(database, TableNo::Component, call, [](Columns &from) {
        domain::Component row;
        row.id = ComponentId(from.text());
        row.classCode = from.text();
        row.name = from.text();
        row.state = from.text();
        row.cell = CellCode(from.text());
        row.competentDept = from.text();
        row.ownerUnit = from.text();
        row.maintainUnit = from.text();
        row.createdOn = from.text();
        row.changedOn = from.text();
        row.dataSource = from.text();
        from.skip(3); // who changed it last, why and for which case
        row.place = from.place();
        return row;
    });
}

void eachCamera(Database &database, const std::function<void(domain::Camera &&)> &call)
{
    each<domain::Camera>(database, TableNo::Camera, call, [](Columns &from) {
        domain::Camera row;
        row.id = CameraId(from.text());
        row.name = from.text();
        row.industry = from.text();
        row.district = from.text();
        row.cell = CellCode(from.text());
        row.bearingDeg = from.real();
        row.viewAngleDeg = from.real();
        row.heightM = from.real();
        row.owner = from.text();
        row.ptz = from.flag();
        row.stream = from.text();
        row.place = from.place();
        return row;
    });
}

void eachVehicle(Database &database, const std::function<void(domain::Vehicle &&)> &call)
{
    each<domain::Vehicle>(database, TableNo::Vehicle, call, [](Columns &from) {
        domain::Vehicle row;
        row.id = VehicleId(from.text());
        row.plate = from.text();
        row.kind = from.text();
        row.department = from.text();
        return row;
    });
}

void eachPlace(Database &database, const std::function<void(domain::NamedPlace &&)> &call)
{
    each<domain::NamedPlace>(database, TableNo::Place, call, [](Columns &from) {
        domain::NamedPlace row;
        row.id = from.text();
        row.name = from.text();
        row.aliases = from.text();
        row.kind = from.text();
        row.parent = from.text();
        row.place = from.place();
        return row;
    });
}

void eachCase(Database &database, const std::function<void(domain::CaseFile &&)> &call)
{
    const protocol::TableSpec &table = protocol::spec(TableNo::CaseFile);
    Query query(database, "SELECT " + columnList(table) + ", ver FROM case_file ORDER BY id");
    while (query.step()) {
        auto row = protocol::caseFromRow(readRow(query, table), query.integer(int(table.columns.size())));
        if (!row)
            throw SqlError{SQLITE_CORRUPT, row.error().detail};
        call(*std::move(row));
    }
}
} // namespace wanmi::server
