// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/tables.h"

#include <QSet>
#include <QString>

#include <string>
#include <vector>

/// The SQL that comparing an import and applying it have in common. x is a staged row, c the city's. What
/// happens to a row: 0 added, 1 changed, 2 nothing, 3 goes, 4 a component that cases refer to goes (it stays
/// as "removed"), 5 kept: a case somebody here works on, 6 kept: other rows need it.
namespace wanmi::server {

[[nodiscard]] std::string stagedName(const protocol::TableSpec &table); ///< rows_component
[[nodiscard]] std::string planName(const protocol::TableSpec &table); ///< plan_component
/// Whether central remembers which import brought a row of it.
[[nodiscard]] bool hasOrigin(protocol::TableNo table);
/// Columns that an import may set on a row that is there: those given, without the id and what only central
/// writes.
[[nodiscard]] std::vector<const char *> givenColumns(const protocol::TableSpec &table,
                                                     const QSet<QString> &given);
/// "c.name IS x.name": 1, 0; numbers with what a text file loses of them.
[[nodiscard]] std::string sameValue(const protocol::TableSpec &table, const char *column);
[[nodiscard]] std::string comparison(const protocol::TableSpec &table, const QSet<QString> &given);
/// "name = x.name, …" of an UPDATE.
[[nodiscard]] std::string assignments(const protocol::TableSpec &table, const QSet<QString> &given);
/// Who may see a row, as the change log needs it; NULL where everybody does.
[[nodiscard]] std::string scopeOf(const protocol::TableSpec &table, const std::string &prefix);
/// Expression for the op of a row c that a newer delivery has no more.
[[nodiscard]] std::string removalOp(protocol::TableNo table);
[[nodiscard]] QString textOf(const QSet<QString> &given);
[[nodiscard]] QSet<QString> givenFrom(const QString &text);
} // namespace wanmi::server
