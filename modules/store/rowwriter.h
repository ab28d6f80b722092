// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/shape.h"
#include "protocol/rowcodec.h"
#include "sqlite.h"

#include <map>
#include <optional>
#include <vector>

namespace wanmi::store {

/// Writes rows of the wire into the tables of a replica. Call inside a transaction.
class RowWriter
{
public:
    explicit RowWriter(const Database &database)
        : m_database(database)
    {
    }

    /// Errors: Corrupt "bad-row" when the row does not fit its table.
    /// \return where the row lies, for the R-tree; nothing without a place.
    [[nodiscard]] Result<std::optional<geo::Bounds>> insert(const protocol::RowView &row);

    enum class Outcome { Skipped, Inserted, Changed, Removed };
    enum class Guard { Version, None }; ///< None: whatever lies here gives way, its geometry too
    /// A change of the feed: upsert, delete or eviction, guarded by the version. The geometry is written only
    /// when it differs, so that the R-tree is left alone.
    [[nodiscard]] Result<Outcome> apply(const protocol::RowChange &row, Guard guard = Guard::Version);
    /// The case_id of an action that is here; empty: none.
    [[nodiscard]] Result<QString> caseOfAction(const QString &actionId);

private:
    struct TableWriter
    {
        const protocol::TableSpec *table = nullptr;
        int lonIndex = -1, latIndex = -1; ///< in the row's values
        int geomIndex = -1;
        int stateIndex = -1; ///< of case_file
        Statement insert, update, updateWithGeometry, find, remove, removeGuarded;
    };
    Result<TableWriter *> writerOf(int table);
    Result<void> checkFits(const TableWriter &writer, const protocol::RowView &row) const;
    std::optional<geo::Place> placeOf(const TableWriter &writer, const protocol::RowView &row) const;
    void bindRow(const TableWriter &writer, Statement &statement, const protocol::RowView &row,
                 bool withGeometry);
    Result<Outcome> remove(TableWriter &writer, const protocol::RowChange &row);
    Result<Outcome> evictCase(const QString &caseId);

    const Database &m_database;
    std::map<int, TableWriter> m_writers;
    Statement m_caseOfAction;
    QByteArray m_texts; ///< UTF-8 of the row being applied
    std::vector<protocol::ValueView> m_values;
    QByteArray m_point;
};
} // namespace wanmi::store
