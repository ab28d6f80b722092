// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/integrity.h"
#include "server/storage.h"

#include <QHash>

#include <mutex>

namespace wanmi::server {

/// Sums over stretches of rows, for seats that look whether their replica is still what was sent to it. Five hundred
/// seats share some fifty scopes: a sum is kept and holds as long as the change log names no row of its stretch, and
/// a stretch keeps its end, so that the next one begins for everybody where it began. Any thread.
class RangeSums
{
public:
    /// \param rows in a stretch, about.
    RangeSums(Storage &storage, qint64 rows)
        : m_storage(storage)
        , m_rows(rows)
    {
    }
    /// \param cursor where the asker's replica stands, of \param epoch. \param oldest the change log begins behind it.
    /// Errors: Refused "range-too-wide".
    [[nodiscard]] base::Result<protocol::RangeSum> sum(const Scope &scope, const protocol::RowRange &asked,
                                                       qint64 epoch, qint64 cursor, qint64 oldest = 0);
    /// Readings of rows so far (the other answers were kept ones).
    [[nodiscard]] qint64 readings() const;

private:
    struct Known
    {
        QString upto;
        qint64 rows = 0;
        QString hash;
        qint64 seq = 0; ///< it holds up to there
    };
    [[nodiscard]] base::Result<Known> read(const Scope &scope, const protocol::RowRange &asked, const Known &before);

    Storage &m_storage;
    qint64 m_rows;
    mutable std::mutex m_mutex;
    QHash<QByteArray, Known> m_known;
    qint64 m_readings = 0;
};
} // namespace wanmi::server
