// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cityextract.h"

#include "server/citytables.h"
#include "server/sqliteplan.h"
#include "server/sqliteschema.h"
#include "server/sqlitestaging.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <map>

namespace wanmi::server {
namespace {
using protocol::TableNo;
/// Columns by table; none: all of them.
using Wanted = std::map<std::string, std::vector<std::string>>;

void extract(postgres::Database &from, const QString &path, const Wanted &wanted)
{
    QFile::remove(path);
    Database to(path, Database::Mode::Create);
    // Nobody's file but this process's: what a crash leaves is thrown away.
    to.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768");
    migrate(to);
    to.run("DELETE FROM scene; DELETE FROM wall; DELETE FROM meta");
    const postgres::Transaction reading(from, postgres::Transaction::Kind::Read);
    Transaction writing(to);
    for (const CityTable &table : cityTables(to)) {
        if (const auto found = wanted.find(table.name); found != wanted.end())
            copyTable(from, to, part(table, found->second));
    }
    writing.commit();
}

/// Columns of other tables that decide whether a row may go (sqliteplan.cpp, removalOp).
void addUses(TableNo table, Wanted &wanted)
{
    const auto add = [&wanted](const char *name, std::vector<std::string> columns) {
        const auto [place, fresh] = wanted.try_emplace(name, columns);
        if (!fresh && !place->second.empty())
            place->second.insert(place->second.end(), columns.begin(), columns.end());
    };
    if (table == TableNo::Component) {
        add("case_file", {"fid", "id", "component_id"});
    } else if (table == TableNo::Cell) {
        add("component", {"fid", "id", "cell"});
        add("camera", {"fid", "id", "cell"});
        add("case_file", {"fid", "id", "cell"});
    } else if (table == TableNo::Area) {
        add("cell", {"fid", "id", "community", "street", "district"});
    } else if (table == TableNo::CaseFile) {
        add("case_action", {"fid", "id", "case_id", "number"});
    }
}

class PostgresStaging final : public Staging
{
public:
    PostgresStaging(Connecting connect, QString folder, std::unique_ptr<SqliteStaging> rows)
        : m_connect(std::move(connect))
        , m_extract(std::move(folder))
        , m_rows(std::move(rows))
    {
    }
    base::Result<void> put(TableNo table, std::span<const StagedRow> rows) override
    {
        return m_rows->put(table, rows);
    }
    base::Result<void> hold(std::span<const QString> keys) override { return m_rows->hold(keys); }
    base::Result<void> note(std::span<const protocol::ImportProblem> problems) override
    {
        return m_rows->note(problems);
    }
    base::Result<DifferenceCounts> compare(std::span<const CompareWish> wishes,
                                           const std::function<bool(qint64, qint64)> &go) override
    {
        const auto extracted = guarded([&]() -> base::Result<void> {
            return postgres::guarded([&]() -> base::Result<void> {
                extractForComparison(*m_connect(), m_extract, wishes);
                return {};
            });
        });
        if (!extracted)
            return tl::unexpected(extracted.error());
        return m_rows->compare(wishes, go);
    }
    base::Result<protocol::ImportPage<protocol::ImportProblem>> problems(qint64 after, int limit) override
    {
        return m_rows->problems(after, limit);
    }
    base::Result<protocol::ImportPage<protocol::ImportDifference>>
    differences(const QString &op, qint64 after, int limit) override
    {
        return m_rows->differences(op, after, limit);
    }
    void closeRows() override
    {
        m_rows->closeRows();
        QFile::remove(m_extract);
    }

private:
    Connecting m_connect;
    QString m_extract;
    std::unique_ptr<SqliteStaging> m_rows;
};
} // namespace

void extractTables(postgres::Database &from, const QString &path,
                   const std::map<std::string, std::vector<std::string>> &tables)
{
    extract(from, path, tables);
}

void extractForChecks(postgres::Database &from, const QString &path)
{
    const std::vector<std::string> remembered = {"fid", "id", "source_key"};
    extract(from, path,
            {{"meta", {}},
             {"area", {}},
             {"department", {}},
             {"cell", {}},
             {"retired", {}},
             {"component", {"fid", "id", "source_key", "class_code", "lon", "lat", "state"}},
             {"place", remembered},
             {"camera", remembered},
             {"vehicle", remembered},
             {"case_file", remembered}});
}

void extractForComparison(postgres::Database &from, const QString &path, std::span<const CompareWish> wishes)
{
    Wanted wanted{{"import", {"n", "id", "account", "kind", "dataset", "created_at", "stage", "status"}}};
    for (const CompareWish &wish : wishes)
        wanted[protocol::spec(wish.table).name] = {};
    for (const CompareWish &wish : wishes)
        addUses(wish.table, wanted);
    extract(from, path, wanted);
}

base::Result<std::unique_ptr<Staging>> stageBeside(const Connecting &connect, const QString &folder)
{
    const QString extract = QDir(folder).filePath(QStringLiteral("city.db"));
    auto rows = SqliteStaging::open(extract, folder, 0);
    if (!rows)
        return tl::unexpected(rows.error());
    return std::make_unique<PostgresStaging>(connect, extract, *std::move(rows));
}
} // namespace wanmi::server
