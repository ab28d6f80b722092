// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "casereads.h"
#include "store/store.h"

namespace wanmi::store {

/// Who of the public has reported what, pending reports and merges included.
class CallerReads
{
public:
    CallerReads(ReadConnection &connection, CaseReads &cases)
        : m_connection(connection)
        , m_cases(cases)
    {
    }

    [[nodiscard]] Result<std::vector<Store::CallerCase>> casesOf(const QString &phone, int limit);
    [[nodiscard]] Result<std::vector<Store::Reporter>> reportersOf(const QString &caseId);

private:
    [[nodiscard]] Result<QStringList> withMerged(const QString &caseId);

    ReadConnection &m_connection;
    CaseReads &m_cases;
};
} // namespace wanmi::store
