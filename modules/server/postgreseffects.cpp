// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgreseffects.h"

#include "protocol/caserow.h"
#include "server/postgresschema.h"
#include "server/rowsql.h"

namespace wanmi::server::postgres {
using protocol::TableNo;
using Op = Ledger::Op;

namespace {
domain::CaseFile caseOf(const Query &query, const protocol::TableSpec &table)
{
    auto file = protocol::caseFromRow(readRow(query, table), query.integer(int(table.columns.size())));
    if (!file)
        throw PgError{"XX001", file.error().detail, false};
    return std::move(*file);
}

void bindInstant(Query &query, const std::optional<base::Instant> &instant)
{
    instant ? query.bind(base::toMs(*instant)) : query.bindNull();
}
} // namespace

void Effects::apply(const domain::CaseOrder &order, const domain::Verdict &verdict,
                    const std::optional<domain::CaseFile> &present)
{
    const std::optional<Tags> before = present ? std::optional(tagsOf(*present)) : std::nullopt;
    writeCase(verdict.after, before);
    writeAction(verdict.record, before, tagsOf(verdict.after));
    if (!order.reporterName.isEmpty() || !order.reporterPhone.isEmpty())
        writeReporter(verdict.after.id.text(), order);
    writeFacts(verdict.facts);
    usePhotos(verdict.after, order.photos);
    if (verdict.component)
        changeComponent(*verdict.component, verdict.record, verdict.after);
    if (!verdict.opened)
        return;
    writeCase(*verdict.opened, std::nullopt);
    usePhotos(*verdict.opened, verdict.opened->photos);
    if (verdict.openedRecord)
        writeAction(*verdict.openedRecord, std::nullopt, tagsOf(*verdict.opened));
}

void Effects::writeCase(const domain::CaseFile &file, const std::optional<Tags> &before)
{
    static constexpr const char *Extra[] = {"scope", "is_open"};
    static const std::string Sql = upsertSql(protocol::spec(TableNo::CaseFile), Extra, Marks::Dollar);
    const Tags after = tagsOf(file);
    Query query(m_database, Sql);
    bindRow(query, protocol::toRow(file));
    query.bind(file.version).bind(after).bind(int(file.isOpen())).later();
    m_ledger.log(TableNo::CaseFile, file.id.text(), Op::Changed, file.version, before, after, m_atMs);
    if (before && *before != after)
        moveTrail(file.id.text(), *before, after);
}

void Effects::writeAction(const domain::ActionRecord &record, const std::optional<Tags> &before,
                          const Tags &after)
{
    static const std::string Sql = insertSql(protocol::spec(TableNo::CaseAction), {}, Marks::Dollar);
    Query query(m_database, Sql);
    bindRow(query, protocol::toRow(record));
    query.bind(1).later();
    m_ledger.log(TableNo::CaseAction, record.id.text(), Op::Changed, 1, before, after, m_atMs);
}

void Effects::writeReporter(const QString &caseId, const domain::CaseOrder &order)
{
    Query query(
        m_database,
        "INSERT INTO case_reporter AS r (id, name, phone, ver) VALUES ($1, $2, $3, 1) ON CONFLICT (id) DO "
        "UPDATE SET name = excluded.name, phone = excluded.phone, ver = r.ver + 1 RETURNING r.ver");
    query.bind(caseId).bind(order.reporterName).bind(order.reporterPhone);
    const qint64 version = query.step() ? query.integer(0) : 1;
    m_ledger.log(TableNo::CaseReporter, caseId, Op::Changed, version, std::nullopt, Tags(), m_atMs);
}

void Effects::changeComponent(const domain::ComponentEffect &effect, const domain::ActionRecord &record,
                              const domain::CaseFile &file)
{
    Query read(
        m_database,
        "SELECT ver, state, competent_dept, owner_unit, maintain_unit, cell FROM component WHERE id = $1 "
        "FOR UPDATE");
    if (!read.bind(effect.componentId).step())
        return;
    const QString was = read.text(1);
    const QString state
        = effect.state == u"restore" ? stateBefore(effect.componentId, file.id.text(), was) : effect.state;
    if (was == state)
        return;
    const qint64 version = read.integer(0) + 1;
    const Tags tags = tagsOfComponent(read.view(2), read.view(3), read.view(4), read.view(5));
    const QString day = dayInCity(m_database, record.at);
    Query update(m_database,
                 "UPDATE component SET state = $1, changed_on = $2, changed_by = $3, change_reason = $4, "
                 "case_id = $5, ver = $6 WHERE id = $7");
    update.bind(state).bind(day).bind(record.actor).bind(record.action).bind(file.id.text());
    update.bind(version).bind(effect.componentId).later();
    Query history(m_database,
                  "INSERT INTO component_version (component_id, ver, state, at, changed_by, change_reason, "
                  "case_id, was) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");
    history.bind(effect.componentId).bind(version).bind(state).bind(base::toMs(record.at));
    history.bind(record.actor).bind(record.action).bind(file.id.text()).bind(was).later();
    m_ledger.log(TableNo::Component, effect.componentId, Op::Changed, version, tags, tags, m_atMs);
}

void Effects::writeFacts(const std::vector<domain::Fact> &facts)
{
    for (const domain::Fact &fact : facts) {
        Query query(
            m_database,
            "INSERT INTO case_fact (id, case_id, at, kind, person, post, department, started_at, due_at, "
            "in_time, used_ms, round, outcome, class_key, cell, duty_grid, source) VALUES ($1, $2, $3, $4, "
            "$5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)");
        query.bind(fact.id).bind(fact.caseId.text()).bind(base::toMs(fact.at)).bind(fact.kind);
        query.bind(fact.person).bind(fact.post).bind(fact.department);
        bindInstant(query, fact.startedAt);
        bindInstant(query, fact.dueAt);
        fact.inTime ? query.bind(int(*fact.inTime)) : query.bindNull();
        query.bind(fact.usedMs).bind(fact.round).bind(fact.outcome).bind(fact.classKey);
        query.bind(fact.cell).bind(fact.dutyGrid).bind(fact.source).later();
    }
}

// Who sees the case may read the photos it names from now on.
void Effects::usePhotos(const domain::CaseFile &file, const std::vector<domain::Photo> &photos)
{
    for (const domain::Photo &photo : photos) {
        Query query(m_database,
                    "INSERT INTO media_use (hash, case_id) VALUES ($1, $2) ON CONFLICT DO NOTHING");
        query.bind(photo.hash).bind(file.id.text()).later();
    }
}

// Whoever comes to see a case sees its whole trail; whoever no longer sees it, none of it.
void Effects::moveTrail(const QString &caseId, const Tags &before, const Tags &after)
{
    Query read(m_database, "SELECT id FROM case_action WHERE case_id = $1 ORDER BY number");
    read.bind(caseId);
    while (read.step())
        m_ledger.log(TableNo::CaseAction, read.text(0), Op::ScopeMoved, 1, before, after, m_atMs);
}

/// What the component was before this case changed it first; as it is where the case never did.
QString Effects::stateBefore(const QString &componentId, const QString &caseId, const QString &now)
{
    Query query(
        m_database,
        "SELECT was FROM component_version WHERE component_id = $1 AND case_id = $2 ORDER BY ver LIMIT 1");
    return query.bind(componentId).bind(caseId).step() ? query.text(0) : now;
}

std::optional<domain::CaseFile> loadCase(Database &database, const QString &id, Hold hold)
{
    const protocol::TableSpec &table = protocol::spec(TableNo::CaseFile);
    static const std::string Sql = "SELECT " + columnList(table) + ", ver FROM case_file WHERE id = $1";
    Query query(database,
                Sql
                    + (hold == Hold::Alone            ? " FOR UPDATE"
                           : hold == Hold::WithOthers ? " FOR SHARE"
                                                      : ""));
    if (!query.bind(id).step())
        return std::nullopt;
    return caseOf(query, table);
}

void eachOpen(Database &database, const std::function<void(const domain::CaseFile &)> &take)
{
    const protocol::TableSpec &table = protocol::spec(TableNo::CaseFile);
    static const std::string Sql = "SELECT " + columnList(table) + ", ver FROM case_file WHERE is_open = 1";
    Cursor cursor(database, Sql);
    while (const Query *row = cursor.next())
        take(caseOf(*row, table));
}

bool hasRow(Database &database, TableNo table, const QString &id)
{
    Query query(database, std::string("SELECT 1 FROM ") + protocol::spec(table).name + " WHERE id = $1");
    return query.bind(id).step();
}

void insertPublished(Database &database, Ledger &ledger, const PublishedLifecycle &row)
{
    Query insert(
        database,
        "INSERT INTO workflow (id, name, text, published_at, published_by, ver) VALUES ($1, $2, $3, $4, $5, 1)");
    insert.bind(row.version).bind(row.name).bind(QString::fromUtf8(row.scxml));
    insert.bind(base::toMs(row.at)).bind(row.by).later();
    ledger.log(TableNo::Workflow, row.version, Op::Changed, 1, {}, {}, base::toMs(row.at));
}
} // namespace wanmi::server::postgres
