// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sqliteaudit.h"

namespace wanmi::server {
namespace {
constexpr const char *Columns = "n, at, account, address, deed, object, outcome, detail, hash";

AuditLine lineOf(const Query &query)
{
    AuditLine line{query.integer(0), query.integer(1), {}, query.blob(8).toByteArray()};
    for (size_t i = 0; i < line.texts.size(); ++i)
        line.texts[i] = query.blob(int(i) + 2).toByteArray();
    return line;
}
} // namespace

AuditLine lastAuditLine(Database &database)
{
    Query last(database, std::string("SELECT ") + Columns + " FROM audit ORDER BY n DESC LIMIT 1");
    return last.step() ? lineOf(last) : AuditLine{0, 0, {}, auditOrigin()};
}

void appendAudit(Database &database, const AuditEntry &entry)
{
    const AuditLine before = lastAuditLine(database);
    AuditLine line{before.n + 1, base::toMs(entry.at), {}, {}};
    const QString *texts[]
        = {&entry.account, &entry.address, &entry.deed, &entry.object, &entry.outcome, &entry.detail};
    for (size_t i = 0; i < line.texts.size(); ++i)
        line.texts[i] = texts[i]->toUtf8();
    line.hash = auditHash(before.hash, line);
    Query insert(database,
                 std::string("INSERT INTO audit (") + Columns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(line.n).bind(line.atMs);
    for (const QByteArray &text : line.texts)
        insert.bind(text.toStdString());
    insert.bindBlob(line.hash).run();
}

void eachAuditLine(Database &database, qint64 from, const std::function<bool(const AuditLine &)> &take)
{
    Query lines(database, std::string("SELECT ") + Columns + " FROM audit WHERE n >= ? ORDER BY n");
    lines.bind(from);
    while (lines.step() && take(lineOf(lines))) { }
}

qint64 firstBrokenAuditLine(Database &database)
{
    AuditCheck check({});
    eachAuditLine(database, 1, [&check](const AuditLine &line) { return check.take(line); });
    return check.finish().line;
}

void keepAuditHead(Database &database, const AuditHead &head)
{
    Query insert(database,
                 "INSERT OR IGNORE INTO audit_head (n, at, hash, signature, key) VALUES (?, ?, ?, ?, ?)");
    insert.bind(head.n).bind(head.atMs).bindBlob(head.hash).bindBlob(head.signature).bindBlob(head.key).run();
}

std::vector<AuditHead> auditHeads(Database &database)
{
    std::vector<AuditHead> heads;
    Query query(database, "SELECT n, at, hash, signature, key FROM audit_head ORDER BY n");
    while (query.step())
        heads.push_back({query.integer(0), query.integer(1), query.blob(2).toByteArray(),
                         query.blob(3).toByteArray(), query.blob(4).toByteArray()});
    return heads;
}
} // namespace wanmi::server
