// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "renderlink/messages.h"

#include <QtGlobal>

#include <map>
#include <optional>
#include <vector>

namespace wanmi::mapengine {

/// Two by two tiles that are drawn in one go: labels are placed once for all four and none is cut between
/// them.
struct MetatileId
{
    int z = 0, x = 0, y = 0; ///< x and y count metatiles
    renderlink::Theme theme = renderlink::Theme::Dark;
    int sizePx = renderlink::TilePx; ///< of one tile

    [[nodiscard]] static MetatileId of(const renderlink::RenderTile &request);
    /// Tiles along an edge: 2, or 1 at zoom 0.
    [[nodiscard]] int across() const { return z == 0 ? 1 : 2; }
    [[nodiscard]] renderlink::TileId tile(int column, int row) const;
    friend bool operator<(const MetatileId &a, const MetatileId &b);
    friend bool operator==(const MetatileId &a, const MetatileId &b) { return !(a < b) && !(b < a); }
};

struct MetatileRequest
{
    MetatileId id;
    quint64 generation = 0; ///< the newest that asked
};

/// What is to be drawn: the newest generation first, and in it the last asked first. Not thread-safe.
class TileQueue
{
public:
    void push(const renderlink::RenderTile &request);
    [[nodiscard]] std::optional<MetatileRequest> pop();
    void dropOlderThan(quint64 generation);
    void clear() { m_waiting.clear(); }
    [[nodiscard]] int size() const { return int(m_waiting.size()); }

private:
    struct Rank
    {
        quint64 generation = 0;
        quint64 turn = 0;
    };
    std::map<MetatileId, Rank> m_waiting;
    quint64 m_turn = 0;
    quint64 m_oldest = 0;
};
} // namespace wanmi::mapengine
