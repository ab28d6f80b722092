// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgreschanges.h"

#include "server/postgresschema.h"

#include <algorithm>
#include <vector>

namespace wanmi::server::postgres {
namespace {
constexpr qint64 UsualSpan = 1'000'000;
const QString SpanKey = QStringLiteral("change_log_span");
const QString OldestKey = QStringLiteral("oldest_seq");

struct Partition
{
    QString name;
    qint64 end = 0; ///< first number behind it
};

/// Without the default one, the oldest first.
std::vector<Partition> partitionsOf(Database &database)
{
    std::vector<Partition> partitions;
    Query query(database,
                "SELECT c.relname::text, substring(pg_get_expr(c.relpartbound, c.oid) FROM 'TO \\(''?([0-9]+)')::bigint "
                "AS behind FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid "
                "WHERE i.inhparent = 'change_log'::regclass "
                "AND pg_get_expr(c.relpartbound, c.oid) <> 'DEFAULT' ORDER BY behind");
    while (query.step())
        partitions.push_back({query.text(0), query.integer(1)});
    return partitions;
}

std::string sequenceOf(Database &database)
{
    Query query(database, "SELECT pg_get_serial_sequence('change_log', 'seq')");
    return query.step() ? query.text(0).toStdString() : std::string();
}

qint64 numberOf(Database &database, const std::string &sql)
{
    Query query(database, sql);
    return query.step() ? query.integer(0) : 0;
}

std::string quoted(const QString &name)
{
    return '"' + name.toStdString() + '"';
}

// Attached, not created in place: that would lock out everybody who reads or writes the log.
void makePartition(Database &database, qint64 from, qint64 end)
{
    const std::string name = "change_log_" + std::to_string(from);
    const std::string within = "seq >= " + std::to_string(from) + " AND seq < " + std::to_string(end);
    database.run(("CREATE TABLE " + name + " (LIKE change_log INCLUDING DEFAULTS, CHECK (" + within + "))").c_str());
    database.run(("ALTER TABLE change_log ATTACH PARTITION " + name + " FOR VALUES FROM (" + std::to_string(from)
                  + ") TO (" + std::to_string(end) + ")")
                     .c_str());
}

int makeAhead(Database &database)
{
    const qint64 span = std::max<qint64>(1, metaText(database, SpanKey, QString::number(UsualSpan)).toLongLong());
    const qint64 last = numberOf(database, "SELECT last_value FROM " + sequenceOf(database));
    // What had no partition of its own stays where it is; the next one begins behind it.
    const qint64 loose = numberOf(database, "SELECT coalesce(max(seq), -1) FROM change_log_rest");
    const std::vector<Partition> present = partitionsOf(database);
    qint64 begin = present.empty() ? 0 : present.back().end;
    begin = std::max(begin, loose < 0 ? 0 : (loose / span + 1) * span);
    int made = 0;
    for (; begin < last + 2 * span; begin = (begin / span + 1) * span, ++made)
        makePartition(database, begin, (begin / span + 1) * span);
    return made;
}

int dropExpired(Database &database)
{
    const qint64 oldest = metaText(database, OldestKey).toLongLong();
    int dropped = 0;
    for (const Partition &one : partitionsOf(database)) {
        if (one.end > oldest + 1)
            break;
        database.run(("DROP TABLE " + quoted(one.name)).c_str());
        ++dropped;
    }
    Query(database, "DELETE FROM change_log_rest WHERE seq <= $1").bind(oldest).run();
    return dropped;
}

void letExpire(Database &database, base::Instant before)
{
    const qint64 oldest = metaText(database, OldestKey).toLongLong();
    const qint64 tail = numberOf(database, "SELECT coalesce(max(seq), 0) FROM change_log");
    qint64 expired = oldest;
    for (const Partition &one : partitionsOf(database)) {
        // The one that is written to stays, and so does whatever is behind the tail.
        if (one.end - 1 >= tail)
            break;
        const qint64 newest = numberOf(database, "SELECT coalesce(max(at), 0) FROM " + quoted(one.name));
        if (newest >= base::toMs(before))
            break;
        expired = std::max(expired, one.end - 1);
    }
    if (expired > oldest)
        setMeta(database, OldestKey, QString::number(expired));
}
} // namespace

ChangesKept keepChanges(Database &database, base::Instant before)
{
    ChangesKept kept;
    {
        Transaction transaction(database);
        // Whoever waits for a table holds up everybody behind; a reading that lasts is not waited for.
        database.run("SET LOCAL lock_timeout = '300ms'");
        hold(database, Lock::Migration);
        kept.made = makeAhead(database);
        transaction.commit();
    }
    {
        Transaction transaction(database);
        database.run("SET LOCAL lock_timeout = '300ms'");
        hold(database, Lock::Migration);
        kept.dropped = dropExpired(database);
        transaction.commit();
    }
    Transaction transaction(database);
    hold(database, Lock::Migration);
    letExpire(database, before);
    kept.oldestSeq = metaText(database, OldestKey).toLongLong();
    transaction.commit();
    return kept;
}
} // namespace wanmi::server::postgres
