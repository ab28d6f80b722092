// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace wanmi::server {

/// What a value of a row is; the same words for every database.
enum class Cell { Null, Integer, Real, Text, Blob };
} // namespace wanmi::server
