// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sqlitestaging.h"

#include "server/sqliteplan.h"
#include "server/sqliteschema.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace wanmi::server {
namespace {
using protocol::ColumnType;
using protocol::TableNo;
using protocol::TableSpec;

constexpr qint64 RowsPerTransaction = 200'000;
constexpr int MostListed = 20'000; // of each op: lists are for looking at, counts are complete
constexpr int InstructionsPerLook = 400'000; // of SQLite's machine, between two looks at whether to go on

const char *nameColumn(const TableSpec &table)
{
    switch (table.number) {
    case TableNo::Area:
    case TableNo::Department:
    case TableNo::Class:
    case TableNo::DutyGrid:
        return "name_zh";
    case TableNo::Component:
    case TableNo::Camera:
    case TableNo::Place:
        return "name";
    case TableNo::Vehicle:
        return "plate";
    case TableNo::CaseFile:
        return "case_no";
    default:
        return "''";
    }
}

std::string places(const TableSpec &table, const std::string &prefix)
{
    return table.geometry == protocol::Geometry::Point ? ", " + prefix + "lon, " + prefix + "lat"
                                                       : ", NULL, NULL";
}

/// Lets somebody end a long statement.
class Looking
{
public:
    Looking(Database &database, const std::function<bool()> &goOn)
        : m_handle(database.handle())
        , m_goOn(goOn)
    {
        sqlite3_progress_handler(
            m_handle, InstructionsPerLook,
            [](void *self) -> int { return static_cast<Looking *>(self)->m_goOn() ? 0 : 1; }, this);
    }
    ~Looking() { sqlite3_progress_handler(m_handle, 0, nullptr, nullptr); }
    Looking(const Looking &) = delete;
    Looking &operator=(const Looking &) = delete;

private:
    sqlite3 *m_handle;
    const std::function<bool()> &m_goOn;
};

template <typename Body> auto guardedCompare(Body body) -> decltype(body())
{
    try {
        return body();
    } catch (const SqlError &error) {
        if ((error.code & 0xff) == SQLITE_INTERRUPT)
            return base::refused(QStringLiteral("cancelled"));
        if ((error.code & 0xff) == SQLITE_CONSTRAINT)
            return base::failure(ErrorKind::Corrupt, QStringLiteral("duplicate-id"), error.message);
        return tl::unexpected<Error>(toError(error));
    }
}

QString shown(const Query &query, int column)
{
    switch (query.type(column)) {
    case SQLITE_NULL:
        return QStringLiteral("-");
    case SQLITE_BLOB:
        return QStringLiteral("...");
    default:
        return query.text(column).left(80);
    }
}
} // namespace

QString SqliteStaging::rowsFile(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("rows.db"));
}

QString SqliteStaging::reportFile(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("report.db"));
}

SqliteStaging::SqliteStaging(const QString &cityDatabase, const QString &folder)
    : m_cityDatabase(cityDatabase)
    , m_folder(folder)
{
    m_report = std::make_unique<Database>(reportFile(folder), Database::Mode::Create);
    m_report->run(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; "
        "CREATE TABLE IF NOT EXISTS problem (n INTEGER PRIMARY KEY, file TEXT, line INTEGER, key TEXT, "
        "field TEXT, reason TEXT, value TEXT, refused INTEGER); "
        "CREATE TABLE IF NOT EXISTS difference (n INTEGER PRIMARY KEY, op TEXT, tbl TEXT, id TEXT, name TEXT, "
        "detail TEXT, lon REAL, lat REAL)");
}

