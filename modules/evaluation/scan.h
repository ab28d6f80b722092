// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/moment.h"
#include "evaluation/tally.h"

#include <algorithm>

/// How a question goes through the facts; the same way for counting and for listing.
namespace wanmi::evaluation {

inline constexpr int DistrictDigits = 6, StreetDigits = 9, CommunityDigits = 12;

/// The column that tells a dimension, or nothing for the city, which is everything.
inline const std::vector<NameId> *columnOf(Dimension dimension, const FactBlock &block)
{
    switch (dimension) {
    case Dimension::City:
        return nullptr;
    case Dimension::DutyGrid:
        return &block.dutyGrid;
    case Dimension::Department:
        return &block.department;
    case Dimension::Person:
        return &block.person;
    case Dimension::ClassKey:
        return &block.classKey;
    case Dimension::Source:
        return &block.source;
    default:
        return &block.cell;
    }
}

inline QString keyOf(Dimension dimension, const QString &name)
{
    switch (dimension) {
    case Dimension::City:
        return {};
    case Dimension::District:
        return name.left(DistrictDigits);
    case Dimension::Street:
        return name.left(StreetDigits);
    case Dimension::Community:
        return name.left(CommunityDigits);
    default:
        return name;
    }
}

/// Which names pass a filter.
struct Filter
{
    Dimension dimension;
    std::vector<char> passes; ///< by NameId; empty: all
    Filter(const Only &only, const Names &names)
        : dimension(only.dimension)
    {
        if (dimension == Dimension::City)
            return;
        passes.resize(names.size());
        for (NameId id = 0; id < names.size(); ++id)
            passes[id] = keyOf(dimension, names.text(id)) == only.key;
    }
};

/// Registered on somebody's duty grid, missed there: whoever had the grid then.
class DutyBook
{
public:
    DutyBook(const std::vector<GridDuty> &duties, const Names &names)
    {
        for (const GridDuty &duty : duties) {
            const NameId grid = names.find(duty.dutyGrid);
            if (grid != 0)
                m_duties[grid].push_back({names.find(duty.person), duty.person, base::toMs(duty.from),
                                          duty.to == base::Instant::max() ? Never : base::toMs(duty.to)});
        }
    }
    template <typename Visit> void eachOnDuty(NameId grid, qint64 at, Visit visit) const
    {
        const auto known = m_duties.find(grid);
        if (known == m_duties.end())
            return;
        for (const Duty &duty : known->second) {
            if (duty.from <= at && at < duty.to)
                visit(duty.person, duty.name);
        }
    }

private:
    struct Duty
    {
        NameId person;
        QString name;
        qint64 from, to;
    };
    std::unordered_map<NameId, std::vector<Duty>> m_duties;
};

/// One question's way through the facts; what a row adds is handed on, to be added up or listed.
class Scan
{
public:
    Scan(const FactTable &table, const Question &question)
        : m_table(table)
        , m_question(question)
        , m_moment(table, question.period)
        , m_duties(question.duties, table.names())
    {
        for (const Only &only : question.only)
            m_filters.emplace_back(only, table.names());
        m_isDepartments = asksBy(Dimension::Department);
        m_isPersons = asksBy(Dimension::Person);
    }

    /// \param visit called with (actor's name, row's block, row, index into `counted`); the name is a NameId
    /// unless the count goes by duty grid.
    template <typename Visit> void run(const std::vector<Count> &counted, Visit visit) const
    {
        for (std::size_t kind = 0; kind < FactKinds; ++kind) {
            std::vector<std::size_t> here;
            for (std::size_t i = 0; i < counted.size(); ++i) {
                const CountRule &rule = ruleOf(counted[i]);
                if (std::size_t(rule.kind) == kind && counted[i] != Count::CellsOfGrid && !isNobodys(rule))
                    here.push_back(i);
            }
            if (!here.empty())
                scan(m_table.of(FactKind(kind)), counted, here, visit);
        }
    }

    /// Every row that could count by the rule in one of several periods that follow each other: visit(block, row).
    template <typename Visit>
    void eachCandidate(const CountRule &rule, std::span<const Period> periods, Visit visit) const
    {
        if (isNobodys(rule) || periods.empty())
            return;
        const FactBlock &block = m_table.of(rule.kind);
        Moment::eachNear(rule.when, block, periods.front(), base::toMs(periods.back().to), [&](std::size_t row) {
            if (isOurs(block, row))
                visit(block, row);
        });
    }

private:
    [[nodiscard]] bool asksBy(Dimension dimension) const
    {
        return m_question.by == dimension
            || std::ranges::find(m_question.only, dimension, &Only::dimension) != m_question.only.end();
    }
    /// What waits at a desk is nobody's until somebody takes it: who took it later was not late with it. Only
    /// tasks have a person, and a dispatch that has not been made has no department.
    [[nodiscard]] bool isNobodys(const CountRule &rule) const
    {
        if (rule.when == When::EndsIn)
            return false;
        const bool isTask = rule.kind == FactKind::Verify || rule.kind == FactKind::Check
            || rule.kind == FactKind::Order || rule.kind == FactKind::CoTask || rule.kind == FactKind::Handle
            || rule.kind == FactKind::Stock;
        return (m_isPersons && !isTask) || (m_isDepartments && rule.kind == FactKind::Dispatch);
    }

    template <typename Visit>
    void scan(const FactBlock &block, const std::vector<Count> &counted, const std::vector<std::size_t> &here,
              Visit visit) const
    {
        const auto *column = columnOf(m_question.by, block);
        for (const When when : {When::EndsIn, When::OverdueAtEnd, When::OpenAtEnd}) {
            std::vector<std::pair<CountRule, std::size_t>> rules;
            for (const std::size_t index : here) {
                if (ruleOf(counted[index]).when == when)
                    rules.emplace_back(ruleOf(counted[index]), index);
            }
            if (rules.empty())
                continue;
            m_moment.eachNear(when, block, [&](std::size_t row) {
                if (!isOurs(block, row))
                    return;
                for (const auto &[rule, index] : rules) {
                    if (m_moment.counts(rule, block, row))
                        give(block, row, column ? (*column)[row] : 0, counted[index], index, visit);
                }
            });
        }
    }

    [[nodiscard]] bool isOurs(const FactBlock &block, std::size_t row) const
    {
        // What was voided leaves the departments' counts (§1).
        return !(m_isDepartments && block.marks[row] & mark::Voided) && passes(block, row);
    }
    [[nodiscard]] bool passes(const FactBlock &block, std::size_t row) const
    {
        return std::ranges::all_of(m_filters, [&](const Filter &filter) {
            const auto *column = columnOf(filter.dimension, block);
            return !column || filter.passes[(*column)[row]];
        });
    }

    template <typename Visit>
    void give(const FactBlock &block, std::size_t row, NameId name, Count count, std::size_t index,
              Visit visit) const
    {
        const bool isByGrid = m_question.by == Dimension::Person
            && (count == Count::GridRegistered || count == Count::Missed);
        if (!isByGrid) {
            visit(name, QString(), block, row, index);
            return;
        }
        m_duties.eachOnDuty(block.dutyGrid[row], block.end[row], [&](NameId person, const QString &text) {
            if (count == Count::GridRegistered || person == block.person[row])
                visit(person, text, block, row, index);
        });
    }

    const FactTable &m_table;
    const Question &m_question;
    Moment m_moment;
    DutyBook m_duties;
    std::vector<Filter> m_filters;
    bool m_isDepartments = false, m_isPersons = false;
};
} // namespace wanmi::evaluation
