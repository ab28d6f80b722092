// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchsegment.h"

#include "searchnumbers.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace wanmi::store {
namespace {
using Way = SearchPattern::Way;
constexpr int MostTokensAcross = 4;

void keepBoth(SearchBits &bits, const SearchBits &other)
{
    std::ranges::transform(bits, other, bits.begin(), std::bit_and<>());
}

void addAll(SearchBits &bits, const SearchBits &other)
{
    std::ranges::transform(bits, other, bits.begin(), std::bit_or<>());
}
} // namespace

SearchWord::SearchWord(const std::u16string &word)
    : whole(word)
{
    for (size_t from = 0, at = 0; at < word.size(); from = at) {
        const bool digits = isDigit(word[at]);
        while (at < word.size() && isDigit(word[at]) == digits)
            ++at;
        Piece piece{word.substr(from, at - from), digits, {}};
        if (!digits)
            piece.pattern = std::make_unique<SearchPattern>(piece.text);
        pieces.push_back(std::move(piece));
    }
}

size_t SearchSegment::bytes() const
{
    return m_fids.capacity() * sizeof(quint32) + m_text.capacity() * sizeof(char16_t)
        + (m_tokenFrom.capacity() + m_listFrom.capacity()) * sizeof(quint32) + m_lists.capacity();
}

void SearchSegment::addRows(size_t list, SearchBits &to) const
{
    const quint8 *at = m_lists.data() + m_listFrom[list];
    const quint8 *const end = m_lists.data() + m_listFrom[list + 1];
    quint32 row = 0;
    while (at < end) {
        quint32 distance = *at & 0x7F;
        for (int shift = 7; *at++ & 0x80; shift += 7)
            distance |= static_cast<quint32>(*at & 0x7F) << shift;
        row += distance;
        to[row >> 6] |= quint64{1} << (row & 63);
    }
}

void SearchSegment::addToken(size_t index, SearchBits &to) const
{
    addRows(numbers::Lists + index, to);
}

SearchSegment::Found SearchSegment::find(SearchWord &word, Way way) const
{
    Found found{noRows(), noRows()};
    const size_t last = word.pieces.size() - 1;
    for (size_t i = 0; i <= last; ++i) {
        SearchWord::Piece &piece = word.pieces[i];
        Found part{noRows(), noRows()};
        if (!piece.digits) {
            const bool slips = way != Way::Similar || piece.pattern->forgives();
            letters(*piece.pattern, i == 0, i == last, slips ? way : Way::Initials, part);
        } else if (way == Way::Similar && i == last && piece.text.size() >= numbers::ShortestForgiven) {
            for (size_t any = 0; any < piece.text.size(); ++any)
                number(piece.text, 0, i == 0, any, part.any);
        } else {
            digits(piece.text, i == 0, i == last, part);
        }
        if (i == 0) {
            found = std::move(part);
        } else {
            keepBoth(found.any, part.any);
            found.strong = found.any;
        }
    }
    return found;
}

void SearchSegment::letters(SearchPattern &pattern, bool openLeft, bool openRight, Way way,
                            Found &found) const
{
    std::vector<std::pair<quint32, quint64>> ending;
    for (size_t i = 0; i < tokens(); ++i) {
        const auto answer = pattern.run(token(i), 1, openLeft, openRight, way);
        if (answer.whole) {
            addToken(i, found.any);
            if (answer.begins && way == Way::Spelled)
                addToken(i, found.strong);
        } else if (answer.ends) {
            ending.emplace_back(static_cast<quint32>(i), answer.ends);
        }
    }
    if (!ending.empty() && way != Way::Similar)
        across(pattern, openRight, way, ending, found.any);
}

/// Words that run over the edges of tokens: 道里区中央大街, dlqzydj.
struct SearchSegment::Crossing
{
    struct Middle
    {
        quint32 token;
        size_t to;
    };
    std::array<std::vector<quint32>, SearchPattern::Longest + 1> ends, completes; ///< by position
    std::array<std::vector<Middle>, SearchPattern::Longest + 1> middles;
};

