// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/centralcity.h"

#include "protocol/caserow.h"
#include "server/cityrows.h"
#include "server/sqliteschema.h"
#include "server/sqlitestorage.h"

#include <QLoggingCategory>

namespace wanmi::server {
namespace {
Q_LOGGING_CATEGORY(log, "wanmi.server")
} // namespace

std::optional<protocol::TableNo> tableOf(intake::Kind kind)
{
    using intake::Kind;
    using protocol::TableNo;
    switch (kind) {
    case Kind::Admin:
        return TableNo::Area;
    case Kind::Cells:
        return TableNo::Cell;
    case Kind::Components:
        return TableNo::Component;
    case Kind::Places:
        return TableNo::Place;
    case Kind::Cameras:
        return TableNo::Camera;
    case Kind::Vehicles:
        return TableNo::Vehicle;
    case Kind::Cases:
        return TableNo::CaseFile;
    case Kind::Basemap:
        break;
    }
    return std::nullopt;
}

CentralCity::CentralCity(const QString &path, std::shared_ptr<const domain::Catalog> catalog,
                         std::shared_ptr<void> keeper)
    : m_keeper(std::move(keeper))
    , m_database(path, Database::Mode::ReadOnly)
    , m_catalog(std::move(catalog))
{
    m_database.run("PRAGMA cache_size = -16384; PRAGMA mmap_size = 268435456");
}

// An import that could not see the city is not applied either: the comparison reads the same file and fails.
template <typename Read> void CentralCity::attempt(Read read) const
{
    try {
        read();
    } catch (const SqlError &error) {
        qCWarning(log, "the city cannot be read for an import: %ls", qUtf16Printable(error.message));
    }
}

std::vector<domain::Area> CentralCity::areas() const
{
    std::vector<domain::Area> areas;
    attempt([&] { eachArea(m_database, [&](domain::Area &&area) { areas.push_back(std::move(area)); }); });
    return areas;
}

std::vector<domain::Department> CentralCity::departments() const
{
    std::vector<domain::Department> departments;
    attempt([&] {
        eachDepartment(m_database, [&](domain::Department &&row) { departments.push_back(std::move(row)); });
    });
    return departments;
}

QString CentralCity::timeZone() const
{
    QString zone = QStringLiteral("Asia/Shanghai");
    attempt([&] { zone = metaText(m_database, QStringLiteral("time_zone"), zone); });
    return zone;
}

void CentralCity::eachCell(const std::function<void(const domain::GridCell &)> &call) const
{
    attempt([&] {
        eachGridCell(m_database, [&](domain::GridCell &&cell) {
            if (!cell.shape.rings.empty())
                call(cell);
        });
    });
}

void CentralCity::eachId(intake::Kind kind, const std::function<void(QStringView id)> &call) const
{
    const auto table = tableOf(kind);
    if (!table)
        return;
    attempt([&] {
        Query query(m_database,
                    std::string("SELECT id FROM ") + protocol::spec(*table).name
                        + " UNION ALL SELECT id FROM retired WHERE tbl = ?");
        query.bind(int(*table));
        while (query.step())
            call(query.text(0));
    });
}

void CentralCity::eachRemembered(intake::Kind kind,
                                 const std::function<void(QStringView key, QStringView id)> &call) const
{
    const auto table = tableOf(kind);
    if (!table)
        return;
    attempt([&] {
        // What went comes back under the number it had.
        Query query(m_database,
                    std::string("SELECT source_key, id FROM retired WHERE tbl = ? AND source_key NOT NULL "
                                "UNION ALL SELECT source_key, id FROM ")
                        + protocol::spec(*table).name + " WHERE source_key NOT NULL");
        query.bind(int(*table));
        while (query.step())
            call(query.text(0), query.text(1));
    });
}

void CentralCity::eachComponent(
    const std::function<void(QStringView id, QStringView classCode, geo::Place place)> &call) const
{
    attempt([&] {
        Query query(m_database, "SELECT id, class_code, lon, lat FROM component WHERE state <> 'removed'");
        while (query.step())
            call(query.text(0), query.text(1), {query.real(2), query.real(3)});
    });
}

base::Result<std::unique_ptr<intake::PresentCity>>
SqliteStorage::presentCity(const std::shared_ptr<const domain::Catalog> &catalog)
{
    return guarded([&]() -> base::Result<std::unique_ptr<intake::PresentCity>> {
        return std::make_unique<CentralCity>(m_path, catalog);
    });
}

base::Result<std::vector<domain::MinorClass>> SqliteStorage::classes()
{
    return guarded([&]() -> base::Result<std::vector<domain::MinorClass>> {
        Reader reader(*this);
        const protocol::TableSpec &table = protocol::spec(protocol::TableNo::Class);
        Query query(*reader, "SELECT " + columnList(table) + " FROM class ORDER BY id");
        std::vector<domain::MinorClass> classes;
        while (query.step()) {
            if (auto minor = protocol::classFromRow(readRow(query, table)))
                classes.push_back(*std::move(minor));
        }
        return classes;
    });
}
} // namespace wanmi::server
