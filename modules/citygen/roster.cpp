// SPDX-License-Identifier: GPL-3.0-or-later
#include "citygen/roster.h"

namespace wanmi::citygen {
namespace {

using domain::Post;

const QString DistrictCenterToken = QStringLiteral("district_center");
const QString StreetOfficeToken = QStringLiteral("street_office");
const QString At = QStringLiteral("@");
const char *const Shifts[] = {"day", "evening", "night"};
} // namespace

Roster::Roster(Random random, Namer namer)
    : m_random(random)
    , m_namer(std::move(namer))
{
}

domain::Actor Roster::hire(const QString &account, Post post, const QString &department,
                           const QString &dutyGrid, const QString &district, const char *shift)
{
    return enroll(account, m_namer(m_random), post, department, dutyGrid, district,
                  QString::fromLatin1(shift));
}

domain::Actor Roster::enroll(const QString &account, const QString &name, Post post,
                             const QString &department, const QString &dutyGrid, const QString &district,
                             const QString &shift)
{
    domain::Person person;
    person.id = PersonId(account);
    person.name = name;
    person.post = domain::tokenOf(post);
    person.department = department;
    person.dutyGrid = dutyGrid;
    person.district = district;
    person.shift = shift;
    persons.push_back(person);
    return {person.id, name, post, DepartmentId(department), dutyGrid};
}

void Roster::hireUnit(const domain::Department &department, const QString &officer, const QString &leader)
{
    const QString id = department.id.text();
    officers[id] = hire(officer, Post::DepartmentOfficer, id, {}, department.district, "day");
    departmentLeaders[id] = hire(leader, Post::DepartmentLeader, id, {}, department.district, "day");
    departments.push_back(department);
}

base::Result<void> Roster::hireIndustries(const QByteArray &departmentsTsv)
{
    for (const QByteArray &line : departmentsTsv.split('\n')) {
        const QStringList fields = QString::fromUtf8(line).split(u'\t');
        if (fields.size() < 4 || fields[0] == u"department_id")
            continue;
        const domain::Department department{DepartmentId(fields[0]), fields[1], fields[2], fields[3], {}};
        if (fields[3] == u"territory")
            continue; // one unit per area
        hireUnit(department, fields[0] + QStringLiteral("1"), fields[0] + QStringLiteral("_lead"));
        if (fields[3] == u"industry")
            industries.push_back(fields[0]);
    }
    if (industries.empty())
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-department-list"));
    return {};
}

void Roster::hireDistrictCenter(const OfficeArea &district)
{
    const QString id = DistrictCenterToken + At + district.code;
    hireUnit({DepartmentId(id), district.nameZh + QStringLiteral("数字化城管中心"),
              district.nameEn + QStringLiteral(" Urban-Management Center"), QStringLiteral("territory"),
              district.code},
             QStringLiteral("dco") + district.code, QStringLiteral("dcl") + district.code);
    hire(QStringLiteral("dc") + district.code, Post::DistrictCenter, id, {}, district.code, "day");
}

void Roster::hireStreetOffice(const OfficeArea &street)
{
    hireUnit({DepartmentId(StreetOfficeToken + At + street.code), street.nameZh + QStringLiteral("办事处"),
              street.nameEn + QStringLiteral(" Office"), QStringLiteral("territory"), street.district},
             QStringLiteral("so") + street.code, QStringLiteral("sol") + street.code);
}

CenterStaff Roster::hireCenter()
{
    CenterStaff staff;
    for (int i = 1; i <= 3; ++i) {
        staff.acceptors.push_back(
            hire(QStringLiteral("acceptor%1").arg(i), Post::Acceptor, {}, {}, {}, Shifts[i - 1]));
        staff.dispatchers.push_back(
            hire(QStringLiteral("dispatcher%1").arg(i), Post::Dispatcher, {}, {}, {}, Shifts[i - 1]));
    }
    for (int i = 1; i <= 2; ++i)
        staff.shiftLeaders.push_back(
            hire(QStringLiteral("shift%1").arg(i), Post::ShiftLeader, {}, {}, {}, Shifts[i - 1]));
    staff.inspector = hire(QStringLiteral("inspector1"), Post::Inspector);
    staff.leader = hire(QStringLiteral("mayor"), Post::Leader);
    hire(QStringLiteral("evaluator1"), Post::Evaluator);
    hire(QStringLiteral("commander1"), Post::Commander);
    hire(QStringLiteral("admin"), Post::SysAdmin);
    staff.portal = enroll(QStringLiteral("portal"), QStringLiteral("公众服务网关"), Post::Portal);
    staff.cameraGateway = enroll(QStringLiteral("gateway"), QStringLiteral("视频与定位网关"), Post::Camera);
    return staff;
}

domain::Actor Roster::hireSupervisor(const QString &dutyGrid, const QString &district)
{
    const char *shift = m_random.chance(0.2) ? "evening" : "day";
    return hire(QStringLiteral("sv") + dutyGrid, Post::Supervisor, {}, dutyGrid, district, shift);
}

QString Roster::unitFor(const QString &token, const QString &district, const QString &street)
{
    if (token == DistrictCenterToken)
        return token + At + district;
    if (token == StreetOfficeToken)
        return token + At + street;
    return token;
}
} // namespace wanmi::citygen
