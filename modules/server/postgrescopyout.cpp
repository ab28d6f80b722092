// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgrescopyout.h"

#include <QtEndian>

#include <bit>

namespace wanmi::server::postgres {
namespace {
constexpr qsizetype HeadBytes = 19; // signature, flags, length of an extension: postgresql.org/docs/15/sql-copy.html

Cell kindOf(const PGresult *result, int column)
{
    // As the answers of a cursor are read: by an empty one of the same columns.
    switch (PQftype(result, column)) {
    case 16: // bool, int8, int2, int4 of pg_type.dat
    case 20:
    case 21:
    case 23:
        return Cell::Integer;
    case 701: // float8
        return Cell::Real;
    case 17: // bytea
        return Cell::Blob;
    default:
        return Cell::Text;
    }
}
} // namespace

CopyOut::CopyOut(Database &database, const std::string &select)
    : m_database(database)
    , m_row(nullptr, &PQfreemem)
{
    database.flush();
    const ResultPtr columns(PQexec(database.handle(), (select + " LIMIT 0").c_str()), &PQclear);
    if (PQresultStatus(columns.get()) != PGRES_TUPLES_OK)
        database.fail(columns.get());
    for (int i = 0; i < PQnfields(columns.get()); ++i)
        m_kinds.push_back(kindOf(columns.get(), i));
    m_fields.resize(m_kinds.size());
    const ResultPtr result(
        PQexec(database.handle(), ("COPY (" + select + ") TO STDOUT (FORMAT binary)").c_str()), &PQclear);
    if (PQresultStatus(result.get()) != PGRES_COPY_OUT)
        database.fail(result.get());
    m_open = true;
}

CopyOut::~CopyOut()
{
    if (!m_open || PQstatus(m_database.handle()) != CONNECTION_OK)
        return;
    const std::unique_ptr<PGcancel, void (*)(PGcancel *)> cancel(PQgetCancel(m_database.handle()), &PQfreeCancel);
    char why[256];
    PQcancel(cancel.get(), why, sizeof why);
    char *rest = nullptr;
    while (PQgetCopyData(m_database.handle(), &rest, 0) > 0)
        PQfreemem(rest);
    while (PGresult *result = PQgetResult(m_database.handle()))
        PQclear(result);
}

bool CopyOut::step()
{
    while (m_open) {
        char *bytes = nullptr;
        const int size = PQgetCopyData(m_database.handle(), &bytes, 0);
        m_row.reset(bytes);
        if (size <= 0) {
            readEnd();
            return false;
        }
        const QByteArrayView row(bytes, size);
        if (readFields(std::exchange(m_begun, true) ? row : row.sliced(std::min(HeadBytes, row.size()))))
            return true;
    }
    return false;
}

/// False: the line behind the last row.
bool CopyOut::readFields(QByteArrayView row)
{
    const auto take = [&](qsizetype size) {
        if (row.size() < size)
            m_database.fail();
        const QByteArrayView taken = row.first(size);
        row = row.sliced(size);
        return taken;
    };
    if (row.isEmpty()) // the head came by itself
        return false;
    const auto count = qFromBigEndian<qint16>(take(2).data());
    if (count < 0)
        return false;
    if (std::size_t(count) != m_fields.size())
        m_database.fail();
    for (QByteArrayView &field : m_fields) {
        const auto size = qFromBigEndian<qint32>(take(4).data());
        field = size < 0 ? QByteArrayView() : take(size);
    }
    return true;
}

void CopyOut::readEnd()
{
    m_open = false;
    ResultPtr problem(nullptr, &PQclear);
    while (PGresult *result = PQgetResult(m_database.handle())) {
        if (PQresultStatus(result) == PGRES_COMMAND_OK || problem)
            PQclear(result);
        else
            problem.reset(result);
    }
    if (problem || PQstatus(m_database.handle()) != CONNECTION_OK)
        m_database.fail(problem.get());
}

Cell CopyOut::cell(int column) const
{
    return m_fields[std::size_t(column)].isNull() ? Cell::Null : m_kinds[std::size_t(column)];
}

qint64 CopyOut::integer(int column) const
{
    const QByteArrayView bytes = utf8(column);
    switch (bytes.size()) {
    case 8:
        return qFromBigEndian<qint64>(bytes.data());
    case 4:
        return qFromBigEndian<qint32>(bytes.data());
    case 2:
        return qFromBigEndian<qint16>(bytes.data());
    case 1:
        return bytes.front();
    default:
        return 0;
    }
}

double CopyOut::real(int column) const
{
    return utf8(column).size() == 8 ? std::bit_cast<double>(qFromBigEndian<quint64>(utf8(column).data())) : 0;
}
} // namespace wanmi::server::postgres
