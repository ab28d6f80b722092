// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/shape.h"
#include "protocol/rowcodec.h"
#include "pagefile.h"
#include "sqlite.h"

#include <deque>
#include <map>
#include <optional>
#include <span>
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

    /// Whether the rows of a table can be laid out by record(): its columns are those that insert() fills, in that order.
    [[nodiscard]] Result<bool> knowsLayout(const protocol::TableSpec &table);
    /// Lets go of the database, which then can be closed; record() goes on.
    void release();
    /// The row as insert() would leave it in the file, for TablePack. Errors and \return as insert(); `record` is good
    /// until the next call.
    [[nodiscard]] Result<std::optional<geo::Bounds>> record(const protocol::RowView &row, QByteArrayView &record);
    /// The columns of that row in the order of its table, as they are stored; good as long as the record and the row.
    [[nodiscard]] std::span<const protocol::ValueView> stored() const { return m_stored; }

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
        std::vector<char> affinities; ///< of the row's values: 't'ext, 'i'nteger, 'r'eal; filled by knowsLayout()
        Statement insert, update, updateWithGeometry, find, remove, removeGuarded;
    };
    Result<TableWriter *> writerOf(int table);
    Result<void> checkFits(const TableWriter &writer, const protocol::RowView &row) const;
    Result<std::optional<geo::Bounds>> boundsOf(const TableWriter &writer, const protocol::RowView &row) const;
    protocol::ValueView asStored(const protocol::ValueView &value, char affinity);
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
    RecordWriter m_record;
    std::vector<protocol::ValueView> m_stored;
    std::deque<QByteArray> m_turned; ///< numbers of the row that are stored as texts
};
} // namespace wanmi::store
