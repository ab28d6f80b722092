// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "citygen/ground.h"
#include "citygen/random.h"

#include <functional>
#include <vector>

namespace wanmi::citygen {

struct Subdivision
{
    int parts = 1; ///< of about equal area
    std::function<Way(int parts)> wayFor; ///< what a cut through a piece of so many parts is
    double snapM = 20; ///< cuts continue the ones across the street when these are so near
    double unevenness = 0.2;
};

/// Cuts a face along straight lines across its longer side, again and again. Gives all pieces, the first is
/// `face`.
[[nodiscard]] std::vector<int> subdivide(Mesh &mesh, int face, const Subdivision &rule, Random &random);
} // namespace wanmi::citygen
