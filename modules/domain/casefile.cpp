// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/casefile.h"

namespace wanmi::domain {

bool isTerminal(const QString &stateId)
{
    return stateId == state::Closed || stateId == state::NotAccepted || stateId == state::NotRegistered
        || stateId == state::Voided || stateId == state::Merged;
}

worktime::Light lightOf(const CaseFile &caseFile, base::Instant now)
{
    if (!caseFile.isOpen())
        return worktime::Light::None;
    if (caseFile.state == state::Suspended)
        return worktime::Light::Grey;
    if (!caseFile.stageDue)
        return worktime::Light::None;
    return worktime::lightAt(now, caseFile.stageWarnAt.value_or(*caseFile.stageDue), *caseFile.stageDue);
}

bool isOverdue(const CaseFile &caseFile, base::Instant now)
{
    if (caseFile.handledInTime)
        return !*caseFile.handledInTime;
    if (!caseFile.handlingDue || caseFile.state == state::Suspended)
        return false;
    return caseFile.feedbackAt.value_or(caseFile.closedAt.value_or(now)) > *caseFile.handlingDue;
}
} // namespace wanmi::domain
