// SPDX-License-Identifier: GPL-3.0-or-later
#include "bookformats.h"

namespace wanmi::reports {
namespace {
constexpr lxw_color_t HeadGround = 0x1C4E80, HeadText = 0xFFFFFF, Line = 0xD0D6DE, TotalGround = 0xEDF2F8,
                      StateText = 0xA33B20, NoteText = 0x5A6472;

lxw_format *plain(lxw_workbook *book, double size)
{
    lxw_format *format = workbook_add_format(book);
    format_set_font_name(format, BookFont);
    format_set_font_size(format, size);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    return format;
}

const char *numberFormat(Format format)
{
    switch (format) {
    case Format::Text:
        return "@"; // stays text when somebody edits it
    case Format::Count:
        return "#,##0";
    case Format::Points:
        return "0.00";
    case Format::Percent:
        return "0.00%";
    case Format::Move:
        return "+0.00;-0.00;0.00";
    case Format::CountMove:
        return "+#,##0;-#,##0;0";
    case Format::Hours:
        return "#,##0.00";
    }
    return "General";
}

lxw_format *lined(lxw_workbook *book)
{
    lxw_format *format = plain(book, 10);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, Line);
    return format;
}
} // namespace

BookFormats::BookFormats(lxw_workbook *book)
    : title(plain(book, 16))
    , state(plain(book, 10))
    , head(lined(book))
    , key(lined(book))
    , said(lined(book))
    , finding(plain(book, 11))
    , note(plain(book, 9))
{
    format_set_bold(title);
    format_set_font_color(title, HeadGround);
    format_set_font_color(state, StateText);
    format_set_bold(head);
    format_set_bg_color(head, HeadGround);
    format_set_font_color(head, HeadText);
    format_set_align(head, LXW_ALIGN_CENTER);
    format_set_text_wrap(head);
    format_set_bold(key);
    format_set_bg_color(key, TotalGround);
    format_set_text_wrap(said);
    format_set_text_wrap(finding);
    format_set_font_color(note, NoteText);
    for (const bool isTotal : {false, true}) {
        for (std::size_t i = 0; i < m_fields[0].size(); ++i) {
            lxw_format *format = lined(book);
            format_set_num_format(format, numberFormat(Format(i)));
            // "—" stands where a number would.
            format_set_align(format, Format(i) == Format::Text ? LXW_ALIGN_LEFT : LXW_ALIGN_RIGHT);
            if (isTotal) {
                format_set_bold(format);
                format_set_bg_color(format, TotalGround);
            }
            m_fields[isTotal][i] = format;
        }
    }
}
} // namespace wanmi::reports
