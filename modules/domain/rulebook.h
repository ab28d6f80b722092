// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/catalog.h"
#include "workflow/check.h"
#include "worktime/calendar.h"

#include <memory>

namespace wanmi::domain {

/// Everything the rules read that is data. Immutable, shared between threads.
struct RuleBook
{
    workflow::Workflow workflow;
    worktime::Calendar calendar;
    Catalog catalog;
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
/// The same rules with a city's own classes laid over the catalog; the book itself when there are none.
[[nodiscard]] RuleBookPtr withLocal(const RuleBookPtr &book, std::vector<MinorClass> classes);
} // namespace wanmi::domain
