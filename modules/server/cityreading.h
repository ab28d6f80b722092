// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "server/database.h"

#include <QTemporaryDir>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace wanmi::server {

/// Some tables of a city to read from, whichever storage it has: central.db itself, or one consistent reading of the
/// tables in PostgreSQL as a file of its own, gone with this object. Writes nothing to the city, nor into its folder.
class CityReading
{
public:
    using Tables = std::map<std::string, std::vector<std::string>>; ///< columns by table; none: all of them
    /// A standby is as good as the primary where the address names it. Errors: NotFound "no-city", those of the storages.
    [[nodiscard]] static base::Result<CityReading> of(const QString &folder, const Tables &tables);

    [[nodiscard]] Database &operator*() const { return *m_database; }
    [[nodiscard]] const QString &path() const { return m_path; } ///< of the file, for other readers of SQLite

private:
    CityReading() = default;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    QString m_path;
};
} // namespace wanmi::server
