// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapview/hotlayers.h"
#include "store/pastcases.h"

#include <memory>
#include <vector>

namespace wanmi::mapview {

/// The cases of some months with their places in the world, from which those of any moment are taken.
/// Immutable; any thread.
class PastCity
{
public:
    /// \param cells where the cases stand; null while they are not known
    /// \param facts what is known of the cells beside their cases; may be null
    PastCity(std::shared_ptr<const store::PastCases> cases, std::shared_ptr<const CellColumns> cells,
             const std::vector<CellCount> *facts, qint64 fromMs, qint64 toMs);

    /// The cases that were open then, each with the light that it had.
    [[nodiscard]] std::vector<CaseMark> at(qint64 momentMs) const;
    /// One scale for the whole time, so that a color means the same at every moment.
    [[nodiscard]] const ClassLimits &limits(Measure measure) const { return m_limits[size_t(measure)]; }
    /// How many cases were reported on each day from that of `fromMs` on, by the seat's calendar day.
    [[nodiscard]] std::vector<int> reportedByDay() const;
    [[nodiscard]] bool isEmpty() const { return m_cases->cases.empty(); }
    [[nodiscard]] qint64 fromMs() const { return m_fromMs; }
    [[nodiscard]] qint64 toMs() const { return m_toMs; }

private:
    std::shared_ptr<const store::PastCases> m_cases;
    std::shared_ptr<const CellColumns> m_cells;
    std::vector<QPointF> m_world;
    std::vector<int> m_cell; ///< of each case, into m_cells
    std::array<ClassLimits, Measures.size()> m_limits;
    qint64 m_fromMs, m_toMs;
};
} // namespace wanmi::mapview
