// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgresdatabase.h"

#include "server/postgresvalues.h"

#include <QtEndian>

#include <bit>

namespace wanmi::server::postgres {
namespace {
constexpr qsizetype CopyBytes = 256 * 1024;

template <typename Number> void append(QByteArray &buffer, Number value)
{
    const Number bytes = qToBigEndian(value);
    buffer.append(reinterpret_cast<const char *>(&bytes), sizeof bytes);
}
} // namespace

// The format: PostgreSQL's manual, COPY, "Binary Format".
CopyIn::CopyIn(Database &database, const std::string &target, int columns)
    : m_database(database)
    , m_columns(columns)
    , m_buffer("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19)
{
    database.flush();
    const std::string sql = "COPY " + target + " FROM STDIN (FORMAT binary)";
    const ResultPtr result(PQexec(database.handle(), sql.c_str()), &PQclear);
    if (PQresultStatus(result.get()) != PGRES_COPY_IN)
        database.fail(result.get());
}

CopyIn::~CopyIn()
{
    if (!m_open)
        return;
    PQputCopyEnd(m_database.handle(), "broken off");
    while (PGresult *result = PQgetResult(m_database.handle()))
        PQclear(result);
}

void CopyIn::beginRow()
{
    if (m_buffer.size() > CopyBytes)
        send();
    append(m_buffer, qint16(m_columns));
}

void CopyIn::null()
{
    append(m_buffer, qint32(-1));
}

void CopyIn::integer(qint64 value)
{
    append(m_buffer, qint32(sizeof value));
    append(m_buffer, value);
}

void CopyIn::real(double value)
{
    integer(std::bit_cast<qint64>(value));
}

void CopyIn::text(QByteArrayView utf8)
{
    if (utf8.contains('\0'))
        blob(storable(utf8.toByteArray()));
    else
        blob(utf8);
}

void CopyIn::blob(QByteArrayView bytes)
{
    append(m_buffer, qint32(bytes.size()));
    m_buffer.append(bytes.data(), bytes.size());
}

void CopyIn::send()
{
    if (PQputCopyData(m_database.handle(), m_buffer.constData(), int(m_buffer.size())) != 1)
        m_database.fail();
    m_buffer.resize(0);
}

void CopyIn::finish()
{
    append(m_buffer, qint16(-1));
    send();
    m_open = false;
    if (PQputCopyEnd(m_database.handle(), nullptr) != 1)
        m_database.fail();
    std::optional<PgError> problem;
    while (PGresult *raw = PQgetResult(m_database.handle())) {
        const ResultPtr result(raw, &PQclear);
        if (PQresultStatus(raw) == PGRES_COMMAND_OK || problem)
            continue;
        try {
            m_database.fail(raw);
        } catch (const PgError &error) {
            problem = error;
        }
    }
    if (problem)
        throw *problem;
}
} // namespace wanmi::server::postgres
