// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/moment.h"

namespace wanmi::evaluation {

Moment::Moment(const FactTable &table, const Period &period)
    : m_table(table)
    , m_from(base::toMs(period.from))
    , m_to(base::toMs(period.to))
    , m_at(table.now() == Never ? m_to : std::min(m_to, table.now() + 1))
{
    const FactBlock &reported = table.of(FactKind::Feedback);
    eachNear(When::OpenAtEnd, reported, [&](std::size_t row) {
        if (isOpen(reported, row))
            m_reported[reported.subject[row]] = reported.start[row];
    });
}

bool Moment::isExcused(FactKind kind, const FactBlock &block, std::size_t row) const
{
    if (kind != FactKind::Handle && (kind != FactKind::Close || block.marks[row] & mark::OwnDue))
        return false;
    const auto reported = m_reported.find(block.subject[row]);
    if (reported != m_reported.end() && reported->second <= block.due[row])
        return true;
    return kind == FactKind::Close && m_table.handledInTimeAt(block.subject[row]) < m_at;
}
} // namespace wanmi::evaluation
