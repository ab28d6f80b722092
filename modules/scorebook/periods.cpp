// SPDX-License-Identifier: GPL-3.0-or-later
#include "scorebook/periods.h"

#include <QRegularExpression>

namespace wanmi::scorebook {
namespace {
using evaluation::PeriodKind;

QDate dayFrom(const QString &text)
{
    return QDate::fromString(text, QStringLiteral("yyyy-MM-dd"));
}

QDate mondayOf(int year, int week)
{
    const QDate first(year, 1, 4); // always in week 1
    const QDate monday = first.addDays(1 - first.dayOfWeek() + qint64(week - 1) * 7);
    int of = 0;
    return week >= 1 && monday.weekNumber(&of) == week && of == year ? monday : QDate();
}
} // namespace

base::Result<NamedPeriod> periodFromText(const QString &text, std::chrono::seconds utcOffset)
{
    const auto refused = [&] { return base::refused(QStringLiteral("not-a-period"), text); };
    const auto of = [&](PeriodKind kind, QDate day) -> base::Result<NamedPeriod> {
        if (!day.isValid())
            return refused();
        return NamedPeriod{kind, evaluation::periodOf(kind, day, utcOffset)};
    };
    if (const qsizetype dots = text.indexOf(QLatin1StringView("..")); dots >= 0) {
        const QDate first = dayFrom(text.left(dots)), last = dayFrom(text.mid(dots + 2));
        if (!first.isValid() || !last.isValid() || last < first)
            return refused();
        return NamedPeriod{PeriodKind::Free, evaluation::periodOf(first, last, utcOffset)};
    }
    static const QRegularExpression Form(QStringLiteral(R"(^(\d{4})(?:-(?:W(\d{1,2})|Q([1-4])|(\d{2})(?:-(\d{2}))?))?$)"));
    const auto match = Form.match(text);
    if (!match.hasMatch())
        return refused();
    const int year = match.capturedView(1).toInt();
    if (match.hasCaptured(2))
        return of(PeriodKind::Week, mondayOf(year, match.capturedView(2).toInt()));
    if (match.hasCaptured(3))
        return of(PeriodKind::Quarter, QDate(year, match.capturedView(3).toInt() * 3, 1));
    if (match.hasCaptured(5))
        return of(PeriodKind::Free, dayFrom(text));
    if (match.hasCaptured(4))
        return of(PeriodKind::Month, QDate(year, match.capturedView(4).toInt(), 1));
    return of(PeriodKind::Year, QDate(year, 1, 1));
}

base::Result<NamedPeriod> periodHolding(const QString &kind, QDate day, std::chrono::seconds utcOffset)
{
    if (kind == u"day")
        return NamedPeriod{PeriodKind::Free, evaluation::periodOf(day, day, utcOffset)};
    const auto known = evaluation::periodKindFromToken(kind);
    if (!known || *known == PeriodKind::Free || !day.isValid())
        return base::refused(QStringLiteral("not-a-period"), kind);
    return NamedPeriod{*known, evaluation::periodOf(*known, day, utcOffset)};
}

QString textOf(const NamedPeriod &period, std::chrono::seconds utcOffset)
{
    const auto dayOf = [&](base::Instant at) { return base::toUtc(at).addSecs(utcOffset.count()).date(); };
    const QDate first = dayOf(period.period.from), last = dayOf(period.period.to).addDays(-1);
    switch (period.kind) {
    case PeriodKind::Week: {
        int year = 0;
        const int week = first.weekNumber(&year);
        return QStringLiteral("%1-W%2").arg(year).arg(week, 2, 10, QLatin1Char('0'));
    }
    case PeriodKind::Month:
        return first.toString(QStringLiteral("yyyy-MM"));
    case PeriodKind::Quarter:
        return QStringLiteral("%1-Q%2").arg(first.year()).arg((first.month() + 2) / 3);
    case PeriodKind::Year:
        return QString::number(first.year());
    case PeriodKind::Free:
        break;
    }
    const QString begin = first.toString(Qt::ISODate);
    return first == last ? begin : begin + QStringLiteral("..") + last.toString(Qt::ISODate);
}
} // namespace wanmi::scorebook
