// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rulebook.h"
#include "outbox.h"

#include <QHash>

#include <functional>
#include <memory>

namespace wanmi::store {

/// A case with this person's commands laid over what central has confirmed.
struct LaidCase
{
    int basis = 0; ///< the confirmed version it was laid over; 0: exists only here
    domain::CaseFile file;
    std::vector<protocol::Command> pending; ///< not yet judged
    QString openedBy; ///< the case whose reopening made this one
};

/// All of them; immutable, handed from the writer to the readers. A reader shows the confirmed row instead
/// when that one is newer than the basis: the next overlay is under way.
struct Overlay
{
    QHash<QString, std::shared_ptr<const LaidCase>> cases;
};

/// Lays one lane over a confirmed case. A command whose action is already confirmed (`isShown`) or refused
/// adds nothing; one that was judged on another basis is judged again by the rule, and left out when the rule
/// now says no. \return nothing when there is nothing to lay.
[[nodiscard]] std::optional<LaidCase> layOver(const std::optional<domain::CaseFile> &confirmed,
                                              const std::vector<const OutboxEntry *> &lane,
                                              const std::function<bool(const OutboxEntry &)> &isShown,
                                              const domain::RuleBook &rules);

/// Who gave an order, as its record says.
[[nodiscard]] domain::Actor actorOf(const domain::ActionRecord &record);
} // namespace wanmi::store
