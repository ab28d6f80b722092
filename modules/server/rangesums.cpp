// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/rangesums.h"

#include <algorithm>
#include <optional>

namespace wanmi::server {
namespace {
using protocol::RangeSum;
using protocol::RowRange;

constexpr qsizetype MostKnown = 50'000; // some 150 bytes each
constexpr qint64 LongLog = 20'000; // lines that it is cheaper to read the rows again than to look through

QByteArray keyOf(const Scope &scope, const RowRange &asked, qint64 epoch)
{
    return scope.hash() + ' ' + QByteArray::number(epoch) + ' ' + QByteArray::number(int(asked.table)) + ' '
        + QByteArray::number(asked.columns) + ' ' + QByteArray::number(base::toMs(asked.since)) + ' '
        + asked.after.toUtf8();
}
} // namespace

qint64 RangeSums::readings() const
{
    const std::lock_guard lock(m_mutex);
    return m_readings;
}

base::Result<RangeSums::Known> RangeSums::read(const Scope &scope, const RowRange &asked, const Known &before)
{
    RowRange range = asked;
    if (asked.upto.isEmpty() && before.rows < 2 * m_rows) // one that has grown so is cut anew
        range.upto = before.upto;
    const auto rows = m_storage.rangeOf(scope, range, m_rows);
    if (!rows)
        return tl::unexpected(rows.error());
    const std::lock_guard lock(m_mutex);
    ++m_readings;
    return Known{rows->upto, rows->count, QString::fromLatin1(blake2b(rows->rows).toHex()), rows->seq};
}

base::Result<RangeSum> RangeSums::sum(const Scope &scope, const RowRange &asked, qint64 epoch, qint64 cursor, qint64 oldest)
{
    const QByteArray key = keyOf(scope, asked, epoch);
    std::optional<Known> known;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_known.constFind(key); found != m_known.constEnd())
            known = *found;
    }
    const Known before = known.value_or(Known{});
    if (known && !asked.upto.isEmpty() && asked.upto != known->upto)
        known.reset();
    RowRange range = asked;
    RangeNews news;
    const auto look = [&](const Known &sum) -> base::Result<void> {
        range.upto = sum.upto;
        auto found = m_storage.newsOf(range, std::min(cursor, sum.seq));
        if (!found)
            return tl::unexpected(found.error());
        news = *found;
        return {};
    };
    if (known && (known->seq < oldest || cursor - known->seq > LongLog))
        known.reset();
    if (known) {
        if (const auto looked = look(*known); !looked)
            return tl::unexpected(looked.error());
        if (news.newest > known->seq && news.newest <= cursor)
            known.reset();
    }
    if (!known) {
        auto fresh = read(scope, asked, before);
        if (!fresh)
            return tl::unexpected(fresh.error());
        known = std::move(*fresh);
        if (const auto looked = look(*known); !looked)
            return tl::unexpected(looked.error());
    }
    const bool isCurrent = news.newest <= known->seq;
    if (isCurrent)
        known->seq = std::max(known->seq, news.tail);
    RangeSum sum{range, known->rows, known->hash, news.tail, news.newest > cursor || !isCurrent};
    const bool isOnesOwn = !asked.upto.isEmpty() && asked.upto != before.upto;
    const std::lock_guard lock(m_mutex);
    if (m_known.size() >= MostKnown)
        m_known.clear();
    if (!isOnesOwn)
        m_known.insert(key, std::move(*known));
    return sum;
}
} // namespace wanmi::server
