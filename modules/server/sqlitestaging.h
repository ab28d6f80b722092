// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/database.h"
#include "server/staging.h"

#include <memory>

namespace wanmi::server {

/// Staged rows in a database file of their own (rows.db, no journal, no indexes while rows arrive) with a
/// small one for the report beside it (report.db, which stays). Tables: rows_<table> the rows; plan_<table>
/// what happens to which, see sqliteplan.h.
class SqliteStaging final : public Staging
{
public:
    /// In `folder`, which exists. Errors: Unreachable "disk-full", "disk-error".
    static base::Result<std::unique_ptr<SqliteStaging>> open(const QString &cityDatabase,
                                                             const QString &folder, qint64 maxPages);
    /// Only the report of an import that is over.
    static base::Result<std::unique_ptr<SqliteStaging>> openReport(const QString &folder);
    ~SqliteStaging() override;

    base::Result<void> put(protocol::TableNo table, std::span<const StagedRow> rows) override;
    base::Result<void> hold(std::span<const QString> keys) override;
    base::Result<void> note(std::span<const protocol::ImportProblem> problems) override;
    base::Result<DifferenceCounts> compare(std::span<const CompareWish> wishes,
                                           const std::function<bool(qint64, qint64)> &go) override;
    base::Result<protocol::ImportPage<protocol::ImportProblem>> problems(qint64 after, int limit) override;
    base::Result<protocol::ImportPage<protocol::ImportDifference>>
    differences(const QString &op, qint64 after, int limit) override;
    void closeRows() override;

    [[nodiscard]] static QString rowsFile(const QString &folder);
    [[nodiscard]] static QString reportFile(const QString &folder);

private:
    SqliteStaging(const QString &cityDatabase, const QString &folder);
    void makeRows(qint64 maxPages);
    void makeTable(const protocol::TableSpec &table);
    DifferenceCounts compareTable(const CompareWish &wish);
    void planRemovals(const CompareWish &wish, DifferenceCounts &counts);
    void listRows(const protocol::TableSpec &table);
    void listChanges(const CompareWish &wish);
    void list(const char *op, const protocol::TableSpec &table, const QString &id, const QString &name,
              const QString &detail, const Query *place, int lonColumn);
    qint64 number(const std::string &sql);

    QString m_cityDatabase, m_folder;
    std::unique_ptr<Database> m_report;
    std::unique_ptr<Database> m_rows; ///< rows.db, with the city attached for reading as "city"
    QSet<int> m_tables;
    qint64 m_rowsInTransaction = 0;
};

/// Makes the SQL function wanmi_component_tags(competent, owner, maintainer, cell) known to a connection.
void registerComponentTags(Database &database);
} // namespace wanmi::server
