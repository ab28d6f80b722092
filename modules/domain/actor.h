// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <optional>

namespace wanmi::domain {

/// domain.md §3. Citizen and System act through central, nobody signs in as them at a seat.
enum class Post {
    Supervisor,
    Acceptor,
    ShiftLeader,
    Dispatcher,
    DepartmentOfficer,
    DepartmentLeader,
    DistrictCenter,
    Inspector,
    Leader,
    Evaluator,
    Commander,
    SysAdmin,
    Portal,
    Camera,
    System
};

/// Token of wire, workflow and database: "supervisor", "acceptor", "shift-leader", "dispatcher",
/// "department-officer", "department-leader", "district-center", "inspector", "leader", "evaluator",
/// "commander", "sys-admin", "portal", "camera", "system".
[[nodiscard]] QString tokenOf(Post post);
[[nodiscard]] std::optional<Post> postFromToken(QStringView token);

enum class Side { None, Supervision, Command, Department, Government };
[[nodiscard]] Side sideOf(Post post);

/// Who does something, at which post, for which unit.
struct Actor
{
    PersonId person;
    QString name;
    Post post = Post::System;
    DepartmentId department; ///< for department posts; empty otherwise
    QString dutyGrid; ///< for supervisors
};
} // namespace wanmi::domain
