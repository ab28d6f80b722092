// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace wanmi::renderlink {

/// The QGIS project that comes with the program: in the folder WANMI_MAPS names, else beside the installed
/// program, else in the source tree it was built from; empty when there is none. Looks for files: any thread
/// but the GUI's once a window stands.
[[nodiscard]] QString shippedProject();
} // namespace wanmi::renderlink
