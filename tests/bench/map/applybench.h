// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapcity.h"

#include <QJsonObject>

#include <optional>

namespace wanmi::bench {

/// Changed rows a second that a seat lays into its replica while its map goes on painting: components change state in
/// pages of 2,000, as fast as they are taken, and the map is moved all the time. Nothing when it painted fewer than ten
/// pictures a second meanwhile.
[[nodiscard]] std::optional<QJsonObject> applyWhilePainting(MapCity &city, QSize size);
} // namespace wanmi::bench
