// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "citygen/duties.h"
#include "citygen/staff.h"
#include "domain/rulebook.h"

namespace wanmi::citygen {

/// A component before it is handed out; its state follows from the open cases.
struct PlacedComponent
{
    int kind = 0; ///< index of ComponentStock::classCodes
    int serial = 0;
    int cell = 0;
    QPointF at;
    int createdDaysAgo = 0;
};

struct ComponentStock
{
    std::vector<QString> classCodes;
    std::vector<PlacedComponent> components;
    std::vector<std::vector<int>> byKind; ///< indices of components

    [[nodiscard]] QString idOf(int component, const Town &town) const;
    [[nodiscard]] domain::Component row(int component, const Town &town, const Duties &duties,
                                        const domain::RuleBook &rules, base::Instant now) const;
};

/// Public objects where they belong: lamps and trees along roads, covers in them, signals at crossings,
/// railings at the river. `wished` is met within a few percent.
[[nodiscard]] ComponentStock placeComponents(const Town &town, const domain::RuleBook &rules, int wished,
                                             Random random);
} // namespace wanmi::citygen