void SqliteStaging::makeRows(qint64 maxPages)
{
    m_report->run("DELETE FROM problem; DELETE FROM difference");
    QFile::remove(rowsFile(m_folder));
    m_rows = std::make_unique<Database>(rowsFile(m_folder), Database::Mode::Create);
    // The file is nobody's until the import is applied: what a crash leaves is thrown away.
    m_rows->run(
        "PRAGMA page_size = 8192; PRAGMA main.journal_mode = OFF; PRAGMA synchronous = OFF; "
        "PRAGMA cache_size = -32768; PRAGMA temp_store = FILE; "
        "CREATE TABLE held_key (key TEXT PRIMARY KEY) WITHOUT ROWID; "
        "CREATE TABLE plan_of (tbl INTEGER PRIMARY KEY, all_new INTEGER NOT NULL, given TEXT NOT NULL)");
    if (maxPages > 0)
        m_rows->run(("PRAGMA max_page_count = " + std::to_string(maxPages)).c_str());
    registerComponentTags(*m_rows);
}

SqliteStaging::~SqliteStaging() = default;

base::Result<std::unique_ptr<SqliteStaging>> SqliteStaging::open(const QString &cityDatabase,
                                                                 const QString &folder, qint64 maxPages)
{
    return guarded([&]() -> base::Result<std::unique_ptr<SqliteStaging>> {
        std::unique_ptr<SqliteStaging> staging(new SqliteStaging(cityDatabase, folder));
        staging->makeRows(maxPages);
        return staging;
    });
}

base::Result<std::unique_ptr<SqliteStaging>> SqliteStaging::openReport(const QString &folder)
{
    if (!QFile::exists(reportFile(folder)))
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-report"));
    return guarded([&]() -> base::Result<std::unique_ptr<SqliteStaging>> {
        return std::unique_ptr<SqliteStaging>(new SqliteStaging({}, folder));
    });
}

void SqliteStaging::closeRows()
{
    m_rows.reset();
}

void SqliteStaging::makeTable(const TableSpec &table)
{
    std::string sql = "CREATE TABLE " + stagedName(table) + " (";
    for (const protocol::Column &column : table.columns)
        sql += std::string(column.name) + ", ";
    m_rows->run((sql + "source_key, scope, is_open)").c_str());
    m_tables.insert(int(table.number));
}

base::Result<void> SqliteStaging::put(TableNo number, std::span<const StagedRow> rows)
{
    return guarded([&]() -> base::Result<void> {
        const TableSpec &table = protocol::spec(number);
        if (!m_tables.contains(int(number)))
            makeTable(table);
        std::string marks = "?, ?, ?";
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            marks += ", ?";
        Query insert(*m_rows, "INSERT INTO " + stagedName(table) + " VALUES (" + marks + ")");
        for (const StagedRow &row : rows) {
            if (m_rowsInTransaction++ % RowsPerTransaction == 0)
                m_rows->run(m_rowsInTransaction == 1 ? "BEGIN" : "COMMIT; BEGIN");
            insert.restart();
            bindRow(insert, row.values);
            row.key.isEmpty() ? insert.bindNull() : insert.bind(row.key);
            number == TableNo::CaseFile ? insert.bind(row.scope).bind(int(row.isOpen))
                                        : insert.bindNull().bindNull();
            insert.run();
        }
        return {};
    });
}

base::Result<void> SqliteStaging::hold(std::span<const QString> keys)
{
    return guarded([&]() -> base::Result<void> {
        Query insert(*m_rows, "INSERT OR IGNORE INTO held_key VALUES (?)");
        for (const QString &key : keys) {
            if (m_rowsInTransaction++ % RowsPerTransaction == 0)
                m_rows->run(m_rowsInTransaction == 1 ? "BEGIN" : "COMMIT; BEGIN");
            insert.restart();
            insert.bind(key).run();
        }
        return {};
    });
}

base::Result<void> SqliteStaging::note(std::span<const protocol::ImportProblem> problems)
{
    return guarded([&]() -> base::Result<void> {
        Transaction transaction(*m_report);
        Query insert(*m_report,
                     "INSERT INTO problem (file, line, key, field, reason, value, refused) "
                     "VALUES (?, ?, ?, ?, ?, ?, ?)");
        for (const protocol::ImportProblem &one : problems) {
            insert.restart();
            insert.bind(one.file).bind(one.line).bind(one.key).bind(one.field).bind(one.reason);
            insert.bind(one.value).bind(int(one.refused)).run();
        }
        transaction.commit();
        return {};
    });
}

