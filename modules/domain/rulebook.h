// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/casefile.h"
#include "domain/catalog.h"
#include "workflow/check.h"
#include "worktime/calendarhistory.h"

#include <memory>

namespace wanmi::domain {

/// Everything the rules read that is data. Immutable, shared between threads.
struct RuleBook
{
    workflow::Workflow workflow; ///< in force: new cases run by it, and take it again when registered
    worktime::Calendar calendar; ///< in force: new clocks run by it
    Catalog catalog;
    std::vector<workflow::Workflow> earlier = {}; ///< lifecycles that running cases were registered under
    /// All editions of the calendar, the shipped one first; null: none but `calendar`.
    std::shared_ptr<const worktime::CalendarHistory> calendars = {};

    /// The edition of that version: the oldest one for none (nobody wrote it down then), the one in force for
    /// one that nobody has.
    [[nodiscard]] const worktime::Calendar &calendarOf(const QString &version) const;
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
/// The same rules with lifecycles and calendars that were published later, oldest first: of each kind the
/// last one is in force. One that cannot be read or proved is left out (published ones are checked before, so
/// it is a damaged row, or of a kind this program does not know).
[[nodiscard]] RuleBookPtr withLifecycles(const RuleBookPtr &book, const std::vector<QByteArray> &published);
/// A calendar as it is published: its file with the instant since which it is in force.
[[nodiscard]] QByteArray publishedText(const QJsonObject &calendar, base::Instant at);
/// What publishedText() made; nothing for a lifecycle. Errors: as worktime::Calendar::fromJson().
[[nodiscard]] std::optional<base::Result<worktime::CalendarEdition>>
publishedCalendar(const QByteArray &text);
/// The same rules as they were while that edition of the calendar was in force.
[[nodiscard]] RuleBook underCalendar(const RuleBook &book, const QString &version);
/// The same rules with this calendar in force from an instant on, as if it were published.
[[nodiscard]] base::Result<RuleBookPtr> withCalendar(const RuleBookPtr &book,
                                                     worktime::CalendarEdition newest);
/// The same rules with a city's own classes laid over the catalog; the book itself when there are none.
[[nodiscard]] RuleBookPtr withLocal(const RuleBookPtr &book, std::vector<MinorClass> classes);
} // namespace wanmi::domain
