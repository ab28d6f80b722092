// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/queues.h"
#include "models/words.h"

#include <QAbstractTableModel>

namespace wanmi::models {

/// What a queue view shows of the cases.
struct CaseFilter
{
    Queue queue;
    QString text; ///< in number, address, class, department, district, state; empty: no filter
    QString light = {}; ///< "red", "yellow" …; empty: any
    friend bool operator==(const CaseFilter &a, const CaseFilter &b)
    {
        return a.queue.token == b.queue.token && a.text == b.text && a.light == b.light;
    }
};

/// A work queue over CaseRows: 300 000 rows scroll and filter at once. Filtering and sorting run on a worker
/// over an immutable table; the result (an index) is swapped in. Changed rows move one by one. GUI thread.
class CaseQueueModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Mark, TimeLeft, Number, Class, PlaceColumn, State, Holder, Source, Reported, ColumnCount };
    enum Role {
        CaseIdRole = Qt::UserRole + 1,
        LightRole,
        DueRole,
        NumberRole,
        ClassNameRole,
        PlaceRole,
        StateRole,
        HolderRole,
        SourceRole,
        PendingRole,
        ReportedRole,
        TimeLeftRole,
        UntendedRole ///< nobody is on duty for its task; the holder's column says so in words
    };
    CaseQueueModel(CaseRows &rows, Words &words, std::shared_ptr<const base::Clock> clock,
                   QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    void sort(int column, Qt::SortOrder order) override;

    /// The token of a column ("time-left"), for what is remembered of a view; -1: no such column.
    [[nodiscard]] static QString columnToken(int column);
    [[nodiscard]] static int columnOf(const QString &token);
    [[nodiscard]] int sortColumn() const { return m_order.column; }
    [[nodiscard]] Qt::SortOrder sortDirection() const { return m_order.direction; }

    void setFilter(const CaseFilter &filter);
    [[nodiscard]] const CaseFilter &filter() const { return m_filter; }
    [[nodiscard]] bool isBusy() const { return m_running; }
    [[nodiscard]] const store::CaseSummary &summary(int row) const;
    /// \return nothing when the case is not in this queue.
    [[nodiscard]] std::optional<int> rowOf(const QString &caseId) const;
    /// The rows in their order as they are now: cheap to take, read on any thread.
    struct Snapshot
    {
        CaseTable table;
        std::vector<int> index;
        [[nodiscard]] int size() const { return static_cast<int>(index.size()); }
        [[nodiscard]] const store::CaseSummary &at(int row) const
        {
            return table.at(index[static_cast<size_t>(row)]);
        }
    };
    [[nodiscard]] Snapshot snapshot() const { return {m_table, m_index}; }
    /// Rows whose time left counts down before somebody's eyes.
    void setVisibleRows(int first, int last);

public slots:
    /// Once a second: the visible rows' time left and light. What is chosen by light is chosen anew now and
    /// then.
    void tick();

signals:
    /// The index of a new filter, order or table is in place.
    void filtered();

private:
    struct Order
    {
        int column = TimeLeft;
        Qt::SortOrder direction = Qt::AscendingOrder;
    };
    struct Matcher;
    [[nodiscard]] std::shared_ptr<const Matcher> makeMatcher() const;
    void rebuild();
    void runFilter();
    void takeIndex(std::vector<int> index);
    void updateRows(const QList<int> &positions);
    void updateRow(int position);
    [[nodiscard]] QString text(const store::CaseSummary &row, int column) const;

    CaseRows &m_rows;
    Words &m_words;
    std::shared_ptr<const base::Clock> m_clock;
    CaseFilter m_filter;
    Order m_order;
    std::shared_ptr<const Matcher> m_matcher;
    CaseTable m_table;
    std::vector<int> m_index;
    QList<int> m_changedMeanwhile;
    int m_firstVisible = 0, m_lastVisible = -1;
    qint64 m_filteredMs = 0;
    bool m_running = false, m_again = false;
};
} // namespace wanmi::models
