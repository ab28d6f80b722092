// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/duplicates.h"
#include "readconnection.h"
#include "store/changeset.h"

#include <QSet>

namespace wanmi::store {

/// Cases as faces ask for them, pending commands laid over.
class CaseReads
{
public:
    explicit CaseReads(ReadConnection &connection)
        : m_connection(connection)
    {
    }

    [[nodiscard]] Result<std::shared_ptr<const CaseSummaries>> all(bool openOnly);
    [[nodiscard]] Result<CaseSummaries> of(const QSet<QString> &ids);
    [[nodiscard]] Result<CaseSummaries> mostUrgent(int limit);
    /// Open ones of these classes ("E0506"), the least time left first.
    /// No classes: of all.
    [[nodiscard]] Result<CaseSummaries> openOfClasses(const QStringList &classes, int limit);
    [[nodiscard]] Result<CaseSummaries> ofComponent(const QString &componentId);
    [[nodiscard]] Result<CaseSummaries> duplicatesOf(domain::CaseKind kind, const QString &classCode,
                                                     geo::Place place, const QString &componentId,
                                                     const domain::DuplicateRule &rule);
    [[nodiscard]] Result<CaseDossier> dossier(const QString &caseId);
    [[nodiscard]] Result<std::vector<domain::CaseFile>> confirmed(const QStringList &ids);
    [[nodiscard]] Result<std::vector<domain::ActionRecord>> newestActions(int limit);

private:
    CaseSummary summaryFrom(const Statement &row);
    Result<std::optional<domain::CaseFile>> confirmedOne(const QString &id); ///< nothing: central has none
    /// Runs a section that selects summaryColumns, laying the overlay over; `keep` decides on the case as it
    /// is shown.
    template <typename Bind, typename Keep>
    Result<CaseSummaries> summaries(const char *section, Bind bind, Keep keep, size_t expected = 0);
    void addLaidOnly(CaseSummaries &found, const QSet<QString> &seen,
                     const std::function<bool(const CaseSummary &)> &keep);

    ReadConnection &m_connection;
    StringPool m_pool;
};

[[nodiscard]] CaseSummary summaryOf(const LaidCase &laid);
} // namespace wanmi::store
