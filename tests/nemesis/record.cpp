// SPDX-License-Identifier: GPL-3.0-or-later
#include "record.h"

#include "server/database.h"
#include "server/postgresdatabase.h"

#include <QDeadlineTimer>
#include <QThread>

#include <stdexcept>

namespace wanmi::nemesis {
namespace {
class FileRecord final : public CityRecord
{
public:
    explicit FileRecord(const QString &file)
        : m_database(file, server::Database::Mode::ReadOnly)
        , m_judged(m_database,
                   "SELECT status, (SELECT count(*) FROM case_action a WHERE a.id = c.key), "
                   "(SELECT number FROM case_action a WHERE a.id = c.key) FROM command c WHERE key = ?1")
        , m_version(m_database, "SELECT ver FROM case_file WHERE id = ?1")
    {
    }
    Judged judged(const QString &key) override
    {
        m_judged.restart();
        m_judged.bind(key);
        if (!m_judged.step())
            return {};
        return {true, m_judged.text(0) == u"applied", m_judged.integer(1), m_judged.integer(2)};
    }
    qint64 version(const QString &caseId) override
    {
        m_version.restart();
        m_version.bind(caseId);
        return m_version.step() ? m_version.integer(0) : 0;
    }
    qint64 number(const char *sql) override
    {
        server::Query query(m_database, sql);
        return query.step() ? query.integer(0) : -1;
    }

private:
    server::Database m_database;
    server::Query m_judged, m_version;
};

/// Whoever looks here knows no errors of PostgreSQL's.
template <typename Ask> auto asked(Ask ask)
{
    try {
        return ask();
    } catch (const server::postgres::PgError &error) {
        throw std::runtime_error((error.state + ' ' + error.message.toUtf8()).toStdString());
    }
}

class PostgresRecord final : public CityRecord
{
public:
    explicit PostgresRecord(const QString &address)
        : m_database(address.toUtf8())
    {
    }
    Judged judged(const QString &key) override
    {
        return asked([&]() -> Judged {
            server::postgres::Query query(m_database,
                                          "SELECT status, (SELECT count(*) FROM case_action a WHERE a.id = c.key), "
                                          "coalesce((SELECT number FROM case_action a WHERE a.id = c.key), 0)::bigint "
                                          "FROM command c WHERE key = $1");
            query.bind(key);
            if (!query.step())
                return {};
            return {true, query.text(0) == u"applied", query.integer(1), query.integer(2)};
        });
    }
    qint64 version(const QString &caseId) override
    {
        return asked([&] {
            server::postgres::Query query(m_database, "SELECT ver::bigint FROM case_file WHERE id = $1");
            query.bind(caseId);
            return query.step() ? query.integer(0) : 0;
        });
    }
    qint64 number(const char *sql) override
    {
        return asked([&] {
            server::postgres::Query query(m_database, sql);
            return query.step() ? query.integer(0) : -1;
        });
    }

private:
    server::postgres::Database m_database;
};
} // namespace

std::unique_ptr<CityRecord> CityRecord::ofFile(const QString &file)
{
    return std::make_unique<FileRecord>(file);
}

std::unique_ptr<CityRecord> CityRecord::ofPostgres(const QString &address)
{
    // Its processes may have been killed a moment ago.
    for (const QDeadlineTimer limit(10'000);;) {
        try {
            return asked([&] { return std::make_unique<PostgresRecord>(address); });
        } catch (const std::exception &) {
            if (limit.hasExpired())
                throw;
            QThread::msleep(100);
        }
    }
}
} // namespace wanmi::nemesis
