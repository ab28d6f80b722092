// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/content.h"

#include <xlsxwriter.h>

#include <array>

/// How the cells of a content's workbook look. Private.
namespace wanmi::reports {

inline constexpr const char *BookFont = "Noto Sans CJK SC"; // an office without it takes its own Chinese font

class BookFormats
{
public:
    explicit BookFormats(lxw_workbook *book);
    [[nodiscard]] lxw_format *of(Format format, bool isTotal) const
    {
        return m_fields[isTotal][std::size_t(format)];
    }
    lxw_format *title, *state, *head, *key, *said, *finding, *note;

private:
    std::array<std::array<lxw_format *, 7>, 2> m_fields{};
};
} // namespace wanmi::reports
