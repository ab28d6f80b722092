// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/actor.h"
#include "models/caserows.h"
#include "models/words.h"
#include "protocol/mail.h"

#include <QJsonObject>

namespace wanmi::workbench {

/// What the system knows of a shift, beside the cases.
struct ShiftSurroundings
{
    domain::Side side = domain::Side::Supervision;
    base::Instant now;
    QStringList camerasOff; ///< names of those whose device says that they are off
    int camerasAll = 0;
    int unseen = 0; ///< announcements that nobody has acknowledged
};

/// The page of a shift as it is signed: counts of the side's open cases, and those that are red, due within
/// two hours or suspended, each with what the next shift must know. Pure, any thread. The JSON:
///   asOf, unseen, camerasAll, open, soon, red, suspended: numbers; byState: {state: number};
///   redList, soonList, suspendedList: [{id, number, kind, class, address, state, department, due}], the most
///   urgent first, at most 60 each; camerasOff: [name], at most 60.
[[nodiscard]] QJsonObject shiftPage(const models::CaseTable &cases, const ShiftSurroundings &around);

/// The states whose cases the side's shift answers for.
[[nodiscard]] const QStringList &statesOf(domain::Side side);
/// The page in the words' language, for screen and paper (QTextDocument's HTML): figures, lists, notes,
/// signatures. \param local turns instants into the city's time.
[[nodiscard]] QString shiftHtml(const protocol::Handover &handover, const models::Words &words,
                                const worktime::Calendar &calendar);
} // namespace wanmi::workbench
