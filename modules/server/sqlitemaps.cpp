// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sqliteaudit.h"
#include "server/sqliteschema.h"
#include "server/sqlitestorage.h"

namespace wanmi::server {
namespace {
const QString VersionKey = QStringLiteral("map_version");
const QString ListKey = QStringLiteral("map_publications");
} // namespace

base::Result<void> SqliteStorage::rememberMap(const QString &version, const QByteArray &publications,
                                              const AuditEntry &entry)
{
    return write([&](Database &database) {
        setMeta(database, VersionKey, version);
        setMeta(database, ListKey, QString::fromUtf8(publications));
        appendAudit(database, entry);
    });
}

base::Result<QByteArray> SqliteStorage::mapPublications()
{
    return guarded([&]() -> base::Result<QByteArray> {
        Reader reader(*this);
        return metaText(*reader, ListKey).toUtf8();
    });
}
} // namespace wanmi::server
