// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>
#include <optional>
#include <vector>

namespace wanmi::models {

/// All cases of the replica as one value: cheap to copy, safe to read from any thread, a changed row copies
/// only its chunk. A position never changes its case; a case that left the scope leaves an empty id behind.
class CaseTable
{
public:
    static CaseTable fromRows(const store::CaseSummaries &rows);

    [[nodiscard]] int size() const { return m_size; }
    [[nodiscard]] const store::CaseSummary &at(int position) const
    {
        return (
            *m_chunks[static_cast<size_t>(position) / ChunkRows])[static_cast<size_t>(position) % ChunkRows];
    }
    [[nodiscard]] CaseTable with(int position, const store::CaseSummary &row) const;
    /// \return the table with `row` at position size().
    [[nodiscard]] CaseTable appended(const store::CaseSummary &row) const;

private:
    static constexpr size_t ChunkRows = 512;
    using Chunk = std::vector<store::CaseSummary>;
    std::vector<std::shared_ptr<const Chunk>> m_chunks;
    int m_size = 0;
};

/// Lets go of a table on a worker: freeing hundreds of thousands of rows takes a tenth of a second.
void disposeLater(CaseTable table);

/// The seat's one copy of the case summaries, on the GUI thread. Loading happens on a worker.
class CaseRows : public QObject
{
    Q_OBJECT
public:
    explicit CaseRows(QObject *parent = nullptr)
        : QObject(parent)
    {
    }

    [[nodiscard]] const CaseTable &table() const { return m_table; }
    [[nodiscard]] std::optional<int> positionOf(const QString &id) const;
    [[nodiscard]] bool isLoaded() const { return m_loaded; }

    /// Replaces everything, later: chunks and index are made on a worker, then reset() is emitted.
    void load(std::shared_ptr<const store::CaseSummaries> rows);
    /// Lays re-read rows over the table; an asked id without a row has left the scope. Emits rowsChanged().
    void merge(const QSet<QString> &asked, const store::CaseSummaries &rows);

    /// Nobody on duty can take the case's task, here or in a neighboring grid.
    [[nodiscard]] bool isUntended(const QString &id) const { return m_untended.contains(id); }
    /// Emits rowsChanged() for those that differ.
    void setUntended(const QSet<QString> &ids);

signals:
    void reset();
    void rowsChanged(const QList<int> &positions);

private:
    CaseTable m_table;
    QHash<QString, int> m_loadedAt, m_appendedAt;
    QSet<QString> m_untended;
    bool m_loaded = false;
    int m_generation = 0;
};

/// Loads `rows` from the store now and re-reads what each committed batch names; whether somebody is on duty
/// for a task, also when a supervisor signs on or off. Both outlive the connection, which ends with `rows`.
void keepInStep(CaseRows &rows, store::Store &store);
} // namespace wanmi::models