qint64 SqliteStaging::number(const std::string &sql)
{
    Query query(*m_rows, sql);
    return query.step() ? query.integer(0) : 0;
}

base::Result<DifferenceCounts> SqliteStaging::compare(std::span<const CompareWish> wishes,
                                                      const std::function<bool(qint64, qint64)> &go)
{
    return guardedCompare([&]() -> base::Result<DifferenceCounts> {
        if (m_rowsInTransaction > 0)
            m_rows->run("COMMIT");
        m_rowsInTransaction = 0;
        {
            Query attach(*m_rows, "ATTACH ? AS city");
            attach.bind(m_cityDatabase).run();
        }
        m_report->run("DELETE FROM difference; BEGIN");
        DifferenceCounts all;
        qint64 done = 0;
        const std::function<bool()> goOn = [&] { return !go || go(done, qint64(wishes.size())); };
        const Looking looking(*m_rows, goOn);
        for (const CompareWish &wish : wishes) {
            if (!goOn())
                return base::refused(QStringLiteral("cancelled"));
            const DifferenceCounts counts = compareTable(wish);
            all.added += counts.added;
            all.changed += counts.changed;
            all.removed += counts.removed;
            all.equal += counts.equal;
            all.kept += counts.kept;
            ++done;
        }
        m_report->run("COMMIT");
        return all;
    });
}

DifferenceCounts SqliteStaging::compareTable(const CompareWish &wish)
{
    const TableSpec &table = protocol::spec(wish.table);
    const std::string name = table.name, rows = stagedName(table), plan = planName(table);
    DifferenceCounts counts;
    if (!m_tables.contains(int(wish.table)))
        makeTable(table);
    // Also what tells that an id came twice, before anything else happens.
    m_rows->run(("CREATE UNIQUE INDEX " + rows + "_id ON " + rows + " (id)").c_str());
    const qint64 total = number("SELECT count(*) FROM " + rows);
    const bool allNew = number("SELECT EXISTS (SELECT 1 FROM city." + name + ")") == 0;
    {
        Query remember(*m_rows, "INSERT INTO plan_of VALUES (?, ?, ?)");
        remember.bind(int(wish.table)).bind(int(allNew)).bind(textOf(wish.given)).run();
    }
    m_rows->run(("CREATE TABLE " + plan
                 + " (sid INTEGER, op INTEGER, id TEXT, fid INTEGER, ver INTEGER, "
                   "old_scope TEXT)")
                    .c_str());
    if (allNew) {
        counts.added = total;
        listRows(table);
        return counts;
    }
    const std::string columns = comparison(table, wish.given);
    // A case that somebody here has worked on is ours now.
    const std::string continued = wish.table == TableNo::CaseFile
        ? "EXISTS (SELECT 1 FROM city.case_action a WHERE a.case_id = c.id)"
        : "0";
    m_rows->run(("INSERT INTO " + plan
                 + " SELECT * FROM (SELECT x.rowid, CASE WHEN c.fid IS NULL THEN 0 WHEN " + columns
                 + " THEN 2 WHEN " + continued + " THEN 5 ELSE 1 END AS op, x.id, c.fid, c.ver, "
                 + scopeOf(table, "c.") + " FROM " + rows + " x LEFT JOIN city." + name
                 + " c ON c.id = x.id ORDER BY x.id) WHERE op <> 2")
                    .c_str());
    counts.added = number("SELECT count(*) FROM " + plan + " WHERE op = 0");
    counts.changed = number("SELECT count(*) FROM " + plan + " WHERE op = 1");
    counts.kept = number("SELECT count(*) FROM " + plan + " WHERE op = 5");
    counts.equal = total - counts.added - counts.changed - counts.kept;
    // A file of which nothing was fit to be taken says nothing about what is gone.
    if (wish.mayRemove && total > 0 && hasOrigin(wish.table))
        planRemovals(wish, counts);
    listRows(table);
    listChanges(wish);
    return counts;
}

