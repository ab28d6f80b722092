// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "citygen/random.h"
#include "citygen/terrain.h"

#include <functional>
#include <vector>

namespace wanmi::citygen {

enum class Quarter { River, OldTown, Center, South, North, Island };

/// Bounded by arterial roads.
struct Superblock
{
    Quarter quarter = Quarter::South;
    std::vector<int> communities; ///< indices of Layout::communities
};

/// The ground of one community: its faces are its cells.
struct CommunityGround
{
    int superblock = 0;
    VertexRing ring; ///< before its cells were cut; expand with the mesh
    std::vector<int> faces;
};

/// The ground plan: streets first, then what lies between them.
struct Layout
{
    explicit Layout(double radiusM)
        : terrain(radiusM)
    {
    }
    Terrain terrain;
    Mesh mesh;
    std::vector<Superblock> superblocks;
    std::vector<CommunityGround> communities;
    std::vector<int> riverFaces;
    int cells = 0;
};

struct LayoutWish
{
    int cells = 0;
    double arterialSpacingM = 800;
    int cellsPerCommunity = 28;
};

[[nodiscard]] Layout layOut(const LayoutWish &wish, Random random,
                            const std::function<bool(double)> &progress);
} // namespace wanmi::citygen
