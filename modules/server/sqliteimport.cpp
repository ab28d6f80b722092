// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sqlitestorage.h"

#include "server/epoch.h"
#include "server/importline.h"
#include "server/sqliteaudit.h"
#include "server/sqliteplan.h"
#include "server/sqliteschema.h"
#include "server/sqlitestaging.h"

#include <QJsonDocument>

namespace wanmi::server {
namespace {
using protocol::TableNo;
using protocol::TableSpec;

qint64 remember(Database &database, const protocol::ImportStatus &status)
{
    Query insert(
        database,
        "INSERT INTO import (id, account, kind, dataset, created_at, stage, status) VALUES (?, ?, ?, ?, ?, "
        "?, ?) "
        "ON CONFLICT (id) DO UPDATE SET stage = excluded.stage, status = excluded.status RETURNING n");
    insert.bind(status.id).bind(status.account).bind(status.order.kind).bind(status.order.dataset);
    insert.bind(base::toMs(status.createdAt)).bind(status.stage).bind(compact(status));
    const qint64 number = insert.step() ? insert.integer(0) : 0;
    return number;
}

/// The database of staged rows, next to the city, for the length of one call.
class Attached
{
public:
    Attached(Database &database, const QString &file)
        : m_database(database)
    {
        Query attach(database, "ATTACH ? AS staged");
        attach.bind(file).run();
    }
    ~Attached() { sqlite3_exec(m_database.handle(), "DETACH staged", nullptr, nullptr, nullptr); }
    Attached(const Attached &) = delete;
    Attached &operator=(const Attached &) = delete;

private:
    Database &m_database;
};

/// The rows of one import, inside its transaction.
class Application
{
public:
    Application(Database &database, const ImportApplication &wish, qint64 import, bool logged)
        : m_database(database)
        , m_wish(wish)
        , m_import(import)
        , m_logged(logged)
        , m_now(std::to_string(base::toMs(wish.at)))
    {
    }

    void apply(const TableSpec &table)
    {
        Query plan(m_database, "SELECT all_new, given FROM staged.plan_of WHERE tbl = ?");
        if (!plan.bind(int(table.number)).step())
            return;
        const bool allNew = plan.integer(0) != 0;
        const QSet<QString> given = givenFrom(plan.text(1));
        add(table, allNew);
        if (allNew)
            return;
        change(table, given);
        if (m_wish.remove && hasOrigin(table.number))
            remove(table);
    }

private:
    void add(const TableSpec &table, bool allNew)
    {
        std::string columns = columnList(table), values = columnList(table, "x.");
        const bool mayReturn
            = number("SELECT EXISTS (SELECT 1 FROM retired WHERE tbl = " + numberOf(table) + ")") != 0;
        columns += ", ver";
        values += mayReturn ? ", 1 + coalesce((SELECT r.ver FROM retired r WHERE r.tbl = " + numberOf(table)
                + " AND r.id = x.id), 0)"
                            : ", 1";
        if (hasOrigin(table.number)) {
            columns += ", origin, source_key";
            values += ", " + std::to_string(m_import) + ", x.source_key";
        }
        if (table.number == TableNo::CaseFile) {
            columns += ", scope, is_open";
            values += ", x.scope, x.is_open";
        }
        const std::string from = allNew ? " FROM staged." + stagedName(table) + " x"
                                        : " FROM staged." + planName(table) + " d JOIN staged."
                + stagedName(table) + " x ON x.rowid = d.sid WHERE d.op = 0";
        m_database.run(("INSERT INTO " + std::string(table.name) + " (" + columns + ") SELECT " + values
                        + from + " ORDER BY x.id")
                           .c_str());
        if (m_logged)
            m_database.run(("INSERT INTO change_log (tbl, id, op, ver, old_scope, new_scope, at) SELECT "
                            + numberOf(table) + ", c.id, 0, c.ver, NULL, " + scopeOf(table, "c.") + ", "
                            + m_now + from.substr(0, allNew ? from.size() : from.find(" WHERE")) + " JOIN "
                            + table.name + " c ON c.id = x.id" + (allNew ? "" : " WHERE d.op = 0")
                            + " ORDER BY x.id")
                               .c_str());
    }

