// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace wanmi::workbench {

/// Tab goes through `page` in the order in which its layouts show things, whenever they were made. Called
/// when a part of a page was built anew.
void tabAsLaidOut(QWidget &page);
} // namespace wanmi::workbench
