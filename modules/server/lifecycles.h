// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QString>

#include <vector>

/// The lifecycles of a city: `wanmi-central workflow publish|list` on its folder; central may be running and
/// hears of it within a second, its seats with their next change. Only who sits at this machine publishes.
namespace wanmi::server {

struct LifecycleReport
{
    QString version, name, by;
    base::Instant at; ///< of publication; 1970 for the shipped one
    bool inForce = false;
    qint64 openCases = 0; ///< that run by it now
};

/// Newest first, the shipped one last; behind it those of earlier programs that open cases still run by. Errors: NotFound "no-city", those of the storage.
[[nodiscard]] base::Result<std::vector<LifecycleReport>> lifecyclesOf(const QString &folder);

/// From now on cases are reported and registered under it; registered ones keep theirs. The same text again
/// changes nothing. Errors: NotFound "no-city"; Corrupt "bad-workflow" (detail: the line, or the first finding
/// of workflow::check); Conflict "version-exists" (another text under that version, or the shipped one's);
/// Refused "other-kind" (not a case's lifecycle), "state-missing" (detail: states in which cases wait that are
/// not registered yet: they would be lost in it).
[[nodiscard]] base::Result<void> publishLifecycle(const QString &folder, const QByteArray &scxml,
                                                  base::Instant now);
} // namespace wanmi::server
