// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/dutyhistory.h"

#include <algorithm>

namespace wanmi::domain {
namespace {
const QString StreetOffice = QStringLiteral("street_office");
const QString DistrictCenter = QStringLiteral("district_center");
constexpr QChar At = u'@';

/// FNV-1a over the text and a mark behind it, so that "ab"+"c" is not "a"+"bc".
quint64 mixed(quint64 hash, QStringView text)
{
    constexpr quint64 Prime = 0x100000001B3ULL;
    for (const QChar letter : text)
        hash = (hash ^ letter.unicode()) * Prime;
    return (hash ^ 0xFFFF) * Prime;
}

/// A class alone is too rare in small surroundings to tell anything.
bool isCounted(DutyHistory::Matter matter, DutyHistory::Around around)
{
    using Around = DutyHistory::Around;
    return matter == DutyHistory::Matter::SameUsual || around == Around::City || around == Around::LandUse
        || around == Around::Street;
}

bool endsRoad(QStringView text, qsizetype at)
{
    static constexpr QStringView Endings = u"路街巷道";
    if (Endings.contains(text[at])) {
        // 大街, 大道, and 街道 of a street office's own name, go on.
        return at + 1 >= text.size() || !Endings.contains(text[at + 1]);
    }
    return text[at] == u'同' && at > 0 && text[at - 1] == u'胡';
}
} // namespace

QString roadOf(QStringView address)
{
    constexpr qsizetype LongestName = 10;
    constexpr qsizetype LongestDistrict = 5;
    const qsizetype district = address.left(LongestDistrict).indexOf(u'区');
    const QStringView rest = address.mid(district + 1);
    for (qsizetype i = 0; i < std::min(rest.size(), LongestName); ++i) {
        if (rest[i].isDigit())
            return {};
        if (i > 0 && endsRoad(rest, i))
            return rest.left(i + 1).toString();
    }
    return {};
}

QString unitOf(const QString &token, const DutySubject &subject)
{
    if (token == StreetOffice)
        return token + At + subject.street;
    if (token == DistrictCenter)
        return token + At + subject.district;
    return token;
}

DutySubject dutySubject(const CaseFile &file, const Catalog &catalog, const QString &landUse,
                        const Component *component)
{
    DutySubject subject;
    subject.kind = file.kind;
    subject.classCode = file.classCode;
    if (const MinorClass *minor = catalog.find(file.kind, file.classCode))
        subject.usual = minor->typicalDepartment.text();
    subject.district = file.district;
    subject.street = file.street;
    subject.dutyGrid = file.dutyGrid;
    subject.landUse = landUse;
    subject.road = roadOf(file.address);
    if (component) {
        subject.competentDept = component->competentDept;
        subject.ownerUnit = component->ownerUnit;
        subject.maintainUnit = component->maintainUnit;
    }
    return subject;
}

quint64 DutyHistory::keyOf(Matter matter, Around around, const DutySubject &subject)
{
    quint64 key = 0xCBF29CE484222325ULL + quint64(matter) * 16 + quint64(around);
    key = matter == Matter::SameClass
        ? mixed(key, QString((subject.kind == CaseKind::Component ? u'C' : u'E') + subject.classCode))
        : mixed(key, subject.usual);
    switch (around) {
    case Around::City:
        return key;
    case Around::LandUse:
        return mixed(key, subject.landUse);
    case Around::Street:
        return mixed(key, subject.street);
    case Around::StreetLandUse:
        return mixed(mixed(key, subject.street), subject.landUse);
    case Around::DutyGrid:
        return mixed(key, subject.dutyGrid);
    case Around::DutyGridLandUse:
        return mixed(mixed(key, subject.dutyGrid), subject.landUse);
    case Around::Road:
        break;
    }
    // Roads of one name lie in several districts.
    return mixed(mixed(key, subject.district), subject.road);
}

QString DutyHistory::roleOf(const DutySubject &subject, const QString &department)
{
    const qsizetype at = department.indexOf(At);
    if (at < 0)
        return department;
    const QStringView area = QStringView(department).mid(at + 1);
    return area == subject.street || area == subject.district ? department.left(at) : department;
}

/// Which of the three are alike; 0 when the register names no unit.
int DutyHistory::patternOf(const DutySubject &subject)
{
    if (subject.competentDept.isEmpty() && subject.ownerUnit.isEmpty() && subject.maintainUnit.isEmpty())
        return 0;
    return 1 + int(subject.maintainUnit == subject.ownerUnit)
        + 2 * int(subject.maintainUnit == subject.competentDept)
        + (subject.ownerUnit == subject.competentDept && subject.maintainUnit != subject.ownerUnit ? 4 : 0);
}

DutyHistory::Unit DutyHistory::unitIn(const DutySubject &subject, const QString &department)
{
    return department == subject.maintainUnit ? Unit::Maintaining
        : department == subject.ownerUnit     ? Unit::Owning
        : department == subject.competentDept ? Unit::Competent
                                              : Unit::Other;
}

void DutyHistory::add(const DutySubject &subject, const QString &department)
{
    ++m_cases;
    const QString role = roleOf(subject, department);
    auto known = m_roles.find(role);
    if (known == m_roles.end())
        known = m_roles.insert(role, int(m_roles.size()));
    const int number = *known;
    for (const Matter matter : {Matter::SameClass, Matter::SameUsual}) {
        for (const Around around : {Around::City, Around::LandUse, Around::Street, Around::StreetLandUse,
                                    Around::DutyGrid, Around::DutyGridLandUse, Around::Road}) {
            if (!isCounted(matter, around) || (around == Around::Road && subject.road.isEmpty()))
                continue;
            Ended &ended = m_ended[keyOf(matter, around, subject)];
            ++ended.of;
            const auto at = std::ranges::find(ended.byRole, number, &std::pair<int, int>::first);
            if (at == ended.byRole.end())
                ended.byRole.emplace_back(number, 1);
            else
                ++at->second;
        }
    }
    if (const int pattern = patternOf(subject); pattern > 0)
        ++m_units[size_t(pattern)][size_t(unitIn(subject, department))];
}

DutyCount DutyHistory::count(Matter matter, Around around, const DutySubject &subject,
                             const QString &department) const
{
    if (around == Around::Road && subject.road.isEmpty())
        return {};
    const auto ended = m_ended.constFind(keyOf(matter, around, subject));
    if (ended == m_ended.constEnd())
        return {};
    const int role = m_roles.value(roleOf(subject, department), -1);
    const auto at = std::ranges::find(ended->byRole, role, &std::pair<int, int>::first);
    return {at == ended->byRole.end() ? 0 : at->second, ended->of};
}

DutyCount DutyHistory::countUnit(const DutySubject &subject, Unit unit) const
{
    const auto &counts = m_units[size_t(patternOf(subject))];
    return {counts[size_t(unit)], counts[0] + counts[1] + counts[2] + counts[3]};
}
} // namespace wanmi::domain
