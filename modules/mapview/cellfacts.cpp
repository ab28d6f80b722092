// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview/cellfacts.h"

#include "domain/areascore.h"

#include <cmath>
#include <unordered_map>

namespace wanmi::mapview {
namespace {
constexpr int Weeks = 12; ///< the usual is their mean
/// World units: some 30 cm at the equator, less than any gap between two cells that are drawn.
constexpr double Hair = 1.0 / 130'000'000;

/// States of components as store::ComponentPoint numbers them.
constexpr quint8 Damaged = 1, Missing = 2;

struct Edge
{
    float x1, y1, x2, y2;
    friend bool operator==(const Edge &, const Edge &) = default;
};
struct HashOfEdge
{
    size_t operator()(const Edge &edge) const noexcept { return qHashBits(&edge, sizeof edge); }
};
} // namespace

float aboveUsual(int reportedWeek, int reportedBefore)
{
    if (reportedWeek + reportedBefore < domain::LeastNeeded)
        return CellCount::NoValue;
    return float(100 * (reportedWeek + 1.0) / (double(reportedBefore) / Weeks + 1.0) - 100);
}

std::shared_ptr<const std::vector<CellCount>>
makeCellFacts(const CellColumns &cells, const ComponentColumns *components, const std::vector<quint8> *states,
              const std::vector<store::CommunityFacts> &communities)
{
    auto facts = std::make_shared<std::vector<CellCount>>(cells.size());
    if (components) {
        for (CellCount &cell : *facts)
            cell.damaged = 0;
        for (size_t i = 0; i < components->size(); ++i) {
            const quint8 state = states ? (*states)[i] : components->state[i];
            if (state != Damaged && state != Missing)
                continue;
            if (const int cell = cells.cellAt(components->world(i)); cell >= 0)
                ++(*facts)[size_t(cell)].damaged;
        }
    }
    if (communities.empty())
        return facts;
    std::vector<int> cellsOf(cells.communities.size());
    for (const quint32 community : cells.community)
        ++cellsOf[community];
    std::vector<CellCount> ofCommunity(cells.communities.size());
    QHash<QString, size_t> at;
    for (size_t i = 0; i < cells.communities.size(); ++i)
        at.insert(cells.communities[i], i);
    for (const store::CommunityFacts &read : communities) {
        const auto known = at.constFind(read.community);
        if (known == at.constEnd())
            continue;
        domain::AreaFacts month = read.month;
        month.cells = cellsOf[*known];
        CellCount &community = ofCommunity[*known];
        community.aboveUsual = aboveUsual(read.reportedWeek, read.reportedBefore);
        if (month.needClose() >= domain::LeastNeeded)
            community.grade = float(domain::gradeOf(domain::areaScore(month)));
    }
    for (size_t cell = 0; cell < cells.size(); ++cell) {
        (*facts)[cell].aboveUsual = ofCommunity[cells.community[cell]].aboveUsual;
        (*facts)[cell].grade = ofCommunity[cells.community[cell]].grade;
    }
    return facts;
}

std::shared_ptr<const DutyBorders> makeDutyBorders(const CellColumns &cells)
{
    std::unordered_map<Edge, quint32, HashOfEdge> cellOf;
    cellOf.reserve(cells.x.size());
    const auto forEdges = [&cells](size_t cell, auto visit) {
        for (quint32 ring = cells.cellRing[cell]; ring < cells.cellRing[cell + 1]; ++ring) {
            const quint32 first = cells.ringStart[ring], last = cells.ringStart[ring + 1];
            for (quint32 i = first; i < last; ++i) {
                const quint32 next = i + 1 < last ? i + 1 : first;
                if (cells.x[i] != cells.x[next] || cells.y[i] != cells.y[next])
                    visit(Edge{cells.x[i], cells.y[i], cells.x[next], cells.y[next]});
            }
        }
    };
    for (size_t cell = 0; cell < cells.size(); ++cell)
        forEdges(cell, [&](const Edge &edge) { cellOf.emplace(edge, quint32(cell)); });
    // Where the neighbour's corners are others, the ground just beyond the middle of the edge tells whose it
    // is.
    const auto beyond = [&cells](size_t cell, const Edge &edge) -> int {
        const QPointF middle(cells.origin.x() + (edge.x1 + edge.x2) / 2.0,
                             cells.origin.y() + (edge.y1 + edge.y2) / 2.0);
        const double dx = edge.x2 - edge.x1, dy = edge.y2 - edge.y1, length = std::hypot(dx, dy);
        for (const double side : {Hair, -Hair}) {
            const int there = cells.cellAt(middle + QPointF(-dy, dx) * (side / length));
            if (there >= 0 && size_t(there) != cell)
                return there;
        }
        return -1;
    };
    auto borders = std::make_shared<DutyBorders>();
    borders->offsets.push_back(0);
    for (size_t cell = 0; cell < cells.size(); ++cell) {
        forEdges(cell, [&](const Edge &edge) {
            const auto back = cellOf.find({edge.x2, edge.y2, edge.x1, edge.y1});
            const int neighbour = back != cellOf.end() ? int(back->second) : beyond(cell, edge);
            if (neighbour < 0 || cells.duty[size_t(neighbour)] != cells.duty[cell])
                borders->pieces.push_back({edge.x1, edge.y1, edge.x2, edge.y2});
        });
        borders->offsets.push_back(quint32(borders->pieces.size()));
    }
    return borders;
}
} // namespace wanmi::mapview
