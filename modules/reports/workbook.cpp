// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/workbook.h"

#include "base/doors.h"
#include "fileplace.h"
#include "sheettext.h"
#include "ziptail.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <xlsxwriter.h>

namespace wanmi::reports {
namespace {
constexpr int RowsPerReport = 500;
const char *const Font = "Noto Sans CJK SC"; // an office without it takes its own Chinese font
constexpr lxw_color_t HeadGround = 0x1C6FC4, HeadText = 0xFFFFFF, Line = 0xD9DEE6;

/// Excel's day 0, with its wrong leap day of 1900 behind it.
const QDate DayZero(1899, 12, 30);
const QDate FirstRightDay(1900, 3, 1);

struct Formats
{
    explicit Formats(lxw_workbook *book)
    {
        for (lxw_format **format : {&head, &text, &number, &share, &moment, &key}) {
            *format = workbook_add_format(book);
            format_set_font_name(*format, Font);
            format_set_font_size(*format, 10);
            format_set_align(*format, LXW_ALIGN_VERTICAL_TOP);
            format_set_border(*format, LXW_BORDER_THIN);
            format_set_border_color(*format, Line);
        }
        format_set_bold(head);
        format_set_bg_color(head, HeadGround);
        format_set_font_color(head, HeadText);
        format_set_align(head, LXW_ALIGN_VERTICAL_CENTER);
        format_set_text_wrap(head);
        format_set_num_format(text, "@"); // stays text when somebody edits it
        format_set_num_format(number, "#,##0");
        format_set_num_format(share, "0.0%");
        format_set_num_format(moment, "yyyy-mm-dd hh:mm");
        format_set_bold(key);
        wrapped = workbook_add_format(book);
        format_set_font_name(wrapped, Font);
        format_set_font_size(wrapped, 10);
        format_set_text_wrap(wrapped);
        format_set_align(wrapped, LXW_ALIGN_VERTICAL_TOP);
    }
    [[nodiscard]] lxw_format *of(Column::Format format) const
    {
        switch (format) {
        case Column::Format::Number:
            return number;
        case Column::Format::Share:
            return share;
        case Column::Format::Moment:
            return moment;
        case Column::Format::Text:
            break;
        }
        return text;
    }
    lxw_format *head = nullptr, *text = nullptr, *number = nullptr, *share = nullptr, *moment = nullptr,
               *key = nullptr, *wrapped = nullptr;
};

void put(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const Cell &cell, lxw_format *format,
         lxw_format *asText)
{
    if (const auto *text = std::get_if<QString>(&cell)) {
        worksheet_write_string(sheet, row, column, cellText(*text).constData(), asText);
    } else if (const auto *number = std::get_if<double>(&cell)) {
        worksheet_write_number(sheet, row, column, *number, format);
    } else if (const auto *at = std::get_if<QDateTime>(&cell); at && at->isValid()) {
        if (at->date() < FirstRightDay) {
            worksheet_write_string(sheet, row, column,
                                   cellText(at->toString(QStringLiteral("yyyy-MM-dd HH:mm"))).constData(),
                                   asText);
            return;
        }
        constexpr double MsOfDay = 86'400'000;
        worksheet_write_number(
            sheet, row, column,
            double(DayZero.daysTo(at->date())) + at->time().msecsSinceStartOfDay() / MsOfDay, format);
    } else {
        worksheet_write_blank(sheet, row, column, format);
    }
}

bool writeRows(lxw_workbook *book, const Workbook &wanted, const Formats &formats,
               const std::function<bool(int)> &progress)
{
    const Sheet &from = wanted.sheet;
    lxw_worksheet *sheet = workbook_add_worksheet(book, sheetTitle(from.name).toUtf8().constData());
    if (!sheet)
        sheet = workbook_add_worksheet(book, nullptr);
    const auto columns = lxw_col_t(from.columns.size());
    for (lxw_col_t c = 0; c < columns; ++c)
        worksheet_set_column(sheet, c, c, from.columns[c].widthChars, nullptr);
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9); // A4
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_footer(sheet, "&C&P / &N");
    worksheet_set_row(sheet, 0, 24, nullptr);
    for (lxw_col_t c = 0; c < columns; ++c)
        put(sheet, 0, c, from.columns[c].title, formats.head, formats.head);
    if (columns > 0)
        worksheet_autofilter(sheet, 0, 0, lxw_row_t(from.rows), lxw_col_t(columns - 1));
    std::vector<Cell> cells;
    for (int row = 0; row < from.rows; ++row) {
        if (row % RowsPerReport == 0 && !progress(row))
            return false;
        cells.assign(columns, {});
        from.fill(row, cells);
        for (lxw_col_t c = 0; c < columns; ++c)
            put(sheet, lxw_row_t(row + 1), c, cells[c], formats.of(from.columns[c].format), formats.text);
    }
    return progress(from.rows);
}

void writeNotes(lxw_workbook *book, const Workbook &wanted, const Formats &formats)
{
    lxw_worksheet *sheet = workbook_add_worksheet(book, sheetTitle(wanted.notesName).toUtf8().constData());
    if (!sheet)
        sheet = workbook_add_worksheet(book, nullptr);
    worksheet_set_column(sheet, 0, 0, 22, nullptr);
    worksheet_set_column(sheet, 1, 1, 70, nullptr);
    lxw_row_t row = 0;
    for (const auto &[name, value] : wanted.notes) {
        put(sheet, row, 0, name, formats.key, formats.key);
        put(sheet, row, 1, value, formats.wrapped, formats.wrapped);
        ++row;
    }
}

base::Result<void> mayWrite(const Workbook &workbook, const QString &path)
{
    if (workbook.sheet.rows > MostRows)
        return base::refused(QStringLiteral("too-many-rows"));
    return mayPlace(path);
}

base::Result<void> noRoom(const QString &detail)
{
    return base::refused(QStringLiteral("disk-full"), detail);
}
} // namespace

