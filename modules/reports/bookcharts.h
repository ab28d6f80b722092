// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bookformats.h"

namespace wanmi::reports {
/// A sheet with the office program's own charts, drawn of the tables' sheets. What cannot be drawn says so.
void addChartSheet(lxw_workbook *book, const Content &content, const BookFormats &formats);
} // namespace wanmi::reports
