// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

#include <array>

/// Colors of charts on white paper. Each is told from the others by shape or text too.
namespace wanmi::reports {

/// By the grade's letter (evaluation.md §1: green, blue, yellow, red, black); grey without one.
[[nodiscard]] inline QColor gradeColor(const QString &grade)
{
    switch (grade.isEmpty() ? u'-' : grade.front().unicode()) {
    case u'A':
        return {0x2E, 0x8B, 0x57};
    case u'B':
        return {0x2B, 0x6C, 0xB8};
    case u'C':
        return {0xE0, 0xA8, 0x00};
    case u'D':
        return {0xC9, 0x3A, 0x2E};
    case u'E':
        return {0x22, 0x22, 0x22};
    default:
        return {0xA8, 0xB0, 0xBA};
    }
}

/// Told apart by people who do not see red and green, too (M. Okabe and K. Ito, 2002, darkened for paper).
[[nodiscard]] inline QColor seriesColor(std::size_t index)
{
    static const std::array<QColor, 4> Colors{QColor(0x1C, 0x4E, 0x80), QColor(0xD5, 0x6A, 0x00),
                                              QColor(0x00, 0x8F, 0x6B), QColor(0x8E, 0x44, 0x8B)};
    return Colors[index % Colors.size()];
}
} // namespace wanmi::reports
