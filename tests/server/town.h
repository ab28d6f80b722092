// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/act.h"
#include "protocol/messages.h"
#include "server/central.h"
#include "support/contract.h"
#include "support/httpclient.h"
#include "support/settableclock.h"

#include <QTemporaryDir>

#include <memory>

namespace wanmi::test {

/// Hand-made rows of a very small city: two cells, three departments, one of every post, and one case in each
/// state (id "in-STATE", led by drainage). Accounts have the password "wanmi".
void makeTown(const QString &folder, const domain::RuleBookPtr &rules, base::Instant now);
[[nodiscard]] QString accountOf(domain::Post post); ///< "" for System
[[nodiscard]] const domain::RuleBookPtr &shippedRules();

inline constexpr geo::Place InCellA{126.6250, 45.7630};
inline constexpr const char *CellA = "230103001001001";
inline constexpr const char *CellB = "230103001001002";
inline constexpr const char *Manhole = "2301030102000001";

/// A central of that town in this process, with a contract watch on every answer.
class Town
{
public:
    explicit Town(qint64 maxDatabasePages = 0);
    ~Town();
    void start();
    void stop() { m_central.reset(); }

    [[nodiscard]] int port() const { return m_central->port(); }
    [[nodiscard]] server::Central &central() { return *m_central; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    /// The city's file; of a city in PostgreSQL a copy as it is now, for looking at.
    [[nodiscard]] QString database() const;
    SettableClock &clock() { return *m_clock; }
    [[nodiscard]] QStringList breaches() const { return m_watch.breaches(); }
    [[nodiscard]] QSet<QString> seen() const { return m_watch.seen(); }

    /// A client that has signed in.
    [[nodiscard]] std::unique_ptr<HttpClient> signIn(const QString &account);
    [[nodiscard]] HttpReply trySignIn(const QString &account, const QString &password);

    /// One command; the result object, or the error answer's object.
    static QJsonObject command(HttpClient &who, const domain::CaseOrder &order, int baseVersion,
                               const QString &key = {});
    /// As command(), reading the present version from the results so far.
    QJsonObject perform(HttpClient &who, const domain::CaseOrder &order);

private:
    void moveToPostgres();
    QTemporaryDir m_copies;
    QTemporaryDir m_folder;
    qint64 m_maxPages;
    std::shared_ptr<SettableClock> m_clock = std::make_shared<SettableClock>();
    ContractWatch m_watch;
    QHash<QString, int> m_versions;
    std::unique_ptr<server::Central> m_central;
};

/// Rows of a snapshot or of a CBOR page.
[[nodiscard]] std::vector<protocol::RowChange> rowsOf(const QByteArray &cbor);

/// An order that satisfies the guards of its action.
[[nodiscard]] domain::CaseOrder orderFor(const QString &action, const QString &caseId);
} // namespace wanmi::test
