// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>

/// Words that stand in dates and times of many languages.
namespace wanmi::intake {

[[nodiscard]] int monthOf(QStringView word); ///< 1..12; 0: no month
[[nodiscard]] bool isWeekday(QStringView word); ///< of a latin script
/// "de", "Uhr", "th", "T": they join the parts of a date and say nothing.
[[nodiscard]] bool isJoint(QStringView word);

struct ZoneWord
{
    std::optional<int> offsetSeconds; ///< none: the city's own time, such as CST in China and in Chicago
};
[[nodiscard]] std::optional<ZoneWord> zoneOfWord(QStringView word); ///< "Z", "EST", "CEST" …

/// Which half of the day a word means. Han, kana and hangul are asked sign by sign, `before` is the sign in
/// front.
enum class DayPart { None, Unknown, Morning, Noon, Afternoon, Evening, Night };
[[nodiscard]] DayPart dayPartOf(QStringView word, QChar before);

/// The hour of 0..23 that "3 in the afternoon" is; none where it is no time people say.
[[nodiscard]] std::optional<int> hourOf(int hour, DayPart part);
} // namespace wanmi::intake