void SqliteStaging::planRemovals(const CompareWish &wish, DifferenceCounts &counts)
{
    const TableSpec &table = protocol::spec(wish.table);
    const std::string name = table.name, rows = stagedName(table), plan = planName(table);
    std::string which = "c.origin <> 0 AND NOT EXISTS (SELECT 1 FROM " + rows + " x WHERE x.id = c.id)";
    if (!wish.dataset.isEmpty())
        which += " AND c.origin IN (SELECT n FROM city.import WHERE dataset = ?1)";
    // Lamps do not vanish because trees were delivered; nor do the districts because streets were.
    else if (wish.table == TableNo::Component)
        which += " AND c.class_code IN (SELECT DISTINCT class_code FROM " + rows + ")";
    else if (wish.table == TableNo::Area)
        which += " AND c.level IN (SELECT DISTINCT level FROM " + rows + ")";
    else if (wish.table == TableNo::Place)
        which += " AND c.kind IN (SELECT DISTINCT kind FROM " + rows + ")";
    if (wish.table == TableNo::Component)
        which += " AND c.state <> 'removed'";
    Query insert(*m_rows,
                 "INSERT INTO " + plan
                     + " SELECT NULL, CASE WHEN c.id IN held_key OR c.source_key IN held_key THEN 7 ELSE "
                     + removalOp(wish.table) + " END, c.id, c.fid, c.ver, " + scopeOf(table, "c.")
                     + " FROM city." + name + " c WHERE " + which + " ORDER BY c.id");
    if (!wish.dataset.isEmpty())
        insert.bind(wish.dataset);
    insert.run();
    const qint64 kept = number("SELECT count(*) FROM " + plan + " WHERE op IN (6, 7)");
    counts.kept += kept;
    counts.removed = number("SELECT count(*) FROM " + plan + " WHERE op IN (3, 4)");
}

void SqliteStaging::list(const char *op, const TableSpec &table, const QString &id, const QString &name,
                         const QString &detail, const Query *place, int lonColumn)
{
    Query insert(*m_report,
                 "INSERT INTO difference (op, tbl, id, name, detail, lon, lat) VALUES (?, ?, ?, ?, ?, ?, ?)");
    insert.bind(QString::fromLatin1(op))
        .bind(QString::fromLatin1(table.name))
        .bind(id)
        .bind(name)
        .bind(detail);
    for (int i = lonColumn; i < lonColumn + 2; ++i)
        place && place->type(i) != SQLITE_NULL ? insert.bind(place->real(i)) : insert.bindNull();
    insert.run();
}

// What comes, and what goes or would go.
void SqliteStaging::listRows(const TableSpec &table)
{
    const std::string rows = stagedName(table), plan = planName(table);
    const std::string limit = " LIMIT " + std::to_string(MostListed);
    const bool allNew
        = number("SELECT all_new FROM plan_of WHERE tbl = " + std::to_string(int(table.number))) != 0;
    {
        const std::string name = nameColumn(table);
        Query added(
            *m_rows,
            allNew ? "SELECT id, " + name + places(table, "") + " FROM " + rows + " ORDER BY id" + limit
                   : "SELECT x.id, " + (name == "''" ? name : "x." + name) + places(table, "x.") + " FROM "
                    + plan + " d JOIN " + rows + " x ON x.rowid = d.sid WHERE d.op = 0" + limit);
        while (added.step())
            list("add", table, added.text(0), added.text(1), {}, &added, 2);
    }
    if (allNew)
        return;
    const std::string name = nameColumn(table);
    Query going(*m_rows,
                "SELECT c.id, " + (name == "''" ? name : "c." + name) + places(table, "c.") + ", d.op FROM "
                    + plan + " d JOIN city." + table.name + " c ON c.fid = d.fid WHERE d.op >= 3" + limit);
    while (going.step()) {
        const qint64 op = going.integer(4);
        list(op >= 5 ? "kept" : "remove", table, going.text(0), going.text(1),
             op == 5       ? QStringLiteral("continued-here")
                 : op == 6 ? QStringLiteral("in-use")
                 : op == 7 ? QStringLiteral("row-refused")
                 : op == 4 ? QStringLiteral("state: removed")
                           : QString(),
             &going, 2);
    }
}

