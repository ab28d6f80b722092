// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <ranges>
#include <span>
#include <string>
#include <string_view>

/// How texts are compared when somebody searches: one character for one character, so that a place in the
/// folded text is the same place in the text that is shown.
namespace wanmi::store {

/// Readings of Chinese characters and the folding of all characters, from ICU by charactertable.cpp when the program is
/// built.
class Characters
{
public:
    /// Half-width, lower case, simplified, without accents; what separates words is a space.
    [[nodiscard]] static char16_t fold(char16_t c) { return Folded[c]; }
    /// Pinyin without tones; polyphones have more than one: 长 → zhang, chang. Empty for all but Chinese.
    [[nodiscard]] static auto readings(char16_t c)
    {
        return std::span(Readings + First[c], Readings + First[size_t{c} + 1])
            | std::views::transform([](quint16 syllable) { return Syllables[syllable]; });
    }

private:
    static const char16_t Folded[];
    static const quint32 First[]; ///< of a character in Readings
    static const quint16 Readings[]; ///< in Syllables
    static const std::string_view Syllables[]; ///< sorted
};

[[nodiscard]] std::u16string folded(QStringView text);
[[nodiscard]] std::u16string folded(std::string_view utf8);

[[nodiscard]] constexpr bool isDigit(char16_t c)
{
    return c >= u'0' && c <= u'9';
}
[[nodiscard]] constexpr bool isLatin(char16_t c)
{
    return c >= u'a' && c <= u'z';
}
[[nodiscard]] constexpr bool isHan(char16_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF);
}
/// Calls take(token) for each token of a folded text: runs of digits, and runs of other characters, which end
/// behind the parts of an address (道里区 | 中央大街 | 12 | 号) so that few different ones make many
/// addresses.
template <typename Take> void eachToken(std::u16string_view text, Take take);
[[nodiscard]] bool endsPart(char16_t last, char16_t next);

template <typename Take> void eachToken(std::u16string_view text, Take take)
{
    constexpr size_t ShortestPart = 3; // 路灯 is one word, 友谊路 ends one
    constexpr size_t Longest = 48;
    for (size_t from = 0, at = 0; at < text.size(); from = at) {
        if (text[at] == u' ') {
            ++at;
            continue;
        }
        const bool digits = isDigit(text[at]);
        for (++at; at < text.size() && text[at] != u' ' && isDigit(text[at]) == digits && at - from < Longest;
             ++at) {
            if (!digits && at - from >= ShortestPart && endsPart(text[at - 1], text[at]))
                break;
        }
        take(text.substr(from, at - from));
    }
}
} // namespace wanmi::store
