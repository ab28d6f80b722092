// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/tables.h"
#include "server/postgresdatabase.h"
#include "server/storage.h"

#include <optional>
#include <vector>

namespace wanmi::server::postgres {

/// What one transaction adds to the two books that are in one order for the whole city: the change log and
/// the audit. Several servers write at once, so numbers are drawn only when all else is done, under a lock
/// that is let go by the commit itself: a number that can be seen has no unseen one before it.
class Ledger
{
public:
    enum class Op : int { Changed = 0, Deleted = 1, ScopeMoved = 3 };
    enum class News {
        Changes,
        City
    }; ///< what other servers are told; City: sessions, accounts, publications, …

    explicit Ledger(Database &database)
        : m_database(database)
    {
    }
    /// \return its place among this transaction's lines
    std::size_t log(protocol::TableNo table, const QString &id, Op op, qint64 version,
                    const std::optional<Tags> &before, const std::optional<Tags> &after, qint64 atMs);
    void audit(const AuditEntry &entry) { m_entries.push_back(entry); }
    /// Waits for the ticket; anything after this is done while everybody waits.
    void takeTicket();
    /// Writes what was said, and wakes the other servers. Right before the commit.
    void write(News news = News::Changes);
    [[nodiscard]] qint64 seqOf(std::size_t place) const { return m_seqs.at(place); }
    [[nodiscard]] qint64 lastSeq() const { return m_seqs.empty() ? 0 : m_seqs.back(); }
    [[nodiscard]] std::size_t size() const { return m_lines.size(); }
    /// Numbers for the lines so far; after takeTicket().
    void draw();

private:
    struct Line
    {
        int table;
        QString id;
        int op;
        qint64 version;
        std::optional<Tags> before, after;
        qint64 atMs;
    };
    void appendAudit(AuditLine before);

    Database &m_database;
    std::vector<Line> m_lines;
    std::vector<AuditEntry> m_entries;
    std::vector<qint64> m_seqs;
    bool m_hasTicket = false;
};

[[nodiscard]] AuditLine lastAuditLine(Database &database);
[[nodiscard]] std::vector<AuditHead> auditHeadsOf(Database &database); ///< oldest first
/// In order from that line on, within a transaction; false from `take` ends it.
void eachAuditLine(Database &database, qint64 from, const std::function<bool(const AuditLine &)> &take);
/// Of SELECT n, at, account, address, deed, object, outcome, detail, hash.
[[nodiscard]] AuditLine auditLineOf(const Query &query);
} // namespace wanmi::server::postgres
