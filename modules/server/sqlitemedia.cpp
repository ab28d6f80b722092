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
