// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/importreader.h"

namespace wanmi::workbench {

/// Keeps of the rows that were taken what a person looks at, and forgets the rest.
class ImportLookSink final : public intake::Sink
{
public:
    /// \param first called once, when the first rows are there.
    ImportLookSink(ImportLook &look, std::function<void()> first)
        : m_look(look)
        , m_first(std::move(first))
    {
    }

    base::Result<void> take(std::vector<domain::MinorClass> &&newClasses) override;
    base::Result<void> take(std::vector<domain::Department> &&newUnits) override;
    base::Result<void> take(std::vector<intake::Taken<domain::Area>> &&rows) override;
    base::Result<void> take(std::vector<intake::Taken<domain::GridCell>> &&rows) override;
    base::Result<void> take(std::vector<intake::Taken<domain::Component>> &&rows) override;
    base::Result<void> take(std::vector<intake::Taken<domain::NamedPlace>> &&rows) override;
    base::Result<void> take(std::vector<intake::Taken<domain::Camera>> &&rows) override;
    base::Result<void> take(std::vector<intake::Taken<domain::Vehicle>> &&rows) override;
    base::Result<void> take(std::vector<intake::Taken<intake::CaseRow>> &&rows) override;

    [[nodiscard]] std::vector<gridding::CheckedCell> &cells() { return m_cells; }

private:
    template <typename Row, typename Describe, typename Where>
    base::Result<void> keep(std::vector<intake::Taken<Row>> &&rows, Describe describe, Where where);
    void place(geo::Place place);
    void shape(const geo::Polygon &shape);

    ImportLook &m_look;
    std::function<void()> m_first;
    std::vector<gridding::CheckedCell> m_cells;
    qint64 m_every = 1, m_seen = 0; ///< of the places: one in so many is kept
};
} // namespace wanmi::workbench
