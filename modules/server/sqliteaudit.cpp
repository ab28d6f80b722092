// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sqliteaudit.h"

#include "protocol/rowcodec.h"

namespace wanmi::server {
namespace {
QByteArray linked(const QByteArray &before, qint64 number, const AuditEntry &entry)
{
    QByteArray bytes = before;
    protocol::RowEncoder encoder(bytes);
    encoder.integer(number);
    encoder.integer(base::toMs(entry.at));
    for (const QString *text :
         {&entry.account, &entry.address, &entry.deed, &entry.object, &entry.outcome, &entry.detail})
        encoder.text(text->toUtf8());
    return blake2b(bytes);
}
} // namespace

void appendAudit(Database &database, const AuditEntry &entry)
{
    qint64 number = 1;
    QByteArray before(32, '\0');
    {
        Query last(database, "SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1");
        if (last.step()) {
            number = last.integer(0) + 1;
            before = last.blob(1).toByteArray();
        }
    }
    Query insert(database,
                 "INSERT INTO audit (n, at, account, address, deed, object, outcome, detail, hash) "
                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(number).bind(base::toMs(entry.at)).bind(entry.account).bind(entry.address).bind(entry.deed);
    insert.bind(entry.object).bind(entry.outcome).bind(entry.detail);
    insert.bindBlob(linked(before, number, entry)).run();
}

qint64 firstBrokenAuditLine(Database &database)
{
    Query lines(database,
                "SELECT n, at, account, address, deed, object, outcome, detail, hash FROM audit ORDER BY n");
    QByteArray before(32, '\0');
    qint64 expected = 1;
    while (lines.step()) {
        const AuditEntry entry{base::instantFromMs(lines.integer(1)),
                               lines.text(2),
                               lines.text(3),
                               lines.text(4),
                               lines.text(5),
                               lines.text(6),
                               lines.text(7)};
        const QByteArray hash = linked(before, expected, entry);
        if (lines.integer(0) != expected || lines.blob(8) != hash)
            return expected;
        before = hash;
        ++expected;
    }
    return 0;
}
} // namespace wanmi::server
