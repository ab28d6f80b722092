// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "citygen/addresses.h"
#include "citygen/citygen.h"
#include "citygen/town.h"

namespace wanmi::citygen {

/// Areas, cells and duty grids as rows; fills the summary's bounds and counts.
void putAreas(const Town &town, CitySink &sink, CitySummary &summary);
/// Door plates, crossings, streets, localities and points of interest.
void putPlaces(const Town &town, const Addresses &addresses, CitySink &sink);
} // namespace wanmi::citygen
