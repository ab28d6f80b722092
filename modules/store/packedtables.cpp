// SPDX-License-Identifier: GPL-3.0-or-later
#include "packedtables.h"

#include "bootstrap.h"

namespace wanmi::store {

Result<void> PackedTables::prepare(const Database &database, const protocol::TableSpec &table)
{
    const auto root = rootOf(database, table.name);
    if (!root)
        return tl::unexpected<base::Error>(root.error());
    m_root = *root;
    m_treeRoots = {};
    if (hasTree(table)) {
        const auto roots = treeRoots(database, table.name);
        if (!roots)
            return tl::unexpected<base::Error>(roots.error());
        m_treeRoots = *roots;
    }
    auto indexes = IndexPack::of(database, table.name);
    if (!indexes)
        return tl::unexpected<base::Error>(indexes.error());
    m_indexes = std::move(*indexes);
    return {};
}

Result<void> PackedTables::begin()
{
    auto pages = PageFile::open(m_path);
    if (!pages)
        return tl::unexpected<base::Error>(pages.error());
    m_pages = std::move(*pages);
    m_pack = std::make_unique<TablePack>(*m_pages, m_root);
    m_row = 0;
    return {};
}

Result<std::optional<geo::Bounds>> PackedTables::add(RowWriter &writer, const protocol::RowView &row, qint64 &number)
{
    QByteArrayView record;
    auto bounds = writer.record(row, record);
    if (!bounds)
        return bounds;
    number = ++m_row;
    if (const auto added = m_pack->add(number, record); !added)
        return tl::unexpected<base::Error>(added.error());
    m_indexes->add(number, writer.stored());
    return bounds;
}

Result<void> PackedTables::end(std::vector<TreeEntry> entries)
{
    WANMI_TRY(m_pack->finish());
    m_pack.reset();
    Following one{std::move(m_indexes), m_treeRoots, {}};
    one.indexes->sort(m_pages->pageBytes());
    if (!entries.empty())
        one.tree = std::async(std::launch::async, &layOutTree, std::move(entries));
    WANMI_TRY(writeFollowing());
    m_following.push_back(std::move(one));
    WANMI_TRY(m_pages->finish());
    m_pages.reset();
    return {};
}

Result<void> PackedTables::writeFollowing()
{
    for (Following &one : std::exchange(m_following, {})) {
        if (one.tree.valid())
            WANMI_TRY(packTree(*m_pages, one.roots, *one.tree.get()));
        WANMI_TRY(one.indexes->write(*m_pages));
        m_left += one.indexes->left();
    }
    return {};
}

Result<void> PackedTables::finish()
{
    if (m_following.empty())
        return {};
    auto pages = PageFile::open(m_path);
    if (!pages)
        return tl::unexpected<base::Error>(pages.error());
    m_pages = std::move(*pages);
    WANMI_TRY(writeFollowing());
    WANMI_TRY(m_pages->finish());
    m_pages.reset();
    return {};
}
} // namespace wanmi::store
