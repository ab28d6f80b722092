// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "citygen/citygen.h"
#include "citygen/duties.h"
#include "citygen/staff.h"
#include "citygen/subjects.h"

#include <deque>
#include <unordered_map>

namespace wanmi::citygen {

/// When and how one case begins, before it is told.
struct CaseSeed
{
    base::Instant reportedAt;
    int number = 0; ///< its random stream
    int ofDay = 0; ///< 1, 2, … in the order of the day's reports
    QString source;
    QString stopAt; ///< a state in which the story is still open at `now`; empty: as it comes
    std::optional<Subject> subject; ///< chosen early for those
    bool isRepeat = false; ///< of something reported a little before, if there is such a case
};

/// A case that a later report of the same thing can be merged into.
struct MainCase
{
    QString id;
    Subject subject;
    base::Instant from, to;
};

struct Told
{
    CityCase made;
    Subject subject;
    std::optional<domain::ComponentEffect> component; ///< the last one
};

/// What all stories of one history share.
struct StoryWorld
{
    const Town &town;
    const Staff &staff;
    const ComponentStock &stock;
    const Addresses &addresses;
    const Subjects &subjects;
    const Duties &duties;
    domain::RuleBookPtr rules;
    base::Instant now;
    quint64 seed = 0;
    std::unordered_map<QString, int> caseNumbers; ///< by district and day
    std::unordered_map<int, QString> numberOfSeed; ///< by CaseSeed::number
    std::deque<MainCase> recent;
    int refusals = 0;
    QString firstRefusal; ///< "action: reason"

    /// Makes a told case one that later reports may repeat.
    void remember(const Told &told);
};

/// Tells one case from its report to its end or to `now`, every step judged by domain::act.
[[nodiscard]] Told tellStory(StoryWorld &world, const CaseSeed &seed);
} // namespace wanmi::citygen
