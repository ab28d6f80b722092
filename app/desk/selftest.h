// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace wanmi::desk {
/// Loads every QML file, icon, workflow, calendar, catalog, theme and translation this program carries.
/// \return 0, or 1 with a line on stderr for each that did not load.
[[nodiscard]] int selfTest();
} // namespace wanmi::desk
