// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <string>
#include <vector>

namespace wanmi::server {

/// A line of the change log as it stands there; scopes are tags (scope.h).
struct LogEntry
{
    qint64 seq = 0;
    int table = 0, op = 0;
    qint64 version = 0;
    QByteArray id;
    std::optional<std::string> oldScope, newScope;
};

/// A row as it was read at its line or later, for everybody: who may see it is asked by its tags.
struct RowNow
{
    QByteArray upsert; ///< encoded (protocol::RowEncoder); empty: there is none
    std::string tags; ///< of rows seen by department
};

/// A stretch of the change log and the rows it names.
struct ChangeLines
{
    std::vector<LogEntry> entries;
    std::vector<std::pair<std::size_t, RowNow>> rows; ///< each row once, at its newest entry (index)
    qint64 next = 0; ///< the last one's number
};
} // namespace wanmi::server
