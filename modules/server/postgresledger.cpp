// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgresledger.h"

#include "server/postgresschema.h"

namespace wanmi::server::postgres {

std::size_t Ledger::log(protocol::TableNo table, const QString &id, Op op, qint64 version,
                        const std::optional<Tags> &before, const std::optional<Tags> &after, qint64 atMs)
{
    m_lines.push_back({int(table), id, int(op), version, before, after, atMs});
    return m_lines.size() - 1;
}

void Ledger::takeTicket()
{
    if (std::exchange(m_hasTicket, true))
        return;
    hold(m_database, Lock::Ticket);
}

void Ledger::draw()
{
    if (m_seqs.size() == m_lines.size())
        return;
    Query numbers(
        m_database,
        "SELECT nextval(pg_get_serial_sequence('change_log', 'seq')) FROM generate_series(1, $1::bigint)");
    numbers.bind(qint64(m_lines.size() - m_seqs.size()));
    while (numbers.step())
        m_seqs.push_back(numbers.integer(0));
}

void Ledger::write(News news)
{
    if (m_lines.empty() && m_entries.empty())
        return;
    takeTicket();
    draw();
    const AuditLine last = m_entries.empty() ? AuditLine() : lastAuditLine(m_database);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines[i];
        Query insert(m_database,
                     "INSERT INTO change_log (seq, tbl, id, op, ver, old_scope, new_scope, at) VALUES "
                     "($1, $2, $3, $4, $5, $6, $7, $8)");
        insert.bind(m_seqs[i]).bind(line.table).bind(line.id).bind(line.op).bind(line.version);
        line.before ? insert.bind(*line.before) : insert.bindNull();
        line.after ? insert.bind(*line.after) : insert.bindNull();
        insert.bind(line.atMs).later();
    }
    appendAudit(last);
    // A wake-up only: whoever listens reads the tables.
    Query(m_database,
          news == News::City ? "SELECT pg_notify('wanmi_city', '')" : "SELECT pg_notify('wanmi_changes', '')")
        .later();
}

void Ledger::appendAudit(AuditLine before)
{
    for (const AuditEntry &entry : m_entries) {
        AuditLine line{before.n + 1, base::toMs(entry.at), {}, {}};
        const QString *texts[]
            = {&entry.account, &entry.address, &entry.deed, &entry.object, &entry.outcome, &entry.detail};
        Query insert(
            m_database,
            "INSERT INTO audit (n, at, account, address, deed, object, outcome, detail, hash) VALUES "
            "($1, $2, $3, $4, $5, $6, $7, $8, $9)");
        insert.bind(line.n).bind(line.atMs);
        for (std::size_t i = 0; i < line.texts.size(); ++i) {
            // The chain is over what is stored, and no text here can hold U+0000.
            QString kept = *texts[i];
            kept.remove(QChar(u'\0'));
            line.texts[i] = kept.toUtf8();
            insert.bind(kept);
        }
        line.hash = auditHash(before.hash, line);
        insert.bindBlob(line.hash).later();
        before = std::move(line);
    }
}

AuditLine auditLineOf(const Query &query)
{
    AuditLine line{query.integer(0), query.integer(1), {}, query.blob(8).toByteArray()};
    for (std::size_t i = 0; i < line.texts.size(); ++i)
        line.texts[i] = query.utf8(int(i) + 2).toByteArray();
    return line;
}

std::vector<AuditHead> auditHeadsOf(Database &database)
{
    std::vector<AuditHead> heads;
    Query query(database, "SELECT n, at, hash, signature, key FROM audit_head ORDER BY n");
    while (query.step())
        heads.push_back({query.integer(0), query.integer(1), query.blob(2).toByteArray(), query.blob(3).toByteArray(),
                         query.blob(4).toByteArray()});
    return heads;
}

void eachAuditLine(Database &database, qint64 from, const std::function<bool(const AuditLine &)> &take)
{
    Cursor lines(database,
                 "SELECT n, at, account, address, deed, object, outcome, detail, hash FROM audit WHERE n >= $1 ORDER BY n",
                 {{QByteArray::number(from)}});
    for (const Query *line = lines.next(); line && take(auditLineOf(*line)); line = lines.next()) { }
}

AuditLine lastAuditLine(Database &database)
{
    Query last(
        database,
        "SELECT n, at, account, address, deed, object, outcome, detail, hash FROM audit ORDER BY n DESC "
        "LIMIT 1");
    return last.step() ? auditLineOf(last) : AuditLine{0, 0, {}, auditOrigin()};
}
} // namespace wanmi::server::postgres
