// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/act.h"
#include "domain/dutyhistory.h"

#include <map>

/// Which department a case should go to, with every reason stated. Pure: the same question gives the same
/// answer everywhere.
namespace wanmi::domain {

/// A token and its values; models::Words::duty() says it. Of a department that is proposed:
///   named-at-return       [unit that sent it back] approved, and named this department as the right one
///   maintains-component   [component], owns-component [component], in-charge-of-component [component]
///   usual-for-class       [kind letter + class code] the catalog names it
///   territory             [area code] the case lies in its area
///   handled-here [n, of, "road"|"grid"|"street", name or code] such matters there ended with it
///   handled-class [n, of] cases of this class in the city; "area" behind both: with the office of each place
///   clock-runs            [] urgent: the clock runs day and night, to its duty desk at once
///   at-work               [] / at-work-from [instant, ms] office hours now, or when they begin
///   load                  [open, overdue] what it has now
/// Why one is behind:
///   returned-this         [] it has sent this very case back
///   component-of-another  [component, department]
///   other-area            [district code] its area is elsewhere
///   rarely-here           [n, of, kind of place, name or code] of such matters there ended with it
///   rarely-class          [n, of] of this class in the city
///   never-class           [of] never had one of so many
///   not-usual [first department] nothing speaks for it; less-likely [first department, its and this share]
///   busier                [open, open of the first] as good a choice, but has more to do
struct DutyReason
{
    QString token;
    QStringList values;
    friend bool operator==(const DutyReason &, const DutyReason &) = default;
};

struct DutyChoice
{
    QString department;
    double share = 0; ///< how likely it is to be the one that handles it, 0…1; all choices together 1
    std::vector<DutyReason> reasons; ///< for it, the weightiest first
    std::vector<DutyReason> against; ///< why it is not the first; of the first: nothing
    friend bool operator==(const DutyChoice &, const DutyChoice &) = default;
};

struct Recommendation
{
    std::vector<DutyChoice> choices; ///< every department that can lead, best first
    [[nodiscard]] const DutyChoice *first() const { return choices.empty() ? nullptr : &choices.front(); }
    [[nodiscard]] const DutyChoice *of(const QString &department) const;
    friend bool operator==(const Recommendation &, const Recommendation &) = default;
};

/// What a department has on its hands.
struct UnitLoad
{
    int open = 0, overdue = 0;
};

/// What happened to this case before.
struct ReturnsSoFar
{
    QStringList returnedBy; ///< departments whose return was approved
    QString named, namedBy; ///< the right owner as the last approved return has it, and who said so
};
[[nodiscard]] ReturnsSoFar returnsSoFar(const std::vector<ActionRecord> &trail);

struct DutyQuestion
{
    DutySubject subject;
    QString componentId;
    bool urgent = false; ///< or a limit on the urgent clock
    ReturnsSoFar returns;
    base::Instant at;
};

/// \param departments those that can lead; \param history of finished cases, may be empty: then the register
/// and the catalog alone speak. Ties are broken by load, then by the department's id.
[[nodiscard]] Recommendation recommend(const DutyQuestion &question,
                                       const std::vector<Department> &departments, const DutyHistory &history,
                                       const std::map<QString, UnitLoad> &load,
                                       const worktime::Calendar &calendar);
} // namespace wanmi::domain
