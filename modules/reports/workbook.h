// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QString>

#include <functional>
#include <utility>
#include <variant>
#include <vector>

/// Workbooks (Office Open XML) of what the screens show: for people who go on counting, printing and passing
/// on.
namespace wanmi::reports {

/// Nothing, text, a number, or a local date and time. Text stays text whatever it looks like: "=1+1" is no
/// formula and "00123" no number.
using Cell = std::variant<std::monostate, QString, double, QDateTime>;

struct Column
{
    enum class Format { Text, Number, Share, Moment };
    QString title;
    Format format = Format::Text;
    double widthChars = 12; ///< of Latin letters; a Chinese one takes two
};

struct Sheet
{
    QString name; ///< cut to what a sheet may be called
    std::vector<Column> columns;
    int rows = 0;
    /// Fills one row; called once for each, in order, on the writing thread.
    std::function<void(int row, std::vector<Cell> &cells)> fill;
};

struct Workbook
{
    QString title, author;
    Sheet sheet; ///< styled head, frozen, with a filter over all of it
    QString notesName;
    std::vector<std::pair<QString, QString>> notes; ///< a sheet of its own: what this is, of when, chosen how
};

/// The most rows a sheet can have below its head.
inline constexpr int MostRows = 1'048'575;

/// Writes it beside `path` first and puts it in place when it is whole: an older file stays until then.
/// Blocks; for workers. `progress(rows done)` may return false to cancel. Errors: Refused "cancelled",
/// "too-many-rows", "file-open-elsewhere" (an office program has it open), "folder-not-writable",
/// "no-such-folder", "disk-full".
[[nodiscard]] base::Result<void> write(const Workbook &workbook, const QString &path,
                                       const std::function<bool(int)> &progress);
} // namespace wanmi::reports
