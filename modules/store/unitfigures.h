// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/casefile.h"

#include <vector>

/// What one department did and does, for its own people alone: counted from the rows of its scope, own
/// pending commands laid over open cases.
namespace wanmi::store {

struct UnitClassRow
{
    domain::CaseKind kind = domain::CaseKind::Event;
    QString classCode;
    int open = 0;
    int handled = 0, inTime = 0, rework = 0; ///< in the period
};

struct UnitReview
{
    int open = 0, overdue = 0, warning = 0, suspended = 0; ///< now, by the running stage clock
    int received = 0; ///< dispatched to it in the period
    int handled = 0; ///< reported as done in the period and accepted
    int inTime = 0; ///< of those
    int rework = 0; ///< of those: had to be done again
    int returned = 0; ///< asked in the period to give a case back
    std::chrono::seconds meanWork{0}; ///< office hours from dispatch to the report that it is done
    std::vector<UnitClassRow> classes; ///< most handled first, then most open
};

/// A crew or vehicle that was given a case of this department.
struct CrewJob
{
    QString crew; ///< as it was written when it was assigned; a vehicle's id or plate, or a name
    QString caseId;
    geo::Place place;
    qint64 atMs = 0; ///< assigned
    bool busy = false; ///< that case is still being handled
};
} // namespace wanmi::store
