// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "protocol/imports.h"
#include "protocol/tables.h"
#include "server/scope.h"

#include <QSet>

#include <functional>
#include <span>

namespace wanmi::server {

/// A checked row on its way into the city.
struct StagedRow
{
    protocol::Row values; ///< in column order
    QString key; ///< what makes the same object the same in the next delivery
    Tags scope; ///< of a case
    bool isOpen = false; ///< of a case
};

/// What an import says about a table, so that the rest of its rows is left as it is.
struct CompareWish
{
    protocol::TableNo table{};
    QSet<QString> given; ///< columns that the files say something about; empty: all
    QString dataset; ///< only rows of its earlier deliveries can go; empty: of any import of this table
    bool mayRemove = true; ///< cases, classes and units never go
};

struct DifferenceCounts
{
    qint64 added = 0, changed = 0, removed = 0, equal = 0, kept = 0;
    [[nodiscard]] qint64 rowsToLog(bool withRemovals) const
    {
        return added + changed + (withRemovals ? removed : 0);
    }
};

/// Rows of one import, beside the city: put there while they are checked, compared with what the city has,
/// and then applied by Storage::applyImport in one transaction. Also keeps the report. One thread at a time;
/// whoever holds it closes it before the import is applied.
class Staging
{
public:
    virtual ~Staging() = default;
    virtual base::Result<void> put(protocol::TableNo table, std::span<const StagedRow> rows) = 0;
    /// Keys or ids of delivered rows that are none: what the city has of them stays as it is.
    virtual base::Result<void> hold(std::span<const QString> keys) = 0;
    virtual base::Result<void> note(std::span<const protocol::ImportProblem> problems) = 0;
    /// What applying would do, and the lists that show it. `go(done, total)` in rows; false cancels (Refused
    /// "cancelled"). Errors: Corrupt "duplicate-id" (detail: the id); Unreachable "disk-full", ….
    virtual base::Result<DifferenceCounts> compare(std::span<const CompareWish> wishes,
                                                   const std::function<bool(qint64, qint64)> &go)
        = 0;
    virtual base::Result<protocol::ImportPage<protocol::ImportProblem>> problems(qint64 after, int limit) = 0;
    virtual base::Result<protocol::ImportPage<protocol::ImportDifference>>
    differences(const QString &op, qint64 after, int limit) = 0;
    /// Lets go of the staged rows' file; the report stays readable.
    virtual void closeRows() = 0;
};
} // namespace wanmi::server
