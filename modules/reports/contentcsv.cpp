// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/contentcsv.h"

#include "base/doors.h"
#include "fileplace.h"

namespace wanmi::reports {
namespace {
/// "Formula injection": what Excel and WPS compute when they open the lines (OWASP, CSV injection).
bool looksLikeFormula(const QString &text)
{
    // Full-width signs count: Excel for Chinese takes them too.
    return !text.isEmpty() && QStringView(u"=+-@\t\r\n＝＋－＠").contains(text.front());
}

QString field(QString text)
{
    if (looksLikeFormula(text))
        text.prepend(u'\'');
    const bool needsQuotes = text.contains(u'"') || text.contains(u',') || text.contains(u'\n')
        || text.contains(u'\r') || text.startsWith(u' ') || text.endsWith(u' ');
    return needsQuotes ? u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"' : text;
}

QString field(const Value &value)
{
    if (value.format == Format::Text)
        return field(value.text);
    return value.number ? QString::number(*value.number, 'g', 15) : Dash;
}
} // namespace

QByteArray csvOf(const Table &table)
{
    const QString end = QStringLiteral("\r\n");
    QStringList fields;
    for (const TableColumn &column : table.columns)
        fields += field(column.title);
    QString lines = QChar(QChar::ByteOrderMark) + fields.join(u',') + end;
    for (const auto &row : table.rows) {
        fields.clear();
        for (const Value &value : row)
            fields += field(value);
        lines += fields.join(u',') + end;
    }
    return lines.toUtf8();
}

base::Result<void> writeCsv(const Table &table, const QString &path)
{
    base::passDoor(base::Door::File, "csv");
    return placeBytes(csvOf(table), path);
}
} // namespace wanmi::reports
