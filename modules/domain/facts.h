// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/casefile.h"

#include <vector>

/// What evaluation reads (evaluation.md §1, "facts"): one line for each thing that counts for somebody,
/// written in the transaction of the action that settles it and never changed. Later corrections are lines of
/// their own ("appeal"), so a published period can be computed again.
namespace wanmi::domain {

struct RuleBook;
struct ActionRecord;

/// A settled piece of work or event of a case. Instants are UTC.
struct Fact
{
    QString id; ///< ActionId text, a colon and the kind, with a number when the action settles several
    CaseId caseId;
    base::Instant at; ///< of the settling action
    /// Stages: accept, verify, register, dispatch, sign, handle, feedback, check-dispatch, check, close.
    /// Events: report, return, buck-passing, extend, suspend, rework, wrong-dispatch, order, co-task, appeal,
    /// callback, end.
    QString kind;
    QString person, post, department; ///< whom it counts for; empty where it counts for nobody
    std::optional<base::Instant> startedAt, dueAt;
    std::optional<bool> inTime;
    qint64 usedMs = 0; ///< on the stage's own clock between startedAt and at; 0 where there is no start
    int round = 0; ///< of dispatch
    QString outcome; ///< a token: the action, pass or fail, the end state and how it closed, a satisfaction
    // The case as it was then: it may be classified or located anew later.
    QString classKey; ///< "C0102", "E0101"; empty: not classified yet
    QString cell, dutyGrid, source;
    friend bool operator==(const Fact &, const Fact &) = default;
};
} // namespace wanmi::domain
