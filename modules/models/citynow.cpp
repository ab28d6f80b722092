// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/citynow.h"

#include "models/queues.h"

#include <algorithm>
#include <array>
#include <limits>

namespace wanmi::models {
namespace {
using store::CaseSummary;
constexpr std::size_t Worst = 10;
constexpr std::array CodeLengths{6, 9, 12, 15};

const Queue &overdueQueue()
{
    static const Queue Late{QStringLiteral("overdue"), {}, Queue::Which::Overdue};
    return Late;
}

bool isLate(const CaseSummary &row, qint64 nowMs)
{
    return overdueQueue().holds(row, nowMs);
}

bool isDueSoon(const CaseSummary &row, qint64 nowMs)
{
    return row.isOpen && row.state != domain::state::Suspended && row.dueMs >= nowMs && row.dueMs > 0
        && row.dueMs - nowMs <= SoonMs;
}

bool isEmergency(const CaseSummary &row)
{
    return row.isOpen && (row.severity == u"urgent" || row.severity == u"major");
}

/// As exact a place as the case has.
const QString &placeOf(const CaseSummary &row)
{
    return !row.cell.isEmpty() ? row.cell : !row.street.isEmpty() ? row.street : row.district;
}

bool holds(const CaseSummary &row, const NowQuestion &question, const NowMoment &at)
{
    if (row.id.isEmpty())
        return false;
    switch (question.part) {
    case NowPart::ReportedToday:
        return row.reportedAtMs >= at.dayBeginsMs && row.reportedAtMs <= at.nowMs;
    case NowPart::Open:
        return row.isOpen;
    case NowPart::InState:
        return row.isOpen && row.state == question.key;
    case NowPart::Emergency:
        return isEmergency(row);
    case NowPart::Requested:
        return row.isOpen && row.requested;
    case NowPart::Supervised:
        return row.isOpen && row.supervised;
    case NowPart::Overdue:
        return isLate(row, at.nowMs);
    case NowPart::OverdueInState:
        return row.state == question.key && isLate(row, at.nowMs);
    case NowPart::OverdueOfDepartment:
        return row.leadDept == question.key && isLate(row, at.nowMs);
    case NowPart::DueSoon:
        return isDueSoon(row, at.nowMs);
    case NowPart::OpenInArea:
        return row.isOpen && placeOf(row).startsWith(question.key);
    case NowPart::OverdueInArea:
        return isLate(row, at.nowMs) && placeOf(row).startsWith(question.key);
    }
    return false;
}

/// What is due first stands first, what has no deadline last.
qint64 dueOf(const CaseSummary &row)
{
    return row.isOpen && row.dueMs > 0 ? row.dueMs : std::numeric_limits<qint64>::max();
}

void countLate(CityNow &now, int position, const CaseSummary &row)
{
    const qint64 over = now.at.nowMs - row.dueMs;
    ++now.overdue;
    now.longestMs = std::max(now.longestMs, over);
    for (LateCount *late : {&now.lateByState[row.state], &now.lateByDepartment[row.leadDept]}) {
        ++late->count;
        late->longestMs = std::max(late->longestMs, over);
    }
    const auto earlier
        = [&](int one, int other) { return now.table.at(one).dueMs < now.table.at(other).dueMs; };
    now.worst.insert(std::ranges::upper_bound(now.worst, position, earlier), position);
    if (now.worst.size() > Worst)
        now.worst.pop_back();
}

void countOpen(CityNow &now, int position, const CaseSummary &row)
{
    const bool late = isLate(row, now.at.nowMs);
    ++now.open;
    ++now.byState[row.state];
    now.emergencies += isEmergency(row);
    now.requested += row.requested;
    now.supervised += row.supervised;
    now.dueSoon += isDueSoon(row, now.at.nowMs);
    const QString &place = placeOf(row);
    for (const int digits : CodeLengths) {
        if (place.size() < digits)
            break;
        AreaCount &area = now.areas[place.left(digits)];
        ++area.open;
        area.overdue += late;
    }
    if (late)
        countLate(now, position, row);
}
} // namespace

CityNow cityNow(const CaseTable &table, const NowMoment &at)
{
    CityNow now;
    now.table = table;
    now.at = at;
    for (int position = 0; position < table.size(); ++position) {
        const CaseSummary &row = table.at(position);
        now.reportedToday += holds(row, {NowPart::ReportedToday}, at);
        if (row.isOpen && !row.id.isEmpty())
            countOpen(now, position, row);
    }
    return now;
}

std::vector<int> casesOf(const CityNow &now, const NowQuestion &question)
{
    std::vector<int> positions;
    for (int position = 0; position < now.table.size(); ++position) {
        if (holds(now.table.at(position), question, now.at))
            positions.push_back(position);
    }
    std::ranges::stable_sort(positions, {}, [&](int position) { return dueOf(now.table.at(position)); });
    return positions;
}

int countOf(const CityNow &now, const NowQuestion &question)
{
    const auto late = [&](const std::map<QString, LateCount> &some) {
        const auto at = some.find(question.key);
        return at == some.end() ? 0 : at->second.count;
    };
    switch (question.part) {
    case NowPart::ReportedToday:
        return now.reportedToday;
    case NowPart::Open:
        return now.open;
    case NowPart::InState:
        return now.byState.value(question.key);
    case NowPart::Emergency:
        return now.emergencies;
    case NowPart::Requested:
        return now.requested;
    case NowPart::Supervised:
        return now.supervised;
    case NowPart::Overdue:
        return now.overdue;
    case NowPart::OverdueInState:
        return late(now.lateByState);
    case NowPart::OverdueOfDepartment:
        return late(now.lateByDepartment);
    case NowPart::DueSoon:
        return now.dueSoon;
    case NowPart::OpenInArea:
        return now.areas.value(question.key).open;
    case NowPart::OverdueInArea:
        return now.areas.value(question.key).overdue;
    }
    return 0;
}
} // namespace wanmi::models
