// SPDX-License-Identifier: GPL-3.0-or-later
#include "rtreepack.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace wanmi::store {
namespace {
// SQLite's ext/rtree/rtree.c: a node is u16 depth (root only), u16 count, then cells of i64 id and four f32,
// big-endian.
constexpr int HeadBytes = 4;
constexpr int CellBytes = 24;
constexpr int MostCells = 51;
constexpr int NodeBytes = HeadBytes + MostCells * CellBytes;
constexpr size_t CellsPerNode = MostCells * 7 / 10;
constexpr qint64 RootNode = 1;

/// Distance along a Hilbert curve of order 16 (Wikipedia "Hilbert curve", xy2d).
quint32 hilbert(quint32 x, quint32 y)
{
    quint32 d = 0;
    for (quint32 s = 1u << 15; s > 0; s >>= 1) {
        const quint32 rx = (x & s) ? 1 : 0;
        const quint32 ry = (y & s) ? 1 : 0;
        d += s * s * ((3 * rx) ^ ry);
        if (ry == 0) {
            if (rx == 1) {
                x = 0xffff - x;
                y = 0xffff - y;
            }
            std::swap(x, y);
        }
    }
    return d;
}

float roundedDown(double value)
{
    const auto f = static_cast<float>(value);
    return f > value ? std::nextafterf(f, -std::numeric_limits<float>::infinity()) : f;
}

float roundedUp(double value)
{
    const auto f = static_cast<float>(value);
    return f < value ? std::nextafterf(f, std::numeric_limits<float>::infinity()) : f;
}

TreeEntry around(TreeEntry a, const TreeEntry &b)
{
    a.west = std::min(a.west, b.west);
    a.east = std::max(a.east, b.east);
    a.south = std::min(a.south, b.south);
    a.north = std::max(a.north, b.north);
    return a;
}

void sortAlongCurve(std::vector<TreeEntry> &entries)
{
    TreeEntry all = entries.front();
    for (const TreeEntry &entry : entries)
        all = around(all, entry);
    const auto scaled = [](float from, float to, float low, float high) {
        const double span = std::max(1e-12, double(high) - low);
        return static_cast<quint32>(std::clamp((0.5 * (double(from) + to) - low) / span, 0.0, 1.0) * 0xffff);
    };
    std::vector<std::pair<quint32, quint32>> order(entries.size());
    for (quint32 i = 0; i < order.size(); ++i) {
        const TreeEntry &e = entries[i];
        order[i] = {hilbert(scaled(e.west, e.east, all.west, all.east),
                            scaled(e.south, e.north, all.south, all.north)),
                    i};
    }
    std::ranges::sort(order);
    std::vector<TreeEntry> sorted;
    sorted.reserve(entries.size());
    for (const auto &[distance, index] : order)
        sorted.push_back(entries[index]);
    entries = std::move(sorted);
}

class TreeWriter
{
public:
    TreeWriter(Statement node, Statement row, Statement parent)
        : m_node(std::move(node))
        , m_row(std::move(row))
        , m_parent(std::move(parent))
    {
    }

    Result<void> write(std::vector<TreeEntry> level)
    {
        m_leafOf.reserve(level.size());
        int depth = 0;
        while (level.size() > MostCells) {
            std::vector<TreeEntry> above;
            above.reserve(level.size() / CellsPerNode + 1);
            for (size_t from = 0; from < level.size(); from += CellsPerNode) {
                const size_t to = std::min(level.size(), from + CellsPerNode);
                const qint64 number = m_next++;
                WANMI_TRY(writeNode(number, 0, level, from, to, depth == 0));
                TreeEntry box = level[from];
                for (size_t i = from + 1; i < to; ++i)
                    box = around(box, level[i]);
                box.row = number;
                above.push_back(box);
            }
            level = std::move(above);
            ++depth;
        }
        WANMI_TRY(writeNode(RootNode, depth, level, 0, level.size(), depth == 0));
        return writeRows();
    }

private:
    Result<void> writeNode(qint64 number, int depth, const std::vector<TreeEntry> &cells, size_t from,
                           size_t to, bool leaf)
    {
        std::array<char, NodeBytes> bytes{};
        qToBigEndian(static_cast<quint16>(depth), bytes.data());
        qToBigEndian(static_cast<quint16>(to - from), bytes.data() + 2);
        char *at = bytes.data() + HeadBytes;
        for (size_t i = from; i < to; ++i) {
            qToBigEndian(cells[i].row, at);
            const float edges[] = {cells[i].west, cells[i].east, cells[i].south, cells[i].north};
            for (int e = 0; e < 4; ++e)
                qToBigEndian(std::bit_cast<quint32>(edges[e]), at + 8 + 4 * e);
            at += CellBytes;
            if (leaf) {
                m_leafOf.emplace_back(cells[i].row, number);
            } else {
                m_parent.bind(1, cells[i].row);
                m_parent.bind(2, number);
                WANMI_TRY(m_parent.execute());
            }
        }
        m_node.bind(1, number);
        m_node.bindBlob(2, QByteArrayView(bytes.data(), NodeBytes));
        return m_node.execute();
    }

    Result<void> writeRows()
    {
        std::ranges::sort(m_leafOf);
        for (const auto &[row, node] : m_leafOf) {
            m_row.bind(1, row);
            m_row.bind(2, node);
            WANMI_TRY(m_row.execute());
        }
        return {};
    }

    Statement m_node, m_row, m_parent;
    std::vector<std::pair<qint64, qint64>> m_leafOf;
    qint64 m_next = RootNode + 1;
};
} // namespace

TreeEntry treeEntry(qint64 row, const geo::Bounds &bounds)
{
    return {row, roundedDown(bounds.west), roundedUp(bounds.east), roundedDown(bounds.south),
            roundedUp(bounds.north)};
}

Result<void> packTree(const Database &database, const QByteArray &table, std::vector<TreeEntry> entries)
{
    if (entries.empty())
        return {};
    const QByteArray tree = "rtree_" + table + "_geom";
    auto node = database.prepare("INSERT OR REPLACE INTO " + tree + "_node (nodeno, data) VALUES (?1, ?2)");
    auto row = database.prepare("INSERT INTO " + tree + "_rowid (rowid, nodeno) VALUES (?1, ?2)");
    auto parent = database.prepare("INSERT INTO " + tree + "_parent (nodeno, parentnode) VALUES (?1, ?2)");
    for (const auto *statement : {&node, &row, &parent}) {
        if (!*statement)
            return tl::unexpected<base::Error>(statement->error());
    }
    sortAlongCurve(entries);
    return TreeWriter(std::move(*node), std::move(*row), std::move(*parent)).write(std::move(entries));
}
} // namespace wanmi::store
