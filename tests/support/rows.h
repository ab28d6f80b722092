// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/act.h"
#include "domain/city.h"
#include "protocol/messages.h"
#include "protocol/rowcodec.h"

#include <functional>
#include <vector>

namespace wanmi::test {

/// How many rows of a made-up city. Same plan, same rows.
struct RowPlan
{
    int cells = 100, components = 300, cases = 200, actionsPerCase = 2, cameras = 20, places = 100,
        persons = 20;
    double openShare = 0.1;
    qint64 nowMs = 1'795'140'000'000; ///< the newest case is a minute older
};
/// What the shipped city has: 300 000 components, 300 000 cases, 40 000 cells.
[[nodiscard]] RowPlan cityRows();

/// Rows for a replica without a city generator or a central: a checkerboard of 100 m cells around Harbin with
/// components and cases strewn over it. Open cases come first, as in a real snapshot.
class RowSource
{
public:
    explicit RowSource(RowPlan plan = {})
        : m_plan(plan)
    {
    }

    [[nodiscard]] const RowPlan &plan() const { return m_plan; }
    [[nodiscard]] protocol::Manifest manifest(const QString &scope) const;
    /// The whole snapshot in batches.
    void forEachBatch(size_t rowsPerBatch,
                      const std::function<void(std::vector<protocol::RowChange>)> &take) const;
    [[nodiscard]] std::vector<protocol::RowChange> all() const;
    [[nodiscard]] qint64 count() const;

    [[nodiscard]] domain::CaseFile caseFile(int index) const;
    [[nodiscard]] domain::ActionRecord action(int caseIndex, int number) const;
    [[nodiscard]] domain::Component component(int index) const;
    [[nodiscard]] domain::GridCell cell(int index) const;
    [[nodiscard]] geo::Place somewhere(int index) const; ///< inside a cell
    [[nodiscard]] int openCases() const { return static_cast<int>(m_plan.cases * m_plan.openShare); }

    static protocol::RowChange change(const domain::CaseFile &file, qint64 seq = 0);
    static protocol::RowChange change(const domain::Component &component, qint64 version, qint64 seq = 0);
    static protocol::RowChange change(const domain::ActionRecord &record, qint64 seq = 0);
    static protocol::RowChange removal(protocol::TableNo table, const QString &id, qint64 version,
                                       protocol::RowOp op, qint64 seq);

private:
    [[nodiscard]] int columns() const; ///< cells side by side
    [[nodiscard]] protocol::RowChange row(protocol::TableNo table, int index) const;
    [[nodiscard]] int countOf(protocol::TableNo table) const;

    RowPlan m_plan;
};
} // namespace wanmi::test
