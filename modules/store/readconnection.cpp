// SPDX-License-Identifier: GPL-3.0-or-later
#include "readconnection.h"

#include "bootstrap.h"
#include "sqltext.h"

namespace wanmi::store {

void ReadConnection::close()
{
    m_statements.clear();
    m_database.close();
}

Result<void> ReadConnection::begin()
{
    const bool readable = m_shared->isReadable;
    if (m_database.isOpen() && m_inMemory == readable)
        close();
    if (!m_database.isOpen()) {
        auto database = readable
            ? Database::open(m_shared->file, Database::Mode::ReadOnly, &m_shared->stopping)
            : Database::open(QStringLiteral(":memory:"), Database::Mode::Create);
        if (!database)
            return tl::unexpected<base::Error>(database.error());
        m_database = std::move(*database);
        m_inMemory = !readable;
        if (m_inMemory) {
            WANMI_TRY(createReplica(m_database));
            WANMI_TRY(createIndexes(m_database));
        } else {
            WANMI_TRY(m_database.run("PRAGMA cache_size = -16384"));
        }
    }
    // The overlay first: the rows are then as new as it or newer, and a newer row wins.
    m_overlay = m_shared->overlay.load();
    return m_database.run("BEGIN");
}

void ReadConnection::end()
{
    for (auto &[section, statement] : m_statements)
        statement.reset();
    if (const auto ended = m_database.run("COMMIT"); !ended)
        close();
    m_overlay.reset();
}

Result<Statement *> ReadConnection::statement(const char *section)
{
    auto it = m_statements.find(std::string_view(section));
    if (it == m_statements.end()) {
        auto prepared = m_database.prepare(readSql(section));
        if (!prepared)
            return tl::unexpected<base::Error>(prepared.error());
        it = m_statements.emplace(section, std::move(*prepared)).first;
    }
    it->second.reset();
    return &it->second;
}
} // namespace wanmi::store
