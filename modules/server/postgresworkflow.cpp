// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgresstorage.h"

#include "server/duerows.h"
#include "server/postgreseffects.h"
#include "server/postgresschema.h"

namespace wanmi::server {
using namespace postgres;
using postgres::Database;
using postgres::Query;
using News = Ledger::News;

base::Result<qint64> PostgresStorage::publishLifecycle(const PublishedLifecycle &lifecycle,
                                                       const AuditEntry &entry)
{
    return write<qint64>(
        [&](Database &database, Ledger &ledger) -> base::Result<qint64> {
            hold(database, Lock::Publishing);
            Query present(database, "SELECT text FROM workflow WHERE id = $1");
            if (present.bind(lifecycle.version).step()) {
                if (present.text(0).toUtf8() == lifecycle.scxml)
                    return 0; // the same again: nothing to do
                return base::failure(base::ErrorKind::Conflict, QStringLiteral("version-exists"),
                                     lifecycle.version);
            }
            insertPublished(database, ledger, lifecycle);
            ledger.audit(entry);
            ledger.takeTicket();
            ledger.draw();
            return ledger.lastSeq();
        },
        News::City);
}

base::Result<std::vector<PublishedLifecycle>> PostgresStorage::lifecycles()
{
    return read([](Database &database) -> base::Result<std::vector<PublishedLifecycle>> {
        Query query(database, "SELECT id, name, text, published_at, published_by FROM workflow ORDER BY fid");
        std::vector<PublishedLifecycle> published;
        while (query.step())
            published.push_back({query.text(0), query.text(1), query.text(2).toUtf8(),
                                 base::instantFromMs(query.integer(3)), query.text(4)});
        return published;
    });
}

base::Result<std::vector<DueCase>> PostgresStorage::dueCases(base::Instant now, int limit)
{
    return read([&](Database &database) -> base::Result<std::vector<DueCase>> {
        const qint64 nowMs = base::toMs(now);
        std::vector<DueCase> due;
        Query parked(database,
                     "SELECT id, ver, state, workflow_version, '' FROM case_file WHERE state = 'SUSPENDED' "
                     "AND suspended_until <= $1 ORDER BY suspended_until LIMIT $2");
        collectDue(parked.bind(nowMs).bind(limit), DueCase::Why::Suspension, due);
        Query late(
            database,
            "SELECT c.id, c.ver, c.state, c.workflow_version, coalesce((SELECT p.id FROM person p "
            "WHERE c.task_kind <> '' AND p.post = 'supervisor' AND p.on_duty = 1 AND p.duty_grid = "
            "c.duty_grid AND p.id <> c.supervisor AND strpos(coalesce(c.handlers, ''), '\"' || p.id || "
            "'\"') = 0 ORDER BY p.id LIMIT 1), '') FROM case_file c "
            "WHERE is_open = 1 AND timed_out_at IS NULL AND state <> 'SUSPENDED' AND stage_due <= $1 "
            "ORDER BY stage_due LIMIT $2");
        collectDue(late.bind(nowMs).bind(limit), DueCase::Why::Clock, due);
        Query silent(database,
                     "SELECT id, ver, state, workflow_version, '' FROM case_file WHERE is_open = 1 AND "
                     "order_due IS NOT NULL AND order_due < $1 ORDER BY order_due LIMIT $2");
        collectDue(silent.bind(nowMs).bind(limit), DueCase::Why::Reply, due);
        return due;
    });
}

base::Result<qint64> PostgresStorage::dutyMark()
{
    return read([](Database &database) -> base::Result<qint64> {
        Query query(database, "SELECT coalesce(max(n), 0) FROM duty_change");
        return query.step() ? query.integer(0) : 0;
    });
}

base::Result<std::map<QString, QStringList>> PostgresStorage::onDuty()
{
    return read([](Database &database) -> base::Result<std::map<QString, QStringList>> {
        Query query(database,
                    "SELECT duty_grid, id FROM person WHERE post = 'supervisor' AND on_duty = 1 ORDER BY id");
        std::map<QString, QStringList> found;
        while (query.step())
            found[query.text(0)].append(query.text(1));
        return found;
    });
}

// Only whoever has ever signed on or off here is known to be away; where nobody does, the tasks keep their
// time.
base::Result<std::vector<DueCase>> PostgresStorage::tasksOfAbsent()
{
    return read([](Database &database) -> base::Result<std::vector<DueCase>> {
        Query query(
            database,
            "SELECT c.id, c.ver, c.state, c.workflow_version, c.lon, c.lat, coalesce(c.handlers, ''), "
            "c.supervisor, (SELECT coalesce(max(n), 0) FROM duty_change) FROM case_file c "
            "JOIN person p ON p.id = c.supervisor WHERE c.is_open = 1 AND c.task_kind <> '' AND "
            "p.on_duty = 0 AND EXISTS (SELECT 1 FROM duty_change d WHERE d.person = p.id) "
            "ORDER BY c.stage_due NULLS FIRST");
        std::vector<DueCase> found;
        while (query.step())
            found.push_back(untendedFrom(query));
        return found;
    });
}
} // namespace wanmi::server
