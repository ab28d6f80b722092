// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgresdatabase.h"

#include "server/postgresvalues.h"

#include <QtEndian>

#include <bit>
#include <cstring>

namespace wanmi::server::postgres {
namespace {
constexpr int RowsPerPage = 2000;
enum Type : Oid { Bool = 16, Bytea = 17, Int8 = 20, Int2 = 21, Int4 = 23, Float8 = 701 }; // of pg_type.dat
} // namespace

Query &Query::bind(double value)
{
    return put({QByteArray::number(value, 'g', 17)});
}

Query &Query::bind(const QString &value)
{
    return put({storable(value.toUtf8())});
}

Query &Query::bind(const std::string &value)
{
    return put({storable(QByteArray::fromStdString(value))});
}

Query &Query::bindList(const QStringList &values)
{
    return put({listText(values)});
}

Query &Query::bindList(const std::vector<qint64> &values)
{
    QByteArray list = "{";
    for (const qint64 value : values)
        list += (list.size() > 1 ? "," : "") + QByteArray::number(value);
    return put({list + '}'});
}

bool Query::step()
{
    if (!m_result)
        m_result = m_database.execute(m_sql, m_values);
    return ++m_row < PQntuples(m_result.get());
}

qint64 Query::integer(int column) const
{
    const char *bytes = PQgetvalue(m_result.get(), m_row, column);
    switch (PQgetlength(m_result.get(), m_row, column)) {
    case 8:
        return qFromBigEndian<qint64>(bytes);
    case 4:
        return qFromBigEndian<qint32>(bytes);
    case 2:
        return qFromBigEndian<qint16>(bytes);
    case 1:
        return *bytes;
    default:
        return 0;
    }
}

double Query::real(int column) const
{
    const Cell kind = cell(column);
    if (kind != Cell::Real)
        return kind == Cell::Integer ? double(integer(column)) : 0;
    return std::bit_cast<double>(qFromBigEndian<quint64>(PQgetvalue(m_result.get(), m_row, column)));
}

Cell Query::cell(int column) const
{
    if (PQgetisnull(m_result.get(), m_row, column))
        return Cell::Null;
    switch (PQftype(m_result.get(), column)) {
    case Bool:
    case Int8:
    case Int2:
    case Int4:
        return Cell::Integer;
    case Float8:
        return Cell::Real;
    case Bytea:
        return Cell::Blob;
    default:
        return Cell::Text;
    }
}

Cursor::Cursor(Database &database, std::string_view select, const Parameters &values, Fetch fetch)
    : m_database(database)
    , m_isAhead(fetch == Fetch::Ahead)
{
    // Not prepared: a cursor is declared once, and its text is seldom the same again.
    database.flush();
    const std::string declare = "DECLARE wanmi_cursor NO SCROLL CURSOR FOR " + std::string(select);
    const Arrays arrays(values);
    const ResultPtr result(PQexecParams(database.handle(), declare.c_str(), int(values.size()), nullptr,
                                        arrays.values.data(), arrays.lengths.data(), arrays.formats.data(),
                                        1),
                           &PQclear);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        database.fail(result.get());
}

Cursor::~Cursor()
{
    if (m_isAsked)
        (void)answer();
    if (PQstatus(m_database.handle()) == CONNECTION_OK
        && PQtransactionStatus(m_database.handle()) == PQTRANS_INTRANS)
        PQclear(PQexec(m_database.handle(), "CLOSE wanmi_cursor"));
}

const Query *Cursor::next()
{
    if (m_page && ++m_page->m_row < PQntuples(m_page->m_result.get()))
        return m_page.get();
    if (m_page && PQntuples(m_page->m_result.get()) < RowsPerPage)
        return nullptr;
    if (!m_isAsked)
        ask();
    m_page = std::make_unique<Query>(m_database, std::string_view());
    m_page->m_result = answer();
    if (PQresultStatus(m_page->m_result.get()) != PGRES_TUPLES_OK)
        m_database.fail(m_page->m_result.get());
    if (m_isAhead && PQntuples(m_page->m_result.get()) == RowsPerPage)
        ask();
    m_page->m_row = 0;
    return PQntuples(m_page->m_result.get()) > 0 ? m_page.get() : nullptr;
}

void Cursor::ask()
{
    // The columns differ from cursor to cursor, so this cannot be a prepared statement.
    const std::string fetch = "FETCH " + std::to_string(RowsPerPage) + " FROM wanmi_cursor";
    m_isAsked = PQsendQueryParams(m_database.handle(), fetch.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 1) == 1;
    if (!m_isAsked)
        m_database.fail(nullptr);
}

ResultPtr Cursor::answer()
{
    m_isAsked = false;
    ResultPtr result(nullptr, &PQclear);
    while (PGresult *next = PQgetResult(m_database.handle())) {
        if (!result || PQresultStatus(next) != PGRES_TUPLES_OK) // an error comes last
            result.reset(next);
        else
            PQclear(next);
    }
    return result;
}

Transaction::Transaction(Database &database, Kind kind)
    : m_database(database)
{
    database.revive();
    const char *begin = kind == Kind::Write ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    try {
        database.run(begin);
    } catch (const PgError &error) {
        // Nothing has been asked yet: a connection that died meanwhile is opened again.
        if (!error.lost)
            throw;
        database.revive();
        database.run(begin);
    }
}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    m_database.forget();
    if (m_database.handle() && PQstatus(m_database.handle()) == CONNECTION_OK)
        PQclear(PQexec(m_database.handle(), "ROLLBACK"));
}

void Transaction::commit()
{
    m_database.flush();
    const ResultPtr result(PQexec(m_database.handle(), "COMMIT"), &PQclear);
    // A transaction that had failed answers ROLLBACK to its COMMIT.
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK
        || std::strcmp(PQcmdStatus(result.get()), "COMMIT") != 0)
        m_database.fail(result.get());
    m_open = false;
}
} // namespace wanmi::server::postgres
