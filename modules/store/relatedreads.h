// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "casereads.h"

#include <QHash>

namespace wanmi::store {

/// Which other cases have to do with one: linked, of the same component, at the same place, of the same class
/// near by.
class RelatedReads
{
public:
    RelatedReads(ReadConnection &connection, CaseReads &cases)
        : m_connection(connection)
        , m_cases(cases)
    {
    }

    [[nodiscard]] Result<std::vector<RelatedCase>> of(const QString &caseId);

private:
    using Ties = QHash<QString, RelatedCase::Tie>;
    /// Notes the ids a section gives for a case, each with its strongest tie.
    Result<void> note(const char *section, const QString &caseId, RelatedCase::Tie tie, Ties &ties);
    Result<void> noteLinked(const domain::CaseFile &file, Ties &ties);
    Result<void> noteNear(const domain::CaseFile &file, Ties &ties);

    ReadConnection &m_connection;
    CaseReads &m_cases;
};
} // namespace wanmi::store
