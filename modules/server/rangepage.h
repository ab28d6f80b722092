// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/feedpage.h"

#include <algorithm>

/// A stretch of one table as bytes, whatever the database. Row is any database's Query.
namespace wanmi::server {

/// So many ids at most lie in such a stretch, seen or not: a narrow scope does not read a whole city at once.
inline constexpr qint64 IdsOfRange = 60'000;
inline constexpr qint64 MostRowsOfRange = 40'000; ///< where the asker says so
inline constexpr qsizetype BytesOfRange = 8 * 1024 * 1024; ///< of one without an end
inline constexpr qsizetype MostBytesOfRange = 64 * 1024 * 1024;

[[nodiscard]] inline base::Error rangeTooWide()
{
    return {ErrorKind::Refused, QStringLiteral("range-too-wide"), {}};
}

/// Takes the rows of a stretch in order of their ids until it is full.
class RangeFill
{
public:
    RangeFill(const protocol::RowRange &asked, qint64 most, RowStamp stamp, RangeRead &read)
        : m_table(protocol::spec(asked.table))
        , m_columns(std::clamp(asked.columns, 1, int(m_table.columns.size())))
        , m_most(most)
        , m_seq(stamp == RowStamp::Reading ? read.seq : 0)
        , m_isOpen(asked.upto.isEmpty())
        , m_encoder(read.rows)
        , m_read(read)
    {
    }
    /// Of SELECT columns…, ver; false: this one does not belong to it any more.
    template <typename Row> [[nodiscard]] bool take(const Row &query)
    {
        if (m_isOpen && (m_read.count >= m_most || m_read.rows.size() > BytesOfRange)) {
            m_read.upto = QString::fromUtf8(m_last);
            return false;
        }
        const QByteArrayView id = query.utf8(0);
        m_encoder.begin(m_seq, int(m_table.number), protocol::RowOp::Upsert, id,
                        query.integer(int(m_table.columns.size())), m_columns - 1);
        for (int i = 1; i < m_columns; ++i)
            encodeValue(m_encoder, query, i);
        m_last = id.toByteArray();
        ++m_read.count;
        m_tooWide = m_read.count > MostRowsOfRange || m_read.rows.size() > MostBytesOfRange;
        return !m_tooWide;
    }
    [[nodiscard]] bool isTooWide() const { return m_tooWide; }

private:
    const protocol::TableSpec &m_table;
    int m_columns;
    qint64 m_most, m_seq;
    bool m_isOpen, m_tooWide = false;
    protocol::RowEncoder m_encoder;
    RangeRead &m_read;
    QByteArray m_last;
};
} // namespace wanmi::server
