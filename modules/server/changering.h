// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/tables.h"
#include "server/changelines.h"
#include "server/storage.h"

#include <deque>
#include <optional>
#include <unordered_map>

namespace wanmi::server {

/// The end of the change log, read and encoded once for all who follow it: a reader's page is put together from ready
/// rows. Bounded; whoever stands before its beginning reads the database. For one thread.
class ChangeRing
{
public:
    struct Bounds
    {
        std::size_t lines = 20'000;
        qsizetype bytes = 16 * 1024 * 1024; ///< of encoded rows
    };
    explicit ChangeRing(Bounds bounds)
        : m_bounds(bounds)
    {
    }
    ChangeRing()
        : ChangeRing(Bounds())
    {
    }

    /// Knows nothing; what is appended goes on behind `seq`.
    void beginAt(qint64 seq);
    /// What was read behind to().
    void append(ChangeLines lines);
    [[nodiscard]] qint64 to() const { return m_to; }
    [[nodiscard]] qint64 from() const { return m_from; }
    [[nodiscard]] bool hasForgotten() const { return m_hasForgotten; } ///< of what it once covered
    [[nodiscard]] bool covers(qint64 after) const { return after >= m_from && after <= m_to; }
    /// What Storage::changesAfter() would give; nothing when the ring does not cover `after`.
    [[nodiscard]] std::optional<FeedPage> page(const Scope &scope, qint64 after, int limit) const;
    [[nodiscard]] std::size_t lines() const { return m_lines.size(); }
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }

private:
    struct Row
    {
        RowNow now;
        int lines = 0; ///< in the ring
    };
    using Rows = std::unordered_map<std::string, Row>;
    struct Line
    {
        LogEntry entry;
        Rows::value_type *row;
        const protocol::TableSpec *table; ///< none: not known here
    };
    void forgetOldest();

    Bounds m_bounds;
    std::deque<Line> m_lines;
    Rows m_rows; ///< by table and id
    qint64 m_from = 0, m_to = 0;
    qsizetype m_bytes = 0;
    bool m_hasForgotten = false;
};
} // namespace wanmi::server
