// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/casequeue.h"
#include "reports/workbook.h"

namespace wanmi::workbench {

/// What stands on the sheet of notes.
struct BookNotes
{
    QString city, queue, filter; ///< filter: what was typed; empty: nothing
    QString person, post;
    base::Instant at;
};

/// The rows of a list as a workbook in the language of the words. Taken on the GUI thread, its rows are made
/// on the thread that writes it; it holds all it needs.
[[nodiscard]] reports::Workbook caseBook(const models::CaseQueueModel::Snapshot &rows,
                                         const models::Words &words, const domain::RuleBookPtr &rules,
                                         const BookNotes &notes);
} // namespace wanmi::workbench
