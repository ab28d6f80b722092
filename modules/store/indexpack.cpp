// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexpack.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace wanmi::store {
namespace {
using Kind = protocol::ValueView::Kind;
constexpr qint64 RowsPerLook = 4096; // at the memory in use

struct Column
{
    QString name, type;
    bool isRowNumber = false;
};

Result<std::vector<Column>> columnsOf(const Database &database, const QByteArray &table)
{
    auto query = database.prepare("PRAGMA table_xinfo(" + table + ')');
    if (!query)
        return tl::unexpected<base::Error>(query.error());
    std::vector<Column> columns;
    for (;;) {
        const auto row = query->step();
        if (!row)
            return tl::unexpected<base::Error>(row.error());
        if (!*row)
            return columns;
        columns.push_back({query->text(1), query->text(2), query->integer(5) > 0});
    }
}

/// The first column of each row.
Result<QByteArrayList> namesOf(const Database &database, const QByteArray &sql)
{
    auto query = database.prepare(sql);
    if (!query)
        return tl::unexpected<base::Error>(query.error());
    QByteArrayList names;
    for (;;) {
        const auto row = query->step();
        if (!row)
            return tl::unexpected<base::Error>(row.error());
        if (!*row)
            return names;
        names.append(query->text(0).toUtf8());
    }
}

/// The columns of an index by their places in the table; empty unless they are plain columns in rising order.
Result<std::vector<int>> keyColumns(const Database &database, const QByteArray &index, const std::vector<Column> &columns)
{
    auto query = database.prepare("PRAGMA index_xinfo(" + index + ')');
    if (!query)
        return tl::unexpected<base::Error>(query.error());
    std::vector<int> found;
    for (;;) {
        const auto row = query->step();
        if (!row)
            return tl::unexpected<base::Error>(row.error());
        if (!*row)
            return found;
        const qint64 column = query->integer(1);
        if (query->integer(5) == 0) // the row's number, behind the key
            continue;
        if (column < 0 || column >= qint64(columns.size()) || columns[size_t(column)].isRowNumber
            || query->integer(3) != 0 || query->text(4) != u"BINARY")
            return std::vector<int>();
        found.push_back(int(column));
    }
}
} // namespace

Result<std::unique_ptr<IndexPack>> IndexPack::of(const Database &database, const QByteArray &table, qint64 mostBytes)
{
    const auto names = namesOf(database, "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = '" + table
                                   + "' ORDER BY rowid");
    if (!names)
        return tl::unexpected<base::Error>(names.error());
    std::unique_ptr<IndexPack> pack(new IndexPack);
    pack->m_mostBytes = mostBytes;
    for (const QByteArray &name : *names) {
        auto index = read(database, table, name);
        if (!index)
            return tl::unexpected<base::Error>(index.error());
        if (*index)
            pack->m_indexes.push_back(std::move(**index));
        else
            pack->m_left.append(name);
    }
    return pack;
}

