// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgresdatabase.h"

#include "server/postgresvalues.h"

#include <poll.h>

namespace wanmi::server::postgres {
namespace {
constexpr std::size_t MostInFlight = 500; // answers of as many statements fit into the socket's buffer

bool is(const QByteArray &state, const char *begin)
{
    return state.startsWith(begin);
}
} // namespace

Error toError(const PgError &error)
{
    using enum ErrorKind;
    const QByteArray &state = error.state;
    const QString detail = error.message;
    if (error.lost || is(state, "08") || is(state, "57P"))
        return {Unreachable, QStringLiteral("database-gone"), detail};
    // Too many connections; locks not got in time; deadlocks; what could not be serialized; statements cut
    // short.
    if (is(state, "53300") || is(state, "55P03") || is(state, "40") || is(state, "57014")
        || is(state, "25P03") || is(state, "23505"))
        return {Unreachable, QStringLiteral("database-busy"), detail};
    if (is(state, "53100") || is(state, "53200"))
        return {Unreachable, QStringLiteral("disk-full"), detail};
    if (is(state, "25006"))
        return {Unreachable, QStringLiteral("read-only"), detail};
    if (is(state, "WPG01"))
        return {Refused, QStringLiteral("postgis-missing"), detail};
    if (is(state, "XX") || is(state, "42P01") || is(state, "42703") || is(state, "3D000") || is(state, "22"))
        return {Corrupt, QStringLiteral("database-unreadable"), detail};
    return {Unreachable, QStringLiteral("disk-error"), QString::fromLatin1(state) + u' ' + detail};
}

Database::Database(QByteArray address, Opened opened, Reach reach)
    : m_address(std::move(address))
    , m_opened(std::move(opened))
    , m_reach(reach)
{
    open();
}

Database::~Database()
{
    close();
}

void Database::open()
{
    // What stands before dbname is overridden by what the address says itself.
    const char *const keys[] = {"connect_timeout",
                                "keepalives_idle",
                                "keepalives_interval",
                                "keepalives_count",
                                "tcp_user_timeout",
                                "target_session_attrs",
                                "dbname",
                                "fallback_application_name",
                                "client_encoding",
                                nullptr};
    const char *const values[] = {
        "5", "10", "5", "3", "15000", m_reach == Reach::Any ? "any" : "read-write", m_address.constData(), "wanmi-central", "UTF8", nullptr};
    m_connection = PQconnectdbParams(keys, values, 1);
    if (PQstatus(m_connection) != CONNECTION_OK) {
        PgError error{{}, QString::fromUtf8(PQerrorMessage(m_connection)).trimmed(), true};
        close();
        throw error;
    }
    try {
        begin();
    } catch (...) {
        close();
        throw;
    }
}

void Database::begin()
{
    PQsetErrorVerbosity(m_connection, PQERRORS_TERSE);
    PQsetNoticeProcessor(
        m_connection, [](void *, const char *) {}, nullptr);
    run("SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '60s'; SET statement_timeout = '60s'; "
        "SET TimeZone = 'UTC'; SET extra_float_digits = 1; "
        // What was acknowledged is on disk, whatever the server's own settings say.
        "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'");
    if (m_opened)
        m_opened(*this);
}

void Database::close()
{
    PQfinish(m_connection);
    m_connection = nullptr;
    m_statements.clear();
    m_waiting.clear();
}

bool Database::isAlive()
{
    if (!m_connection || PQstatus(m_connection) != CONNECTION_OK)
        return false;
    // A server that went away has closed its end: that can be seen without asking it.
    pollfd socket{PQsocket(m_connection), POLLIN, 0};
    if (::poll(&socket, 1, 0) > 0)
        return PQconsumeInput(m_connection) == 1 && PQstatus(m_connection) == CONNECTION_OK;
    return true;
}

void Database::revive()
{
    if (isAlive())
        return;
    close();
    open();
}

void Database::fail(const PGresult *result) const
{
    // Only the first line: the details name values of rows.
    const auto field = [result](int code) {
        const char *text = result ? PQresultErrorField(result, code) : nullptr;
        return QByteArray(text ? text : "");
    };
    PgError error{field(PG_DIAG_SQLSTATE), QString::fromUtf8(field(PG_DIAG_MESSAGE_PRIMARY)), false};
    if (const QByteArray constraint = field(PG_DIAG_CONSTRAINT_NAME); !constraint.isEmpty())
        error.message += QStringLiteral(" (%1)").arg(QString::fromUtf8(constraint));
    error.lost = !m_connection || PQstatus(m_connection) != CONNECTION_OK;
    if (error.message.isEmpty())
        error.message = QStringLiteral("the connection to the database is gone");
    throw error;
}

void Database::run(const char *sql)
{
    flush();
    const ResultPtr result(PQexec(m_connection, sql), &PQclear);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        fail(result.get());
}

const std::string &Database::prepared(std::string_view sql)
{
    std::string key(sql);
    if (const auto found = m_statements.find(key); found != m_statements.end())
        return found->second;
    std::string name = "w" + std::to_string(m_statements.size());
    const ResultPtr result(PQprepare(m_connection, name.c_str(), key.c_str(), 0, nullptr), &PQclear);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        fail(result.get());
    return m_statements.emplace(std::move(key), std::move(name)).first->second;
}

ResultPtr Database::execute(std::string_view sql, const Parameters &values)
{
    flush();
    const std::string &name = prepared(sql);
    const Arrays arrays(values);
    ResultPtr result(PQexecPrepared(m_connection, name.c_str(), int(values.size()), arrays.values.data(),
                                    arrays.lengths.data(), arrays.formats.data(), 1),
                     &PQclear);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        fail(result.get());
    return result;
}

void Database::later(std::string_view sql, Parameters values)
{
    if (!m_connection)
        fail();
    if (!m_statements.contains(std::string(sql)))
        flush(); // a prepared statement sees the tables as they are
    m_waiting.push_back({prepared(sql), std::move(values)});
}

void Database::flush()
{
    if (m_waiting.empty())
        return;
    if (PQenterPipelineMode(m_connection) != 1)
        fail();
    try {
        for (std::size_t first = 0; first < m_waiting.size(); first += MostInFlight) {
            const std::size_t end = std::min(m_waiting.size(), first + MostInFlight);
            sendWaiting(first, end);
            receive(end - first);
        }
    } catch (const PgError &) {
        m_waiting.clear();
        PQexitPipelineMode(m_connection);
        throw;
    }
    m_waiting.clear();
    if (PQexitPipelineMode(m_connection) != 1)
        fail();
}

void Database::sendWaiting(std::size_t first, std::size_t end)
{
    for (std::size_t i = first; i < end; ++i) {
        const Arrays arrays(m_waiting[i].values);
        if (PQsendQueryPrepared(m_connection, m_waiting[i].name.c_str(), int(arrays.values.size()),
                                arrays.values.data(), arrays.lengths.data(), arrays.formats.data(), 1)
            != 1)
            fail();
    }
    if (PQpipelineSync(m_connection) != 1)
        fail();
}

void Database::receive(std::size_t count)
{
    std::optional<PgError> problem;
    const auto note = [&](const PGresult *result) {
        try {
            fail(result);
        } catch (const PgError &error) {
            if (!problem)
                problem = error;
        }
    };
    // Everything that was sent is answered, also after an error; then the sync itself.
    for (std::size_t i = 0; i < count; ++i) {
        for (;;) {
            const ResultPtr result(PQgetResult(m_connection), &PQclear);
            if (!result)
                break;
            const ExecStatusType status = PQresultStatus(result.get());
            if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_PIPELINE_ABORTED)
                note(result.get());
            if (PQstatus(m_connection) != CONNECTION_OK) {
                note(nullptr);
                throw *problem;
            }
        }
    }
    const ResultPtr sync(PQgetResult(m_connection), &PQclear);
    if (PQresultStatus(sync.get()) != PGRES_PIPELINE_SYNC)
        note(sync.get());
    if (problem)
        throw *problem;
}
} // namespace wanmi::server::postgres
