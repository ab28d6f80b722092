// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "appraisal/appraisal.h"

#include <atomic>
#include <functional>

/// What Appraisal does on its threads, for whoever has threads of his own: central's programs.
namespace wanmi::appraisal {

/// What was known at an instant, to compute what was published again; nothing given: all that is known.
struct AsOf
{
    qint64 ms = evaluation::Never;
    std::chrono::seconds utcOffset{0}; ///< of the city's days
    qint64 nowMs = evaluation::Never; ///< when all is known that there is: where a period that runs ends until then
};

/// Blocks. \param file a replica, or another file with its tables and columns. \param progress cases done and all.
/// 
/// Errors: those of store/factfile.h.
[[nodiscard]] base::Result<GroundPtr> readGround(const QString &file, const AsOf &asOf, const std::atomic<bool> &stop,
                                                 const std::function<void(qint64, qint64)> &progress);
/// Counts and scores. Errors: as evaluation::reportOf().
[[nodiscard]] base::Result<AppraisedPtr> appraise(const GroundPtr &ground, Wish wish);
} // namespace wanmi::appraisal
