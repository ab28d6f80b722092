// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/counts.h"
#include "evaluation/period.h"

#include <unordered_map>

namespace wanmi::evaluation {

/// Whether a row counts, in one period.
class Moment
{
public:
    Moment(const FactTable &table, const Period &period);

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
            return block.due[row] < m_to && isOpen(block, row) && !isExcused(rule.kind, block, row);
        case When::OpenAtEnd:
            return isOpen(block, row);
        }
        return false;
    }

private:
    [[nodiscard]] bool isOpen(const FactBlock &block, std::size_t row) const
    {
        return block.start[row] < m_to && block.end[row] >= m_to;
    }
    /// A department that has reported in time and waits for an answer is not late, nor is its case (domain.md
    /// §10).
    [[nodiscard]] bool isExcused(FactKind kind, const FactBlock &block, std::size_t row) const;

    const FactTable &m_table;
    qint64 m_from, m_to;
    std::unordered_map<quint32, qint64> m_reported; ///< feedback without an answer at the end, by case
};
} // namespace wanmi::evaluation
