// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage.h"

/// What an applied import leaves in the books, whatever the database.
namespace wanmi::server {

inline const QString ImportMarkKey = QStringLiteral("imports_applied");

[[nodiscard]] QString compact(const protocol::ImportStatus &status); ///< as JSON
[[nodiscard]] qint64 changesOf(const ImportApplication &wish);
/// The status as "done", with a new epoch where more changed than a change log should hold.
[[nodiscard]] protocol::ImportStatus appliedStatus(const ImportApplication &wish);
[[nodiscard]] AuditEntry lineFor(const ImportApplication &wish, const protocol::ImportStatus &done);
/// Facts of the city to set so that its bounds take in more; none where nothing comes.
[[nodiscard]] std::vector<std::pair<QString, QString>> widened(const geo::Bounds &present,
                                                               const geo::Bounds &more);
} // namespace wanmi::server
