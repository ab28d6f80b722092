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

base::Instant warnAt(base::Instant start, const Limit &limit, const Calendar &calendar)
{
    return dueAt(start, {limit.length * 4 / 5, limit.clock}, calendar);
}
} // namespace wanmi::worktime
