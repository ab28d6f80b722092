// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scope.h"

#include <sodium.h>

#include <algorithm>
#include <vector>

namespace wanmi::server {
namespace {
void add(Tags &tags, std::string_view kind, std::string_view value)
{
    if (value.empty())
        return;
    tags.append(kind).append(value).push_back(' ');
}

void addDepartment(Tags &tags, std::string_view department)
{
    add(tags, "d:", department);
    // "drainage@230102": the city-wide department's leader answers for its subordinates.
    if (const auto at = department.find('@'); at != std::string_view::npos)
        add(tags, "u:", department.substr(0, at));
}

std::vector<std::string> tagsFor(const domain::Person &person, domain::Post post)
{
    const std::string department = person.department.toStdString();
    switch (post) {
    case domain::Post::DepartmentOfficer:
        return {"d:" + department};
    case domain::Post::DepartmentLeader:
        return {"d:" + department, "u:" + department};
    case domain::Post::DistrictCenter:
        return {"a:" + person.district.toStdString()};
    case domain::Post::Supervisor:
        return {"g:" + person.dutyGrid.toStdString(), "s:" + person.dutyGrid.left(9).toStdString(),
                "p:" + person.id.text().toStdString()};
    default:
        return {};
    }
}

bool seesWholeCity(domain::Post post)
{
    switch (post) {
    case domain::Post::Acceptor:
    case domain::Post::ShiftLeader:
    case domain::Post::Dispatcher:
    case domain::Post::Inspector:
    case domain::Post::Leader:
    case domain::Post::Evaluator:
    case domain::Post::Commander:
        return true;
    default:
        return false;
    }
}
} // namespace

QByteArray blake2b(QByteArrayView bytes, int size)
{
    QByteArray hash(size, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), std::size_t(size),
                       reinterpret_cast<const unsigned char *>(bytes.data()), quint64(bytes.size()), nullptr,
                       0);
    return hash;
}

Scope Scope::of(const domain::Person &person)
{
    Scope scope;
    const auto post = domain::postFromToken(person.post);
    std::vector<std::string> tags;
    if (post) {
        scope.m_wholeCity = seesWholeCity(*post);
        scope.m_reporterData = *post == domain::Post::Acceptor || *post == domain::Post::ShiftLeader;
        tags = tagsFor(person, *post);
    }
    // "d:" alone would match nobody's row, and a person without a unit has none to see.
    std::erase_if(tags, [](const std::string &tag) { return tag.size() <= 2; });
    std::ranges::sort(tags);
    QByteArray text = QByteArray::number(scope.m_wholeCity) + QByteArray::number(scope.m_reporterData);
    for (const std::string &tag : tags)
        text += ' ' + QByteArray::fromStdString(tag);
    scope.m_tags = std::make_shared<const TagSet>(tags.begin(), tags.end());
    scope.m_hash = blake2b(text, 16).left(8).toHex();
    return scope;
}

bool Scope::sees(std::string_view tags) const
{
    if (m_wholeCity)
        return true;
    std::size_t at = 0;
    while (at < tags.size()) {
        const std::size_t end = std::min(tags.find(' ', at), tags.size());
        if (end > at && m_tags->contains(tags.substr(at, end - at)))
            return true;
        at = end + 1;
    }
    return false;
}

Tags tagsOf(const domain::CaseFile &caseFile)
{
    Tags tags = " ";
    addDepartment(tags, caseFile.leadDept.toStdString());
    for (const QString &department : caseFile.coDepts)
        addDepartment(tags, department.toStdString());
    add(tags, "a:", caseFile.district.toStdString());
    add(tags, "g:", caseFile.dutyGrid.toStdString());
    add(tags, "p:", caseFile.supervisor.toStdString());
    return tags;
}

Tags tagsOfComponent(std::string_view competentDept, std::string_view ownerUnit,
                     std::string_view maintainUnit, std::string_view cell)
{
    Tags tags = " ";
    for (const std::string_view department : {competentDept, ownerUnit, maintainUnit})
        addDepartment(tags, department);
    add(tags, "a:", cell.substr(0, 6));
    add(tags, "s:", cell.substr(0, 9));
    return tags;
}
} // namespace wanmi::server
