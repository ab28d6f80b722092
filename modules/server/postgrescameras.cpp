// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/camerarows.h"
#include "server/postgresstorage.h"

namespace wanmi::server {
using namespace postgres;
using postgres::Database;
using postgres::Query;
using protocol::CameraMonth;
using News = Ledger::News;

base::Result<qint64> PostgresStorage::noteCameraChecks(std::span<const CameraChecks> checks, base::Instant at)
{
    return write<qint64>(
        [&](Database &database, Ledger &ledger) -> base::Result<qint64> {
            const std::string presentSql = cameraMonthsSql() + " WHERE id = $1 FOR UPDATE";
            const std::string putSql = upsertSql(protocol::spec(protocol::TableNo::CameraMonth), {}, Marks::Dollar);
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
                put.bind(after->version).later();
                ledger.log(protocol::TableNo::CameraMonth, after->id(), Ledger::Op::Changed, after->version, {}, {},
                           base::toMs(at));
            }
            ledger.takeTicket();
            ledger.draw();
            return ledger.lastSeq();
        },
        News::Changes);
}

base::Result<std::vector<OwnedCamera>> PostgresStorage::cameras()
{
    return read([](Database &database) -> base::Result<std::vector<OwnedCamera>> {
        std::vector<OwnedCamera> cameras;
        Query query(database, CamerasSql);
        while (query.step())
            cameras.push_back(cameraIn(query));
        return cameras;
    });
}

base::Result<std::vector<CameraMonth>> PostgresStorage::cameraMonths(const QString &from)
{
    return read([&](Database &database) -> base::Result<std::vector<CameraMonth>> {
        std::vector<CameraMonth> months;
        Query query(database, cameraMonthsSql() + " WHERE month >= $1 ORDER BY id");
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
