// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/rulebook.h"
#include "protocol/messages.h"

#include <vector>

namespace wanmi::test {

/// A plain city for screens and figures: square cells in seven bands of districts, components strewn over
/// them, open cases in every light. Deterministic; no rule has judged these cases, so use citygen where that
/// matters.
struct SketchCity
{
    int cellsAcross = 40;
    int components = 20'000;
    int openCases = 600;
    int cameras = 64;
    int vehicles = 60;
    base::Instant now;
    int supervisors = 0;
    bool imported = false; ///< the cases came from the system before
    int pastCases = 0; ///< closed, reported over the last 90 days, without a trail
    QString pastDepartment = {}; ///< who handled the past cases; empty: nobody is named

    [[nodiscard]] protocol::Manifest manifest() const;
    /// Rows as a snapshot sends them.
    [[nodiscard]] std::vector<protocol::RowChange> rows(const domain::RuleBook &rules) const;
    /// Where the vehicles and supervisors are at a second.
    [[nodiscard]] protocol::Live live(int second) const;
};
} // namespace wanmi::test
