// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace wanmi::protocol {

inline constexpr qsizetype MostAccessesAtOnce = 200;

/// What a seat did with what it may see, for central's audit: rows written to a file, a camera looked at.
/// POST /v1/accesses {accesses: [Access]} -> 204. The same id again leaves no second line.
struct Access
{
    enum class Kind {
        Export, ///< `what` names the list: cases, components, handover, …
        Camera ///< `what` is the camera's id
    };
    QString id; ///< UUID
    Kind kind = Kind::Export;
    QString what;
    base::Instant from, until; ///< by the seat's clock; of an export both the moment it was written
    qint64 rows = 0; ///< of an export
    QString form; ///< of an export: xlsx, csv, pdf, png, paper
    QString filter; ///< of an export: which conditions, never what somebody typed into a search
    QString reason; ///< why, in the person's words or as the seat knows it; empty: nobody said

    friend bool operator==(const Access &, const Access &) = default;
};

[[nodiscard]] QJsonObject toJson(const Access &access);
[[nodiscard]] QJsonObject accessesToJson(const std::vector<Access> &accesses);
/// Errors: Corrupt "bad-message" (also: too many, too long, until before from, unknown members).
[[nodiscard]] base::Result<Access> accessFrom(const QJsonObject &json);
[[nodiscard]] base::Result<std::vector<Access>> accessesFrom(const QJsonObject &json);
} // namespace wanmi::protocol
