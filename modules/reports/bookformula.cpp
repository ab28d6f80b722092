// SPDX-License-Identifier: GPL-3.0-or-later
#include "bookrows.h"
#include "reports/contentbook.h"
#include "sheettext.h"

#include <algorithm>

namespace wanmi::reports {
namespace {
using Kind = Live::Kind;

QString letters(int column)
{
    QString text;
    for (int left = column + 1; left > 0; left = (left - 1) / 26)
        text.prepend(QChar(u'A' + (left - 1) % 26));
    return text;
}

QString cell(std::size_t row, int column)
{
    return letters(column) + QString::number(row + FirstRow + 1);
}

/// Two operands, both numbers, or else "—".
QString guarded(const QString &a, const QString &b, const QString &result)
{
    return QStringLiteral("IF(AND(ISNUMBER(%1),ISNUMBER(%2)),%3,\"%4\")").arg(a, b, result, Dash);
}

QString divided(const QString &divisor, const QString &result)
{
    return QStringLiteral("IF(N(%1)=0,\"%3\",%2)").arg(divisor, result, Dash);
}
} // namespace

QString sheetOf(const Content &content, std::size_t table)
{
    const QString wanted = sheetTitle(content.tables[table].title);
    for (std::size_t other = 0; other < table; ++other) {
        if (sheetTitle(content.tables[other].title).compare(wanted, Qt::CaseInsensitive) == 0)
            return sheetTitle(wanted.left(26) + u' ' + QString::number(table + 1));
    }
    return wanted.isEmpty() ? QStringLiteral("T%1").arg(table + 1) : wanted;
}

QString formulaOf(const Content &content, const Table &table, std::size_t row, std::size_t column)
{
    const Live &live = table.rows[row][column].live;
    const QString a = cell(row, live.a), b = cell(row, live.b);
    switch (live.kind) {
    case Kind::None:
        return {};
    case Kind::Quotient:
        return divided(b, a + u'/' + b);
    case Kind::Share:
        return divided(b, QStringLiteral("100*") + a + u'/' + b);
    case Kind::Rest:
        return divided(b, QStringLiteral("100-100*") + a + u'/' + b);
    case Kind::Weighted:
        return guarded(a, b, a + u'*' + b + QStringLiteral("/100"));
    case Kind::Less:
        return guarded(a, b, a + u'-' + b);
    case Kind::PointsLess:
        return guarded(a, b, QStringLiteral("100*(") + a + u'-' + b + u')');
    case Kind::Total:
        return QStringLiteral("SUM(%1:%2)").arg(a, b);
    case Kind::TotalLess:
        return QStringLiteral("SUM(%1:%2)-N(%3)").arg(a, b, cell(row, live.c));
    case Kind::Above:
        return row == 0 ? QString()
                        : QStringLiteral("SUM(%1:%2)").arg(cell(0, int(column)), cell(row - 1, int(column)));
    case Kind::Elsewhere:
        break;
    }
    QString sheet = sheetOf(content, std::size_t(live.c));
    return u'\'' + sheet.replace(u'\'', QStringLiteral("''")) + QStringLiteral("'!")
        + cell(std::size_t(live.a), live.b);
}
} // namespace wanmi::reports
