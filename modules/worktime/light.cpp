// SPDX-License-Identifier: GPL-3.0-or-later
#include "worktime/light.h"

namespace wanmi::worktime {

QString tokenOf(Light light)
{
    switch (light) {
    case Light::None:
        return QStringLiteral("none");
    case Light::Green:
        return QStringLiteral("green");
    case Light::Yellow:
        return QStringLiteral("yellow");
    case Light::Red:
        return QStringLiteral("red");
    case Light::Grey:
        return QStringLiteral("grey");
    }
    Q_UNREACHABLE();
}

int severity(Light light)
{
    switch (light) {
    case Light::None:
        return 0;
    case Light::Grey:
        return 1;
    case Light::Green:
        return 2;
    case Light::Yellow:
        return 3;
    case Light::Red:
        return 4;
    }
    Q_UNREACHABLE();
}

base::Instant warnAt(base::Instant start, const Limit &limit, const Calendar &calendar)
{
    return dueAt(start, {limit.length * 4 / 5, limit.clock}, calendar);
}
} // namespace wanmi::worktime