    // Only what is still as it was when somebody looked at the differences.
    void change(const TableSpec &table, const QSet<QString> &given)
    {
        const std::string name = table.name, staged = " FROM staged." + planName(table) + " d";
        if (number("SELECT count(*)" + staged + " WHERE d.op = 1") == 0)
            return;
        std::string set = assignments(table, given);
        if (hasOrigin(table.number))
            set += "origin = " + std::to_string(m_import) + ", source_key = x.source_key, ";
        if (table.number == TableNo::CaseFile)
            set += "scope = x.scope, is_open = x.is_open, ";
        if (table.number == TableNo::Component)
            set += "changed_by = ?1, change_reason = 'import', ";
        Query update(m_database,
                     "UPDATE " + name + " AS c SET " + set + "ver = c.ver + 1" + staged + " JOIN staged."
                         + stagedName(table)
                         + " x ON x.rowid = d.sid WHERE d.op = 1 AND c.fid = d.fid AND c.ver = d.ver");
        if (table.number == TableNo::Component)
            update.bind(m_wish.status.account);
        update.run();
        log(table, 1);
        if (table.number == TableNo::Component)
            keepVersions(1);
    }

    void remove(const TableSpec &table)
    {
        const std::string name = table.name, plan = "staged." + planName(table);
        if (table.number == TableNo::Component) {
            Query update(m_database,
                         "UPDATE component AS c SET state = 'removed', changed_on = ?, changed_by = ?, "
                         "change_reason = "
                         "'import', ver = c.ver + 1 FROM "
                             + plan + " d WHERE d.op = 4 AND c.fid = d.fid AND c.ver = d.ver");
            update.bind(dayInCity(m_database, m_wish.at));
            update.bind(m_wish.status.account).run();
            log(table, 4);
            keepVersions(4);
        }
        m_database.run(("INSERT OR REPLACE INTO retired (tbl, id, ver, source_key, at) SELECT "
                        + numberOf(table) + ", c.id, c.ver + 1, c.source_key, " + m_now + " FROM " + plan
                        + " d JOIN " + name + " c ON c.fid = d.fid WHERE d.op = 3 AND c.ver = d.ver")
                           .c_str());
        if (m_logged)
            m_database.run(("INSERT INTO change_log (tbl, id, op, ver, old_scope, new_scope, at) SELECT "
                            + numberOf(table) + ", c.id, 1, c.ver + 1, d.old_scope, NULL, " + m_now + " FROM "
                            + plan + " d JOIN " + name
                            + " c ON c.fid = d.fid WHERE d.op = 3 AND c.ver = d.ver")
                               .c_str());
        m_database.run(("DELETE FROM " + name + " WHERE fid IN (SELECT d.fid FROM " + plan + " d JOIN " + name
                        + " c ON c.fid = d.fid WHERE d.op = 3 AND c.ver = d.ver)")
                           .c_str());
    }

    void log(const TableSpec &table, int op)
    {
        if (m_logged)
            m_database.run(("INSERT INTO change_log (tbl, id, op, ver, old_scope, new_scope, at) SELECT "
                            + numberOf(table) + ", c.id, 0, c.ver, d.old_scope, " + scopeOf(table, "c.")
                            + ", " + m_now + " FROM staged." + planName(table) + " d JOIN " + table.name
                            + " c ON c.fid = d.fid WHERE d.op = " + std::to_string(op)
                            + " AND c.ver = d.ver + 1")
                               .c_str());
    }
    void keepVersions(int op)
    {
        Query insert(m_database,
                     "INSERT OR REPLACE INTO component_version (component_id, ver, state, at, changed_by, "
                     "change_reason, "
                     "case_id) SELECT c.id, c.ver, c.state, ?, ?, 'import', '' FROM staged.plan_component d "
                     "JOIN component "
                     "c ON c.fid = d.fid WHERE d.op = ? AND c.ver = d.ver + 1");
        insert.bind(base::toMs(m_wish.at)).bind(m_wish.status.account).bind(op).run();
    }
    qint64 number(const std::string &sql)
    {
        Query query(m_database, sql);
        return query.step() ? query.integer(0) : 0;
    }
    static std::string numberOf(const TableSpec &table) { return std::to_string(int(table.number)); }

