// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "citygen/town.h"
#include "domain/actor.h"

#include <map>

namespace wanmi::citygen {

/// Departments and people of the sample city, and who acts for whom.
struct Staff
{
    std::vector<domain::Department> departments;
    std::vector<domain::Person> persons;

    std::vector<domain::Actor> acceptors, shiftLeaders, dispatchers;
    domain::Actor inspector, leader, portal, cameraGateway;
    std::vector<domain::Actor> supervisors; ///< by index of Town::dutyGrids
    std::map<QString, domain::Actor> officers, departmentLeaders; ///< by department id
    std::vector<QString> industries; ///< the 32 tokens in the order of departments.tsv

    /// The unit behind a catalog's department token at that cell: district centers and street offices are one
    /// per area.
    [[nodiscard]] static QString unitFor(const QString &token, const Town &town, const TownCell &cell);
};

/// `departmentsTsv`: resources/catalog/departments.tsv. Errors: Corrupt "bad-department-list".
[[nodiscard]] base::Result<Staff> hireStaff(const Town &town, const QByteArray &departmentsTsv,
                                            Random random);
} // namespace wanmi::citygen
