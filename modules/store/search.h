// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "casereads.h"
#include "store/store.h"

#include <memory>
#include <string>
#include <vector>

namespace wanmi::store {

/// Every searchable text of a replica in one block of UTF-8, one line per row, its fields separated by tabs.
/// A plain scan for a substring of any length, of 300 000 cases in a few milliseconds: no trigram index to
/// build, to keep and to carry in the file, and one or two characters work like ten.
struct SearchIndex
{
    enum class Kind : quint8 { Area, Place, Case, Camera, Person };
    struct Line
    {
        quint32 start = 0;
        quint32 row = 0; ///< fid
        Kind kind = Kind::Case;
    };
    std::string text; ///< ASCII letters in lower case
    std::vector<Line> lines;
};

class Search
{
public:
    Search(ReadConnection &connection, CaseReads &cases)
        : m_connection(connection)
        , m_cases(cases)
    {
    }

    [[nodiscard]] Result<std::vector<Store::Hit>> find(const QString &text, int limit);
    /// Builds the index if it is missing or stale, so that the first search need not wait.
    [[nodiscard]] Result<void> prepare();
    /// Rows that changed since the index was built; they are read afresh at each search.
    void noteChanged(const QSet<QString> &cases);

private:
    struct Ranked
    {
        int rank = 0;
        Store::Hit hit;
    };
    Result<void> addLines(SearchIndex &index, SearchIndex::Kind kind, const char *section);
    Result<void> scan(const std::vector<std::string> &words, int limit, std::vector<Ranked> &found);
    Result<void> addByCode(const QString &text, int limit, std::vector<Ranked> &found);
    Result<void> addChangedCases(const std::vector<std::string> &words, std::vector<Ranked> &found);
    Result<std::optional<Store::Hit>> hitOf(const SearchIndex::Line &line);

    ReadConnection &m_connection;
    CaseReads &m_cases;
    SearchIndex m_index;
    quint64 m_builtFor = ~quint64{0}; ///< Shared::rebuilt
    QSet<QString> m_changed;
};
} // namespace wanmi::store