    Database &m_database;
    const ImportApplication &m_wish;
    qint64 m_import;
    bool m_logged;
    std::string m_now;
};

void widen(Database &database, const geo::Bounds &more)
{
    const auto present
        = [&](const char *key) { return metaText(database, QLatin1StringView(key)).toDouble(); };
    for (const auto &[key, value] :
         widened({present("west"), present("south"), present("east"), present("north")}, more))
        setMeta(database, key, value);
}

void addAttribution(Database &database, const QString &more)
{
    const QString present = metaText(database, QStringLiteral("attribution"));
    if (!more.isEmpty() && !present.contains(more))
        setMeta(database, QStringLiteral("attribution"),
                present.isEmpty() ? more : present + QStringLiteral(" · ") + more);
}
} // namespace

base::Result<void> SqliteStorage::rememberImport(const protocol::ImportStatus &status,
                                                 const std::optional<AuditEntry> &entry)
{
    return write([&](Database &database) {
        remember(database, status);
        if (entry)
            appendAudit(database, *entry);
    });
}

base::Result<protocol::ImportStatus> SqliteStorage::applyImport(const ImportApplication &wish)
{
    try {
        Database &database = *m_writer;
        registerComponentTags(database);
        const Attached attached(database, SqliteStaging::rowsFile(wish.folder));
        Transaction transaction(database);
        if (metaText(database, ImportMarkKey).toLongLong() != wish.cityMark)
            return base::failure(ErrorKind::Conflict, QStringLiteral("city-changed"));
        protocol::ImportStatus done = appliedStatus(wish);
        Application application(database, wish, remember(database, done), !done.newEpoch);
        for (const TableSpec &table : protocol::tables())
            application.apply(table);
        if (!wish.basemapFile.isEmpty()) {
            setMeta(database, QStringLiteral("basemap_file"), wish.basemapFile);
            setMeta(database, QStringLiteral("basemap_hash"), wish.basemapHash);
            setMeta(database, QStringLiteral("basemap_bytes"), QString::number(wish.basemapBytes));
        }
        widen(database, wish.bounds);
        addAttribution(database, wish.attribution);
        if (done.newEpoch)
            setMeta(database, QStringLiteral("epoch"), QString::number(newEpoch()));
        if (changesOf(wish) > 0 || !wish.basemapFile.isEmpty() || !wish.attribution.isEmpty())
            setMeta(database, ImportMarkKey, QString::number(wish.cityMark + 1));
        appendAudit(database, lineFor(wish, done));
        transaction.commit();
        return done;
    } catch (const SqlError &error) {
        // Somebody else brought one of our new ids in the meantime.
        if ((error.code & 0xff) == SQLITE_CONSTRAINT)
            return base::failure(ErrorKind::Conflict, QStringLiteral("city-changed"), error.message);
        return tl::unexpected<Error>(toError(error));
    }
}

base::Result<qint64> SqliteStorage::importMark()
{
    return guarded([&]() -> base::Result<qint64> {
        Reader reader(*this);
        return metaText(*reader, ImportMarkKey).toLongLong();
    });
}

base::Result<std::vector<protocol::ImportStatus>> SqliteStorage::imports()
{
    return guarded([&]() -> base::Result<std::vector<protocol::ImportStatus>> {
        Reader reader(*this);
        Query query(*reader, "SELECT status FROM import ORDER BY n DESC LIMIT 1000");
        std::vector<protocol::ImportStatus> imports;
        while (query.step()) {
            if (auto status
                = protocol::importStatusFrom(QJsonDocument::fromJson(query.text(0).toUtf8()).object()))
                imports.push_back(std::move(*status));
        }
        return imports;
    });
}

base::Result<std::unique_ptr<Staging>> SqliteStorage::stage(const QString &folder)
{
    return SqliteStaging::open(m_path, folder, m_maxPages);
}

base::Result<std::unique_ptr<Staging>> SqliteStorage::stagedReport(const QString &folder)
{
    return SqliteStaging::openReport(folder);
}
} // namespace wanmi::server
