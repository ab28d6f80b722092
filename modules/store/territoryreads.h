// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "casereads.h"
#include "cityreads.h"
#include "store/territory.h"

namespace wanmi::store {

/// One pass over the open and the recent cases and one over the components answer everything about an area:
/// no index is kept for it.
class TerritoryReads
{
public:
    TerritoryReads(ReadConnection &connection, CaseReads &cases, CityReads &city)
        : m_connection(connection)
        , m_cases(cases)
        , m_city(city)
    {
    }

    /// \param code of an area or cell; empty: all that is here. Errors: NotFound "no-such-area".
    [[nodiscard]] Result<Territory> territory(const QString &code);
    /// Errors: NotFound "no-such-person".
    [[nodiscard]] Result<SupervisorFacts> supervisor(const QString &personId);

private:
    class Count;
    Result<void> findArea(const QString &code, Territory &found);
    Result<void> countCells(Count &count);
    Result<void> countCases(Count &count);
    Result<void> countComponents(Count &count);
    Result<void> listCases(const Count &count, Territory &found);
    Result<void> listPeople(const Count &count, Territory &found);
    Result<CaseSummaries> inOrder(const std::vector<QString> &ids);
    Result<void> judgeTasks(SupervisorFacts &facts);

    ReadConnection &m_connection;
    CaseReads &m_cases;
    CityReads &m_city;
};
} // namespace wanmi::store
