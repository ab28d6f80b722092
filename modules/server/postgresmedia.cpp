// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgresstorage.h"

#include <algorithm>

namespace wanmi::server {
using namespace postgres;
using postgres::Database;
using postgres::Query;
using News = Ledger::News;

base::Result<void> PostgresStorage::rememberPhoto(const StoredPhoto &photo, const AuditEntry &entry)
{
    return write<void>(
        [&](Database &database, Ledger &ledger) -> base::Result<void> {
            Query insert(
                database,
                "INSERT INTO media (hash, bytes, type, account, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO "
                "NOTHING");
            insert.bind(photo.hash).bind(photo.bytes).bind(photo.type).bind(photo.account);
            insert.bind(base::toMs(photo.at)).run();
            if (insert.changes() > 0)
                ledger.audit(entry);
            // Sent again because it will be named now: its time to be named begins anew.
            Query again(
                database,
                "UPDATE media SET at = $2 WHERE hash = $1 AND at < $2 AND NOT EXISTS (SELECT 1 FROM media_use u "
                "WHERE u.hash = $1)");
            again.bind(photo.hash).bind(base::toMs(photo.at)).later();
            return {};
        },
        News::Changes);
}

base::Result<QStringList> PostgresStorage::forgetUnusedPhotos(base::Instant before, int limit)
{
    return write<QStringList>(
        [&](Database &database, Ledger &) -> base::Result<QStringList> {
            QStringList hashes;
            Query gone(
                database,
                "DELETE FROM media WHERE hash IN (SELECT hash FROM media m WHERE at < $1 AND NOT EXISTS (SELECT 1 "
                "FROM media_use u WHERE u.hash = m.hash) ORDER BY at LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING "
                "hash, at");
            gone.bind(base::toMs(before)).bind(limit);
            std::vector<std::pair<qint64, QString>> sorted;
            while (gone.step())
                sorted.emplace_back(gone.integer(1), gone.text(0));
            std::ranges::sort(sorted);
            for (auto &[at, hash] : sorted)
                hashes.append(std::move(hash));
            return hashes;
        },
        News::Changes);
}

base::Result<PhotoSight> PostgresStorage::photo(const QString &hash, const Scope &scope,
                                                const QString &account)
{
    return read([&](Database &database) -> base::Result<PhotoSight> {
        PhotoSight sight;
        Query query(database, "SELECT bytes, type, account, at FROM media WHERE hash = $1");
        if (!query.bind(hash).step())
            return sight;
        sight.photo = StoredPhoto{hash, query.integer(0), query.text(1), query.text(2),
                                  base::instantFromMs(query.integer(3))};
        sight.mayRead = sight.photo->account == account;
        Query uses(database,
                   "SELECT c.scope FROM media_use u JOIN case_file c ON c.id = u.case_id WHERE u.hash = $1");
        uses.bind(hash);
        while (!sight.mayRead && uses.step())
            sight.mayRead = scope.sees(uses.view(0));
        return sight;
    });
}
} // namespace wanmi::server
