// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cityreading.h"

#include "server/central.h"
#include "server/cityextract.h"
#include "server/opencity.h"
#include "server/postgresschema.h"

namespace wanmi::server {

base::Result<CityReading> CityReading::of(const QString &folder, const Tables &tables)
{
    if (isEmpty(folder))
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-city"), folder);
    const auto address = storageAddress(folder);
    return guarded([&]() -> base::Result<CityReading> {
        CityReading reading;
        QString path = databasePath(folder);
        if (address) {
            reading.m_folder = std::make_unique<QTemporaryDir>();
            path = reading.m_folder->filePath(QStringLiteral("city.db"));
            const auto extracted = postgres::guarded([&]() -> base::Result<void> {
                const QString from = readingAddress(folder).value_or(*address);
                postgres::Database database(from.toUtf8(), {}, postgres::Database::Reach::Any);
                if (postgres::schemaOf(database) == 0 || postgres::metaText(database, QStringLiteral("epoch")).isEmpty())
                    return base::failure(ErrorKind::NotFound, QStringLiteral("no-city"));
                database.run("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0");
                extractTables(database, path, tables);
                return {};
            });
            if (!extracted)
                return tl::unexpected(extracted.error());
        }
        reading.m_database = std::make_unique<Database>(path, Database::Mode::ReadOnly);
        reading.m_path = path;
        return reading;
    });
}
} // namespace wanmi::server
