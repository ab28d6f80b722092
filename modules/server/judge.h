// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/rulebook.h"
#include "server/cellindex.h"
#include "server/storage.h"

#include <mutex>

namespace wanmi::server {

/// Central's verdict on one command: the same rule as at the seat, on the authoritative rows. Pure but for
/// the clock.
class Judge
{
public:
    Judge(domain::RuleBookPtr rules, std::shared_ptr<const base::Clock> clock,
          std::shared_ptr<const CellIndex> cells);

    /// The city has other cells or classes of its own. On the judging thread.
    void use(domain::RuleBookPtr rules, std::shared_ptr<const CellIndex> cells);

    [[nodiscard]] domain::RuleBookPtr rules() const; ///< any thread
    [[nodiscard]] std::shared_ptr<const CellIndex> cells() const; ///< any thread

    /// A rule for Storage::judge(). Rejections: denied "not-your-post", "not-your-case"; not-found
    /// "no-such-case" (also for a case that the asker may not see); conflict "version-moved", "case-exists";
    /// refused "approver-not-fit", "approver-not-signed-in", "main-case-not-open", "no-such-department", "no-such-component", and
    /// domain::act's.
    [[nodiscard]] Decision decide(const Asked &asked, const Known &known) const;

private:
    [[nodiscard]] domain::CaseOrder completed(const domain::CaseOrder &order, const Known &known) const;
    [[nodiscard]] std::vector<domain::GridDuty> dutyNear(geo::Place place, const Known &known) const;
    [[nodiscard]] domain::Circumstances circumstances(const Known &known, base::Instant at) const;
    [[nodiscard]] std::optional<Error> objection(const Asked &asked, const Known &known) const;
    [[nodiscard]] std::optional<Error> rowObjection(const Asked &asked, const Known &known) const;

    mutable std::mutex m_rulesMutex; ///< both are replaced on the judging thread and read by others
    domain::RuleBookPtr m_rules;
    std::shared_ptr<const base::Clock> m_clock;
    std::shared_ptr<const CellIndex> m_cells;
};

/// The word of CommandResult::kind and of ErrorBody::kind.
[[nodiscard]] QString tokenOf(ErrorKind kind);
} // namespace wanmi::server
