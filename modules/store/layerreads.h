// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readconnection.h"
#include "store/changeset.h"

namespace wanmi::store {

/// A class's code of four digits as a number.
[[nodiscard]] quint16 classNumber(std::string_view code);

/// Whole columns for the hot layers of a map, and the headline above it.
class LayerReads
{
public:
    explicit LayerReads(ReadConnection &connection)
        : m_connection(connection)
    {
    }

    [[nodiscard]] Result<std::shared_ptr<const std::vector<CellShape>>> cellShapes();
    [[nodiscard]] Result<std::shared_ptr<const std::vector<ComponentPoint>>> componentPoints();
    [[nodiscard]] Result<std::shared_ptr<const std::vector<CasePoint>>> casePoints();
    [[nodiscard]] Result<std::vector<CommunityFacts>> communityFacts();
    [[nodiscard]] Result<Headline> headline();

private:
    struct Confirmed
    {
        bool here = false;
        domain::CaseFile file;
    };
    /// What the rows say about a case that the overlay changes, so that it can be taken out of sums.
    Result<Confirmed> confirmed(const QString &caseId);

    ReadConnection &m_connection;
    StringPool m_pool;
};
} // namespace wanmi::store
