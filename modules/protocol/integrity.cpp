// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/integrity.h"

#include "protocol/jsonreader.h"

#include <algorithm>

namespace wanmi::protocol {

const TableSpec *findTable(const QString &name)
{
    const auto all = tables();
    const auto found = std::ranges::find_if(
        all, [&name](const TableSpec &table) { return name == QLatin1StringView(table.name); });
    return found == all.end() ? nullptr : &*found;
}

QJsonObject toJson(const RangeSum &sum)
{
    return {{QStringLiteral("table"), QString::fromLatin1(spec(sum.range.table).name)},
            {QStringLiteral("after"), sum.range.after},
            {QStringLiteral("upto"), sum.range.upto},
            {QStringLiteral("since"), base::toMs(sum.range.since)},
            {QStringLiteral("columns"), sum.range.columns},
            {QStringLiteral("rows"), sum.rows},
            {QStringLiteral("hash"), sum.hash},
            {QStringLiteral("tail"), sum.tail},
            {QStringLiteral("changed"), sum.changed}};
}

base::Result<RangeSum> rangeSumFrom(const QJsonObject &json)
{
    JsonReader reader(json);
    RangeSum sum;
    const TableSpec *table = findTable(reader.text("table", 64));
    sum.range.after = reader.text("after", 200);
    sum.range.upto = reader.text("upto", 200);
    sum.range.since = reader.instant("since");
    sum.range.columns = reader.small("columns");
    sum.rows = reader.integer("rows");
    sum.hash = reader.text("hash", 64);
    sum.tail = reader.integer("tail");
    sum.changed = reader.flag("changed");
    if (!reader.isGood() || !table || sum.range.columns < 1 || sum.rows < 0)
        return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-message"), QStringLiteral("sum of a range"));
    sum.range.table = table->number;
    return sum;
}
} // namespace wanmi::protocol
