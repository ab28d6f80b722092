// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/maker.h"

namespace wanmi::intake {

/// Coordinates as delivered, of rows that have some other than (0, 0); at most `most` of them (-1: all).
[[nodiscard]] base::Result<std::vector<QPointF>> rawPlaces(Source &source, int layer, Kind kind,
                                                           const Inputs &inputs, int most);

/// How a file is to be read where it or the mapping does not say: coordinate system, order of axes, order of
/// day and month. What was taken for granted is added to `assumptions`. Errors: Refused "unknown-crs",
/// "crs-not-known"; those of reading.
[[nodiscard]] base::Result<PlaceForm> formOf(Source &source, int layer, const Mapping &mapping,
                                             const CityBook &city, const Inputs &inputs,
                                             std::vector<Assumption> &assumptions);

/// Errors: Refused "field-not-mapped" (detail: the field).
[[nodiscard]] base::Result<void> hasAllNeeded(const Mapping &mapping, const SourceLayer &layer);
} // namespace wanmi::intake
