// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QString>

#include <optional>

namespace wanmi::domain {

/// A stretch of what a recorder kept of a camera, as it is marked on a case: the note of its addEvidence. The note is the same
/// in every language, so that a person reads in it what a program does:
/// "高谊街 23010200081320900001 2026-11-24 10:02:11 – 2026-11-24 10:03:40 +08:00".
struct RecordedSpan
{
    QString name, camera; ///< the camera's; 20 digits
    base::Instant from{}, until{}; ///< the note has whole seconds
    friend bool operator==(const RecordedSpan &, const RecordedSpan &) = default;
};

[[nodiscard]] QString noteOf(const RecordedSpan &span, std::chrono::seconds utcOffset);
/// Nothing: the note is of something else.
[[nodiscard]] std::optional<RecordedSpan> spanIn(const QString &note);
} // namespace wanmi::domain
