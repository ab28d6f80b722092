// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/database.h"

namespace wanmi::server {

Error toError(const SqlError &error)
{
    using enum ErrorKind;
    switch (error.code & 0xff) {
    case SQLITE_FULL:
        return {Unreachable, QStringLiteral("disk-full"), error.message};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {Unreachable, QStringLiteral("database-busy"), error.message};
    case SQLITE_READONLY:
        return {Unreachable, QStringLiteral("read-only"), error.message};
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
    case SQLITE_SCHEMA:
        return {Corrupt, QStringLiteral("database-unreadable"), error.message};
    default:
        return {Unreachable, QStringLiteral("disk-error"), error.message};
    }
}

Database::Database(const QString &path, Mode mode)
{
    int flags = SQLITE_OPEN_NOMUTEX;
    switch (mode) {
    case Mode::Create:
        flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        break;
    case Mode::Write:
        flags |= SQLITE_OPEN_READWRITE;
        break;
    case Mode::ReadOnly:
        flags |= SQLITE_OPEN_READONLY;
        break;
    }
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &m_handle, flags, nullptr);
    if (code != SQLITE_OK) {
        const SqlError error{code, QString::fromUtf8(sqlite3_errstr(code))};
        sqlite3_close_v2(m_handle);
        throw error;
    }
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_busy_timeout(m_handle, 5000);
}

Database::~Database()
{
    for (const auto &[sql, statement] : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close_v2(m_handle);
}

void Database::run(const char *sql)
{
    if (const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr); code != SQLITE_OK)
        fail(code);
}

sqlite3_stmt *Database::prepared(std::string_view sql)
{
    std::string key(sql);
    if (const auto found = m_statements.find(key); found != m_statements.end())
        return found->second;
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v3(m_handle, sql.data(), int(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &statement, nullptr);
    if (code != SQLITE_OK)
        fail(code);
    m_statements.emplace(std::move(key), statement);
    return statement;
}

void Database::fail(int code) const
{
    throw SqlError{code, QString::fromUtf8(sqlite3_errmsg(m_handle))};
}

Query &Query::bind(qint64 value)
{
    sqlite3_bind_int64(m_statement, ++m_bound, value);
    return *this;
}

Query &Query::bind(double value)
{
    sqlite3_bind_double(m_statement, ++m_bound, value);
    return *this;
}

Query &Query::bind(const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    sqlite3_bind_text(m_statement, ++m_bound, utf8.constData(), int(utf8.size()), SQLITE_TRANSIENT);
    return *this;
}

Query &Query::bind(const std::string &value)
{
    sqlite3_bind_text(m_statement, ++m_bound, value.data(), int(value.size()), SQLITE_TRANSIENT);
    return *this;
}

Query &Query::bindBlob(const QByteArray &value)
{
    sqlite3_bind_blob(m_statement, ++m_bound, value.constData(), int(value.size()), SQLITE_TRANSIENT);
    return *this;
}

Query &Query::bindNull()
{
    sqlite3_bind_null(m_statement, ++m_bound);
    return *this;
}

Cell Query::cell(int column) const
{
    switch (type(column)) {
    case SQLITE_INTEGER:
        return Cell::Integer;
    case SQLITE_FLOAT:
        return Cell::Real;
    case SQLITE_TEXT:
        return Cell::Text;
    case SQLITE_BLOB:
        return Cell::Blob;
    default:
        return Cell::Null;
    }
}

bool Query::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        m_database.fail(code);
    return false;
}

void Query::run()
{
    while (step()) { }
}

void Query::restart()
{
    sqlite3_reset(m_statement);
    m_bound = 0;
}

Transaction::Transaction(Database &database, Kind kind)
    : m_database(database)
{
    database.run(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction()
{
    // SQLite may have rolled back by itself (disk full); a second ROLLBACK is then an error without
    // consequence.
    if (m_open && sqlite3_get_autocommit(m_database.handle()) == 0)
        sqlite3_exec(m_database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    m_database.run("COMMIT");
    m_open = false;
}
} // namespace wanmi::server
