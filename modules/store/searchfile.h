// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "searchsegment.h"

#include <QString>

#include <atomic>

namespace wanmi::store {

template <typename T> using Result = base::Result<T>;

/// The search index on disk, beside the replica that it was read from: segments as they lie in memory, each sealed by
/// a hash. Worth nothing without its replica, and never worth more than reading that again.
struct SavedSearch
{
    QString identity; ///< of the replica file
    qint64 page = 0; ///< what was applied up to here is in it; later rows are in the replica's search_changes
    std::vector<qint64> newest; ///< row of each source
    std::vector<std::shared_ptr<const SearchSegment>> segments;
};

/// Whole or not at all: the file before stays until then. Errors: Unreachable "disk-full", "read-only"; "stopping".
[[nodiscard]] Result<void> saveSearch(const QString &file, const SavedSearch &saved, const std::atomic<bool> &stop);
/// Errors: NotFound "no-search-file"; Conflict "other-replica" (or another form of the file); Corrupt
/// "search-file-damaged"; Unreachable "stopping".
[[nodiscard]] Result<SavedSearch> loadSearch(const QString &file, const QString &identity,
                                             const std::atomic<bool> &stop);
} // namespace wanmi::store