void SearchSegment::across(SearchPattern &pattern, bool openRight, Way way,
                           const std::vector<std::pair<quint32, quint64>> &ending, SearchBits &to) const
{
    Crossing crossing;
    quint64 reached = 0;
    for (const auto &[token, ends] : ending)
        reached |= ends;
    quint64 looked = 0;
    for (int round = 1; round < MostTokensAcross && reached & ~looked; ++round) {
        const quint64 fresh = reached & ~looked;
        looked |= fresh;
        for (size_t i = 0; i < tokens(); ++i) {
            const auto any = pattern.run(token(i), fresh, false, openRight, way);
            if (!any.whole && !any.ends)
                continue;
            for (quint64 left = fresh; left; left &= left - 1) {
                const auto position = static_cast<size_t>(std::countr_zero(left));
                const auto one = pattern.run(token(i), quint64{1} << position, false, openRight, way);
                if (one.whole)
                    crossing.completes[position].push_back(static_cast<quint32>(i));
                for (quint64 ends = one.ends; ends; ends &= ends - 1) {
                    const auto end = static_cast<size_t>(std::countr_zero(ends));
                    crossing.middles[position].push_back({static_cast<quint32>(i), end});
                    reached |= quint64{1} << end;
                }
            }
        }
    }
    // From the end backwards: only positions from which the word can be completed are worth their rows.
    const size_t length = pattern.word().size();
    std::array<bool, SearchPattern::Longest + 1> useful{};
    for (size_t p = length; p-- > 1;)
        useful[p] = !crossing.completes[p].empty()
            || std::ranges::any_of(crossing.middles[p],
                                   [&](const auto &middle) { return useful[middle.to]; });
    for (const auto &[token, ends] : ending) {
        for (quint64 left = ends; left; left &= left - 1) {
            if (const auto p = static_cast<size_t>(std::countr_zero(left)); useful[p])
                crossing.ends[p].push_back(token);
        }
    }
    std::vector<SearchBits> rowsAt(length + 1);
    const auto rowsOf = [&](const auto &lists, auto tokenOf, const SearchBits &with) {
        SearchBits rows = noRows();
        for (const auto &entry : lists)
            addToken(tokenOf(entry), rows);
        keepBoth(rows, with);
        return rows;
    };
    for (size_t p = 1; p < length; ++p) {
        if (!useful[p])
            continue;
        SearchBits &here = rowsAt[p];
        if (here.empty())
            here = noRows();
        for (const quint32 token : crossing.ends[p])
            addToken(token, here);
        addAll(to,
               rowsOf(
                   crossing.completes[p], [](quint32 token) { return token; }, here));
        for (const auto &middle : crossing.middles[p]) {
            if (!useful[middle.to])
                continue;
            SearchBits &there = rowsAt[middle.to];
            if (there.empty())
                there = noRows();
            addAll(there,
                   rowsOf(
                       std::array{middle.token}, [](quint32 token) { return token; }, here));
        }
    }
}

void SearchSegment::digits(std::u16string_view text, bool openLeft, bool openRight, Found &found) const
{
    // A few digits stand everywhere: they are looked for where numbers begin and end.
    const bool anywhere = !openLeft || text.size() >= numbers::ShortestInside;
    const size_t mostAfter = openRight ? numbers::MostDigits - std::min(numbers::MostDigits, text.size()) : 0;
    number(text, 0, openLeft, text.npos, found.strong);
    for (size_t after = 1; after <= mostAfter; ++after) {
        number(text, after, false, text.npos, found.strong);
        if (openLeft && anywhere)
            number(text, after, true, text.npos, found.any);
    }
    addAll(found.any, found.strong);
}

void SearchSegment::number(std::u16string_view text, size_t after, bool openLeft, size_t any,
                           SearchBits &to) const
{
    SearchBits rows;
    const size_t end = after + text.size();
    if (end > numbers::MostDigits)
        return;
    for (size_t four = after / 4; four * 4 < end; ++four) {
        SearchBits part = noRows();
        bool some = false;
        numbers::eachList(text, after, four, openLeft, any, [&](size_t list) {
            some = some || m_listFrom[list] != m_listFrom[list + 1];
            addRows(list, part);
        });
        if (!some)
            return;
        if (rows.empty())
            rows = std::move(part);
        else
            keepBoth(rows, part);
    }
    addAll(to, rows);
}

