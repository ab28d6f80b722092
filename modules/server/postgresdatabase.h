// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "server/cell.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <libpq-fe.h>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// The little of libpq that central needs, as database.h is for SQLite. Statements are written with $1, $2,
/// …; values travel as text (blobs as bytes), rows come back binary.
namespace wanmi::server::postgres {

/// What PostgreSQL said; never leaves the storage, see guarded(). Never holds a value of a row.
struct PgError
{
    QByteArray state; ///< SQLSTATE; empty: the connection
    QString message;
    bool lost = false; ///< the connection is gone
};
/// Errors: Unreachable "database-gone", "database-busy", "disk-full", "read-only", "disk-error"; Corrupt
/// "database-unreadable"; Refused "postgis-missing".
[[nodiscard]] Error toError(const PgError &error);

using ResultPtr = std::unique_ptr<PGresult, decltype(&PQclear)>;

struct Parameter
{
    QByteArray bytes; ///< null: NULL
    bool binary = false;
};
using Parameters = std::vector<Parameter>;

/// One connection with its prepared statements. Not thread-safe: one thread at a time. All functions throw
/// PgError.
class Database
{
public:
    using Opened = std::function<void(Database &)>;
    /// Which of several servers is good, where the address does not say it itself: one that can be written, or any.
    enum class Reach { Primary, Any };
    /// `opened` is called for every connection that is made, before anything else is done with it.
    explicit Database(QByteArray address, Opened opened = {}, Reach reach = Reach::Primary);
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    void revive(); ///< opens it again if it was lost
    [[nodiscard]] bool isAlive(); ///< without asking the server
    void run(const char *sql); ///< one or more statements without values
    [[nodiscard]] ResultPtr execute(std::string_view sql, const Parameters &values);
    /// Sent with the next statement that is waited for, many in one go; an error shows then.
    void later(std::string_view sql, Parameters values);
    void flush(); ///< sends what waits
    void forget() { m_waiting.clear(); } ///< after a rollback
    [[nodiscard]] PGconn *handle() const { return m_connection; }
    [[noreturn]] void fail(const PGresult *result = nullptr) const;

private:
    const std::string &prepared(std::string_view sql);
    void open();
    void begin(); ///< what a new connection is told
    void close();
    void sendWaiting(std::size_t first, std::size_t end);
    void receive(std::size_t count);

    struct Waiting
    {
        std::string name;
        Parameters values;
    };
    QByteArray m_address;
    Opened m_opened;
    Reach m_reach;
    PGconn *m_connection = nullptr;
    std::unordered_map<std::string, std::string> m_statements;
    std::deque<Waiting> m_waiting;
};

/// One use of a statement; values bind in order.
class Query
{
public:
    Query(Database &database, std::string_view sql)
        : m_database(database)
        , m_sql(sql)
        , m_result(nullptr, &PQclear)
    {
    }
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;

    Query &bind(qint64 value) { return put({QByteArray::number(value)}); }
    Query &bind(int value) { return bind(qint64(value)); }
    Query &bind(double value);
    Query &bind(const QString &value);
    Query &bind(const std::string &value);
    Query &bindBlob(const QByteArray &value) { return put({value.isNull() ? QByteArray("") : value, true}); }
    Query &bindNull() { return put({}); }
    /// As text[], bigint[].
    Query &bindList(const QStringList &values);
    Query &bindList(const std::vector<qint64> &values);

    bool step(); ///< true: a row is there
    void run() { (void)step(); } ///< for statements that give no row
    void later() { m_database.later(m_sql, std::move(m_values)); }
    /// Rows that it touched.
    [[nodiscard]] qint64 changes() const { return QByteArray(PQcmdTuples(m_result.get())).toLongLong(); }

    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QString text(int column) const { return QString::fromUtf8(utf8(column)); }
    [[nodiscard]] QByteArrayView utf8(int column) const
    {
        return {PQgetvalue(m_result.get(), m_row, column), PQgetlength(m_result.get(), m_row, column)};
    }
    [[nodiscard]] std::string_view view(int column) const
    {
        const QByteArrayView bytes = utf8(column);
        return {bytes.data(), std::size_t(bytes.size())};
    }
    [[nodiscard]] QByteArrayView blob(int column) const { return utf8(column); }
    [[nodiscard]] Cell cell(int column) const;

private:
    friend class Cursor;
    Query &put(Parameter value)
    {
        m_values.push_back(std::move(value));
        return *this;
    }
    Database &m_database;
    std::string m_sql;
    Parameters m_values;
    ResultPtr m_result;
    int m_row = -1;
};

/// Reads a long answer piece by piece; inside a transaction, one at a time on a connection.
class Cursor
{
public:
    /// Ahead: the server finds the next piece while this one is read. Nothing else may be asked on the connection then.
    enum class Fetch { AsNeeded, Ahead };
    Cursor(Database &database, std::string_view select, const Parameters &values = {}, Fetch fetch = Fetch::AsNeeded);
    ~Cursor();
    Cursor(const Cursor &) = delete;
    Cursor &operator=(const Cursor &) = delete;
    /// The next row, nothing at the end; good until the next call.
    [[nodiscard]] const Query *next();

private:
    void ask();
    [[nodiscard]] ResultPtr answer();
    Database &m_database;
    const bool m_isAhead;
    bool m_isAsked = false;
    std::unique_ptr<Query> m_page;
};

/// BEGIN … COMMIT; rolls back when left without commit(). Reading: one consistent picture.
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

/// COPY table (columns) FROM STDIN, binary; the values in order of the columns.
class CopyIn
{
public:
    CopyIn(Database &database, const std::string &target, int columns);
    CopyIn(const CopyIn &) = delete;
    CopyIn &operator=(const CopyIn &) = delete;
    ~CopyIn(); ///< breaks it off unless finish() was called

    void beginRow();
    void null();
    void integer(qint64 value);
    void real(double value);
    void text(QByteArrayView utf8);
    void blob(QByteArrayView bytes);
    void finish();

private:
    void send();
    Database &m_database;
    int m_columns;
    QByteArray m_buffer;
    bool m_open = true;
};

/// Several servers judge over one database: what met another's work is done anew, a few times. Only around a
/// whole transaction.
template <typename Body> auto repeated(Body body) -> decltype(body())
{
    constexpr int MostTries = 4;
    for (int tries = 1;; ++tries) {
        try {
            return body();
        } catch (const PgError &error) {
            if (tries == MostTries || (!error.state.startsWith("40") && error.state != "23505"))
                throw;
        }
    }
}

/// Runs `body` and turns what is thrown into an Error.
template <typename Body> auto guarded(Body body) -> decltype(body())
{
    try {
        return body();
    } catch (const PgError &error) {
        return tl::unexpected<Error>(toError(error));
    }
}
} // namespace wanmi::server::postgres
