// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/judge.h"
#include "server/storage.h"
#include "support/postgrescluster.h"
#include "support/settableclock.h"

#include <QTemporaryDir>

#include <memory>

namespace wanmi::test {

/// The town of town.h in a storage of either kind, without a server around it: "sqlite", "postgresql". One
/// PostgreSQL for the whole program, a fresh database for each town.
class TownStorage
{
public:
    /// Why there can be no town of this kind; empty: there can be one.
    [[nodiscard]] static QString missing(const QString &kind);
    /// Rows "sqlite" and "postgresql" of initTestCase_data().
    static void addKinds();
    /// PostgreSQL's, for the whole program; after missing().
    [[nodiscard]] static PostgresCluster &cluster();
    /// A database with a town in it; its name.
    [[nodiscard]] static QString freshDatabase();

    explicit TownStorage(const QString &kind);
    ~TownStorage();

    [[nodiscard]] server::Storage &operator*() { return *m_storage; }
    [[nodiscard]] server::Storage *operator->() { return m_storage.get(); }
    /// Another server's view of the same town.
    [[nodiscard]] std::unique_ptr<server::Storage> another() const;
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString address() const; ///< of PostgreSQL
    [[nodiscard]] SettableClock &clock() { return *m_clock; }
    void close() { m_storage.reset(); }

    [[nodiscard]] server::Session session(const QString &account);
    [[nodiscard]] server::Asked asked(const QString &account, const domain::CaseOrder &order, int baseVersion,
                                      const QString &key);
    /// Judged by the real rules.
    [[nodiscard]] base::Result<std::vector<protocol::CommandResult>>
    judge(server::Storage &storage, const std::vector<server::Asked> &asked);
    /// One command; its result. The reason of an error as status.
    protocol::CommandResult perform(const QString &account, const domain::CaseOrder &order, int baseVersion,
                                    const QString &key = {});
    [[nodiscard]] server::AuditEntry entry(const char *deed, const QString &object = {}) const;

private:
    QString m_kind, m_database;
    QTemporaryDir m_folder;
    std::shared_ptr<SettableClock> m_clock = std::make_shared<SettableClock>();
    std::unique_ptr<server::Storage> m_storage;
    std::unique_ptr<server::Judge> m_judge;
};
} // namespace wanmi::test
