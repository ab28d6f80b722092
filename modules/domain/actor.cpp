// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/actor.h"

#include <array>

namespace wanmi::domain {

namespace {
// In the order of the enumeration.
const std::array<QString, 15> PostTokens{QStringLiteral("supervisor"),
                                         QStringLiteral("acceptor"),
                                         QStringLiteral("shift-leader"),
                                         QStringLiteral("dispatcher"),
                                         QStringLiteral("department-officer"),
                                         QStringLiteral("department-leader"),
                                         QStringLiteral("district-center"),
                                         QStringLiteral("inspector"),
                                         QStringLiteral("leader"),
                                         QStringLiteral("evaluator"),
                                         QStringLiteral("commander"),
                                         QStringLiteral("sys-admin"),
                                         QStringLiteral("portal"),
                                         QStringLiteral("camera"),
                                         QStringLiteral("system")};
} // namespace

QString tokenOf(Post post)
{
    return PostTokens[size_t(post)];
}

std::optional<Post> postFromToken(QStringView token)
{
    for (size_t i = 0; i < PostTokens.size(); ++i) {
        if (PostTokens[i] == token)
            return Post(i);
    }
    return {};
}

Side sideOf(Post post)
{
    switch (post) {
    case Post::Supervisor:
    case Post::Acceptor:
    case Post::ShiftLeader:
    case Post::Evaluator:
        return Side::Supervision;
    case Post::Dispatcher:
    case Post::DistrictCenter:
    case Post::Commander:
        return Side::Command;
    case Post::DepartmentOfficer:
    case Post::DepartmentLeader:
        return Side::Department;
    case Post::Leader:
    case Post::Inspector:
        return Side::Government;
    case Post::SysAdmin:
    case Post::Portal:
    case Post::Camera:
    case Post::System:
        return Side::None;
    }
    Q_UNREACHABLE();
}
} // namespace wanmi::domain