// ---- building

SearchSegmentBuilder::SearchSegmentBuilder()
    : m_tokenFrom{0}
{
}

void SearchSegmentBuilder::begin(SearchKind kind, quint32 fid, quint16 order)
{
    m_rows.push_back({fid, static_cast<quint32>(m_listOf.size()), order, kind});
}

void SearchSegmentBuilder::add(std::u16string_view folded)
{
    eachToken(folded, [this](std::u16string_view token) {
        if (isDigit(token.front())) {
            addNumber(token);
            return;
        }
        const auto [it, isNew]
            = m_tokens.try_emplace(std::u16string(token), static_cast<quint32>(m_tokenFrom.size() - 1));
        if (isNew) {
            m_text += token;
            m_tokenFrom.push_back(static_cast<quint32>(m_text.size()));
        }
        m_listOf.push_back(static_cast<quint32>(numbers::Lists) + it->second);
    });
}

void SearchSegmentBuilder::addNumber(std::u16string_view text)
{
    for (size_t from = 0; from < text.size(); from += numbers::MostDigits)
        numbers::eachFour(text.substr(from, numbers::MostDigits),
                          [this](size_t list) { m_listOf.push_back(static_cast<quint32>(list)); });
}

std::shared_ptr<const SearchSegment> SearchSegmentBuilder::finish()
{
    auto segment = std::make_shared<SearchSegment>();
    std::vector<quint32> order(m_rows.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [this](quint32 row) {
        return static_cast<quint32>(m_rows[row].kind) << 16 | m_rows[row].order;
    });
    segment->m_fids.reserve(order.size());
    for (const quint32 row : order) {
        segment->m_fids.push_back(m_rows[row].fid);
        ++segment->m_kindFrom[size_t(m_rows[row].kind) + 1];
    }
    std::partial_sum(segment->m_kindFrom.begin(), segment->m_kindFrom.end(), segment->m_kindFrom.begin());

    // Counted first, then each row into its places: the rows of a list grow by themselves.
    const size_t lists = numbers::Lists + m_tokenFrom.size() - 1;
    std::vector<quint32> place(lists + 1, 0);
    for (const quint32 list : m_listOf)
        ++place[list + 1];
    std::partial_sum(place.begin(), place.end(), place.begin());
    std::vector<quint32> next(place.begin(), place.end() - 1), rows(m_listOf.size());
    for (quint32 at = 0; at < order.size(); ++at) {
        const size_t row = order[at];
        const size_t end = row + 1 < m_rows.size() ? m_rows[row + 1].firstList : m_listOf.size();
        for (size_t i = m_rows[row].firstList; i < end; ++i)
            rows[next[m_listOf[i]]++] = at;
    }
    segment->m_listFrom.reserve(lists + 1);
    segment->m_lists.reserve(rows.size() + rows.size() / 4);
    for (size_t list = 0; list < lists; ++list) {
        segment->m_listFrom.push_back(static_cast<quint32>(segment->m_lists.size()));
        quint32 before = 0;
        for (size_t i = place[list]; i < place[list + 1]; ++i) {
            quint32 distance = rows[i] - before;
            if (distance == 0 && i > place[list])
                continue;
            before = rows[i];
            for (; distance >= 0x80; distance >>= 7)
                segment->m_lists.push_back(static_cast<quint8>(distance | 0x80));
            segment->m_lists.push_back(static_cast<quint8>(distance));
        }
    }
    segment->m_listFrom.push_back(static_cast<quint32>(segment->m_lists.size()));
    segment->m_lists.shrink_to_fit();
    segment->m_text = std::move(m_text);
    segment->m_text.shrink_to_fit();
    segment->m_tokenFrom = std::move(m_tokenFrom);
    segment->m_tokenFrom.shrink_to_fit();
    *this = SearchSegmentBuilder();
    return segment;
}
} // namespace wanmi::store
