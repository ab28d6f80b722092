// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure.h"
#include "process.h"

#include <map>

namespace wanmi::bench {
/// search.p95_2m: 500 queries of all sorts over 2,000,000 rows of all kinds in a seat's replica, one after
/// the other, from the question to the hits with their texts. The replica is made once and kept in the
/// bench's folder.
void addSearchFigure(std::map<QString, Take> &takes, const Places &places);
} // namespace wanmi::bench
