// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/cell.h"
#include "server/postgresdatabase.h"

#include <vector>

namespace wanmi::server::postgres {

/// Reads a long answer as it comes: COPY (select) TO STDOUT, binary. A third less work than a Cursor for both ends, but
/// it takes no values, and nothing else may be asked on the connection until it is gone. Inside a transaction, which it
/// spoils when it is not read to its end.
class CopyOut
{
public:
    CopyOut(Database &database, const std::string &select);
    CopyOut(const CopyOut &) = delete;
    CopyOut &operator=(const CopyOut &) = delete;
    ~CopyOut();

    [[nodiscard]] bool step(); ///< true: a row is there, until the next call
    [[nodiscard]] Cell cell(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QByteArrayView utf8(int column) const { return m_fields[std::size_t(column)]; }
    [[nodiscard]] QByteArrayView blob(int column) const { return utf8(column); }

private:
    [[nodiscard]] bool readFields(QByteArrayView row);
    void readEnd();

    Database &m_database;
    std::vector<Cell> m_kinds; ///< of the columns
    std::unique_ptr<char, void (*)(void *)> m_row;
    std::vector<QByteArrayView> m_fields; ///< null: NULL
    bool m_open = false, m_begun = false;
};
} // namespace wanmi::server::postgres
