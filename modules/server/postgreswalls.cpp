// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgresstorage.h"

#include "protocol/caserow.h"
#include "protocol/walls.h"
#include "server/postgreseffects.h"
#include "server/postgresschema.h"
#include "server/rowsql.h"

#include <algorithm>

namespace wanmi::server {
using namespace postgres;
using postgres::Database;
using postgres::Query;
using protocol::TableNo;
using News = Ledger::News;

namespace {
const QString MapVersionKey = QStringLiteral("map_version");
const QString MapListKey = QStringLiteral("map_publications");

template <typename Thing> void put(Database &database, TableNo table, const Thing &thing)
{
    Query query(database, upsertSql(protocol::spec(table), {}, Marks::Dollar));
    bindRow(query, protocol::toRow(thing));
    query.bind(thing.version).later();
}

/// Whether it is still as it was when the change was thought of: another server may have changed it since.
bool follows(Database &database, TableNo table, const QString &id, qint64 version)
{
    Query present(database,
                  std::string("SELECT ver FROM ") + protocol::spec(table).name + " WHERE id = $1 FOR UPDATE");
    return (present.bind(id).step() ? present.integer(0) : 0) == version - 1;
}

bool follows(Database &database, const WallChange &change)
{
    const auto one = [&](TableNo table, const QString &id, qint64 version) {
        return follows(database, table, id, version);
    };
    return std::ranges::all_of(change.scenes,
                               [&](const auto &s) { return one(TableNo::Scene, s.id, s.version); })
        && std::ranges::all_of(change.walls,
                               [&](const auto &w) { return one(TableNo::Wall, w.id, w.version); })
        && std::ranges::all_of(change.lostScenes,
                               [&](const auto &s) { return one(TableNo::Scene, s.first, s.second); })
        && std::ranges::all_of(change.lostWalls,
                               [&](const auto &w) { return one(TableNo::Wall, w.first, w.second); });
}

void remove(Database &database, TableNo table, const QString &id)
{
    Query query(database, std::string("DELETE FROM ") + protocol::spec(table).name + " WHERE id = $1");
    query.bind(id).later();
}

template <typename Thing, typename From>
void readAll(Database &database, TableNo number, const char *order, From from, std::vector<Thing> &out)
{
    const protocol::TableSpec &table = protocol::spec(number);
    Query query(database, "SELECT " + columnList(table) + ", ver FROM " + table.name + " ORDER BY " + order);
    while (query.step()) {
        auto thing = from(readRow(query, table), query.integer(int(table.columns.size())));
        if (!thing)
            throw PgError{"XX001", thing.error().detail, false};
        out.push_back(std::move(*thing));
    }
}
} // namespace

base::Result<WallBook> PostgresStorage::wallBook()
{
    return read([](Database &database) -> base::Result<WallBook> {
        const Transaction reading(database, Transaction::Kind::Read);
        WallBook book;
        readAll(database, TableNo::Scene, "sort NULLS FIRST, id", protocol::sceneFromRow, book.scenes);
        readAll(database, TableNo::Wall, "id", protocol::wallFromRow, book.walls);
        return book;
    });
}

base::Result<bool> PostgresStorage::has(TableNo table, const QString &id)
{
    return read([&](Database &database) -> base::Result<bool> { return hasRow(database, table, id); });
}

base::Result<qint64> PostgresStorage::changeWalls(const WallChange &change, base::Instant at,
                                                  const std::optional<AuditEntry> &entry)
{
    return write<qint64>(
        [&](Database &database, Ledger &ledger) -> base::Result<qint64> {
            if (!follows(database, change))
                return base::failure(ErrorKind::Conflict, QStringLiteral("changed-meanwhile"));
            const qint64 atMs = base::toMs(at);
            const auto changed = [&](TableNo table, const QString &id, qint64 version) {
                ledger.log(table, id, Ledger::Op::Changed, version, {}, {}, atMs);
            };
            const auto lost = [&](TableNo table, const QString &id, qint64 version) {
                remove(database, table, id);
                ledger.log(table, id, Ledger::Op::Deleted, version, {}, {}, atMs);
            };
            for (const domain::Scene &scene : change.scenes) {
                put(database, TableNo::Scene, scene);
                changed(TableNo::Scene, scene.id, scene.version);
            }
            for (const domain::Wall &wall : change.walls) {
                put(database, TableNo::Wall, wall);
                changed(TableNo::Wall, wall.id, wall.version);
            }
            for (const auto &[id, version] : change.lostScenes)
                lost(TableNo::Scene, id, version);
            for (const auto &[id, version] : change.lostWalls)
                lost(TableNo::Wall, id, version);
            if (entry)
                ledger.audit(*entry);
            ledger.takeTicket();
            ledger.draw();
            return ledger.lastSeq();
        },
        News::Changes);
}

base::Result<void> PostgresStorage::rememberMap(const QString &version, const QByteArray &publications,
                                                const AuditEntry &entry)
{
    return write<void>(
        [&](Database &database, Ledger &ledger) -> base::Result<void> {
            setMeta(database, MapVersionKey, version);
            setMeta(database, MapListKey, QString::fromUtf8(publications));
            ledger.audit(entry);
            return {};
        },
        News::City);
}

base::Result<QByteArray> PostgresStorage::mapPublications()
{
    return read([](Database &database) -> base::Result<QByteArray> {
        return metaText(database, MapListKey).toUtf8();
    });
}
} // namespace wanmi::server
