// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "server/postgresdatabase.h"

/// The tables in PostgreSQL: plain SQL files under :/wanmi/sql/central/postgresql, applied in order of their
/// number.
namespace wanmi::server::postgres {

/// Locks of this database that last as long as a transaction, besides those of cases (postgresjudge.cpp).
/// Taken in this order, so that nobody waits in a circle.
enum class Lock : int {
    Migration = 0, ///< one server at a time changes tables
    Importing = 1, ///< one import at a time
    Publishing = 2, ///< whoever judges holds it with others, whoever publishes alone
    Numbers = 3, ///< daily numbers
    Ticket = 4 ///< change log and audit; held until the commit that makes them visible
};
void hold(Database &database, Lock lock);
void holdWithOthers(Database &database, Lock lock);

/// Applies what is missing. Throws Refused "postgis-missing" where there is no PostGIS and none can be added.
void migrate(Database &database);
void bringUp(Database &database, int upTo); ///< the same up to a number, within the caller's transaction
[[nodiscard]] int schemaOf(Database &database);
[[nodiscard]] int newestSchema();

[[nodiscard]] QString metaText(Database &database, const QString &key, const QString &otherwise = {});
void setMeta(Database &database, const QString &key, const QString &value);
/// The day of an instant by the city's own clocks, as yyyyMMdd.
[[nodiscard]] QString dayInCity(Database &database, base::Instant at);

/// Which history this server's data belongs to: another one after a promotion, or when a dump was loaded
/// elsewhere.
[[nodiscard]] QString lineage(Database &database);
/// A database whose history is another one than when it was last written begins a new epoch: it may have lost
/// the end of the old one, and would give its numbers again.
void beginEpochAfterPromotion(Database &database);
} // namespace wanmi::server::postgres
