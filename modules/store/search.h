// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "casereads.h"
#include "searchindex.h"
#include "store/store.h"

#include <memory>
#include <string>
#include <vector>

namespace wanmi::store {

/// Answers queries: the index says which rows may answer, the rows' own texts decide, rank and mark the hits.
class Search
{
public:
    Search(ReadConnection &connection, CaseReads &cases, std::shared_ptr<const SearchShelf> shelf)
        : m_connection(connection)
        , m_cases(cases)
        , m_shelf(std::move(shelf))
    {
    }

    [[nodiscard]] Result<Store::Found> find(const QString &text, int limit);

private:
    using Words = std::vector<SearchWord>;
    struct Ranked
    {
        int rank = 0;
        Store::Hit hit;
    };
    struct Candidate
    {
        SearchKind kind;
        quint32 fid;
    };
    /// A row as it is compared: its texts, the first of which is its title.
    struct Texts
    {
        Store::Hit hit;
        QStringList others; ///< it is known by these too; one that equals the detail is shown there
    };
    struct Gathered
    {
        std::vector<Candidate> rows; ///< those that match best first, some of each kind
        qint64 total = 0;
    };
    [[nodiscard]] Gathered gather(const SearchIndex &index, Words &words, SearchPattern::Way way,
                                  size_t perKind) const;
    Result<qint64> look(const SearchIndex &index, Words &words, SearchPattern::Way way, int limit,
                        std::vector<Ranked> &found);
    Result<void> addLaid(Words &words, SearchPattern::Way way, std::vector<Ranked> &found);
    Result<std::optional<Texts>> textsOf(const Candidate &candidate);

    ReadConnection &m_connection;
    CaseReads &m_cases;
    std::shared_ptr<const SearchShelf> m_shelf;
};
} // namespace wanmi::store
