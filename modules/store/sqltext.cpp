// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqltext.h"

#include <QFile>
#include <QHash>

namespace wanmi::store {
namespace {
using Sections = QHash<QByteArray, QByteArray>;

Sections sectionsOf(const QByteArray &script)
{
    Sections sections;
    QByteArray name;
    for (const QByteArray &line : script.split('\n')) {
        if (line.startsWith("-- @"))
            name = line.mid(4).trimmed();
        else if (!name.isEmpty() && !line.startsWith("--"))
            sections[name] += line + '\n';
    }
    return sections;
}

const Sections &reads()
{
    static const Sections sections = [] {
        Sections read = sectionsOf(scriptOf("reads.sql"));
        for (const protocol::TableSpec &table : protocol::tables())
            read.insert(table.name, columnList(table));
        return read;
    }();
    return sections;
}

bool isGeometry(const protocol::Column &column)
{
    return std::string_view(column.name) == "geom";
}
} // namespace

QByteArray scriptOf(const char *file)
{
    QFile script(QStringLiteral(":/wanmi/sql/replica/") + QString::fromLatin1(file));
    const bool opened = script.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "store", "wanmi::resources::load() has not been called");
    return opened ? script.readAll() : QByteArray();
}

QByteArray scriptOf(const char *file, const char *table)
{
    return scriptOf(file).replace("{table}", table);
}

QByteArray readSql(const char *section)
{
    QByteArray sql = reads().value(section);
    Q_ASSERT(!sql.isEmpty());
    for (qsizetype open = sql.indexOf('{'); open >= 0; open = sql.indexOf('{')) {
        const qsizetype close = sql.indexOf('}', open);
        const QByteArray name = sql.mid(open + 1, close - open - 1);
        Q_ASSERT(reads().contains(name));
        sql.replace(open, close - open + 1, reads().value(name));
    }
    return sql;
}

QByteArray indexSql(const QByteArray &section)
{
    static const Sections sections = sectionsOf(scriptOf("indexes.sql"));
    return sections.value(section);
}

QByteArray columnList(const protocol::TableSpec &table)
{
    QByteArray list;
    for (const protocol::Column &column : table.columns)
        list += (list.isEmpty() ? QByteArray() : QByteArray(", ")) + column.name;
    return list;
}

WriteSql writeSql(const protocol::TableSpec &table)
{
    QByteArrayList names{"id", "ver"};
    for (const protocol::Column &column : table.columns.subspan(1)) {
        if (!isGeometry(column))
            names.append(column.name);
    }
    if (table.number == protocol::TableNo::CaseFile)
        names.append("is_open");
    const bool spatial = table.geometry != protocol::Geometry::None;
    if (spatial)
        names.append("geom");

    QByteArrayList places, settings;
    for (int i = 0; i < names.size(); ++i) {
        places.append('?' + QByteArray::number(i + 1));
        if (i > 0)
            settings.append(names[i] + " = ?" + QByteArray::number(i + 1));
    }
    const auto update = [&table](const QByteArrayList &set) -> QByteArray {
        return QByteArray("UPDATE ") + table.name + " SET " + set.join(", ") + " WHERE id = ?1";
    };
    WriteSql sql;
    sql.insert = QByteArray("INSERT INTO ") + table.name + " (" + names.join(", ") + ") VALUES ("
        + places.join(", ") + ")";
    sql.updateWithGeometry = update(settings);
    if (spatial)
        settings.removeLast();
    sql.update = update(settings);
    return sql;
}
} // namespace wanmi::store
