// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/duty.h"
#include "server/storage.h"

#include <unordered_map>
#include <vector>

namespace wanmi::server {

/// Which cell a place lies in; immutable once built, any thread.
class CellIndex
{
public:
    explicit CellIndex(std::vector<CellFact> cells);
    [[nodiscard]] const CellFact *at(geo::Place place) const; ///< null: outside the city
    /// The duty grids within reach of a task (domain/duty.h), nobody on duty in them yet.
    [[nodiscard]] std::vector<domain::GridDuty> gridsNear(geo::Place place) const;
    [[nodiscard]] const CellFact *find(const QString &code) const; ///< null: no such cell

private:
    static qint64 key(double lon, double lat);
    std::vector<CellFact> m_cells;
    std::unordered_map<qint64, std::vector<int>> m_buckets;
    std::unordered_map<QString, int> m_byCode;
};
} // namespace wanmi::server
