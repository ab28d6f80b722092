// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/rulebook.h"
#include "protocol/imports.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

/// Files of any city become rows of this one: checked row by row (intake), laid beside the city, compared,
/// and applied in one transaction. Plain functions on a city's folder; central may be serving it and notices
/// by itself.
namespace wanmi::server {

/// A folder with a city that has a name, the shipped list of departments, one account `admin` (post
/// sys-admin) and nothing else; files bring the rest. Errors: Refused "city-exists", "password-too-short";
/// Unreachable "cannot-write".
[[nodiscard]] base::Result<void> initEmptyCity(const QString &folder, const QString &nameZh,
                                               const QString &nameEn, const QString &adminPassword,
                                               base::Instant now);

struct TakeInWish
{
    protocol::ImportOrder order; ///< `files` is not looked at
    QStringList paths;
    bool dryRun = false; ///< stop when everything is known that would happen
    bool remove = false; ///< see protocol::ImportDecision
    QString account = QStringLiteral("administrator"); ///< for the audit
    QString problemsPath; ///< where the report goes as CSV; empty: nowhere
    int mostDifferences = 200; ///< examples of each op that the answer carries
};

struct TakenIn
{
    protocol::ImportStatus status; ///< stage "done", or "ready" after a dry run
    std::vector<protocol::ImportProblem> problems; ///< the first 200
    std::vector<protocol::ImportDifference> differences; ///< the first of each op
};

/// Called often from the calling thread; false cancels (Refused "cancelled").
using TakeInWatch = std::function<bool(const protocol::ImportStatus &)>;

/// Nothing of it is in the city unless all of it is, whatever stops it: a signal, a full disk, a power cut.
/// Errors: NotFound "no-city"; Refused "unknown-kind", "cannot-read-file", "cancelled", "needs-cells", …;
/// Unreachable "disk-full", "database-busy".
[[nodiscard]] base::Result<TakenIn> importFiles(const QString &folder, const TakeInWish &wish,
                                                const domain::RuleBookPtr &rules, base::Instant now,
                                                const TakeInWatch &watch = {});

/// Past imports of a city, newest first.
[[nodiscard]] base::Result<std::vector<protocol::ImportStatus>> listImports(const QString &folder);
} // namespace wanmi::server
