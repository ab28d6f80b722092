// SPDX-License-Identifier: GPL-3.0-or-later
#include "readrows.h"

namespace wanmi::store {

protocol::Row rowFrom(const Statement &statement, const protocol::TableSpec &table, int first)
{
    protocol::Row row;
    row.reserve(table.columns.size());
    int index = first;
    for (const protocol::Column &column : table.columns) {
        if (statement.isNull(index)) {
            row.emplace_back();
        } else {
            switch (column.type) {
            case protocol::ColumnType::Integer:
                row.emplace_back(statement.integer(index));
                break;
            case protocol::ColumnType::Real:
                row.emplace_back(statement.real(index));
                break;
            case protocol::ColumnType::Text:
                row.emplace_back(statement.text(index));
                break;
            case protocol::ColumnType::Blob:
                row.emplace_back(statement.blob(index).toByteArray());
                break;
            }
        }
        ++index;
    }
    return row;
}
} // namespace wanmi::store
