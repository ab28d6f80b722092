// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace wanmi::desk {

/// Chooses Qt Quick's software adaptation when this machine has no GPU (measured 7 to 10 times cheaper than a
/// software OpenGL there). Call after the application object and before the first Quick window.
/// QT_QUICK_BACKEND wins.
void chooseRenderer();
} // namespace wanmi::desk
