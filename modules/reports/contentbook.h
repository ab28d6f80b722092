// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "reports/content.h"

#include <functional>

namespace wanmi::reports {

/// How far it is, 0 to 100; returns false to cancel.
using Progress = std::function<bool(int percent)>;

/// A workbook of the content: a sheet that says what it is, one for each table with its head and keys frozen,
/// one with the charts, one with the notes. Rates, totals, points and changes are formulas with the printed
/// value beside them; text is never a formula. What cannot be drawn says so in its place.
/// Blocks; for workers. Whole or not at all, an older file stays until then. Errors (Refused): "cancelled",
/// "too-many-rows", "file-open-elsewhere", "folder-not-writable", "no-such-folder", "disk-full".
[[nodiscard]] base::Result<void> writeBook(const Content &content, const QString &path,
                                           const Progress &progress);

/// The formula of a field as it stands in its sheet, without "="; empty: it is a plain value.
[[nodiscard]] QString formulaOf(const Content &content, const Table &table, std::size_t row,
                                std::size_t column);
/// What the sheet of a table is called in the workbook.
[[nodiscard]] QString sheetOf(const Content &content, std::size_t table);
} // namespace wanmi::reports
