// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searchtext.h"

#include <optional>
#include <vector>

namespace wanmi::store {

/// One word of a query, compiled: it steps through a folded text one character at a time, all its positions
/// at once (bit i: the first i characters of the word are matched). Latin letters match pinyin: a whole
/// reading, its first letter, zh, ch or sh; the last reading may be half typed. Made for one query, on one
/// thread.
class SearchPattern
{
public:
    static constexpr size_t Longest = 60;
    enum class Way : quint8 {
        Spelled, ///< characters and whole readings
        Initials, ///< and first letters
        Similar, ///< whole readings, and one mistake
    };

    /// \param word folded, 1 to Longest characters.
    explicit SearchPattern(std::u16string word);

    [[nodiscard]] const std::u16string &word() const { return m_word; }
    /// A slip of the finger may be forgiven: at least four letters, or four Chinese characters.
    [[nodiscard]] bool forgives() const { return m_forgives; }

    /// How one token of the index answers.
    struct InToken
    {
        bool whole = false; ///< all of the word lies in it
        bool begins = false; ///< at its beginning
        quint64 ends = 0; ///< bit p: the token's end is reached with the first p characters matched
    };
    /// \param from the positions a match may have when the token begins; \param openLeft: a match may begin
    /// inside; \param openRight: it may end inside.
    [[nodiscard]] InToken run(std::u16string_view token, quint64 from, bool openLeft, bool openRight,
                              Way way);

    struct Range
    {
        size_t start = 0, length = 0;
        /// 0 all of the field, 1 its beginning, 2 the beginning of a word, 3 inside.
        int grade = 3;
    };
    /// Where in a field the word is; the best place.
    [[nodiscard]] std::optional<Range> find(std::u16string_view field, Way way);
    /// A number with one digit wrong; only for words that are digits and end where the number ends.
    [[nodiscard]] std::optional<Range> findNumber(std::u16string_view field) const;

private:
    struct Step
    {
        quint64 from = 0; ///< positions it may be taken at
        quint8 length = 1; ///< characters of the word it takes
    };
    struct Steps
    {
        std::vector<Step> spelled, initials, wrong;
        quint64 half = 0; ///< positions from which the rest of the word begins a reading
    };
    const Steps &stepsOf(char16_t c);
    [[nodiscard]] Steps compile(char16_t c) const;
    void addReading(Steps &steps, std::string_view reading) const;
    [[nodiscard]] quint64 swapped(char16_t before, char16_t c, quint64 from) const;
    [[nodiscard]] std::optional<size_t> endFrom(std::u16string_view field, size_t start, Way way);

    std::u16string m_word;
    quint64 m_all, m_han = 0;
    bool m_forgives = false;
    std::vector<quint16> m_index; ///< of a character in m_steps, 0: not yet
    std::vector<Steps> m_steps;
};
} // namespace wanmi::store
