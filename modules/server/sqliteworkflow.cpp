// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/duerows.h"
#include "server/sqliteaudit.h"
#include "server/sqlitepublish.h"
#include "server/sqliteschema.h"
#include "server/sqlitestorage.h"

namespace wanmi::server {
namespace {
using protocol::TableNo;
} // namespace

qint64 insertPublished(Database &database, const PublishedLifecycle &row)
{
    Query insert(
        database,
        "INSERT INTO workflow (id, name, text, published_at, published_by, ver) VALUES (?, ?, ?, ?, ?, 1)");
    insert.bind(row.version).bind(row.name).bind(QString::fromUtf8(row.scxml));
    insert.bind(base::toMs(row.at)).bind(row.by).run();
    Query log(database, "INSERT INTO change_log (tbl, id, op, ver, at) VALUES (?, ?, 0, 1, ?)");
    log.bind(int(TableNo::Workflow)).bind(row.version).bind(base::toMs(row.at)).run();
    return database.lastId();
}

base::Result<qint64> SqliteStorage::publishLifecycle(const PublishedLifecycle &lifecycle,
                                                     const AuditEntry &entry)
{
    return guarded([&]() -> base::Result<qint64> {
        Database &database = *m_writer;
        Transaction transaction(database);
        Query present(database, "SELECT text FROM workflow WHERE id = ?");
        if (present.bind(lifecycle.version).step()) {
            if (present.text(0).toUtf8() == lifecycle.scxml)
                return 0; // the same again: nothing to do
            return base::failure(base::ErrorKind::Conflict, QStringLiteral("version-exists"),
                                 lifecycle.version);
        }
        const qint64 seq = insertPublished(database, lifecycle);
        appendAudit(database, entry);
        transaction.commit();
        return seq;
    });
}

base::Result<std::vector<PublishedLifecycle>> SqliteStorage::lifecycles()
{
    return guarded([&]() -> base::Result<std::vector<PublishedLifecycle>> {
        Reader reader(*this);
        Query query(*reader, "SELECT id, name, text, published_at, published_by FROM workflow ORDER BY fid");
        std::vector<PublishedLifecycle> published;
        while (query.step())
            published.push_back({query.text(0), query.text(1), query.text(2).toUtf8(),
                                 base::instantFromMs(query.integer(3)), query.text(4)});
        return published;
    });
}

base::Result<std::vector<DueCase>> SqliteStorage::dueCases(base::Instant now, int limit)
{
    return guarded([&]() -> base::Result<std::vector<DueCase>> {
        Reader reader(*this);
        const qint64 nowMs = base::toMs(now);
        std::vector<DueCase> due;
        Query parked(*reader,
                     "SELECT id, ver, state, workflow_version, '' FROM case_file WHERE state = 'SUSPENDED' "
                     "AND suspended_until <= ? ORDER BY suspended_until LIMIT ?");
        collectDue(parked.bind(nowMs).bind(limit), DueCase::Why::Suspension, due);
        Query late(*reader,
                   "SELECT c.id, c.ver, c.state, c.workflow_version, coalesce((SELECT p.id FROM person p "
                   "WHERE c.task_kind <> '' AND p.post = 'supervisor' AND p.on_duty = 1 AND p.duty_grid = "
                   "c.duty_grid AND p.id <> c.supervisor AND instr(coalesce(c.handlers, ''), '\"' || p.id || "
                   "'\"') = 0 ORDER BY p.id LIMIT 1), '') FROM case_file c "
                   "WHERE is_open = 1 AND timed_out_at IS NULL AND state <> 'SUSPENDED' AND stage_due <= ? "
                   "ORDER BY stage_due LIMIT ?");
        collectDue(late.bind(nowMs).bind(limit), DueCase::Why::Clock, due);
        Query silent(*reader,
                     "SELECT id, ver, state, workflow_version, '' FROM case_file WHERE is_open = 1 AND "
                     "order_due NOT NULL AND order_due < ? ORDER BY order_due LIMIT ?");
        collectDue(silent.bind(nowMs).bind(limit), DueCase::Why::Reply, due);
        return due;
    });
}

base::Result<qint64> SqliteStorage::dutyMark()
{
    return guarded([&]() -> base::Result<qint64> {
        Reader reader(*this);
        Query query(*reader, "SELECT coalesce(max(n), 0) FROM duty_change");
        return query.step() ? query.integer(0) : 0;
    });
}

base::Result<std::map<QString, QStringList>> SqliteStorage::onDuty()
{
    return guarded([&]() -> base::Result<std::map<QString, QStringList>> {
        Reader reader(*this);
        Query query(*reader,
                    "SELECT duty_grid, id FROM person WHERE post = 'supervisor' AND on_duty = 1 ORDER BY id");
        std::map<QString, QStringList> found;
        while (query.step())
            found[query.text(0)].append(query.text(1));
        return found;
    });
}

// Only whoever has ever signed on or off here is known to be away; where nobody does, the tasks keep their time.
base::Result<std::vector<DueCase>> SqliteStorage::tasksOfAbsent()
{
    return guarded([&]() -> base::Result<std::vector<DueCase>> {
        Reader reader(*this);
        Query query(*reader,
                    "SELECT c.id, c.ver, c.state, c.workflow_version, c.lon, c.lat, coalesce(c.handlers, ''), "
                    "c.supervisor, (SELECT coalesce(max(n), 0) FROM duty_change) FROM case_file c "
                    "JOIN person p ON p.id = c.supervisor WHERE c.is_open = 1 AND c.task_kind <> '' AND "
                    "p.on_duty = 0 AND EXISTS (SELECT 1 FROM duty_change d WHERE d.person = p.id) "
                    "ORDER BY c.stage_due");
        std::vector<DueCase> found;
        while (query.step())
            found.push_back(untendedFrom(query));
        return found;
    });
}
} // namespace wanmi::server
