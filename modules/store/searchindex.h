// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readconnection.h"
#include "searchsegment.h"
#include "store/changeset.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <span>

namespace wanmi::store {

/// Rows that were written again since the segments were read; immutable.
struct SearchChanged
{
    std::shared_ptr<const SearchSegment> rows;
    std::vector<quint64> keys; ///< sorted; what older ones and the segments say of them is old
    int pass = 0; ///< which had begun when the last of them was written
};

/// What can be found at one moment; immutable.
struct SearchIndex
{
    std::vector<std::shared_ptr<const SearchSegment>> segments; ///< newest rows first
    std::vector<std::shared_ptr<const SearchChanged>> changed; ///< newest first
    qint64 rows = 0; ///< in the segments
    double share = 0; ///< of the city that has been read, 0…1
    [[nodiscard]] size_t bytes() const;
    /// Whether one of the newest `layers` of those that changed has this row.
    [[nodiscard]] bool isOld(quint64 key, size_t layers) const;
};
using SearchShelf = std::atomic<std::shared_ptr<const SearchIndex>>;

/// A table and where its rows are read for the index and for a hit.
struct SearchSource
{
    const char *rows, *newest, *byId, *hit;
};
[[nodiscard]] const SearchSource &searchSourceOf(SearchKind kind);
[[nodiscard]] std::span<const SearchSource> searchSources();
/// One row of the replica, whatever its kind.
[[nodiscard]] quint64 searchKey(SearchKind kind, quint32 fid);

/// Reads the replica into the index, a few thousand rows at a time, on a thread of its own, and keeps it in
/// step with what is written. What has been read is published as it comes. The whole is kept on disk beside the
/// replica (searchfile.h): the next start reads that, and from the replica what has changed since.
class SearchIndexer : public QObject
{
public:
    SearchIndexer(const SharedPtr &shared, const domain::RuleBookPtr &rules,
                  const std::shared_ptr<const base::Clock> &clock, std::shared_ptr<SearchShelf> shelf);

    void noteChanges(const ChangeSet &changes);

    ReadConnection connection;

private:
    struct Pass
    {
        bool fresh = true; ///< all rows, not only new ones
        size_t source = 0;
        qint64 below = -1; ///< of the source: rows from here down to what is done; negative: not begun
        qint64 read = 0, expected = 0;
        std::vector<std::shared_ptr<const SearchSegment>> segments;
        SearchSegmentBuilder builder;
        std::vector<qint64> newest; ///< of each source
        QString identity; ///< of the replica file
        qint64 page = 0; ///< last applied when it began
        int lefts = 0; ///< as m_lefts when it began
    };
    void goOnSoon();
    void goOn();
    [[nodiscard]] Result<void> beginPass(bool fresh);
    [[nodiscard]] Result<void> readSome();
    [[nodiscard]] Result<int> addRows(SearchSegmentBuilder &builder, size_t source, qint64 below,
                                      qint64 above, int most, qint64 *last);
    void endPass();
    /// Takes what an earlier start has kept. \return false: there is nothing that fits this replica.
    [[nodiscard]] Result<bool> takeKept();
    void keep();
    [[nodiscard]] Result<QString> fact(const char *key); ///< of those the replica keeps about itself
    [[nodiscard]] Result<void> takeChanges();
    [[nodiscard]] Result<std::shared_ptr<const SearchChanged>> readChanged(std::vector<quint64> keys);
    /// A few layers, each at least twice as large as the next newer one: a row is read again a few times, not with every page.
    [[nodiscard]] Result<void> addChanged(std::vector<quint64> keys);
    [[nodiscard]] size_t changedRows() const;
    void publish();

    SharedPtr m_shared;
    std::shared_ptr<SearchShelf> m_shelf;
    std::unique_ptr<Pass> m_pass;
    std::vector<std::shared_ptr<const SearchSegment>> m_segments;
    std::vector<qint64> m_done; ///< newest row of each source that the segments hold
    std::vector<std::shared_ptr<const SearchChanged>> m_changed; ///< newest first
    std::array<QSet<QString>, 4> m_waiting; ///< ids that were written: cases, components, cameras, persons
    int m_passes = 0;
    qint64 m_page = 0; ///< what was applied up to here is in the segments
    QString m_identity; ///< of the replica file that the segments were read from
    QString m_keptOf; ///< the replica whose kept index was looked for
    bool m_keepSoon = false; ///< all rows were read, and that is not on disk yet
    /// Rows have left that the segments still name: what is on disk is gone, and nothing is kept until all has been
    /// read again, which has time.
    void forgetLeft();
    int m_lefts = 0; ///< how often
    bool m_namesLeft = false;
    QTimer m_freshLater;
    bool m_wantsFresh = false, m_wantsNews = false, m_posted = false;
};
} // namespace wanmi::store
