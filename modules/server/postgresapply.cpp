// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgresapply.h"

#include "server/citytables.h"
#include "server/postgresschema.h"
#include "server/rowsql.h"
#include "server/sqliteplan.h"

namespace wanmi::server::postgres {
using protocol::ColumnType;
using protocol::TableNo;
using protocol::TableSpec;
using StagedQuery = server::Query;

namespace {
constexpr const char *SqlTypes[] = {"bigint", "double precision", "text", "bytea"}; // by ColumnType

/// Of an added row, as it lies in the staged file: SELECT columns…, source_key, scope, is_open.
std::optional<Tags> tagsOfStaged(const TableSpec &table, const StagedQuery &row)
{
    if (table.number == TableNo::CaseFile)
        return Tags(row.view(int(table.columns.size()) + 1));
    if (table.number != TableNo::Component)
        return {};
    const auto view = [&](const char *name) { return row.view(protocol::columnIndex(table, name)); };
    return tagsOfComponent(view("competent_dept"), view("owner_unit"), view("maintain_unit"), view("cell"));
}
} // namespace

void Application::apply(const TableSpec &table)
{
    bool allNew = false;
    QSet<QString> given;
    {
        StagedQuery plan(m_staged, "SELECT all_new, given FROM plan_of WHERE tbl = ?");
        if (!plan.bind(int(table.number)).step())
            return;
        allNew = plan.integer(0) != 0;
        given = givenFrom(plan.text(1));
    }
    add(table, allNew);
    if (allNew)
        return;
    change(table, given);
    if (m_wish.remove && hasOrigin(table.number))
        remove(table);
}

QHash<QByteArray, qint64> Application::retiredVersions(const TableSpec &table)
{
    QHash<QByteArray, qint64> versions;
    Query query(m_database, "SELECT id, ver FROM retired WHERE tbl = $1");
    query.bind(int(table.number));
    while (query.step())
        versions.insert(query.utf8(0).toByteArray(), query.integer(1));
    return versions;
}

void Application::add(const TableSpec &table, bool allNew)
{
    const QHash<QByteArray, qint64> retired = retiredVersions(table); // what went may come back
    std::string target = columnList(table) + ", ver";
    int columns = int(table.columns.size()) + 1;
    const bool isCase = table.number == TableNo::CaseFile;
    if (hasOrigin(table.number)) {
        target += ", origin, source_key";
        columns += 2;
    }
    if (isCase) {
        target += ", scope, is_open";
        columns += 2;
    }
    const std::string from = allNew ? " FROM " + stagedName(table) + " x"
                                    : " FROM " + planName(table) + " d JOIN " + stagedName(table)
            + " x ON x.rowid = d.sid WHERE d.op = 0";
    StagedQuery rows(m_staged,
                     "SELECT " + columnList(table, "x.") + ", x.source_key, x.scope, x.is_open" + from
                         + " ORDER BY x.id");
    const int key = int(table.columns.size());
    CopyIn copy(m_database, std::string(table.name) + " (" + target + ")", columns);
    while (rows.step()) {
        const qint64 version = 1 + retired.value(rows.utf8(0).toByteArray(), 0);
        copy.beginRow();
        for (int i = 0; i < key; ++i)
            copyValue(copy, rows, i, table.columns[std::size_t(i)].type);
        copy.integer(version);
        if (hasOrigin(table.number)) {
            copy.integer(m_import);
            copyValue(copy, rows, key, ColumnType::Text);
        }
        if (isCase) {
            copyValue(copy, rows, key + 1, ColumnType::Text);
            copyValue(copy, rows, key + 2, ColumnType::Integer);
        }
        if (m_ledger)
            m_ledger->log(table.number, rows.text(0), Ledger::Op::Changed, version, {},
                          tagsOfStaged(table, rows), m_atMs);
    }
    copy.finish();
}

/// Rows that change, as a table of this transaction. \return how many.
qint64 Application::stageChanges(const TableSpec &table)
{
    std::string columns
        = "fid bigint, was bigint, old_scope text, source_key text, scope text, is_open bigint";
    for (const protocol::Column &column : table.columns)
        columns += std::string(", ") + column.name + ' ' + SqlTypes[int(column.type)];
    m_database.run(("CREATE TEMP TABLE wanmi_staged (" + columns + ") ON COMMIT DROP").c_str());
    CopyIn copy(m_database, "wanmi_staged", int(table.columns.size()) + 6);
    StagedQuery rows(m_staged,
                     "SELECT d.fid, d.ver, d.old_scope, x.source_key, x.scope, x.is_open, "
                         + columnList(table, "x.") + " FROM " + planName(table) + " d JOIN "
                         + stagedName(table) + " x ON x.rowid = d.sid WHERE d.op = 1");
    static constexpr ColumnType First[] = {ColumnType::Integer, ColumnType::Integer, ColumnType::Text,
                                           ColumnType::Text,    ColumnType::Text,    ColumnType::Integer};
    qint64 count = 0;
    while (rows.step()) {
        copy.beginRow();
        for (int i = 0; i < 6; ++i)
            copyValue(copy, rows, i, First[i]);
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            copyValue(copy, rows, int(i) + 6, table.columns[i].type);
        ++count;
    }
    copy.finish();
    return count;
}

void Application::log(const TableSpec &table, const Query &row, Ledger::Op op)
{
    if (!m_ledger)
        return;
    const auto tags = [&row](int column) {
        return row.cell(column) == Cell::Null ? std::optional<Tags>() : Tags(row.view(column));
    };
    m_ledger->log(table.number, row.text(0), op, row.integer(1), tags(2),
                  op == Ledger::Op::Deleted ? std::optional<Tags>() : tags(3), m_atMs);
}

void Application::keepVersion(const Query &row)
{
    Query insert(
        m_database,
        "INSERT INTO component_version (component_id, ver, state, at, changed_by, change_reason, case_id) "
        "VALUES ($1, $2, $3, $4, $5, 'import', '') ON CONFLICT (component_id, ver) DO UPDATE SET state = "
        "excluded.state, at = excluded.at, changed_by = excluded.changed_by, change_reason = "
        "excluded.change_reason, case_id = excluded.case_id");
    insert.bind(row.text(0)).bind(row.integer(1)).bind(row.text(4)).bind(m_atMs);
    insert.bind(m_wish.status.account).later();
}

// Only what is still as it was when somebody looked at the differences.
void Application::change(const TableSpec &table, const QSet<QString> &given)
{
    const bool isComponent = table.number == TableNo::Component;
    if (stageChanges(table) > 0) {
        std::string set = assignments(table, given);
        if (hasOrigin(table.number))
            set += "origin = " + std::to_string(m_import) + ", source_key = x.source_key, ";
        if (table.number == TableNo::CaseFile)
            set += "scope = x.scope, is_open = x.is_open, ";
        if (isComponent)
            set += "changed_by = $1, change_reason = 'import', ";
        Query update(
            m_database,
            std::string("UPDATE ") + table.name + " AS c SET " + set
                + "ver = c.ver + 1 FROM wanmi_staged x WHERE c.fid = x.fid AND c.ver = x.was RETURNING c.id, "
                  "c.ver, x.old_scope, "
                + scopeOf(table, "c.") + (isComponent ? ", c.state" : ""));
        if (isComponent)
            update.bind(m_wish.status.account);
        while (update.step()) {
            log(table, update, Ledger::Op::Changed);
            if (isComponent)
                keepVersion(update);
        }
    }
    m_database.run("DROP TABLE wanmi_staged");
}

qint64 Application::stageGoing(const TableSpec &table)
{
    m_database.run(
        "CREATE TEMP TABLE wanmi_going (op bigint, fid bigint, was bigint, old_scope text) ON COMMIT DROP");
    CopyIn copy(m_database, "wanmi_going", 4);
    StagedQuery rows(m_staged,
                     "SELECT op, fid, ver, old_scope FROM " + planName(table) + " WHERE op IN (3, 4)");
    qint64 count = 0;
    while (rows.step()) {
        copy.beginRow();
        for (int i = 0; i < 3; ++i)
            copyValue(copy, rows, i, ColumnType::Integer);
        copyValue(copy, rows, 3, ColumnType::Text);
        ++count;
    }
    copy.finish();
    return count;
}

void Application::remove(const TableSpec &table)
{
    const std::string name = table.name;
    if (stageGoing(table) > 0) {
        if (table.number == TableNo::Component) {
            Query update(
                m_database,
                "UPDATE component AS c SET state = 'removed', changed_on = $1, changed_by = $2, "
                "change_reason = 'import', ver = c.ver + 1 FROM wanmi_going d WHERE d.op = 4 AND c.fid = "
                "d.fid AND c.ver = d.was RETURNING c.id, c.ver, d.old_scope, "
                    + scopeOf(table, "c.") + ", c.state");
            update.bind(dayInCity(m_database, m_wish.at)).bind(m_wish.status.account);
            while (update.step()) {
                log(table, update, Ledger::Op::Changed);
                keepVersion(update);
            }
        }
        Query gone(
            m_database,
            "DELETE FROM " + name
                + " AS c USING wanmi_going d WHERE d.op = 3 AND c.fid = d.fid AND c.ver = d.was RETURNING c.id, "
                  "c.ver + 1, d.old_scope, NULL::text, c.source_key");
        while (gone.step()) {
            log(table, gone, Ledger::Op::Deleted);
            Query retired(
                m_database,
                "INSERT INTO retired (tbl, id, ver, source_key, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT "
                "(tbl, id) DO UPDATE SET ver = excluded.ver, source_key = excluded.source_key, at = "
                "excluded.at");
            retired.bind(int(table.number)).bind(gone.text(0)).bind(gone.integer(1));
            gone.cell(4) == Cell::Null ? retired.bindNull() : retired.bind(gone.text(4));
            retired.bind(m_atMs).later();
        }
    }
    m_database.run("DROP TABLE wanmi_going");
}
} // namespace wanmi::server::postgres