void SqliteStaging::listChanges(const CompareWish &wish)
{
    const TableSpec &table = protocol::spec(wish.table);
    const std::vector<const char *> columns = givenColumns(table, wish.given);
    if (columns.empty())
        return;
    std::string both;
    for (const char *column : columns)
        both += std::string(", c.") + column + ", x." + column + ", " + sameValue(table, column);
    const std::string name = nameColumn(table);
    Query changed(*m_rows,
                  "SELECT x.id, " + (name == "''" ? name : "x." + name) + places(table, "x.") + both
                      + " FROM " + planName(table) + " d JOIN " + stagedName(table)
                      + " x ON x.rowid = d.sid JOIN city." + table.name
                      + " c ON c.fid = d.fid WHERE d.op = 1 LIMIT " + std::to_string(MostListed));
    while (changed.step()) {
        QStringList details;
        for (int i = 0; i < int(columns.size()); ++i) {
            const int at = 4 + 3 * i;
            if (changed.integer(at + 2) == 0)
                details.append(QStringLiteral("%1: %2 > %3")
                                   .arg(QLatin1StringView(columns[std::size_t(i)]), shown(changed, at),
                                        shown(changed, at + 1)));
        }
        list("change", table, changed.text(0), changed.text(1), details.join(QStringLiteral("; ")), &changed,
             2);
    }
}

base::Result<protocol::ImportPage<protocol::ImportProblem>> SqliteStaging::problems(qint64 after, int limit)
{
    return guarded([&]() -> base::Result<protocol::ImportPage<protocol::ImportProblem>> {
        protocol::ImportPage<protocol::ImportProblem> page;
        Query query(*m_report,
                    "SELECT n, file, line, key, field, reason, value, refused FROM problem WHERE n > ? "
                    "ORDER BY n LIMIT ?");
        query.bind(after).bind(limit);
        while (query.step())
            page.items.push_back({query.integer(0), query.text(1), query.integer(2), query.text(3),
                                  query.text(4), query.text(5), query.text(6), query.integer(7) != 0});
        page.next = int(page.items.size()) == limit ? page.items.back().n : 0;
        return page;
    });
}

base::Result<protocol::ImportPage<protocol::ImportDifference>>
SqliteStaging::differences(const QString &op, qint64 after, int limit)
{
    return guarded([&]() -> base::Result<protocol::ImportPage<protocol::ImportDifference>> {
        protocol::ImportPage<protocol::ImportDifference> page;
        Query query(*m_report,
                    "SELECT n, op, tbl, id, name, detail, lon, lat FROM difference WHERE n > ?1 AND "
                    "(?2 = '' OR op = ?2) ORDER BY n LIMIT ?3");
        query.bind(after).bind(op).bind(limit);
        while (query.step()) {
            protocol::ImportDifference one{query.integer(0),
                                           query.text(1),
                                           query.text(2),
                                           query.text(3),
                                           query.text(4),
                                           query.text(5),
                                           {},
                                           {}};
            if (query.type(6) != SQLITE_NULL) {
                one.lon = query.real(6);
                one.lat = query.real(7);
            }
            page.items.push_back(std::move(one));
        }
        page.next = int(page.items.size()) == limit ? page.items.back().n : 0;
        return page;
    });
}
} // namespace wanmi::server
