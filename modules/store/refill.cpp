// SPDX-License-Identifier: GPL-3.0-or-later
#include "rangesum.h"
#include "replica.h"

namespace wanmi::store {
namespace {
using protocol::RowChange;
using protocol::RowOp;
using protocol::TableNo;

QByteArray bytesOf(RowChange row, int columns)
{
    row.seq = 0;
    row.values.resize(size_t(std::min<qsizetype>(columns - 1, qsizetype(row.values.size()))));
    QByteArray bytes;
    protocol::RowEncoder(bytes).append(row);
    return bytes;
}
} // namespace

Result<Refilled> Replica::refill(const protocol::RowRange &range, const std::vector<RowChange> &rows, qint64 tail)
{
    if (!isOpen() || !m_status.complete || m_bootstrap)
        return base::failure(base::ErrorKind::Conflict, QStringLiteral("no-replica"));
    if (m_status.tail > tail)
        return base::failure(base::ErrorKind::Conflict, QStringLiteral("replica-newer"));
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected<base::Error>(transaction.error());
    QHash<QByteArray, QByteArray> here;
    WANMI_TRY(forEachOf(m_database, range, [&here](QByteArrayView id, QByteArrayView bytes) {
        here.insert(id.toByteArray(), bytes.toByteArray());
    }));
    Refilled done;
    const int number = static_cast<int>(range.table);
    const auto put = [&](const RowChange &row) -> Result<void> {
        QString actionCase;
        if (range.table == TableNo::CaseAction) {
            auto owner = m_writer->caseOfAction(row.id);
            if (!owner)
                return tl::unexpected<base::Error>(owner.error());
            actionCase = *owner;
        }
        const auto outcome = m_writer->apply(row, RowWriter::Guard::None);
        if (!outcome)
            return tl::unexpected<base::Error>(outcome.error());
        if (*outcome != RowWriter::Outcome::Skipped)
            ++done.rows;
        done.change += *outcome == RowWriter::Outcome::Inserted ? 1 : *outcome == RowWriter::Outcome::Removed ? -1 : 0;
        note(row, *outcome, actionCase, done.changes);
        // An action that was laid to another case than its own was missing there.
        if (!actionCase.isEmpty())
            done.changes.cases.insert(actionCase);
        return {};
    };
    for (const RowChange &row : rows) {
        if (row.table != number || row.op != RowOp::Upsert)
            return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-row"), QStringLiteral("of another range"));
        if (here.take(row.id.toUtf8()) != bytesOf(row, range.columns))
            WANMI_TRY(put(row));
    }
    for (auto it = here.cbegin(); it != here.cend(); ++it)
        WANMI_TRY(put({0, number, RowOp::LeftScope, QString::fromUtf8(it.key()), 0, {}}));
    if (done.rows == 0)
        return done;
    WANMI_TRY(noteForSearch(done.changes, m_page + 1));
    WANMI_TRY(writeMeta(m_database, "rows", QString::number(m_status.rows + done.change)));
    WANMI_TRY(transaction->commit());
    ++m_page;
    noteLeft(done.changes);
    m_status.rows += done.change;
    done.changes.seq = m_status.tail;
    return done;
}
} // namespace wanmi::store
