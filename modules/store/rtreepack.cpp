// SPDX-License-Identifier: GPL-3.0-or-later
#include "rtreepack.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <span>

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

/// Where the three tables of an R-tree get their rows from; keys rise within each, one table after the other.
class TreeTables
{
public:
    virtual ~TreeTables() = default;
    virtual Result<void> node(qint64 number, QByteArrayView bytes) = 0;
    virtual Result<void> parent(qint64 node, qint64 parent) = 0;
    virtual Result<void> leafOf(qint64 row, qint64 node) = 0;
};

class ByStatements : public TreeTables
{
public:
    ByStatements(Statement node, Statement row, Statement parent)
        : m_node(std::move(node))
        , m_row(std::move(row))
        , m_parent(std::move(parent))
    {
    }
    Result<void> node(qint64 number, QByteArrayView bytes) override
    {
        m_node.bind(1, number);
        m_node.bindBlob(2, bytes);
        return m_node.execute();
    }
    Result<void> parent(qint64 node, qint64 parent) override { return pair(m_parent, node, parent); }
    Result<void> leafOf(qint64 row, qint64 node) override { return pair(m_row, row, node); }

private:
    static Result<void> pair(Statement &statement, qint64 key, qint64 value)
    {
        statement.bind(1, key);
        statement.bind(2, value);
        return statement.execute();
    }
    Statement m_node, m_row, m_parent;
};

class ByPages : public TreeTables
{
public:
    ByPages(PageFile &file, const TreeRoots &roots)
        : m_nodes(file, roots.node)
        , m_rows(file, roots.rowid)
        , m_parents(file, roots.parent)
    {
    }
    Result<void> node(qint64 number, QByteArrayView bytes) override
    {
        m_record.clear();
        m_record.null(); // the key is the row's number
        m_record.blob(bytes);
        return m_nodes.add(number, m_record.record());
    }
    Result<void> parent(qint64 node, qint64 parent) override { return pair(m_parents, node, parent); }
    Result<void> leafOf(qint64 row, qint64 node) override { return pair(m_rows, row, node); }
    Result<void> finish()
    {
        WANMI_TRY(m_nodes.finish());
        WANMI_TRY(m_parents.finish());
        return m_rows.finish();
    }

private:
    Result<void> pair(TablePack &table, qint64 key, qint64 value)
    {
        m_record.clear();
        m_record.null();
        m_record.integer(value);
        return table.add(key, m_record.record());
    }
    TablePack m_nodes, m_rows, m_parents;
    RecordWriter m_record;
};

} // namespace

/// The tree as levels of boxes; the last one is the root's.
class PackedTree
{
public:
    explicit PackedTree(std::vector<TreeEntry> entries)
    {
        sortAlongCurve(entries);
        m_levels.push_back(std::move(entries));
        qint64 next = RootNode + 1;
        while (m_levels.back().size() > MostCells) {
            const std::vector<TreeEntry> &level = m_levels.back();
            std::vector<TreeEntry> above;
            above.reserve(level.size() / CellsPerNode + 1);
            for (size_t from = 0; from < level.size(); from += CellsPerNode) {
                TreeEntry box = level[from];
                for (size_t i = from + 1; i < std::min(level.size(), from + CellsPerNode); ++i)
                    box = around(box, level[i]);
                box.row = next++;
                above.push_back(box);
            }
            m_levels.push_back(std::move(above));
        }
        m_leafOf.reserve(m_levels.front().size());
        for (size_t i = 0; i < m_levels.front().size(); ++i)
            m_leafOf.emplace_back(m_levels.front()[i].row,
                                  m_levels.size() == 1 ? RootNode : m_levels[1][i / CellsPerNode].row);
        std::ranges::sort(m_leafOf);
    }

    Result<void> write(TreeTables &tables) const
    {
        WANMI_TRY(writeNode(tables, RootNode, int(m_levels.size()) - 1, m_levels.back()));
        for (size_t i = 0; i + 1 < m_levels.size(); ++i) {
            for (const TreeEntry &node : m_levels[i + 1])
                WANMI_TRY(writeNode(tables, node.row, 0, cellsOf(i, node)));
        }
        for (size_t i = 1; i < m_levels.size(); ++i) {
            for (const TreeEntry &node : m_levels[i])
                WANMI_TRY(tables.parent(node.row, nodeOf(i, node)));
        }
        for (const auto &[row, node] : m_leafOf)
            WANMI_TRY(tables.leafOf(row, node));
        return {};
    }

private:
    [[nodiscard]] std::span<const TreeEntry> cellsOf(size_t level, const TreeEntry &node) const
    {
        const size_t from = size_t(node.row - m_levels[level + 1].front().row) * CellsPerNode;
        return std::span(m_levels[level]).subspan(from, std::min(CellsPerNode, m_levels[level].size() - from));
    }
    /// That a cell of this level lies in.
    [[nodiscard]] qint64 nodeOf(size_t level, const TreeEntry &cell) const
    {
        if (level + 1 == m_levels.size())
            return RootNode;
        return m_levels[level + 1][size_t(cell.row - m_levels[level].front().row) / CellsPerNode].row;
    }
    static Result<void> writeNode(TreeTables &tables, qint64 number, int depth, std::span<const TreeEntry> cells)
    {
        std::array<char, NodeBytes> bytes{};
        qToBigEndian(static_cast<quint16>(depth), bytes.data());
        qToBigEndian(static_cast<quint16>(cells.size()), bytes.data() + 2);
        char *at = bytes.data() + HeadBytes;
        for (const TreeEntry &cell : cells) {
            qToBigEndian(cell.row, at);
            const float edges[] = {cell.west, cell.east, cell.south, cell.north};
            for (int e = 0; e < 4; ++e)
                qToBigEndian(std::bit_cast<quint32>(edges[e]), at + 8 + 4 * e);
            at += CellBytes;
        }
        return tables.node(number, QByteArrayView(bytes.data(), NodeBytes));
    }

    std::vector<std::vector<TreeEntry>> m_levels;
    std::vector<std::pair<qint64, qint64>> m_leafOf; ///< row and its node, in the order of the rows
};

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
    ByStatements tables(std::move(*node), std::move(*row), std::move(*parent));
    return PackedTree(std::move(entries)).write(tables);
}

Result<TreeRoots> treeRoots(const Database &database, const QByteArray &table)
{
    TreeRoots roots;
    for (const auto &[name, root] : {std::pair{"node", &roots.node}, {"rowid", &roots.rowid}, {"parent", &roots.parent}}) {
        const auto page = rootOf(database, "rtree_" + table + "_geom_" + name);
        if (!page)
            return tl::unexpected<base::Error>(page.error());
        *root = *page;
    }
    return roots;
}

std::shared_ptr<const PackedTree> layOutTree(std::vector<TreeEntry> entries)
{
    return entries.empty() ? nullptr : std::make_shared<const PackedTree>(std::move(entries));
}

Result<void> packTree(PageFile &file, const TreeRoots &roots, const PackedTree &tree)
{
    ByPages tables(file, roots);
    WANMI_TRY(tree.write(tables));
    return tables.finish();
}
} // namespace wanmi::store
