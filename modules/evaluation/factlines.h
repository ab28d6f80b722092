// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/facts.h"
#include "evaluation/facttable.h"

#include <QDate>

#include <span>

/// From what central writes (domain/facts.h) and the cases as they stand to the rows that are counted.
///
/// What domain::Fact does not say yet, and what is done without it:
///   register     an emergency's registration names no shift leader: it counts for the area, for no person
///   dispatch     does not name the department it was sent to: taken from the signature of the same round, if
///   any handle       there is none when the work ends by force, by voiding or by another department's taking
///   over: made up
///                from the end or the wrong dispatch, so that a period in between still sees the department
///                late
///   sign         has no deadline: not in time and not late, inTimeSignRate has no numerator
///   end          names no shift leader: taken from the close stage of the same case, if any
///   end          has the department's deadline: a case is closed in time when it was handled in time
///   missed, cross-missed, visit, component states are no facts yet: give rows of your own
namespace wanmi::evaluation {

/// All facts of one case, in any order. A fact of a kind that is not known adds nothing.
void addFacts(FactTableBuilder &builder, const QString &caseId, std::span<const domain::Fact> facts);

/// What is still open of a case: itself, the department's work, the running stage. A suspended case has no
/// deadline while it is parked (evaluation.md §1). Nothing of a case that has ended. \param facts of the same
/// case, to know since when it is its department's.
void addOpen(FactTableBuilder &builder, const domain::CaseFile &file, std::span<const domain::Fact> facts);

/// A case of another system has no facts: what its file says of it, by its own deadlines. Open or ended.
void addImported(FactTableBuilder &builder, const domain::CaseFile &file);
/// What was found of a camera on a day. Its checks are counted on that day of any city between UTC-4 and UTC+19.
struct CameraDay
{
    QString camera;
    QString unit; ///< department
    QString cell;
    QDate day;
    int checks = 0, online = 0;
};
void addCameraDay(FactTableBuilder &builder, const CameraDay &day);
} // namespace wanmi::evaluation
