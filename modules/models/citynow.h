// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/caserows.h"

#include <QHash>

#include <map>
#include <vector>

/// What happens in the city at this moment and what is late, counted from the seat's cases as its people see
/// them (own commands laid over). Pure functions of one table: any thread, about 0.2 µs an open case. The
/// same rule counts and lists.
namespace wanmi::models {

/// What of the moment is asked for.
enum class NowPart {
    ReportedToday, ///< since local midnight, open or closed
    Open,
    InState, ///< open, in the state `key`
    Emergency, ///< open, of severity urgent or major
    Requested, ///< open, and a return, extension, suspension or voiding waits for a decision
    Supervised, ///< open, under an order of supervision
    Overdue, ///< as Queue::Overdue: the running stage's deadline has passed; suspended ones are not late
    OverdueInState,
    OverdueOfDepartment, ///< by lead department; an empty `key`: those not dispatched yet
    DueSoon, ///< not late yet, and will be within SoonMs
    OpenInArea, ///< `key`: the first 6, 9, 12 or all 15 digits of the cell's code
    OverdueInArea,
};
struct NowQuestion
{
    NowPart part = NowPart::Open;
    QString key = {}; ///< state, department or area; else empty
};
inline constexpr qint64 SoonMs = 2 * 60 * 60 * 1000;

/// The moment that is meant: both milliseconds since 1970 UTC.
struct NowMoment
{
    qint64 nowMs = 0, dayBeginsMs = 0; ///< the second: of the city's local day
};

/// Late cases of one stage or department.
struct LateCount
{
    int count = 0;
    qint64 longestMs = 0; ///< over the deadline
};
struct AreaCount
{
    int open = 0, overdue = 0;
};

struct CityNow
{
    CaseTable table; ///< the very cases that were counted
    NowMoment at;
    int reportedToday = 0, open = 0, emergencies = 0, requested = 0, supervised = 0, overdue = 0, dueSoon = 0;
    qint64 longestMs = 0; ///< of what is late
    QHash<QString, int> byState; ///< open
    std::map<QString, LateCount> lateByState, lateByDepartment;
    std::vector<int> worst; ///< positions in the table: the ten longest over, longest first
    QHash<QString, AreaCount> areas; ///< by every length of their codes
};
[[nodiscard]] CityNow cityNow(const CaseTable &table, const NowMoment &at);

/// Positions of exactly the cases that the answer counts, those longest late or next due first.
[[nodiscard]] std::vector<int> casesOf(const CityNow &now, const NowQuestion &question);
/// How many they are.
[[nodiscard]] int countOf(const CityNow &now, const NowQuestion &question);
} // namespace wanmi::models
