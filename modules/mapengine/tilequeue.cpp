// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapengine/tilequeue.h"

#include <algorithm>
#include <tuple>

namespace wanmi::mapengine {

MetatileId MetatileId::of(const renderlink::RenderTile &request)
{
    return {request.tile.z, request.tile.x / 2, request.tile.y / 2, request.theme, request.sizePx};
}

renderlink::TileId MetatileId::tile(int column, int row) const
{
    return {z, x * across() + column, y * across() + row};
}

bool operator<(const MetatileId &a, const MetatileId &b)
{
    return std::tie(a.z, a.x, a.y, a.theme, a.sizePx) < std::tie(b.z, b.x, b.y, b.theme, b.sizePx);
}

void TileQueue::push(const renderlink::RenderTile &request)
{
    if (request.generation < m_oldest)
        return;
    Rank &rank = m_waiting[MetatileId::of(request)];
    rank = {std::max(rank.generation, request.generation), ++m_turn};
}

std::optional<MetatileRequest> TileQueue::pop()
{
    const auto first = std::max_element(m_waiting.begin(), m_waiting.end(), [](const auto &a, const auto &b) {
        return std::tie(a.second.generation, a.second.turn) < std::tie(b.second.generation, b.second.turn);
    });
    if (first == m_waiting.end())
        return std::nullopt;
    const MetatileRequest request{first->first, first->second.generation};
    m_waiting.erase(first);
    return request;
}

void TileQueue::dropOlderThan(quint64 generation)
{
    m_oldest = std::max(m_oldest, generation);
    for (auto it = m_waiting.begin(); it != m_waiting.end();)
        it = it->second.generation < m_oldest ? m_waiting.erase(it) : std::next(it);
}
} // namespace wanmi::mapengine
