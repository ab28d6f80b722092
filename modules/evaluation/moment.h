// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/counts.h"
#include "evaluation/period.h"

#include <algorithm>
#include <unordered_map>

namespace wanmi::evaluation {

/// Whether a row counts, in one period. Of a period that is still running, what is due later is not late yet.
class Moment
{
public:
    Moment(const FactTable &table, const Period &period);

    /// Calls visit(row) for all rows that may count so, and for others: it is counts() that knows.
    template <typename Visit> void eachNear(When when, const FactBlock &block, Visit visit) const
    {
        const qint64 to = when == When::EndsIn ? m_to : m_at;
        eachNear(when, block, {base::instantFromMs(m_from), base::instantFromMs(to)}, to, visit);
    }
    /// The same for several periods that follow each other: the first one, and where the last one ends.
    template <typename Visit>
    static void eachNear(When when, const FactBlock &block, const Period &first, qint64 lastTo, Visit visit)
    {
        const bool isEvent = when == When::EndsIn;
        const std::size_t from = block.firstEnding(base::toMs(isEvent ? first.from : first.to));
        if (when == When::OverdueAtEnd) {
            for (auto row = std::ranges::lower_bound(block.late, from); row != block.late.end(); ++row)
                visit(std::size_t(*row));
            return;
        }
        const std::size_t end = isEvent ? block.firstEnding(lastTo) : block.size();
        for (std::size_t row = from; row < end; ++row)
            visit(row);
    }

    [[nodiscard]] bool counts(const CountRule &rule, const FactBlock &block, std::size_t row) const
    {
        const quint16 marks = block.marks[row];
        if ((marks & rule.needs) != rule.needs || (marks & rule.forbids)
            || !(rule.outcomes >> block.outcome[row] & 1))
            return false;
        switch (rule.when) {
        case When::EndsIn:
            return m_from <= block.end[row] && block.end[row] < m_to;
        case When::OverdueAtEnd:
            return block.due[row] < m_at && isOpen(block, row) && !isExcused(rule.kind, block, row);
        case When::OpenAtEnd:
            return isOpen(block, row);
        }
        return false;
    }

private:
    [[nodiscard]] bool isOpen(const FactBlock &block, std::size_t row) const
    {
        return block.start[row] < m_at && block.end[row] >= m_at;
    }
    /// A department that has reported in time and waits for an answer is not late, nor is its case (domain.md
    /// §10).
    [[nodiscard]] bool isExcused(FactKind kind, const FactBlock &block, std::size_t row) const;

    const FactTable &m_table;
    qint64 m_from, m_to;
    qint64 m_at; ///< when it is looked who is open and who is late: the period's end, or now while it runs
    std::unordered_map<quint32, qint64> m_reported; ///< feedback without an answer at the end, by case
};
} // namespace wanmi::evaluation
