// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/act.h"
#include "models/caserows.h"
#include "models/queues.h"

#include <vector>

namespace wanmi::models {

/// A time in which a seat heard nothing from central: cut off, or switched off.
struct Absence
{
    base::Instant from, until; ///< central's clock
    QString person; ///< whose seat it is
    [[nodiscard]] bool isOver() const { return until > from; }
};

struct AbsenceLine
{
    QString caseId, number;
    bool isComponent = false;
    QString classCode, address, state, department;
    QString action, actor; ///< the last one while away; of a refused command: what was asked
    QString reason; ///< why central refused
    int actions = 0; ///< of others, while away
    qint64 dueMs = 0;
};

/// What happened meanwhile, counted and listed; each list has at most `MostListed` lines, the most urgent first, and each
/// count is of all.
struct AbsenceReport
{
    static constexpr size_t MostListed = 60;
    int reported = 0, ended = 0; ///< cases of this scope
    int ownDone = 0; ///< own commands of that time that central took
    int refused = 0, waiting = 0, late = 0, changed = 0;
    std::vector<AbsenceLine> refusedList; ///< own commands that wait for their author
    std::vector<AbsenceLine> waitingList; ///< cases others have moved that wait for this post now
    std::vector<AbsenceLine> lateList; ///< open cases whose deadline passed meanwhile
    std::vector<AbsenceLine> changedList; ///< what else others have moved
    [[nodiscard]] bool isEmpty() const
    {
        return reported + ended + ownDone + refused + waiting + late + changed == 0;
    }
};

/// Pure, any thread. \param actions newest first, as Store::newestActions() gives them; \param mine the queues that wait
/// for this post (announcedTo()).
[[nodiscard]] AbsenceReport absenceReport(const CaseTable &cases, const std::vector<domain::ActionRecord> &actions,
                                          const std::vector<store::Rejection> &rejections, const Absence &absence,
                                          const std::vector<Queue> &mine);
} // namespace wanmi::models
