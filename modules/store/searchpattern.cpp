// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchpattern.h"

#include <algorithm>

namespace wanmi::store {
namespace {
constexpr size_t ShortestForgiven = 4;

constexpr quint64 bit(size_t position)
{
    return quint64{1} << position;
}

bool agrees(std::u16string_view word, std::string_view letters)
{
    return std::ranges::equal(word, letters,
                              [](char16_t a, char b) { return a == static_cast<char16_t>(b); });
}

/// True when `word` is `letters` with one letter wrong, missing, too many, or two neighbors swapped.
bool oneSlip(std::u16string_view word, std::string_view letters)
{
    size_t head = 0;
    while (head < word.size() && head < letters.size() && word[head] == static_cast<char16_t>(letters[head]))
        ++head;
    const auto rest = word.substr(head);
    const auto wanted = letters.substr(head);
    if (word.size() == letters.size()) {
        if (rest.empty())
            return false;
        return agrees(rest.substr(1), wanted.substr(1))
            || (rest.size() > 1 && rest[0] == static_cast<char16_t>(wanted[1])
                && rest[1] == static_cast<char16_t>(wanted[0]) && agrees(rest.substr(2), wanted.substr(2)));
    }
    if (word.size() + 1 == letters.size())
        return agrees(rest, wanted.substr(1));
    return word.size() == letters.size() + 1 && agrees(rest.substr(1), wanted);
}

bool isWordStart(std::u16string_view field, size_t at)
{
    const char16_t before = field[at - 1], here = field[at];
    return before == u' ' || isDigit(before) != isDigit(here) || (isLatin(before) != isLatin(here))
        || endsPart(before, here);
}
} // namespace

SearchPattern::SearchPattern(std::u16string word)
    : m_word(std::move(word))
    , m_all(bit(m_word.size()))
    , m_index(0x10000, 0)
    , m_steps(1)
{
    Q_ASSERT(!m_word.empty() && m_word.size() <= Longest);
    for (size_t i = 0; i < m_word.size(); ++i)
        m_han |= isHan(m_word[i]) ? bit(i) : 0;
    const auto letters = static_cast<size_t>(std::ranges::count_if(m_word, isLatin));
    const auto characters = static_cast<size_t>(std::ranges::count_if(m_word, isHan));
    m_forgives = letters >= ShortestForgiven || characters >= ShortestForgiven;
    if (characters < ShortestForgiven)
        m_han = 0;
}

const SearchPattern::Steps &SearchPattern::stepsOf(char16_t c)
{
    quint16 &at = m_index[c];
    if (at == 0) {
        m_steps.push_back(compile(c));
        at = static_cast<quint16>(m_steps.size() - 1);
    }
    return m_steps[at];
}

SearchPattern::Steps SearchPattern::compile(char16_t c) const
{
    Steps steps;
    quint64 same = 0;
    for (size_t i = 0; i < m_word.size(); ++i)
        same |= m_word[i] == c ? bit(i) : 0;
    if (same)
        steps.spelled.push_back({same, 1});
    for (const std::string_view reading : Characters::readings(c))
        addReading(steps, reading);
    if (isLatin(c) && m_forgives) {
        const char letter = static_cast<char>(c);
        addReading(steps, std::string_view(&letter, 1));
    }
    if (isHan(c) && m_han)
        steps.wrong.push_back({m_han & ~same, 1});
    return steps;
}

void SearchPattern::addReading(Steps &steps, std::string_view reading) const
{
    const std::u16string_view word = m_word;
    quint64 whole = 0, first = 0, two = 0;
    const bool retroflex = reading.size() > 2 && reading[1] == 'h';
    for (size_t i = 0; i < word.size(); ++i) {
        const auto rest = word.substr(i);
        if (agrees(rest.substr(0, reading.size()), reading))
            whole |= bit(i);
        if (rest[0] != static_cast<char16_t>(reading[0]))
            continue;
        first |= bit(i);
        if (retroflex && rest.size() > 1 && rest[1] == u'h')
            two |= bit(i);
        if (rest.size() >= 2 && rest.size() < reading.size() && agrees(rest, reading.substr(0, rest.size())))
            steps.half |= bit(i);
    }
    const auto add = [](std::vector<Step> &to, quint64 from, size_t length) {
        if (from)
            to.push_back({from, static_cast<quint8>(length)});
    };
    if (reading.size() > 1) {
        add(steps.spelled, whole, reading.size());
        add(steps.initials, first, 1);
        add(steps.initials, two, 2);
    }
    if (!m_forgives)
        return;
    for (int change = -1; change <= 1; ++change) {
        const size_t length = reading.size() + static_cast<size_t>(change);
        quint64 slips = 0;
        for (size_t i = 0; i + length <= word.size(); ++i) {
            const auto part = word.substr(i, length);
            if (std::ranges::all_of(part, isLatin) && oneSlip(part, reading))
                slips |= bit(i);
        }
        add(steps.wrong, slips, length);
    }
}

/// Two letters swapped across two characters: daloi for 道里.
quint64 SearchPattern::swapped(char16_t before, char16_t c, quint64 from) const
{
    const std::u16string_view word = m_word;
    quint64 to = 0;
    for (size_t i = 0; from >> i && i < word.size(); ++i) {
        if (!(from >> i & 1))
            continue;
        for (const std::string_view one : Characters::readings(before)) {
            if (one.size() > 1 && word[i] != static_cast<char16_t>(one[0]))
                continue;
            for (const std::string_view two : Characters::readings(c)) {
                if (i + one.size() + two.size() > word.size() || one.back() == two.front())
                    continue;
                const auto part = word.substr(i, one.size() + two.size());
                if (agrees(part.substr(0, one.size() - 1), one.substr(0, one.size() - 1))
                    && part[one.size() - 1] == static_cast<char16_t>(two.front())
                    && part[one.size()] == static_cast<char16_t>(one.back())
                    && agrees(part.substr(one.size() + 1), two.substr(1)))
                    to |= bit(i + part.size());
            }
        }
    }
    return to;
}

SearchPattern::InToken SearchPattern::run(std::u16string_view token, quint64 from, bool openLeft,
                                          bool openRight, Way way)
{
    InToken answer;
    quint64 exact = from, slipped = 0, before = 0; // before: exact, one character ago
    quint64 atStart = from; // only those that began with the token
    for (size_t i = 0; i < token.size(); ++i) {
        if (openLeft) {
            exact |= 1;
            if (i == 0)
                atStart |= 1;
        }
        if (!exact && !slipped)
            break;
        const Steps &steps = stepsOf(token[i]);
        quint64 next = 0, nextSlipped = 0, nextStart = 0;
        for (const Step &step : steps.spelled) {
            next |= (exact & step.from) << step.length;
            nextSlipped |= (slipped & step.from) << step.length;
            nextStart |= (atStart & step.from) << step.length;
        }
        if (way == Way::Initials) {
            for (const Step &step : steps.initials) {
                next |= (exact & step.from) << step.length;
                nextStart |= (atStart & step.from) << step.length;
            }
        } else if (way == Way::Similar) {
            for (const Step &step : steps.wrong)
                nextSlipped |= (exact & step.from) << step.length;
            if (i > 0 && before)
                nextSlipped |= swapped(token[i - 1], token[i], before);
            if (openRight && slipped & steps.half)
                nextSlipped |= m_all;
        }
        if (openRight && exact & steps.half) {
            next |= m_all;
            nextStart |= atStart & steps.half ? m_all : 0;
        }
        if ((next | nextSlipped) & m_all && (openRight || i + 1 == token.size())) {
            answer.whole = true;
            answer.begins = answer.begins || nextStart & m_all;
            if (way != Way::Spelled || answer.begins)
                break;
        }
        before = exact;
        exact = next & ~m_all;
        slipped = nextSlipped & ~m_all;
        atStart = nextStart & ~m_all;
        if (i + 1 == token.size())
            answer.ends = exact & ~quint64{1};
    }
    return answer;
}

/// The first place where a match that begins at `start` ends.
std::optional<size_t> SearchPattern::endFrom(std::u16string_view field, size_t start, Way way)
{
    quint64 exact = 1, slipped = 0, before = 0;
    for (size_t i = start; i < field.size() && (exact || slipped); ++i) {
        const Steps &steps = stepsOf(field[i]);
        quint64 next = 0, nextSlipped = 0;
        for (const Step &step : steps.spelled) {
            next |= (exact & step.from) << step.length;
            nextSlipped |= (slipped & step.from) << step.length;
        }
        if (way == Way::Initials) {
            for (const Step &step : steps.initials)
                next |= (exact & step.from) << step.length;
        } else if (way == Way::Similar) {
            for (const Step &step : steps.wrong)
                nextSlipped |= (exact & step.from) << step.length;
            if (i > start && before)
                nextSlipped |= swapped(field[i - 1], field[i], before);
        }
        if ((exact | slipped) & steps.half || (next | nextSlipped) & m_all)
            return i + 1;
        before = exact;
        exact = next;
        slipped = nextSlipped;
    }
    return std::nullopt;
}

std::optional<SearchPattern::Range> SearchPattern::find(std::u16string_view field, Way way)
{
    std::optional<Range> best;
    for (size_t start = 0; start < field.size(); ++start) {
        const auto end = endFrom(field, start, way);
        if (!end)
            continue;
        const int grade = start == 0 ? (*end == field.size() ? 0 : 1) : isWordStart(field, start) ? 2 : 3;
        if (!best || grade < best->grade)
            best = Range{start, *end - start, grade};
        if (grade <= 2)
            break;
    }
    return best;
}

std::optional<SearchPattern::Range> SearchPattern::findNumber(std::u16string_view field) const
{
    if (!std::ranges::all_of(m_word, isDigit))
        return std::nullopt;
    for (size_t end = m_word.size(); end <= field.size(); ++end) {
        if (end < field.size() && isDigit(field[end]))
            continue;
        const auto part = field.substr(end - m_word.size(), m_word.size());
        size_t wrong = 0;
        for (size_t i = 0; i < part.size(); ++i)
            wrong += !isDigit(part[i]) ? 2 : part[i] != m_word[i] ? 1 : 0;
        if (wrong <= 1)
            return Range{end - m_word.size(), m_word.size(), end == m_word.size() ? 1 : 3};
    }
    return std::nullopt;
}
} // namespace wanmi::store
