// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "protocol/tables.h"

#include <QJsonObject>
#include <QString>

/// How a seat finds out that its replica is no longer what central sent: both ends make a sum over the same stretch
/// of rows, stretch by stretch, and only a stretch whose sums differ is sent again.
namespace wanmi::protocol {

/// Rows of one table that a scope sees, by id as bytes: behind `after`, up to and with `upto`.
struct RowRange
{
    TableNo table = TableNo::Area;
    QString after; ///< empty: from the first row
    QString upto; ///< empty: to the last row
    base::Instant since; ///< of case_action: older rows do not count, a seat may or may not have them
    /// How many columns count, with the id: those that both ends know. Columns are only ever added at the end.
    int columns = 0;
    friend bool operator==(const RowRange &, const RowRange &) = default;
};

/// GET /v1/sync/sums?table=NAME&columns=N&cursor=CURSOR[&after=ID][&upto=ID] -> 200. Without `upto` central says
/// where the stretch ends. The sum holds for every replica whose cursor lies between the asked one and `tail`,
/// unless `changed`: a row of the stretch has changed since the asked cursor, so there is nothing to compare yet.
/// 410 as GET /v1/changes.
///
/// GET /v1/sync/rows?table=NAME&columns=N&cursor=CURSOR&after=ID&upto=ID&since=MS -> 200 application/cbor-seq: the
/// rows of that stretch as they are now; each has the tail of the change log that the reading stands for as its seq;
/// last item is the trailer [cursor, "end"].
struct RangeSum
{
    RowRange range; ///< `columns` as central has counted them: never more than asked
    qint64 rows = 0;
    QString hash; ///< blake2b-256, hex, over the rows as central sends them with seq 0, one after the other
    qint64 tail = 0;
    bool changed = false;
};

[[nodiscard]] QJsonObject toJson(const RangeSum &);
/// Errors: Corrupt "bad-message".
[[nodiscard]] base::Result<RangeSum> rangeSumFrom(const QJsonObject &json);
[[nodiscard]] const TableSpec *findTable(const QString &name);
} // namespace wanmi::protocol
