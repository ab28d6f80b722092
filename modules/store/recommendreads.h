// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cityreads.h"
#include "domain/recommend.h"

namespace wanmi::store {

/// Whose duty a case is, from the replica: what finished cases tell is counted once and then followed.
class RecommendReads
{
public:
    RecommendReads(ReadConnection &connection, CityReads &city)
        : m_connection(connection)
        , m_city(city)
    {
    }

    [[nodiscard]] Result<domain::Recommendation> recommend(domain::CaseFile file,
                                                           const std::vector<domain::ActionRecord> &trail,
                                                           const domain::RuleBook &rules, bool districts);

private:
    Result<void> follow(const domain::Catalog &catalog);
    Result<std::map<QString, domain::UnitLoad>> loads();
    Result<QString> landUseOf(domain::CaseFile &file);

    ReadConnection &m_connection;
    CityReads &m_city;
    domain::DutyHistory m_history;
    qint64 m_closedUntil = 0; ///< what was closed by then is counted
    quint64 m_rebuilt = 0;
};
} // namespace wanmi::store
