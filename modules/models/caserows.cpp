// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/caserows.h"

#include "base/answer.h"

#include <QtConcurrentRun>
#include <QElapsedTimer>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>

namespace wanmi::models {
namespace {
struct Loaded
{
    CaseTable table;
    QHash<QString, int> at;
};

Loaded indexed(const store::CaseSummaries &rows)
{
    Loaded loaded{CaseTable::fromRows(rows), {}};
    loaded.at.reserve(static_cast<qsizetype>(rows.size()));
    for (int i = 0; i < loaded.table.size(); ++i)
        loaded.at.insert(loaded.table.at(i).id, i);
    return loaded;
}
} // namespace

CaseTable CaseTable::fromRows(const store::CaseSummaries &rows)
{
    CaseTable table;
    table.m_size = static_cast<int>(rows.size());
    for (size_t at = 0; at < rows.size(); at += ChunkRows) {
        const auto from = rows.begin() + static_cast<std::ptrdiff_t>(at);
        const auto to = rows.begin() + static_cast<std::ptrdiff_t>(std::min(at + ChunkRows, rows.size()));
        table.m_chunks.push_back(std::make_shared<const Chunk>(from, to));
    }
    return table;
}

CaseTable CaseTable::with(int position, const store::CaseSummary &row) const
{
    Q_ASSERT(position >= 0 && position < m_size);
    CaseTable changed = *this;
    auto &chunk = changed.m_chunks[static_cast<size_t>(position) / ChunkRows];
    auto copy = std::make_shared<Chunk>(*chunk);
    (*copy)[static_cast<size_t>(position) % ChunkRows] = row;
    chunk = std::move(copy);
    return changed;
}

CaseTable CaseTable::appended(const store::CaseSummary &row) const
{
    CaseTable longer = *this;
    if (m_size % static_cast<int>(ChunkRows) == 0) {
        longer.m_chunks.push_back(std::make_shared<const Chunk>(Chunk{row}));
    } else {
        auto copy = std::make_shared<Chunk>(*longer.m_chunks.back());
        copy->push_back(row);
        longer.m_chunks.back() = std::move(copy);
    }
    ++longer.m_size;
    return longer;
}

void disposeLater(CaseTable table)
{
    QThreadPool::globalInstance()->start([table = std::move(table)] {});
}

std::optional<int> CaseRows::positionOf(const QString &id) const
{
    if (const auto it = m_loadedAt.constFind(id); it != m_loadedAt.cend())
        return *it;
    if (const auto it = m_appendedAt.constFind(id); it != m_appendedAt.cend())
        return *it;
    return std::nullopt;
}

void CaseRows::load(std::shared_ptr<const store::CaseSummaries> rows)
{
    const int generation = ++m_generation;
    base::Answer<std::shared_ptr<Loaded>> made
        = QtConcurrent::run([rows = std::move(rows)] { return std::make_shared<Loaded>(indexed(*rows)); });
    made.then(this, [this, generation](const std::shared_ptr<Loaded> &loaded) {
        if (generation != m_generation)
            return;
        disposeLater(std::exchange(m_table, std::move(loaded->table)));
        m_loadedAt = std::move(loaded->at);
        m_appendedAt.clear();
        m_loaded = true;
        emit reset();
    });
}

void CaseRows::merge(const QSet<QString> &asked, const store::CaseSummaries &rows)
{
    QList<int> positions;
    QSet<QString> gone = asked;
    for (const store::CaseSummary &row : rows) {
        gone.remove(row.id);
        if (const std::optional<int> position = positionOf(row.id)) {
            m_table = m_table.with(*position, row);
            positions.append(*position);
        } else {
            m_appendedAt.insert(row.id, m_table.size());
            positions.append(m_table.size());
            m_table = m_table.appended(row);
        }
    }
    for (const QString &id : std::as_const(gone)) {
        if (const std::optional<int> position = positionOf(id)) {
            m_table = m_table.with(*position, store::CaseSummary{});
            m_loadedAt.remove(id);
            m_appendedAt.remove(id);
            positions.append(*position);
        }
    }
    if (!positions.isEmpty())
        emit rowsChanged(positions);
}

void CaseRows::setUntended(const QSet<QString> &ids)
{
    const QSet<QString> differ = (ids - m_untended) | (m_untended - ids);
    m_untended = ids;
    QList<int> positions;
    for (const QString &id : differ) {
        if (const std::optional<int> position = positionOf(id))
            positions.append(*position);
    }
    if (!positions.isEmpty())
        emit rowsChanged(positions);
}

namespace {
/// Asked again soon after what it depends on has changed; many changes are one question, and where the answer
/// takes its time (a city at night, with nobody on duty anywhere) there is more time between two.
void followDuty(CaseRows &rows, store::Store &store)
{
    constexpr int SoonMs = 300, LongestMs = 5000;
    auto *soon = new QTimer(&rows);
    soon->setSingleShot(true);
    soon->setInterval(SoonMs);
    QObject::connect(soon, &QTimer::timeout, &rows, [&rows, &store, soon] {
        QElapsedTimer took;
        took.start();
        store.untendedCases().then(&rows, [&rows, soon, took](const base::Result<QSet<QString>> &found) {
            soon->setInterval(static_cast<int>(std::clamp<qint64>(10 * took.elapsed(), SoonMs, LongestMs)));
            if (found)
                rows.setUntended(*found);
        });
    });
    QObject::connect(&store, &store::Store::committed, soon, [soon](const store::ChangeSet &changes) {
        if ((changes.everything || !changes.cases.isEmpty() || !changes.persons.isEmpty()) && !soon->isActive())
            soon->start();
    });
    QObject::connect(&rows, &CaseRows::reset, soon, qOverload<>(&QTimer::start));
}
} // namespace

void keepInStep(CaseRows &rows, store::Store &store)
{
    followDuty(rows, store);
    const auto loadAll = [&rows, &store] {
        store.caseSummaries(false).then(
            &rows, [&rows](const base::Result<std::shared_ptr<const store::CaseSummaries>> &all) {
                if (all)
                    rows.load(*all);
            });
    };
    QObject::connect(&store, &store::Store::committed, &rows,
                     [&rows, &store, loadAll](const store::ChangeSet &changes) {
                         if (changes.everything) {
                             if (!changes.sameCases)
                                 loadAll();
                             return;
                         }
                         if (changes.cases.isEmpty())
                             return;
                         const QSet<QString> asked = changes.cases;
                         store.caseSummariesOf(asked).then(
                             &rows, [&rows, asked](const base::Result<store::CaseSummaries> &read) {
                                 if (read)
                                     rows.merge(asked, *read);
                             });
                     });
    loadAll();
}
} // namespace wanmi::models
