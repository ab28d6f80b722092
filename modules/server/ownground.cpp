// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ownground.h"

#include "geo/featurereader.h"
#include "protocol/caserow.h"
#include "server/central.h"
#include "server/cityreading.h"
#include "server/cityrows.h"
#include "server/epoch.h"
#include "server/opencity.h"
#include "server/password.h"
#include "server/postgresledger.h"
#include "server/postgresschema.h"
#include "server/sqliteaudit.h"
#include "server/sqliteschema.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <set>

namespace wanmi::server {
namespace {

using protocol::TableNo;
constexpr qint64 MostPoints = 200'000;
constexpr int LeastPassword = 5;

/// Empty: the city has none.
QString basemapOf(Database &database, const QString &folder)
{
    const QString path = QDir(folder).filePath(
        metaText(database, QStringLiteral("basemap_file"), QStringLiteral("basemap.gpkg")));
    return QFileInfo::exists(path) ? path : QString();
}

qint64 countOf(Database &database, const char *table)
{
    Query query(database, std::string("SELECT count(*) FROM ") + table);
    return query.step() ? query.integer(0) : 0;
}

void readPoints(Database &database, const char *table, std::vector<geo::Place> &points)
{
    const qint64 step = countOf(database, table) / MostPoints + 1;
    Query query(database,
                std::string("SELECT lon, lat FROM ") + table
                    + " WHERE (lon <> 0 OR lat <> 0) AND fid % ? = 0");
    query.bind(step);
    while (query.step())
        points.push_back({query.real(0), query.real(1)});
}

base::Result<std::vector<citygen::RoadLine>> readRoads(const QString &basemap)
{
    std::vector<citygen::RoadLine> roads;
    if (basemap.isEmpty())
        return roads;
    // Read twice, for the class and for the name: the lines come in the same order.
    auto classes = geo::readLines(basemap, QStringLiteral("road"), QStringLiteral("class"));
    const auto names = geo::readLines(basemap, QStringLiteral("road"), QStringLiteral("name"));
    if (!classes || !names)
        return tl::unexpected(classes ? names.error() : classes.error());
    for (size_t i = 0; i < classes->size(); ++i)
        roads.push_back({i < names->size() ? (*names)[i].word : QString(), (*classes)[i].word,
                         std::move((*classes)[i].line)});
    return roads;
}

/// The same statements for either database: written with "?", which PostgreSQL wants as $1, $2, ….
struct Sqlite
{
    using Database = wanmi::server::Database;
    using Query = wanmi::server::Query;
    static constexpr Marks Mark = Marks::Question;
    static std::string sql(const char *text) { return text; }
};
struct Postgres
{
    using Database = postgres::Database;
    using Query = postgres::Query;
    static constexpr Marks Mark = Marks::Dollar;
    static std::string sql(const char *text)
    {
        std::string marked;
        int number = 0;
        for (; *text; ++text)
            marked += *text == '?' ? '$' + std::to_string(++number) : std::string(1, *text);
        return marked;
    }
};

template <typename Kind> class PopulationWriter
{
    using Database = typename Kind::Database;
    using Query = typename Kind::Query;

public:
    PopulationWriter(Database &database, const citygen::Population &made, QByteArray passwordHash)
        : m_database(database)
        , m_made(made)
        , m_passwordHash(std::move(passwordHash))
    {
    }

    void write()
    {
        removeFormer();
        for (const domain::DutyGrid &grid : m_made.dutyGrids)
            put(m_database, TableNo::DutyGrid, grid);
        for (const domain::Department &department : m_made.departments)
            put(m_database, TableNo::Department, department);
        for (const domain::Person &person : m_made.persons) {
            put(m_database, TableNo::Person, person);
            Query account(m_database,
                          Kind::sql("INSERT INTO account (account, password, disabled) VALUES (?, ?, 0) "
                                    "ON CONFLICT (account) DO NOTHING"));
            account.bind(person.id.text()).bind(QString::fromLatin1(m_passwordHash)).run();
        }
        for (const domain::GridCell &cell : m_made.cells) {
            Query update(m_database,
                         Kind::sql("UPDATE cell SET duty_grid = ?, zone = ?, ver = ver + 1 WHERE id = ?"));
            update.bind(cell.dutyGrid.text()).bind(cell.zone).bind(cell.code.text()).run();
        }
        for (const domain::Camera &camera : m_made.cameras)
            put(m_database, TableNo::Camera, camera);
        for (const domain::Vehicle &vehicle : m_made.vehicles)
            put(m_database, TableNo::Vehicle, vehicle);
        // Open cases lie in cells: who walks there now sees them.
        m_database.run(
            "UPDATE case_file SET duty_grid = (SELECT duty_grid FROM cell WHERE cell.id = case_file.cell), "
            "zone = (SELECT zone FROM cell WHERE cell.id = case_file.cell), ver = ver + 1 "
            "WHERE is_open = 1 AND cell <> '' AND EXISTS (SELECT 1 FROM cell WHERE cell.id = case_file.cell)");
    }

private:
    /// Writes a row over the one of the same id.
    template <typename Row> static void put(Database &database, TableNo number, const Row &row)
    {
        const protocol::TableSpec &table = protocol::spec(number);
        Query upsert(database, upsertSql(table, {}, Kind::Mark));
        bindRow(upsert, protocol::toRow(row));
        upsert.bind(1).run();
    }
    /// Duty grids of before that nobody walks any more, and their supervisors.
    void removeFormer()
    {
        std::set<QString> now;
        for (const domain::DutyGrid &grid : m_made.dutyGrids)
            now.insert(grid.id.text());
        std::vector<QString> gone;
        Query grids(m_database, "SELECT id FROM duty_grid");
        while (grids.step()) {
            if (!now.contains(grids.text(0)))
                gone.push_back(grids.text(0));
        }
        for (const QString &grid : gone) {
            for (const char *deed : {"DELETE FROM duty_grid WHERE id = ?",
                                     "UPDATE account SET disabled = 1 WHERE account IN "
                                     "(SELECT id FROM person WHERE duty_grid = ? AND post = 'supervisor')",
                                     "DELETE FROM person WHERE duty_grid = ? AND post = 'supervisor'"})
                Query(m_database, Kind::sql(deed)).bind(grid).run();
        }
    }

    Database &m_database;
    const citygen::Population &m_made;
    const QByteArray m_passwordHash;
};

QByteArray departmentList()
{
    QFile file(QStringLiteral(":/wanmi/catalog/departments.tsv"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Units of this city alone go by their names: to any other city their ids say nothing.
class LocalNames
{
public:
    explicit LocalNames(Database &database)
    {
        Query query(database, "SELECT id, name_zh FROM department WHERE kind = 'local'");
        while (query.step())
            m_names.insert(query.text(0), query.text(1));
    }
    template <typename Row> void put(Row &) const { }
    void put(domain::Component &row) const
    {
        putAll({&row.competentDept, &row.ownerUnit, &row.maintainUnit});
    }
    void put(domain::Camera &row) const { putAll({&row.industry, &row.owner}); }
    void put(domain::Vehicle &row) const { putAll({&row.department}); }
    void put(domain::CaseFile &row) const
    {
        putAll({&row.leadDept});
        for (QString &unit : row.coDepts)
            putAll({&unit});
    }

private:
    void putAll(std::initializer_list<QString *> units) const
    {
        for (QString *unit : units)
            *unit = m_names.value(*unit, *unit);
    }
    QHash<QString, QString> m_names;
};

template <typename Row>
std::function<void(Row &&)> into(intake::ExportFile &file, const LocalNames &names, qint64 &rows,
                                 std::optional<Error> &error, const std::function<bool(qint64)> &goOn)
{
    return [&](Row &&row) {
        if (error)
            return;
        names.put(row);
        if (const auto done = file.add(row); !done)
            error = done.error();
        else if (++rows % 1000 == 0 && goOn && !goOn(rows))
            error = Error{ErrorKind::Refused, QStringLiteral("cancelled"), {}};
    };
}

base::Result<qint64> copyBasemap(const QString &folder, const QString &path)
{
    return guarded([&]() -> base::Result<qint64> {
        const auto city = CityReading::of(folder, {{"meta", {}}});
        if (!city)
            return tl::unexpected(city.error());
        const QString basemap = basemapOf(**city, folder);
        if (basemap.isEmpty())
            return base::failure(ErrorKind::NotFound, QStringLiteral("no-basemap"), folder);
        QFile::remove(path);
        if (!QFile::copy(basemap, path))
            return base::refused(QStringLiteral("cannot-write-file"), path);
        return 1;
    });
}
} // namespace

base::Result<OwnGround> readGround(const QString &folder)
{
    return guarded([&]() -> base::Result<OwnGround> {
        const auto city = CityReading::of(folder,
                                          {{"meta", {}},
                                           {"area", {}},
                                           {"cell", {}},
                                           {"component", {"fid", "id", "lon", "lat"}},
                                           {"case_file", {"fid", "id", "lon", "lat"}},
                                           {"camera", {"fid", "id"}},
                                           {"vehicle", {"fid", "id"}}});
        if (!city)
            return tl::unexpected(city.error());
        Database &database = **city;
        const Transaction snapshot(database, Transaction::Kind::Read);
        OwnGround own;
        own.nameZh = metaText(database, QStringLiteral("city_name_zh"));
        own.nameEn = metaText(database, QStringLiteral("city_name_en"));
        eachArea(database, [&](domain::Area &&area) {
            if (area.level == u"city")
                own.ground.code = area.code;
            own.ground.areas.push_back(std::move(area));
        });
        if (own.ground.code.isEmpty() && !own.ground.areas.empty())
            own.ground.code = own.ground.areas.front().code.left(6);
        eachGridCell(database, [&](domain::GridCell &&cell) { own.ground.cells.push_back(std::move(cell)); });
        readPoints(database, "component", own.points);
        readPoints(database, "case_file", own.points);
        own.cameras = int(countOf(database, "camera"));
        own.vehicles = int(countOf(database, "vehicle"));
        own.basemap = basemapOf(database, folder);
        auto roads = readRoads(own.basemap);
        if (!roads)
            return tl::unexpected(roads.error());
        own.ground.roads = *std::move(roads);
        return own;
    });
}

namespace {
AuditEntry lineOf(const PopulateOrder &order, base::Instant now)
{
    return {now,
            QStringLiteral("administrator"),
            QStringLiteral("console"),
            QStringLiteral("populate"),
            QString::number(order.wish.seed),
            QStringLiteral("done"),
            {}};
}

base::Result<void> populateIn(const QString &address, const citygen::Population &made, const QByteArray &password,
                              const AuditEntry &entry)
{
    return postgres::guarded([&]() -> base::Result<void> {
        postgres::Database database(address.toUtf8(), postgres::beginEpochAfterPromotion);
        postgres::migrate(database);
        // Servers go on judging meanwhile: where two want the same row, this one begins anew.
        return postgres::repeated([&]() -> base::Result<void> {
            postgres::Transaction transaction(database);
            database.run("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0");
            postgres::hold(database, postgres::Lock::Importing);
            PopulationWriter<Postgres>(database, made, password).write();
            postgres::Ledger ledger(database);
            ledger.takeTicket();
            postgres::setMeta(database, QStringLiteral("epoch"), QString::number(newEpoch()));
            ledger.audit(entry);
            ledger.write(postgres::Ledger::News::City);
            transaction.commit();
            return {};
        });
    });
}
} // namespace

base::Result<Populated> populateCity(const QString &folder, const PopulateOrder &order, base::Instant now)
{
    if (!order.dryRun && order.password.size() < LeastPassword)
        return base::refused(QStringLiteral("password-too-short"));
    const auto own = readGround(folder);
    if (!own)
        return tl::unexpected(own.error());
    const auto made = citygen::populate(own->ground, order.wish, departmentList());
    if (!made)
        return tl::unexpected(made.error());
    const Populated summary{int(made->persons.size()),   int(made->departments.size()),
                            int(made->dutyGrids.size()), int(made->cells.size()),
                            int(made->cameras.size()),   int(made->vehicles.size())};
    if (order.dryRun)
        return summary;
    const QByteArray hash = hashPassword(order.password); // slow on purpose: before the transaction
    if (const auto address = storageAddress(folder)) {
        const auto written = populateIn(*address, *made, hash, lineOf(order, now));
        return written ? base::Result<Populated>(summary) : tl::unexpected(written.error());
    }
    return guarded([&]() -> base::Result<Populated> {
        Database database(databasePath(folder), Database::Mode::Write);
        migrate(database);
        Transaction transaction(database);
        PopulationWriter<Sqlite>(database, *made, hash).write();
        setMeta(database, QStringLiteral("epoch"), QString::number(newEpoch()));
        appendAudit(database, lineOf(order, now));
        transaction.commit();
        return summary;
    });
}

namespace {
/// The tables that rows of a kind are read from.
CityReading::Tables tablesOf(intake::Kind kind)
{
    CityReading::Tables tables{{"department", {}}};
    switch (kind) {
    case intake::Kind::Admin:
        tables["area"] = {};
        break;
    case intake::Kind::Cells:
        tables["cell"] = {};
        break;
    case intake::Kind::Components:
        tables["component"] = {};
        break;
    case intake::Kind::Places:
        tables["place"] = {};
        break;
    case intake::Kind::Cameras:
        tables["camera"] = {};
        break;
    case intake::Kind::Vehicles:
        tables["vehicle"] = {};
        break;
    case intake::Kind::Cases:
        tables["case_file"] = {};
        break;
    case intake::Kind::Basemap:
        break;
    }
    return tables;
}
} // namespace

base::Result<qint64> exportRows(const QString &folder, intake::Kind kind, const QString &path,
                                intake::FileFormat format, const std::function<bool(qint64)> &goOn)
{
    if (isEmpty(folder))
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-city"), folder);
    if (kind == intake::Kind::Basemap)
        return copyBasemap(folder, path);
    const auto file = intake::ExportFile::create(path, format, kind);
    if (!file)
        return tl::unexpected(file.error());
    return guarded([&]() -> base::Result<qint64> {
        const auto city = CityReading::of(folder, tablesOf(kind));
        if (!city)
            return tl::unexpected(city.error());
        Database &database = **city;
        const Transaction snapshot(database, Transaction::Kind::Read);
        const LocalNames names(database);
        qint64 rows = 0;
        std::optional<Error> error;
        switch (kind) {
        case intake::Kind::Admin:
            eachArea(database, into<domain::Area>(**file, names, rows, error, goOn));
            break;
        case intake::Kind::Cells:
            eachGridCell(database, into<domain::GridCell>(**file, names, rows, error, goOn));
            break;
        case intake::Kind::Components:
            eachComponentRow(database, into<domain::Component>(**file, names, rows, error, goOn));
            break;
        case intake::Kind::Places:
            eachPlace(database, into<domain::NamedPlace>(**file, names, rows, error, goOn));
            break;
        case intake::Kind::Cameras:
            eachCamera(database, into<domain::Camera>(**file, names, rows, error, goOn));
            break;
        case intake::Kind::Vehicles:
            eachVehicle(database, into<domain::Vehicle>(**file, names, rows, error, goOn));
            break;
        case intake::Kind::Cases:
            eachCase(database, into<domain::CaseFile>(**file, names, rows, error, goOn));
            break;
        case intake::Kind::Basemap:
            break;
        }
        if (error)
            return tl::unexpected(*error);
        if (const auto done = (*file)->finish(); !done)
            return tl::unexpected(done.error());
        return rows;
    });
}
} // namespace wanmi::server
