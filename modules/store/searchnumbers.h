// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searchtext.h"

#include <array>

/// Numbers in the index: a run of digits is cut into fours from its end, and each four, its place and its
/// length make one list of rows. So the last digits of a case number, its beginning and any part of it are a
/// few lists each, and neighbors stand in neighboring places.
namespace wanmi::store::numbers {

constexpr size_t MostDigits = 24; ///< longer runs are taken as several
constexpr size_t ShortestInside = 4; ///< fewer digits are not looked for in the middle of numbers
constexpr size_t ShortestForgiven = 5;
constexpr size_t PerPlace = 10 + 100 + 1'000 + 10'000;
constexpr size_t Lists = MostDigits / 4 * PerPlace;
constexpr std::array<size_t, 5> Power{1, 10, 100, 1'000, 10'000};
constexpr std::array<size_t, 5> LengthFrom{0, 0, 10, 110,
                                           1'110}; ///< of numbers with that many digits in a place

constexpr size_t listOf(size_t four, size_t length, size_t value)
{
    return four * PerPlace + LengthFrom[length] + value;
}

/// Calls take(list) for each four of a whole run.
template <typename Take> void eachFour(std::u16string_view run, Take take)
{
    for (size_t four = 0; four * 4 < run.size(); ++four) {
        const size_t end = run.size() - four * 4, length = std::min<size_t>(4, end);
        size_t value = 0;
        for (const char16_t digit : run.substr(end - length, length))
            value = value * 10 + (digit - u'0');
        take(listOf(four, length, value));
    }
}

/// Calls take(list) for each list of one four that agrees with `digits` standing `after` places before the
/// end of their run. \param openLeft more digits may stand before them; \param any one digit that may be any;
/// npos: none.
template <typename Take>
void eachList(std::u16string_view digits, size_t after, size_t four, bool openLeft, size_t any, Take take)
{
    const size_t end = after + digits.size(); // both counted from the end of the run
    const size_t low = std::max(after, four * 4) - four * 4, high = std::min(end, four * 4 + 4) - four * 4;
    const bool isTop = end <= four * 4 + 4;
    size_t value = 0, free = 0; // free: what one more of the free digit adds
    for (size_t at = high; at-- > low;) {
        const size_t index = end - 1 - (four * 4 + at);
        if (index == any)
            free = Power[at];
        else
            value += static_cast<size_t>(digits[index] - u'0') * Power[at];
    }
    const size_t longest = isTop && !openLeft ? high : 4;
    for (size_t length = isTop ? high : 4; length <= longest; ++length) {
        for (size_t before = 0; before < Power[length - high]; ++before) {
            for (size_t choice = 0; choice < (free ? 10U : 1U); ++choice) {
                for (size_t behind = 0; behind < Power[low]; ++behind)
                    take(listOf(four, length, before * Power[high] + value + choice * free + behind));
            }
        }
    }
}
} // namespace wanmi::store::numbers
