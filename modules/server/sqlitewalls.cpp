// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sqlitestorage.h"

#include "protocol/walls.h"
#include "server/sqliteaudit.h"
#include "server/sqliteschema.h"

#include <QFile>

namespace wanmi::server {
namespace {
using protocol::TableNo;
enum LogOp : int { Changed = 0, Deleted = 1 };

void log(Database &database, TableNo table, const QString &id, LogOp op, qint64 version, qint64 atMs)
{
    Query query(database, "INSERT INTO change_log (tbl, id, op, ver, at) VALUES (?, ?, ?, ?, ?)");
    query.bind(int(table)).bind(id).bind(int(op)).bind(version).bind(atMs).run();
}

template <typename Thing> void put(Database &database, TableNo table, const Thing &thing)
{
    Query query(database, upsertSql(protocol::spec(table)));
    bindRow(query, protocol::toRow(thing));
    query.bind(thing.version).run();
}

void remove(Database &database, TableNo table, const QString &id)
{
    Query query(database, std::string("DELETE FROM ") + protocol::spec(table).name + " WHERE id = ?");
    query.bind(id).run();
}

template <typename Thing, typename From>
void readAll(Database &database, TableNo number, const char *order, From from, std::vector<Thing> &out)
{
    const protocol::TableSpec &table = protocol::spec(number);
    Query query(database, "SELECT " + columnList(table) + ", ver FROM " + table.name + " ORDER BY " + order);
    while (query.step()) {
        auto thing = from(readRow(query, table), query.integer(int(table.columns.size())));
        if (!thing)
            throw SqlError{SQLITE_CORRUPT, thing.error().detail};
        out.push_back(std::move(*thing));
    }
}
} // namespace

void putShippedWalls(Database &database)
{
    QFile file(QStringLiteral(":/wanmi/scenes/shipped.json"));
    const auto shipped
        = protocol::shippedWallsFrom(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    if (!shipped)
        throw SqlError{SQLITE_ERROR, QStringLiteral("shipped scenes: ") + shipped.error().reason};
    const bool isServed = !metaText(database, QStringLiteral("epoch")).isEmpty();
    const qint64 atMs = QDateTime::currentMSecsSinceEpoch();
    for (const domain::Scene &scene : shipped->scenes) {
        put(database, TableNo::Scene, scene);
        if (isServed)
            log(database, TableNo::Scene, scene.id, Changed, scene.version, atMs);
    }
    for (const domain::Wall &wall : shipped->walls) {
        put(database, TableNo::Wall, wall);
        if (isServed)
            log(database, TableNo::Wall, wall.id, Changed, wall.version, atMs);
    }
}

base::Result<WallBook> SqliteStorage::wallBook()
{
    return guarded([&]() -> base::Result<WallBook> {
        Reader reader(*this);
        WallBook book;
        readAll(*reader, TableNo::Scene, "sort, id", protocol::sceneFromRow, book.scenes);
        readAll(*reader, TableNo::Wall, "id", protocol::wallFromRow, book.walls);
        return book;
    });
}

base::Result<bool> SqliteStorage::has(TableNo table, const QString &id)
{
    return guarded([&]() -> base::Result<bool> {
        Reader reader(*this);
        Query query(*reader, std::string("SELECT 1 FROM ") + protocol::spec(table).name + " WHERE id = ?");
        return query.bind(id).step();
    });
}

base::Result<qint64> SqliteStorage::changeWalls(const WallChange &change, base::Instant at,
                                                const std::optional<AuditEntry> &entry)
{
    return guarded([&]() -> base::Result<qint64> {
        Database &database = *m_writer;
        Transaction transaction(database);
        const qint64 atMs = base::toMs(at);
        for (const domain::Scene &scene : change.scenes) {
            put(database, TableNo::Scene, scene);
            log(database, TableNo::Scene, scene.id, Changed, scene.version, atMs);
        }
        for (const domain::Wall &wall : change.walls) {
            put(database, TableNo::Wall, wall);
            log(database, TableNo::Wall, wall.id, Changed, wall.version, atMs);
        }
        for (const auto &[id, version] : change.lostScenes) {
            remove(database, TableNo::Scene, id);
            log(database, TableNo::Scene, id, Deleted, version, atMs);
        }
        for (const auto &[id, version] : change.lostWalls) {
            remove(database, TableNo::Wall, id);
            log(database, TableNo::Wall, id, Deleted, version, atMs);
        }
        const qint64 seq = database.lastId();
        if (entry)
            appendAudit(database, *entry);
        transaction.commit();
        return seq;
    });
}
} // namespace wanmi::server
