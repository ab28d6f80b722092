// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/staff.h"

#include "citygen/names.h"
#include "citygen/roster.h"

namespace wanmi::citygen {

QString Staff::unitFor(const QString &token, const Town &town, const TownCell &cell)
{
    return Roster::unitFor(token, town.districtOf(cell).code, town.streetOf(cell).code);
}

base::Result<Staff> hireStaff(const Town &town, const QByteArray &departmentsTsv, Random random)
{
    Roster roster(random, personName);
    if (const auto done = roster.hireIndustries(departmentsTsv); !done)
        return tl::unexpected(done.error());
    for (const TownDistrict &district : town.districts)
        roster.hireDistrictCenter({district.code, district.nameZh, district.nameEn, district.code});
    for (const TownStreet &street : town.streets)
        roster.hireStreetOffice(
            {street.code, street.nameZh, street.nameEn, town.districts[size_t(street.district)].code});
    const CenterStaff center = roster.hireCenter();
    Staff staff;
    for (const TownDutyGrid &grid : town.dutyGrids) {
        const TownStreet &street = town.streets[size_t(grid.street)];
        staff.supervisors.push_back(
            roster.hireSupervisor(grid.id, town.districts[size_t(street.district)].code));
    }
    staff.departments = std::move(roster.departments);
    staff.persons = std::move(roster.persons);
    staff.acceptors = center.acceptors;
    staff.shiftLeaders = center.shiftLeaders;
    staff.dispatchers = center.dispatchers;
    staff.inspector = center.inspector;
    staff.leader = center.leader;
    staff.portal = center.portal;
    staff.cameraGateway = center.cameraGateway;
    staff.officers = std::move(roster.officers);
    staff.departmentLeaders = std::move(roster.departmentLeaders);
    staff.industries = std::move(roster.industries);
    return staff;
}
} // namespace wanmi::citygen
