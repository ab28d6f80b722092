// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "protocol/tables.h"

#include <QDate>

namespace wanmi::protocol {

/// How often central looked whether one camera is on, and how often it was, by days of one month: what its availability
/// (在线率) is counted from (evaluation.md §2, cameraOnlineRate: online checks / checks). A replicated row.
struct CameraMonth
{
    struct Day
    {
        int checks = 0, online = 0;
        friend bool operator==(const Day &, const Day &) = default;
    };
    QString camera;
    QString month; ///< yyyyMM, by the city's days
    std::vector<Day> days; ///< from the first of the month to the last day with a check
    qint64 checkedMs = 0; ///< the last check of all
    qint64 offSinceMs = 0; ///< the first check of those in a row that found it off; 0: the last one found it on
    qint64 version = 0;

    [[nodiscard]] QString id() const { return camera + QLatin1Char('-') + month; }
    /// Of a day of this month.
    void add(int dayOfMonth, Day checks);
    [[nodiscard]] QDate date(std::size_t day) const; ///< of days[day]; invalid: the month is none

    friend bool operator==(const CameraMonth &, const CameraMonth &) = default;
};

[[nodiscard]] Row toRow(const CameraMonth &month);
/// Errors: Corrupt "bad-row".
[[nodiscard]] base::Result<CameraMonth> cameraMonthFromRow(const Row &row, qint64 version);
} // namespace wanmi::protocol
