// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/facttable.h"

#include <QtEndian>

#include <algorithm>
#include <string_view>

namespace wanmi::evaluation {
namespace {

constexpr quint16 Written = mark::InTime | mark::Public | mark::OwnDue; ///< not found by the builder

quint64 mixed(quint64 hash, quint64 value)
{
    // The finalizer of SplitMix64 (Steele, Lea, Flood 2014) after each word.
    quint64 x = (hash ^ value) + 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

quint64 textHash(QByteArrayView text)
{
    quint64 hash = 0xcbf29ce484222325ULL; // FNV-1a
    for (const char c : text)
        hash = (hash ^ quint8(c)) * 0x100000001b3ULL;
    return hash;
}

template <typename T> void keepOf(std::vector<T> &column, const std::vector<bool> &kept)
{
    std::size_t to = 0;
    for (std::size_t i = 0; i < column.size(); ++i) {
        if (kept[i])
            column[to++] = column[i];
    }
    column.resize(to);
}

template <typename T> void inOrder(std::vector<T> &column, const std::vector<quint32> &order)
{
    std::vector<T> sorted;
    sorted.reserve(column.size());
    for (const quint32 row : order)
        sorted.push_back(column[row]);
    column = std::move(sorted);
}
} // namespace

bool isSpan(FactKind kind)
{
    switch (kind) {
    case FactKind::Accept:
    case FactKind::Verify:
    case FactKind::Register:
    case FactKind::Dispatch:
    case FactKind::Sign:
    case FactKind::Handle:
    case FactKind::Feedback:
    case FactKind::CheckDispatch:
    case FactKind::Check:
    case FactKind::CloseStage:
    case FactKind::Close:
    case FactKind::Order:
    case FactKind::CoTask:
    case FactKind::Stock:
        return true;
    default:
        return false;
    }
}

void FactBlock::append(const FactRow &row)
{
    subject.push_back(row.subject);
    person.push_back(row.person);
    department.push_back(row.department);
    cell.push_back(row.cell);
    dutyGrid.push_back(row.dutyGrid);
    classKey.push_back(row.classKey);
    source.push_back(row.source);
    start.push_back(row.start);
    due.push_back(row.due);
    end.push_back(row.end);
    amount.push_back(row.amount);
    marks.push_back(row.marks);
    outcome.push_back(quint8(row.outcome));
    round.push_back(row.round);
    post.push_back(quint8(row.post));
}

FactRow FactBlock::row(std::size_t i, FactKind kind) const
{
    return {kind,
            Outcome(outcome[i]),
            domain::Post(post[i]),
            round[i],
            marks[i],
            subject[i],
            person[i],
            department[i],
            cell[i],
            dutyGrid[i],
            classKey[i],
            source[i],
            start[i],
            due[i],
            end[i],
            amount[i]};
}

void FactBlock::keep(const std::vector<bool> &kept)
{
    for (auto *column : {&subject, &person, &department, &cell, &dutyGrid, &classKey, &source})
        keepOf(*column, kept);
    for (auto *column : {&start, &due, &end, &amount})
        keepOf(*column, kept);
    for (auto *column : {&outcome, &round, &post})
        keepOf(*column, kept);
    keepOf(marks, kept);
}

void FactBlock::sortByEnd()
{
    if (std::ranges::is_sorted(end))
        return;
    struct Place
    {
        qint64 end;
        quint32 row;
    };
    std::vector<Place> places(size());
    for (quint32 i = 0; i < places.size(); ++i)
        places[i] = {end[i], i};
    std::ranges::sort(places, [](const Place &a, const Place &b) {
        return a.end != b.end ? a.end < b.end : a.row < b.row;
    });
    std::vector<quint32> order(places.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = places[i].row;
    places = {};
    for (auto *column : {&subject, &person, &department, &cell, &dutyGrid, &classKey, &source})
        inOrder(*column, order);
    for (auto *column : {&start, &due, &end, &amount})
        inOrder(*column, order);
    for (auto *column : {&outcome, &round, &post})
        inOrder(*column, order);
    inOrder(marks, order);
}

void FactBlock::noteLate()
{
    late.clear();
    for (quint32 i = 0; i < size(); ++i) {
        if (due[i] < end[i])
            late.push_back(i);
    }
}

std::size_t FactBlock::firstEnding(qint64 at) const
{
    return std::size_t(std::ranges::lower_bound(end, at) - end.begin());
}

void FactBlock::shrinkToFit()
{
    late.shrink_to_fit();
    for (auto *column : {&subject, &person, &department, &cell, &dutyGrid, &classKey, &source})
        column->shrink_to_fit();
    for (auto *column : {&start, &due, &end, &amount})
        column->shrink_to_fit();
    for (auto *column : {&outcome, &round, &post})
        column->shrink_to_fit();
    marks.shrink_to_fit();
}

std::size_t FactTable::rows() const
{
    std::size_t all = 0;
    for (const FactBlock &block : m_blocks)
        all += block.size();
    return all;
}

QByteArray FactTable::digest() const
{
    std::vector<quint64> names(m_names.size());
    for (NameId id = 0; id < names.size(); ++id)
        names[id] = textHash(m_names.text(id).toUtf8());
    std::vector<quint64> subjectHashes(subjects());
    for (quint32 i = 0; i < subjectHashes.size(); ++i)
        subjectHashes[i] = textHash(m_subjects.bytes(i));
    // A sum does not ask for an order, and two sums of different mixes leave no room for chance.
    quint64 one = 0, other = 0;
    for (std::size_t kind = 0; kind < FactKinds; ++kind) {
        const FactBlock &block = m_blocks[kind];
        // Whose a dispatch and a registration are is told by what came later.
        const bool hasDepartment
            = FactKind(kind) != FactKind::Dispatch && FactKind(kind) != FactKind::Registered;
        for (std::size_t i = 0; i < block.size(); ++i) {
            if (block.end[i] == Never)
                continue;
            quint64 hash = mixed(kind, subjectHashes[block.subject[i]]);
            for (const auto *column :
                 {&block.person, &block.cell, &block.dutyGrid, &block.classKey, &block.source})
                hash = mixed(hash, names[(*column)[i]]);
            for (const auto *column : {&block.start, &block.due, &block.end, &block.amount})
                hash = mixed(hash, quint64((*column)[i]));
            if (hasDepartment)
                hash = mixed(hash, names[block.department[i]]);
            hash = mixed(hash,
                         quint64(block.marks[i] & Written) << 24 | quint64(block.outcome[i]) << 16
                             | quint64(block.round[i]) << 8 | block.post[i]);
            one += hash;
            other += mixed(hash, 0x5bd1e995);
        }
    }
    const std::array<quint64, 2> both{qToBigEndian(one), qToBigEndian(other)};
    return QByteArray(reinterpret_cast<const char *>(both.data()), sizeof both).toHex();
}
} // namespace wanmi::evaluation