/// Nothing: SQLite's own.
Result<std::optional<IndexPack::Index>> IndexPack::read(const Database &database, const QByteArray &table,
                                                        const QByteArray &name)
{
    auto query = database.prepare("SELECT s.rootpage, coalesce(s.sql, ''), l.\"unique\", l.partial, l.origin FROM "
                                  "sqlite_schema s JOIN pragma_index_list('"
                                  + table + "') l ON l.name = s.name WHERE s.type = 'index' AND s.name = '" + name + '\'');
    if (!query)
        return tl::unexpected<base::Error>(query.error());
    const auto found = query->step();
    if (!found)
        return tl::unexpected<base::Error>(found.error());
    const auto columns = columnsOf(database, table);
    if (!columns)
        return tl::unexpected<base::Error>(columns.error());
    auto keys = keyColumns(database, name, *columns);
    if (!keys)
        return tl::unexpected<base::Error>(keys.error());
    if (!*found || keys->empty() || query->text(4) != u"c")
        return std::optional<Index>();

    Index index;
    index.name = name;
    index.root = quint32(query->integer(0));
    index.isUnique = query->integer(2) != 0;
    index.columns = std::move(*keys);
    if (query->integer(3) == 0)
        return std::optional(std::move(index));
    static const QRegularExpression known(QStringLiteral(R"(\bWHERE\s+(\w+)\s+(NOT NULL|<> ''|= 1)\s*$)"));
    const auto condition = known.match(query->text(1));
    const auto column = std::ranges::find(*columns, condition.captured(1), &Column::name);
    if (!condition.hasMatch() || column == columns->end() || column->isRowNumber)
        return std::optional<Index>();
    index.conditionColumn = int(column - columns->begin());
    const QString what = condition.captured(2);
    index.rows = what == u"NOT NULL" ? Rows::NotNull : what == u"= 1" ? Rows::One : Rows::NotEmpty;
    const bool isPlain = index.rows == Rows::NotNull || (index.rows == Rows::One && column->type == u"INTEGER")
        || (index.rows == Rows::NotEmpty && column->type == u"TEXT");
    return isPlain ? std::optional(std::move(index)) : std::nullopt;
}

IndexPack::Membership IndexPack::membershipOf(const Index &index, std::span<const protocol::ValueView> columns)
{
    if (index.rows == Rows::All)
        return Membership::In;
    const protocol::ValueView &value = columns[size_t(index.conditionColumn)];
    if (value.kind == Kind::Null)
        return Membership::Out;
    switch (index.rows) {
    case Rows::NotEmpty:
        return value.kind != Kind::Text ? Membership::Unknown : value.bytes.isEmpty() ? Membership::Out : Membership::In;
    case Rows::One:
        return value.kind != Kind::Integer ? Membership::Unknown : value.integer == 1 ? Membership::In : Membership::Out;
    default:
        return Membership::In;
    }
}

void IndexPack::add(qint64 row, std::span<const protocol::ValueView> columns)
{
    for (auto index = m_indexes.begin(); index != m_indexes.end();) {
        const Membership membership = membershipOf(*index, columns);
        m_key.clear();
        for (const int column : index->columns)
            m_key.push_back(&columns[size_t(column)]);
        const bool isKnown = membership == Membership::Out
            || (membership == Membership::In && index->keys.add(row, m_key));
        if (!isKnown) {
            m_left.append(index->name);
            index = m_indexes.erase(index);
        } else {
            ++index;
        }
    }
    if (++m_rows % RowsPerLook == 0)
        keepWithinMemory();
}

void IndexPack::keepWithinMemory()
{
    qint64 all = 0;
    for (const Index &index : m_indexes)
        all += index.keys.bytes();
    while (all > m_mostBytes && !m_indexes.empty()) {
        const auto largest = std::ranges::max_element(m_indexes, {}, [](const Index &one) { return one.keys.bytes(); });
        all -= largest->keys.bytes();
        m_left.append(largest->name);
        m_indexes.erase(largest);
    }
}

void IndexPack::sort(int pageBytes)
{
    for (Index &index : m_indexes) {
        auto laidOut = [pageBytes, name = index.name, isUnique = index.isUnique,
                              gathered = std::move(index.keys)]() mutable -> Result<IndexPages> {
            IndexKeys keys = std::move(gathered); // which end with this function
            keys.sort();
            if (isUnique && keys.hasTwins())
                return base::failure(base::ErrorKind::Unreachable, QStringLiteral("write-failed"),
                                     QStringLiteral("UNIQUE constraint failed: ") + QString::fromUtf8(name));
            return IndexPages(keys, pageBytes);
        };
        index.pages = std::async(std::launch::async, std::move(laidOut));
    }
}

Result<void> IndexPack::write(PageFile &file)
{
    for (Index &index : m_indexes) {
        auto pages = index.pages.get();
        if (!pages)
            return tl::unexpected<base::Error>(pages.error());
        WANMI_TRY(pages->write(file, index.root));
    }
    m_indexes.clear();
    return {};
}
} // namespace wanmi::store
