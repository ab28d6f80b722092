// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/casefile.h"
#include "domain/catalog.h"
#include "workflow/check.h"
#include "worktime/calendar.h"

#include <memory>

namespace wanmi::domain {

/// Everything the rules read that is data. Immutable, shared between threads.
struct RuleBook
{
    workflow::Workflow workflow; ///< in force: new cases run by it, and take it again when registered
    worktime::Calendar calendar;
    Catalog catalog;
    std::vector<workflow::Workflow> earlier = {}; ///< lifecycles that running cases were registered under

    /// Of that version; one that nobody has any more (another system's case) is the one in force.
    [[nodiscard]] const workflow::Workflow &lifecycle(const QString &version) const;
    /// By which a case's next action is judged: its own once it is registered, the one in force before that.
    [[nodiscard]] const workflow::Workflow &lifecycleOf(const CaseFile &file) const
    {
        return file.registeredAt ? lifecycle(file.workflowVersion) : workflow;
    }
};
using RuleBookPtr = std::shared_ptr<const RuleBook>;

/// Texts of resources/workflows/standard.scxml, resources/calendars/china.json, resources/catalog/*.tsv.
struct RuleBookTexts
{
    QByteArray workflow, calendar, classes, conditions;
};
/// Errors: Corrupt "bad-workflow", also of a lifecycle that workflow::check() does not prove (detail: the first
/// finding), and those of its parts.
[[nodiscard]] base::Result<RuleBookPtr> makeRuleBook(const RuleBookTexts &texts);
/// The posts, guards and limits that a definition may name.
[[nodiscard]] workflow::Vocabulary workflowWords();
/// The one compiled into the program (Qt resources under :/wanmi/…). Call Q_INIT_RESOURCE through
/// wanmi_resources.
[[nodiscard]] base::Result<RuleBookPtr> shippedRuleBook();
/// The same rules with lifecycles that were published later, oldest first: the last one is in force. One that
/// cannot be read or proved is left out (published ones are checked before, so it is a damaged row).
[[nodiscard]] RuleBookPtr withLifecycles(const RuleBookPtr &book, const std::vector<QByteArray> &published);
/// The same rules with a city's own classes laid over the catalog; the book itself when there are none.
[[nodiscard]] RuleBookPtr withLocal(const RuleBookPtr &book, std::vector<MinorClass> classes);
} // namespace wanmi::domain
