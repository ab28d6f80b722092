// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/database.h"
#include "server/postgresledger.h"

#include <QSet>

namespace wanmi::server::postgres {

/// The rows of one import, from its staged file (sqlitestaging.h) into the city, inside the import's
/// transaction. Throws PgError and SqlError.
class Application
{
public:
    /// \param ledger none: more changes than a change log should hold
    Application(Database &database, server::Database &staged, Ledger *ledger, const ImportApplication &wish,
                qint64 import)
        : m_database(database)
        , m_staged(staged)
        , m_ledger(ledger)
        , m_wish(wish)
        , m_import(import)
        , m_atMs(base::toMs(wish.at))
    {
    }
    void apply(const protocol::TableSpec &table);

private:
    void add(const protocol::TableSpec &table, bool allNew);
    void change(const protocol::TableSpec &table, const QSet<QString> &given);
    void remove(const protocol::TableSpec &table);
    void keepVersion(const Query &row);
    void log(const protocol::TableSpec &table, const Query &row, Ledger::Op op);
    qint64 stageChanges(const protocol::TableSpec &table);
    qint64 stageGoing(const protocol::TableSpec &table);
    [[nodiscard]] QHash<QByteArray, qint64> retiredVersions(const protocol::TableSpec &table);

    Database &m_database;
    server::Database &m_staged;
    Ledger *m_ledger;
    const ImportApplication &m_wish;
    qint64 m_import;
    qint64 m_atMs;
};
} // namespace wanmi::server::postgres
