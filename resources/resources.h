// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace wanmi::resources {
/// Makes the resources of this static library visible under :/wanmi. Idempotent.
void load();
} // namespace wanmi::resources
