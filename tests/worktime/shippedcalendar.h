// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/resources.h"
#include "worktime/calendar.h"

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
