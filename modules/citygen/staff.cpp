// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/staff.h"

#include "citygen/names.h"

namespace wanmi::citygen {
namespace {

using domain::Post;

const QString DistrictCenterToken = QStringLiteral("district_center");
const QString StreetOfficeToken = QStringLiteral("street_office");
const QString At = QStringLiteral("@");

class Hirer
{
public:
    Hirer(Staff &staff, Random &random)
        : m_staff(staff)
        , m_random(random)
    {
    }

    domain::Actor hire(const QString &account, Post post, const QString &department = {},
                       const QString &dutyGrid = {}, const QString &district = {}, const char *shift = "")
    {
        return enroll(account, personName(m_random), post, department, dutyGrid, district,
                      QString::fromLatin1(shift));
    }

    domain::Actor enroll(const QString &account, const QString &name, Post post,
                         const QString &department = {}, const QString &dutyGrid = {},
                         const QString &district = {}, const QString &shift = {})
    {
        domain::Person person;
        person.id = PersonId(account);
        person.name = name;
        person.post = domain::tokenOf(post);
        person.department = department;
        person.dutyGrid = dutyGrid;
        person.district = district;
        person.shift = shift;
        m_staff.persons.push_back(person);
        return {person.id, name, post, DepartmentId(department), dutyGrid};
    }

    void hireUnit(const domain::Department &department, const QString &officer, const QString &leader)
    {
        const QString id = department.id.text();
        m_staff.officers[id] = hire(officer, Post::DepartmentOfficer, id, {}, department.district, "day");
        m_staff.departmentLeaders[id]
            = hire(leader, Post::DepartmentLeader, id, {}, department.district, "day");
        m_staff.departments.push_back(department);
    }

private:
    Staff &m_staff;
    Random &m_random;
};

const char *const Shifts[] = {"day", "evening", "night"};
} // namespace

QString Staff::unitFor(const QString &token, const Town &town, const TownCell &cell)
{
    if (token == DistrictCenterToken)
        return token + At + town.districtOf(cell).code;
    if (token == StreetOfficeToken)
        return token + At + town.streetOf(cell).code;
    return token;
}

base::Result<Staff> hireStaff(const Town &town, const QByteArray &departmentsTsv, Random random)
{
    Staff staff;
    Hirer hirer(staff, random);
    for (const QByteArray &line : departmentsTsv.split('\n')) {
        const QStringList fields = QString::fromUtf8(line).split(u'\t');
        if (fields.size() < 4 || fields[0] == u"department_id")
            continue;
        const domain::Department department{DepartmentId(fields[0]), fields[1], fields[2], fields[3], {}};
        if (fields[3] == u"territory")
            continue; // one unit per area, below
        hirer.hireUnit(department, fields[0] + QStringLiteral("1"), fields[0] + QStringLiteral("_lead"));
        if (fields[3] == u"industry")
            staff.industries.push_back(fields[0]);
    }
    if (staff.industries.empty())
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-department-list"));

    for (const TownDistrict &district : town.districts) {
        const QString id = DistrictCenterToken + At + district.code;
        hirer.hireUnit({DepartmentId(id), district.nameZh + QStringLiteral("数字化城管中心"),
                        district.nameEn + QStringLiteral(" Urban-Management Center"),
                        QStringLiteral("territory"), district.code},
                       QStringLiteral("dco") + district.code, QStringLiteral("dcl") + district.code);
        hirer.hire(QStringLiteral("dc") + district.code, Post::DistrictCenter, id, {}, district.code, "day");
    }
    for (const TownStreet &street : town.streets) {
        const QString district = town.districts[size_t(street.district)].code;
        hirer.hireUnit({DepartmentId(StreetOfficeToken + At + street.code),
                        street.nameZh + QStringLiteral("办事处"), street.nameEn + QStringLiteral(" Office"),
                        QStringLiteral("territory"), district},
                       QStringLiteral("so") + street.code, QStringLiteral("sol") + street.code);
    }

    for (int i = 1; i <= 3; ++i) {
        staff.acceptors.push_back(
            hirer.hire(QStringLiteral("acceptor%1").arg(i), Post::Acceptor, {}, {}, {}, Shifts[i - 1]));
        staff.dispatchers.push_back(
            hirer.hire(QStringLiteral("dispatcher%1").arg(i), Post::Dispatcher, {}, {}, {}, Shifts[i - 1]));
    }
    for (int i = 1; i <= 2; ++i)
        staff.shiftLeaders.push_back(
            hirer.hire(QStringLiteral("shift%1").arg(i), Post::ShiftLeader, {}, {}, {}, Shifts[i - 1]));
    staff.inspector = hirer.hire(QStringLiteral("inspector1"), Post::Inspector);
    staff.leader = hirer.hire(QStringLiteral("mayor"), Post::Leader);
    hirer.hire(QStringLiteral("evaluator1"), Post::Evaluator);
    hirer.hire(QStringLiteral("commander1"), Post::Commander);
    hirer.hire(QStringLiteral("admin"), Post::SysAdmin);
    staff.portal = hirer.enroll(QStringLiteral("portal"), QStringLiteral("公众服务网关"), Post::Portal);
    staff.cameraGateway
        = hirer.enroll(QStringLiteral("gateway"), QStringLiteral("视频与定位网关"), Post::Camera);
    for (const TownDutyGrid &grid : town.dutyGrids) {
        const TownStreet &street = town.streets[size_t(grid.street)];
        staff.supervisors.push_back(hirer.hire(QStringLiteral("sv") + grid.id, Post::Supervisor, {}, grid.id,
                                               town.districts[size_t(street.district)].code,
                                               random.chance(0.2) ? "evening" : "day"));
    }
    return staff;
}
} // namespace wanmi::citygen
