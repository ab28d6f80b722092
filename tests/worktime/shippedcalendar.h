// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/resources.h"
#include "worktime/deadlinerun.h"

#include <QFile>
#include <QJsonDocument>

[[nodiscard]] inline QJsonObject shippedCalendarJson()
{
    wanmi::resources::load();
    QFile file(QStringLiteral(":/wanmi/calendars/china.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

[[nodiscard]] inline wanmi::worktime::Calendar shippedCalendar()
{
    return wanmi::worktime::Calendar::fromJson(shippedCalendarJson()).value();
}

[[nodiscard]] inline wanmi::worktime::DeadlineRun runOf(wanmi::base::Instant start, QStringView limit)
{
    wanmi::worktime::DeadlineRun run;
    run.start = start;
    run.limit = wanmi::worktime::parseLimit(limit).value();
    return run;
}
