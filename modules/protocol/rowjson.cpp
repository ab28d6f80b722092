// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/rowjson.h"

namespace wanmi::protocol {
namespace {
QJsonValue toJson(const Value &value)
{
    if (const auto *number = std::get_if<qint64>(&value))
        return *number;
    if (const auto *floating = std::get_if<double>(&value))
        return *floating;
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *blob = std::get_if<QByteArray>(&value))
        return QString::fromLatin1(blob->toBase64());
    return QJsonValue::Null;
}

std::optional<Value> valueFrom(const QJsonValue &json, ColumnType type)
{
    if (json.isNull())
        return Value();
    switch (type) {
    case ColumnType::Integer:
        return json.isDouble() ? std::optional<Value>(json.toInteger()) : std::nullopt;
    case ColumnType::Real:
        return json.isDouble() ? std::optional<Value>(json.toDouble()) : std::nullopt;
    case ColumnType::Text:
        return json.isString() ? std::optional<Value>(json.toString()) : std::nullopt;
    case ColumnType::Blob:
        return json.isString() ? std::optional<Value>(QByteArray::fromBase64(json.toString().toLatin1()))
                               : std::nullopt;
    }
    return std::nullopt;
}

base::Result<RowChange> bad(const QString &detail)
{
    return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-row"), detail);
}
} // namespace

QJsonArray toJson(const RowChange &change)
{
    QJsonArray array{change.seq, change.table, static_cast<int>(change.op), change.id, change.ver};
    for (const Value &value : change.values)
        array.append(toJson(value));
    return array;
}

base::Result<RowChange> rowFromJson(const QJsonArray &array)
{
    if (array.size() < 5 || !array[0].isDouble() || !array[1].isDouble() || !array[2].isDouble()
        || !array[3].isString() || !array[4].isDouble())
        return bad(QStringLiteral("head"));
    RowChange change;
    change.seq = array[0].toInteger();
    change.table = array[1].toInt();
    const int op = array[2].toInt(-1);
    const TableSpec *table = findTable(change.table);
    if (change.table < 1 || op < 0 || op > 2)
        return bad(QStringLiteral("table or op"));
    change.op = RowOp(op);
    change.id = array[3].toString();
    change.ver = array[4].toInteger();
    const auto sent = std::size_t(array.size() - 5);
    if (change.op != RowOp::Upsert)
        return sent == 0 ? base::Result<RowChange>(change) : bad(QStringLiteral("values"));
    if (sent == 0)
        return bad(QStringLiteral("values"));
    if (!table)
        return change; // of an end that has more tables: whoever gets it passes it over
    const auto columns = table->columns.subspan(1);
    change.values.resize(columns.size());
    for (std::size_t i = 0; i < std::min(sent, columns.size()); ++i) {
        auto value = valueFrom(array[qsizetype(i) + 5], columns[i].type);
        if (!value)
            return bad(QString::fromLatin1(table->name) + u'.' + QString::fromLatin1(columns[i].name));
        change.values[i] = std::move(*value);
    }
    return change;
}
} // namespace wanmi::protocol
