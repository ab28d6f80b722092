// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/camerarows.h"
#include "server/sqlitestorage.h"

namespace wanmi::server {
using protocol::CameraMonth;

base::Result<qint64> SqliteStorage::noteCameraChecks(std::span<const CameraChecks> checks, base::Instant at)
{
    return guarded([&]() -> base::Result<qint64> {
        Database &database = *m_writer;
        Transaction transaction(database);
        const std::string presentSql = cameraMonthsSql() + " WHERE id = ?";
        const std::string putSql = upsertSql(protocol::spec(protocol::TableNo::CameraMonth));
        for (const CameraChecks &one : checks) {
            std::optional<CameraMonth> before;
            Query present(database, presentSql);
            if (present.bind(cameraMonthId(one)).step()) {
                auto month = cameraMonthIn(present);
                if (!month)
                    return tl::unexpected(month.error());
                before = *std::move(month);
            }
            const auto after = withChecks(before, one);
            if (!after)
                continue;
            Query put(database, putSql);
            bindRow(put, protocol::toRow(*after));
            put.bind(after->version).run();
            Query log(database, "INSERT INTO change_log (tbl, id, op, ver, at) VALUES (?, ?, 0, ?, ?)");
            log.bind(int(protocol::TableNo::CameraMonth)).bind(after->id()).bind(after->version).bind(base::toMs(at)).run();
        }
        const qint64 seq = database.lastId();
        transaction.commit();
        return seq;
    });
}

base::Result<std::vector<OwnedCamera>> SqliteStorage::cameras()
{
    return guarded([&]() -> base::Result<std::vector<OwnedCamera>> {
        Reader reader(*this);
        std::vector<OwnedCamera> cameras;
        Query query(*reader, CamerasSql);
        while (query.step())
            cameras.push_back(cameraIn(query));
        return cameras;
    });
}

base::Result<std::vector<CameraMonth>> SqliteStorage::cameraMonths(const QString &from)
{
    return guarded([&]() -> base::Result<std::vector<CameraMonth>> {
        Reader reader(*this);
        std::vector<CameraMonth> months;
        Query query(*reader, cameraMonthsSql() + " WHERE month >= ? ORDER BY id");
        query.bind(from);
        while (query.step()) {
            auto month = cameraMonthIn(query);
            if (!month)
                return tl::unexpected(month.error());
            months.push_back(*std::move(month));
        }
        return months;
    });
}
} // namespace wanmi::server