base::Result<void> write(const Workbook &workbook, const QString &path,
                         const std::function<bool(int)> &progress)
{
    base::passDoor(base::Door::File, "workbook");
    const QFileInfo target(path);
    if (const auto may = mayWrite(workbook, path); !may)
        return may;
    const QString beside = besideOf(path, QStringLiteral(".xlsx"));
    const QByteArray besideBytes = QFile::encodeName(beside);
    QByteArray folder = QFile::encodeName(target.dir().path());
    // Its own copies go to the same disk: when that is full, so is what it makes of them.
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder.data();
    options.use_zip64 = LXW_FALSE;
    lxw_workbook *book = workbook_new_opt(besideBytes.constData(), &options);
    if (!book)
        return noRoom(QStringLiteral("no workbook"));
    const QByteArray title = cellText(workbook.title.left(255)), author = cellText(workbook.author.left(255));
    lxw_doc_properties properties{};
    properties.title = const_cast<char *>(title.constData());
    properties.author = const_cast<char *>(author.constData());
    workbook_set_properties(book, &properties);
    const Formats formats(book);
    if (!writeRows(book, workbook, formats, progress)) {
        lxw_workbook_free(book);
        return base::refused(QStringLiteral("cancelled"));
    }
    writeNotes(book, workbook, formats);
    const auto remove = [&beside] { QFile::remove(beside); };
    const lxw_error closed = workbook_close(book); // also lets go of everything
    if (closed != LXW_NO_ERROR) {
        remove();
        return noRoom(QString::fromUtf8(lxw_strerror(closed)));
    }
    if (!zipTail(beside, "xl/worksheets/sheet1.xml", 64).endsWith("</worksheet>")) {
        remove();
        return noRoom(QStringLiteral("cut short"));
    }
    return putInPlace(beside, path);
}
} // namespace wanmi::reports
