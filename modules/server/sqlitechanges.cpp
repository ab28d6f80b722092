// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sqlitestorage.h"

#include "server/sqliteschema.h"

namespace wanmi::server {

base::Result<qint64> SqliteStorage::keepChanges(base::Instant before)
{
    constexpr qint64 AtOnce = 20'000; // people's commands wait behind it
    const QString key = QStringLiteral("oldest_seq");
    qint64 oldest = 0;
    const auto written = write([&](Database &database) {
        oldest = metaText(database, key).toLongLong();
        // In order of the numbers, and never the newest line: it says where the history stands.
        Query last(database,
                   "SELECT coalesce(max(seq), 0) FROM (SELECT seq, at FROM change_log WHERE seq < (SELECT max(seq) FROM "
                   "change_log) ORDER BY seq LIMIT ?) WHERE at < ?");
        last.bind(AtOnce).bind(base::toMs(before));
        const qint64 expired = last.step() ? last.integer(0) : 0;
        if (expired <= oldest)
            return;
        Query(database, "DELETE FROM change_log WHERE seq <= ?").bind(expired).run();
        setMeta(database, key, QString::number(expired));
        oldest = expired;
    });
    if (!written)
        return tl::unexpected(written.error());
    return oldest;
}
} // namespace wanmi::server
