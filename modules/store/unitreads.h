// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readconnection.h"
#include "store/unitfigures.h"

namespace wanmi::store {

/// One department's own work.
class UnitReads
{
public:
    explicit UnitReads(ReadConnection &connection)
        : m_connection(connection)
    {
    }

    [[nodiscard]] Result<UnitReview> review(const QString &department, qint64 sinceMs, qint64 untilMs);
    [[nodiscard]] Result<std::vector<CrewJob>> crewJobs(const QString &department);

private:
    ReadConnection &m_connection;
};
} // namespace wanmi::store
