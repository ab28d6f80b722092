// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/rowvisit.h"

#include "geo/gpkgblob.h"

namespace wanmi::protocol {

Row toRow(const domain::Area &area)
{
    RowWriter writer(TableNo::Area);
    for (const QString *text : {&area.code, &area.level, &area.parent, &area.nameZh, &area.nameEn})
        writer.text(*text);
    writer.blob(geo::encodeMultiPolygon(area.shape));
    return writer.take();
}

Row toRow(const domain::GridCell &cell)
{
    RowWriter writer(TableNo::Cell);
    writer.id(cell.code);
    for (const QString *text : {&cell.community, &cell.street, &cell.district})
        writer.text(*text);
    writer.id(cell.dutyGrid);
    writer.text(cell.zone);
    writer.text(cell.landUse);
    writer.real(cell.areaM2);
    writer.real(cell.perimeterM);
    writer.text(cell.validFrom);
    writer.blob(geo::encodePolygon(cell.shape));
    return writer.take();
}

Row toRow(const domain::DutyGrid &grid)
{
    RowWriter writer(TableNo::DutyGrid);
    writer.id(grid.id);
    for (const QString *text : {&grid.nameZh, &grid.nameEn, &grid.street})
        writer.text(*text);
    return writer.take();
}

Row toRow(const domain::Department &department)
{
    RowWriter writer(TableNo::Department);
    writer.id(department.id);
    for (const QString *text :
         {&department.nameZh, &department.nameEn, &department.kind, &department.district})
        writer.text(*text);
    return writer.take();
}

Row toRow(const domain::MinorClass &minor)
{
    RowWriter writer(TableNo::Class);
    writer.text(domain::Catalog::keyOf(minor.kind, minor.code));
    writer.kind(minor.kind);
    for (const QString *text : {&minor.code, &minor.majorZh, &minor.majorEn, &minor.nameZh, &minor.nameEn})
        writer.text(*text);
    writer.id(minor.typicalDepartment);
    writer.limit(minor.defaultLimit);
    writer.text(minor.edition.isEmpty() ? domain::Catalog::localEdition() : minor.edition);
    return writer.take();
}

base::Result<domain::MinorClass> classFromRow(const Row &row)
{
    RowReader reader(TableNo::Class, row);
    domain::MinorClass minor;
    QString id;
    reader.text(id);
    reader.kind(minor.kind);
    for (QString *text : {&minor.code, &minor.majorZh, &minor.majorEn, &minor.nameZh, &minor.nameEn})
        reader.text(*text);
    reader.id(minor.typicalDepartment);
    reader.limit(minor.defaultLimit);
    reader.text(minor.edition);
    return reader.finish(std::move(minor));
}

Row toRow(const domain::Person &person)
{
    RowWriter writer(TableNo::Person);
    writer.id(person.id);
    for (const QString *text :
         {&person.name, &person.post, &person.department, &person.dutyGrid, &person.district, &person.shift})
        writer.text(*text);
    writer.flag(person.onDuty);
    return writer.take();
}

Row toRow(const domain::Component &component)
{
    RowWriter writer(TableNo::Component);
    writer.id(component.id);
    for (const QString *text : {&component.classCode, &component.name, &component.state})
        writer.text(*text);
    writer.id(component.cell);
    for (const QString *text : {&component.competentDept, &component.ownerUnit, &component.maintainUnit,
                                &component.createdOn, &component.changedOn, &component.dataSource})
        writer.text(*text);
    // changed_by, change_reason, case_id: nobody has changed it yet.
    for (int i = 0; i < 3; ++i)
        writer.text(QString());
    writer.real(component.place.lon);
    writer.real(component.place.lat);
    return writer.take();
}

Row toRow(const domain::Camera &camera)
{
    RowWriter writer(TableNo::Camera);
    writer.id(camera.id);
    for (const QString *text : {&camera.name, &camera.industry, &camera.district})
        writer.text(*text);
    writer.id(camera.cell);
    for (const double value : {camera.bearingDeg, camera.viewAngleDeg, camera.heightM})
        writer.real(value);
    writer.text(camera.owner);
    writer.flag(camera.ptz);
    writer.text(camera.stream);
    writer.real(camera.place.lon);
    writer.real(camera.place.lat);
    return writer.take();
}

Row toRow(const domain::Vehicle &vehicle)
{
    RowWriter writer(TableNo::Vehicle);
    writer.id(vehicle.id);
    for (const QString *text : {&vehicle.plate, &vehicle.kind, &vehicle.department})
        writer.text(*text);
    return writer.take();
}

Row toRow(const domain::NamedPlace &place)
{
    RowWriter writer(TableNo::Place);
    for (const QString *text : {&place.id, &place.name, &place.aliases, &place.kind, &place.parent})
        writer.text(*text);
    writer.real(place.place.lon);
    writer.real(place.place.lat);
    return writer.take();
}
} // namespace wanmi::protocol
