// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "server/cell.h"

#include <QByteArray>
#include <QString>

#include <sqlite3.h>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace wanmi::server {

/// What SQLite said; never leaves the storage, see guarded().
struct SqlError
{
    int code = SQLITE_ERROR;
    QString message;
};

/// Errors: Unreachable "disk-full", "database-busy", "read-only", "disk-error"; Corrupt
/// "database-unreadable".
[[nodiscard]] Error toError(const SqlError &error);

/// One SQLite connection with its prepared statements. Not thread-safe: one thread at a time.
class Database
{
public:
    enum class Mode { Write, Create, ReadOnly };
    /// Throws SqlError, as all functions here do.
    Database(const QString &path, Mode mode);
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    void run(const char *sql); ///< one or more statements without values
    [[nodiscard]] sqlite3_stmt *prepared(std::string_view sql); ///< cached for the connection's life
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }
    [[nodiscard]] qint64 lastId() const { return sqlite3_last_insert_rowid(m_handle); }
    [[nodiscard]] int changes() const { return sqlite3_changes(m_handle); }
    [[noreturn]] void fail(int code) const;

private:
    sqlite3 *m_handle = nullptr;
    std::unordered_map<std::string, sqlite3_stmt *> m_statements;
};

/// One use of a prepared statement; values bind in order.
class Query
{
public:
    Query(Database &database, std::string_view sql)
        : m_database(database)
        , m_statement(database.prepared(sql))
    {
    }
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;
    ~Query()
    {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
    }

    Query &bind(qint64 value);
    Query &bind(int value) { return bind(qint64(value)); }
    Query &bind(double value);
    Query &bind(const QString &value);
    Query &bind(const std::string &value);
    Query &bindBlob(const QByteArray &value);
    Query &bindNull();

    bool step(); ///< true: a row is there
    void run(); ///< for statements that give no row
    void restart(); ///< for the next set of values

    [[nodiscard]] qint64 integer(int column) const { return sqlite3_column_int64(m_statement, column); }
    [[nodiscard]] double real(int column) const { return sqlite3_column_double(m_statement, column); }
    [[nodiscard]] QString text(int column) const { return QString::fromUtf8(utf8(column)); }
    [[nodiscard]] QByteArrayView utf8(int column) const
    {
        const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
        return {text, text ? sqlite3_column_bytes(m_statement, column) : 0};
    }
    [[nodiscard]] std::string_view view(int column) const
    {
        const QByteArrayView bytes = utf8(column);
        return {bytes.data(), std::size_t(bytes.size())};
    }
    [[nodiscard]] QByteArrayView blob(int column) const
    {
        const void *bytes = sqlite3_column_blob(m_statement, column);
        return {static_cast<const char *>(bytes), bytes ? sqlite3_column_bytes(m_statement, column) : 0};
    }
    [[nodiscard]] int type(int column) const { return sqlite3_column_type(m_statement, column); }
    [[nodiscard]] Cell cell(int column) const;

private:
    Database &m_database;
    sqlite3_stmt *m_statement;
    int m_bound = 0;
};

/// BEGIN IMMEDIATE (or a read snapshot) … COMMIT; rolls back when left without commit().
class Transaction
{
public:
    enum class Kind { Write, Read };
    explicit Transaction(Database &database, Kind kind = Kind::Write);
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    ~Transaction();
    void commit();

private:
    Database &m_database;
    bool m_open = true;
};

/// Runs `body` and turns what SQLite throws into an Error.
template <typename Body> auto guarded(Body body) -> decltype(body())
{
    try {
        return body();
    } catch (const SqlError &error) {
        return tl::unexpected<Error>(toError(error));
    }
}
} // namespace wanmi::server
