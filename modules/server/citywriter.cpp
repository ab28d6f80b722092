// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/citywriter.h"

#include "protocol/caserow.h"
#include "server/epoch.h"
#include "server/scope.h"
#include "server/sqliteaudit.h"
#include "server/sqliteschema.h"

namespace wanmi::server {
namespace {
using protocol::TableNo;
constexpr qint64 RowsPerTransaction = 100'000;

/// Rows go in faster without the indexes that only speed up reading. \return their SQL.
std::vector<std::string> takeIndexes(Database &database)
{
    std::vector<std::pair<std::string, std::string>> indexes;
    {
        Query query(database,
                    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX%'");
        while (query.step())
            indexes.emplace_back(query.view(0), query.view(1));
    }
    std::vector<std::string> texts;
    for (auto &[name, text] : indexes) {
        database.run(("DROP INDEX " + name).c_str());
        texts.push_back(std::move(text));
    }
    return texts;
}
} // namespace

CityWriter::CityWriter(const QString &path, QByteArray passwordHash)
    : m_database(path, Database::Mode::Create)
    , m_passwordHash(std::move(passwordHash))
{
    // The file does not exist for anybody before it is renamed, so a crash while loading costs nothing.
    m_database.run("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; "
                   "PRAGMA cache_size = -65536; PRAGMA temp_store = FILE");
    migrate(m_database);
    m_indexes = takeIndexes(m_database);
    m_database.run("BEGIN");
}

template <typename Deed> void CityWriter::attempt(Deed deed)
{
    if (m_problem)
        return;
    try {
        deed();
    } catch (const SqlError &error) {
        m_problem = error;
    }
}

void CityWriter::countRow()
{
    if (++m_rows % RowsPerTransaction == 0)
        m_database.run("COMMIT; BEGIN");
}

template <typename Thing> void CityWriter::write(int table, const Thing &thing)
{
    attempt([&] {
        const protocol::TableSpec &spec = *protocol::findTable(table);
        Query insert(m_database, insertSql(spec));
        bindRow(insert, protocol::toRow(thing));
        insert.bind(1).run();
        countRow();
    });
}

void CityWriter::put(const domain::Area &area)
{
    write(int(TableNo::Area), area);
}

void CityWriter::put(const domain::GridCell &cell)
{
    write(int(TableNo::Cell), cell);
}

void CityWriter::put(const domain::DutyGrid &grid)
{
    write(int(TableNo::DutyGrid), grid);
}

void CityWriter::put(const domain::Department &department)
{
    write(int(TableNo::Department), department);
}

void CityWriter::put(const domain::Person &person)
{
    write(int(TableNo::Person), person);
    attempt([&] {
        Query account(m_database, "INSERT INTO account (account, password, disabled) VALUES (?, ?, 0)");
        account.bind(person.id.text()).bind(QString::fromLatin1(m_passwordHash)).run();
    });
}

void CityWriter::put(const domain::Component &component)
{
    write(int(TableNo::Component), component);
}

void CityWriter::put(const domain::Camera &camera)
{
    write(int(TableNo::Camera), camera);
}

void CityWriter::put(const domain::Vehicle &vehicle)
{
    write(int(TableNo::Vehicle), vehicle);
}

void CityWriter::put(const domain::NamedPlace &place)
{
    write(int(TableNo::Place), place);
}

void CityWriter::put(const citygen::CityCase &cityCase)
{
    attempt([&] {
        static constexpr const char *Extra[] = {"scope", "is_open"};
        static const std::string Sql = insertSql(protocol::spec(TableNo::CaseFile), Extra);
        Query insert(m_database, Sql);
        bindRow(insert, protocol::toRow(cityCase.file));
        insert.bind(cityCase.file.version)
            .bind(tagsOf(cityCase.file))
            .bind(int(cityCase.file.isOpen()))
            .run();
        if (!cityCase.reporterName.isEmpty() || !cityCase.reporterPhone.isEmpty()) {
            Query reporter(m_database,
                           "INSERT INTO case_reporter (id, name, phone, ver) VALUES (?, ?, ?, 1)");
            reporter.bind(cityCase.file.id.text())
                .bind(cityCase.reporterName)
                .bind(cityCase.reporterPhone)
                .run();
        }
        countRow();
    });
    for (const domain::ActionRecord &record : cityCase.trail)
        write(int(TableNo::CaseAction), record);
}

void CityWriter::finish(const citygen::CitySummary &summary, const QString &basemapHash, qint64 basemapBytes,
                        base::Instant now)
{
    if (m_problem)
        throw *m_problem;
    m_database.run("COMMIT");
    for (const std::string &index : m_indexes)
        m_database.run(index.c_str());
    Transaction transaction(m_database);
    const auto set = [this](const char *key, const QString &value) {
        setMeta(m_database, QLatin1StringView(key), value);
    };
    const auto degrees = [](double value) { return QString::number(value, 'f', 7); };
    set("city_name_zh", summary.nameZh);
    set("city_name_en", summary.nameEn);
    set("epoch", QString::number(newEpoch()));
    set("west", degrees(summary.bounds.west));
    set("south", degrees(summary.bounds.south));
    set("east", degrees(summary.bounds.east));
    set("north", degrees(summary.bounds.north));
    set("basemap_hash", basemapHash);
    set("basemap_bytes", QString::number(basemapBytes));
    appendAudit(m_database,
                {now,
                 QStringLiteral("administrator"),
                 QStringLiteral("console"),
                 QStringLiteral("init"),
                 summary.nameEn,
                 QStringLiteral("done"),
                 {}});
    transaction.commit();
    m_database.run("ANALYZE");
}
} // namespace wanmi::server
