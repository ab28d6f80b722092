// SPDX-License-Identifier: GPL-3.0-or-later
#include "worktime/deadline.h"

namespace wanmi::worktime {

using base::Instant;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

/// The local day an instant falls on; integer arithmetic, since QDateTime would cost more than the whole
/// deadline.
QDate localDay(Instant at, const Calendar &calendar)
{
    constexpr qint64 EpochJulianDay = 2440588;
    const auto local = at + calendar.utcOffset();
    return QDate::fromJulianDay(EpochJulianDay
                                + std::chrono::floor<std::chrono::days>(local).time_since_epoch().count());
}

/// Calls `visit(day, from, to)` for each stretch of work time from `start` on, until it returns false.
template <typename Visit> void forEachStretch(Instant start, const Calendar &calendar, Visit visit)
{
    for (QDate day = localDay(start, calendar);; day = day.addDays(1)) {
        for (const Period &period : calendar.periodsOf(day)) {
            const Instant to = calendar.toInstant(day, period.to);
            if (to <= start)
                continue;
            if (!visit(day, std::max(start, calendar.toInstant(day, period.from)), to))
                return;
        }
    }
}

/// What lies between two stretches of work: one step per run of like days, nights and midday breaks as Night.
void appendFreeTime(std::vector<Step> &steps, Instant from, Instant to, const Calendar &calendar)
{
    using Kind = Step::Kind;
    for (QDate day = localDay(from, calendar); from < to; day = day.addDays(1)) {
        const Instant dayEnd = calendar.toInstant(day.addDays(1), QTime(0, 0));
        const Instant end = std::min(to, dayEnd);
        if (end <= from)
            continue;
        const auto holiday = calendar.holidayName(day);
        const bool works = calendar.isWorkday(day);
        const Kind kind = works ? Kind::Night : holiday ? Kind::Holiday : Kind::Weekend;
        const QString name = kind == Kind::Holiday ? *holiday : QString();
        Step &last = steps.back();
        if (last.kind == kind && last.name == name && last.to == from)
            last.to = end;
        else
            steps.push_back({kind, from, end, seconds{0}, name});
        from = end;
    }
}

void appendProvisional(std::vector<Step> &steps, Instant due, const Calendar &calendar)
{
    const int first = localDay(steps.front().from, calendar).year();
    for (int year = first; year <= localDay(due, calendar).year(); ++year) {
        if (!calendar.isPublished(year)) {
            const Instant from = calendar.toInstant(QDate(year, 1, 1), QTime(0, 0));
            steps.push_back({Step::Kind::Provisional, std::max(from, steps.front().from), due, seconds{0},
                             QString::number(year)});
            return;
        }
    }
}
} // namespace

Instant dueAt(Instant start, const Limit &limit, const Calendar &calendar)
{
    if (limit.clock != ClockKind::Work)
        return start + limit.length;
    milliseconds left = limit.length;
    Instant due = start;
    forEachStretch(start, calendar, [&](QDate, Instant from, Instant to) {
        if (left <= to - from) {
            due = from + left;
            return false;
        }
        left -= to - from;
        return true;
    });
    return due;
}

seconds usedBetween(Instant from, Instant to, ClockKind clock, const Calendar &calendar)
{
    if (to <= from)
        return seconds{0};
    if (clock != ClockKind::Work)
        return std::chrono::floor<seconds>(to - from);
    milliseconds used{0};
    forEachStretch(from, calendar, [&](QDate, Instant stretchFrom, Instant stretchTo) {
        if (stretchFrom >= to)
            return false;
        used += std::min(to, stretchTo) - stretchFrom;
        return stretchTo < to;
    });
    return std::chrono::floor<seconds>(used);
}

std::vector<Step> explain(Instant start, const Limit &limit, const Calendar &calendar)
{
    using Kind = Step::Kind;
    const Instant due = dueAt(start, limit, calendar);
    std::vector<Step> steps{{Kind::Start, start, start, seconds{0}, {}}};
    if (limit.clock != ClockKind::Work) {
        steps.push_back({Kind::Worked, start, due, limit.length, {}});
    } else {
        Instant reached = start;
        forEachStretch(start, calendar, [&](QDate day, Instant from, Instant to) {
            appendFreeTime(steps, reached, from, calendar);
            const Instant end = std::min(to, due);
            const bool makeUp = calendar.isMakeUpWorkday(day);
            const QString name = makeUp ? calendar.holidayName(day).value_or(QString()) : QString();
            if (end > from)
                steps.push_back({makeUp ? Kind::MakeUpDay : Kind::Worked, from, end,
                                 std::chrono::floor<seconds>(end - from), name});
            reached = to;
            return to < due;
        });
        appendProvisional(steps, due, calendar);
    }
    steps.push_back({Kind::Due, due, due, seconds{0}, {}});
    return steps;
}
} // namespace wanmi::worktime
