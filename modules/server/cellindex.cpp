// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cellindex.h"

#include <cmath>

namespace wanmi::server {
namespace {
constexpr double BucketDegrees = 0.005; // some 400 m by 550 m here: a few dozen cells each
}

qint64 CellIndex::key(double lon, double lat)
{
    return (qint64(std::floor(lon / BucketDegrees)) << 32) ^ qint64(std::floor(lat / BucketDegrees));
}

CellIndex::CellIndex(std::vector<CellFact> cells)
    : m_cells(std::move(cells))
{
    for (int i = 0; i < int(m_cells.size()); ++i) {
        m_byCode.emplace(m_cells[i].code, i);
        const geo::Bounds bounds = geo::boundsOf(m_cells[i].shape);
        const double west = std::floor(bounds.west / BucketDegrees),
                     south = std::floor(bounds.south / BucketDegrees);
        for (double x = west; x * BucketDegrees <= bounds.east; ++x) {
            for (double y = south; y * BucketDegrees <= bounds.north; ++y)
                m_buckets[key((x + 0.5) * BucketDegrees, (y + 0.5) * BucketDegrees)].push_back(i);
        }
    }
}

const CellFact *CellIndex::at(geo::Place place) const
{
    const auto bucket = m_buckets.find(key(place.lon, place.lat));
    if (bucket == m_buckets.end())
        return nullptr;
    for (const int i : bucket->second) {
        if (geo::contains(m_cells[std::size_t(i)].shape, place))
            return &m_cells[std::size_t(i)];
    }
    return nullptr;
}

std::vector<domain::GridDuty> CellIndex::gridsNear(geo::Place place) const
{
    constexpr double MetresPerDegree = 111'000;
    const double lat = domain::NeighborM / MetresPerDegree;
    const double lon = lat / std::max(0.01, std::cos(place.lat * M_PI / 180));
    const CellFact *own = at(place);
    std::vector<domain::GridDuty> grids;
    for (double x = place.lon - lon; x < place.lon + lon + BucketDegrees; x += BucketDegrees) {
        for (double y = place.lat - lat; y < place.lat + lat + BucketDegrees; y += BucketDegrees) {
            const auto bucket = m_buckets.find(key(x, y));
            if (bucket == m_buckets.end())
                continue;
            for (const int i : bucket->second) {
                const CellFact &cell = m_cells[std::size_t(i)];
                domain::noteCell(grids, cell.dutyGrid, geo::boundsOf(cell.shape), place, &cell == own);
            }
        }
    }
    return grids;
}

const CellFact *CellIndex::find(const QString &code) const
{
    const auto found = m_byCode.find(code);
    return found == m_byCode.end() ? nullptr : &m_cells[std::size_t(found->second)];
}
} // namespace wanmi::server
