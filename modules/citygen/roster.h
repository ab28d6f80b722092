// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "citygen/random.h"
#include "domain/actor.h"
#include "domain/city.h"

#include <QByteArray>

#include <functional>
#include <map>
#include <vector>

namespace wanmi::citygen {

/// A district or a street that gets an office of its own.
struct OfficeArea
{
    QString code, nameZh, nameEn;
    QString district; ///< of a street; of a district its own code
};

/// Who works at the desks of both centers, and the gateways.
struct CenterStaff
{
    std::vector<domain::Actor> acceptors, shiftLeaders, dispatchers;
    domain::Actor inspector, leader, portal, cameraGateway;
};

/// Departments and people of a city, hired one after another: who is hired later changes nobody before.
class Roster
{
public:
    using Namer = std::function<QString(Random &)>;

    explicit Roster(Random random, Namer namer);

    std::vector<domain::Department> departments;
    std::vector<domain::Person> persons;
    std::map<QString, domain::Actor> officers, departmentLeaders; ///< by department id
    std::vector<QString> industries; ///< the 32 tokens in the order of departments.tsv

    /// A member of staff with a drawn name.
    domain::Actor hire(const QString &account, domain::Post post, const QString &department = {},
                       const QString &dutyGrid = {}, const QString &district = {}, const char *shift = "");
    domain::Actor enroll(const QString &account, const QString &name, domain::Post post,
                         const QString &department = {}, const QString &dutyGrid = {},
                         const QString &district = {}, const QString &shift = {});
    /// `departmentsTsv`: resources/catalog/departments.tsv. Errors: Corrupt "bad-department-list".
    base::Result<void> hireIndustries(const QByteArray &departmentsTsv);
    void hireDistrictCenter(const OfficeArea &district);
    void hireStreetOffice(const OfficeArea &street);
    CenterStaff hireCenter();
    domain::Actor hireSupervisor(const QString &dutyGrid, const QString &district);

    /// The unit behind a catalog's department token: district centers and street offices are one per area.
    [[nodiscard]] static QString unitFor(const QString &token, const QString &district,
                                         const QString &street);

private:
    void hireUnit(const domain::Department &department, const QString &officer, const QString &leader);

    Random m_random;
    Namer m_namer;
};
} // namespace wanmi::citygen
