// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "intake/source.h"

#include <QDate>
#include <QTime>
#include <QTimeZone>

#include <optional>

namespace wanmi::intake {

enum class DateOrder { YearFirst, DayFirst, MonthFirst };

/// A date as written, with its time of day and zone where they stand beside it.
struct WrittenDate
{
    QDate date;
    QTime time; ///< null: no time given
    std::optional<int> offsetSeconds; ///< east of Greenwich, when the text says so
    bool ambiguous = false; ///< day and month could be exchanged
};

/// 2011-07-01 01:32:33, 20181125, 2018/11/25, 25.11.2018, 11/25/2018 3:05 PM, Nov 25 2018, 2018年11月25日
/// 10时5分, 2018-11-25T10:00:00+08:00, seconds or milliseconds since 1970, days since 1899-12-30 of
/// spreadsheets, 2018.
[[nodiscard]] std::optional<WrittenDate> readDate(QStringView text, DateOrder order);

/// Local time to UTC, quick for many values of one zone. Not thread-safe.
class LocalTimes
{
public:
    explicit LocalTimes(const QTimeZone &zone);
    struct Result
    {
        base::Instant at;
        bool existed = true; ///< false: in the hour that a change of clocks leaves out
    };
    [[nodiscard]] Result toInstant(const WrittenDate &date) const;

private:
    QTimeZone m_zone;
    mutable qint64 m_hour = -1;
    mutable qint64 m_offsetMs = 0;
    mutable bool m_existed = true;
};

/// What a text looks like, and the type of a column that holds two kinds.
[[nodiscard]] ColumnType typeOfText(QStringView text);
[[nodiscard]] ColumnType joined(std::optional<ColumnType> known, ColumnType found);
} // namespace wanmi::intake
