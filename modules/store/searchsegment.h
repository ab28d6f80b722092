// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searchpattern.h"

#include <array>
#include <memory>
#include <unordered_map>
#include <vector>

namespace wanmi::store {

/// Kinds in the order in which hits of the same worth are shown.
enum class SearchKind : quint8 {
    Area,
    Place,
    Crossing,
    OpenCase,
    Camera,
    Person,
    Vehicle,
    Department,
    Plate,
    EndedCase,
    Cell,
    Component
};
constexpr size_t SearchKinds = 12;

/// A word of a query, cut where digits begin and end.
struct SearchWord
{
    struct Piece
    {
        std::u16string text;
        bool digits = false;
        std::unique_ptr<SearchPattern> pattern; ///< of a piece that is not digits
    };
    explicit SearchWord(const std::u16string &word);

    std::vector<Piece> pieces;
    SearchPattern whole; ///< to look at a row's own text
};

/// One bit per row of a segment.
using SearchBits = std::vector<quint64>;

/// Some 260 000 rows and in which of them each token stands; immutable. Tokens are few (parts of addresses,
/// names) and are looked through one by one; numbers are cut into fours from their ends, so that each four is
/// an index of its own.
class SearchSegment
{
public:
    static constexpr size_t MostRows = 1 << 18;

    [[nodiscard]] size_t rows() const { return m_fids.size(); }
    [[nodiscard]] size_t bytes() const;
    /// Rows of a kind lie together.
    [[nodiscard]] std::pair<size_t, size_t> range(SearchKind kind) const
    {
        return {m_kindFrom[size_t(kind)], m_kindFrom[size_t(kind) + 1]};
    }
    [[nodiscard]] quint32 fid(size_t row) const { return m_fids[row]; }

    /// Rows that may hold the word, and of those the rows where it begins a token; the row's text has the
    /// last word.
    struct Found
    {
        SearchBits any, strong;
    };
    [[nodiscard]] Found find(SearchWord &word, SearchPattern::Way way) const;

private:
    friend class SearchSegmentBuilder;
    friend class SearchSegmentForm; ///< on disk
    struct Crossing;
    [[nodiscard]] std::u16string_view token(size_t index) const
    {
        return std::u16string_view(m_text).substr(m_tokenFrom[index],
                                                  m_tokenFrom[index + 1] - m_tokenFrom[index]);
    }
    [[nodiscard]] size_t tokens() const { return m_tokenFrom.size() - 1; }
    [[nodiscard]] SearchBits noRows() const { return SearchBits((rows() + 63) / 64, 0); }
    void addRows(size_t list, SearchBits &to) const;
    void addToken(size_t index, SearchBits &to) const;
    void letters(SearchPattern &pattern, bool openLeft, bool openRight, SearchPattern::Way way,
                 Found &found) const;
    void across(SearchPattern &pattern, bool openRight, SearchPattern::Way way,
                const std::vector<std::pair<quint32, quint64>> &ending, SearchBits &to) const;
    void digits(std::u16string_view number, bool openLeft, bool openRight, Found &found) const;
    /// Rows with a number that has these digits, `after` more behind them. \param any a digit that may be
    /// another one; npos: none.
    void number(std::u16string_view digits, size_t after, bool openLeft, size_t any, SearchBits &to) const;

    std::vector<quint32> m_fids;
    std::array<quint32, SearchKinds + 1> m_kindFrom{};
    std::u16string m_text; ///< of all tokens
    std::vector<quint32> m_tokenFrom;
    std::vector<quint32> m_listFrom; ///< numbers, then tokens
    std::vector<quint8> m_lists; ///< rows as growing distances, seven bits a byte
};

/// Collects rows of one or more kinds, then makes the segment.
class SearchSegmentBuilder
{
public:
    SearchSegmentBuilder();
    /// \param order within its kind, smaller first; equal ones stay in the order of adding.
    void begin(SearchKind kind, quint32 fid, quint16 order);
    void add(std::u16string_view folded); ///< a field of the row begun last
    [[nodiscard]] size_t rows() const { return m_rows.size(); }
    [[nodiscard]] std::shared_ptr<const SearchSegment> finish();

private:
    struct Row
    {
        quint32 fid, firstList;
        quint16 order;
        SearchKind kind;
    };
    void addNumber(std::u16string_view digits);
    std::vector<Row> m_rows;
    std::vector<quint32> m_listOf; ///< the lists of all rows, one after the other
    std::unordered_map<std::u16string, quint32> m_tokens;
    std::u16string m_text;
    std::vector<quint32> m_tokenFrom;
};
} // namespace wanmi::store
