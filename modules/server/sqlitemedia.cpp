// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sqliteaudit.h"
#include "server/sqlitestorage.h"

namespace wanmi::server {

base::Result<void> SqliteStorage::rememberPhoto(const StoredPhoto &photo, const AuditEntry &entry)
{
    return write([&](Database &database) {
        Query insert(database,
                     "INSERT OR IGNORE INTO media (hash, bytes, type, account, at) VALUES (?, ?, ?, ?, ?)");
        insert.bind(photo.hash).bind(photo.bytes).bind(photo.type).bind(photo.account);
        insert.bind(base::toMs(photo.at)).run();
        if (database.changes() > 0)
            appendAudit(database, entry);
        // Sent again because it will be named now: its time to be named begins anew.
        Query again(database,
                    "UPDATE media SET at = ?2 WHERE hash = ?1 AND at < ?2 AND NOT EXISTS (SELECT 1 FROM media_use u "
                    "WHERE u.hash = ?1)");
        again.bind(photo.hash).bind(base::toMs(photo.at)).run();
    });
}

base::Result<QStringList> SqliteStorage::forgetUnusedPhotos(base::Instant before, int limit)
{
    return guarded([&]() -> base::Result<QStringList> {
        Database &database = *m_writer;
        Transaction transaction(database);
        QStringList hashes;
        {
            Query unused(database,
                         "SELECT hash FROM media m WHERE at < ? AND NOT EXISTS (SELECT 1 FROM media_use u WHERE "
                         "u.hash = m.hash) ORDER BY at LIMIT ?");
            unused.bind(base::toMs(before)).bind(limit);
            while (unused.step())
                hashes.append(unused.text(0));
        }
        for (const QString &hash : std::as_const(hashes))
            Query(database, "DELETE FROM media WHERE hash = ?").bind(hash).run();
        transaction.commit();
        return hashes;
    });
}

base::Result<PhotoSight> SqliteStorage::photo(const QString &hash, const Scope &scope, const QString &account)
{
    return guarded([&]() -> base::Result<PhotoSight> {
        Reader reader(*this);
        PhotoSight sight;
        Query query(*reader, "SELECT bytes, type, account, at FROM media WHERE hash = ?");
        if (!query.bind(hash).step())
            return sight;
        sight.photo = StoredPhoto{hash, query.integer(0), query.text(1), query.text(2),
                                  base::instantFromMs(query.integer(3))};
        sight.mayRead = sight.photo->account == account;
        Query uses(*reader,
                   "SELECT c.scope FROM media_use u JOIN case_file c ON c.id = u.case_id WHERE u.hash = ?");
        uses.bind(hash);
        while (!sight.mayRead && uses.step())
            sight.mayRead = scope.sees(uses.view(0));
        return sight;
    });
}
} // namespace wanmi::server
