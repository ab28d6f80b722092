// SPDX-License-Identifier: GPL-3.0-or-later
#include "overlay.h"

namespace wanmi::store {
namespace {
using Status = OutboxEntry::Status;

bool createsCase(const OutboxEntry &entry)
{
    return entry.command.baseVersion == 0 && entry.provisional.after.version <= 1;
}

std::optional<domain::CaseFile> judgedAgain(const domain::CaseFile &before, const OutboxEntry &entry,
                                            const domain::RuleBook &rules)
{
    domain::Circumstances circumstances;
    circumstances.at = entry.provisional.record.at;
    const auto verdict = domain::act(before, entry.command.order, actorOf(entry.provisional.record),
                                     ActionId(entry.command.key), circumstances, rules);
    return verdict ? std::optional(verdict->after) : std::nullopt;
}
} // namespace

domain::Actor actorOf(const domain::ActionRecord &record)
{
    return {PersonId(record.actor), record.actorName, record.post, DepartmentId(record.department), {}};
}

std::optional<LaidCase> layOver(const std::optional<domain::CaseFile> &confirmed,
                                const std::vector<const OutboxEntry *> &lane,
                                const std::function<bool(const OutboxEntry &)> &isShown,
                                const domain::RuleBook &rules)
{
    std::optional<domain::CaseFile> current = confirmed;
    LaidCase laid;
    laid.basis = confirmed ? confirmed->version : 0;
    bool sameGround = true; // what the next command was judged on is what lies below it
    bool somethingRefused = false, somethingLaid = false;
    for (const OutboxEntry *entry : lane) {
        if (entry->status == Status::Rejected || isShown(*entry)) {
            somethingRefused = somethingRefused || entry->status == Status::Rejected;
            sameGround = false;
            continue;
        }
        if (entry->status == Status::Waiting)
            laid.pending.push_back(entry->command);
        const bool onSameGround
            = sameGround && (entry->onPending || (current && entry->command.baseVersion == current->version));
        if (!current) {
            // A new case, or one whose confirmed row is still to come back; nothing stands on a refused
            // beginning.
            if (somethingRefused)
                continue;
            current = entry->provisional.after;
        } else if (createsCase(*entry)) {
            sameGround = false; // central has it already
            continue;
        } else if (onSameGround) {
            current = entry->provisional.after;
        } else if (auto again = judgedAgain(*current, *entry, rules)) {
            current = std::move(again);
            sameGround = false;
        } else {
            sameGround = false;
            continue;
        }
        somethingLaid = true;
    }
    if (!current || (!somethingLaid && laid.pending.empty()))
        return std::nullopt;
    laid.file = std::move(*current);
    return laid;
}
} // namespace wanmi::store
