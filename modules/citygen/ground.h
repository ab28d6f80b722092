// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gridding/mesh.h"

namespace wanmi::citygen {
// The sample city is cut out of gridding's mesh, and speaks of it by its short names.
using gridding::centreOf;
using gridding::isInside;
using gridding::isRoad;
using gridding::Mesh;
using gridding::perimeter;
using gridding::signedArea;
using gridding::straight;
using gridding::VertexRing;
using gridding::Way;
} // namespace wanmi::citygen
