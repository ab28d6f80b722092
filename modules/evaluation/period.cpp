// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/period.h"

#include <array>

namespace wanmi::evaluation {
namespace {
const std::array<QString, 5> Tokens{QStringLiteral("week"), QStringLiteral("month"),
                                    QStringLiteral("quarter"), QStringLiteral("year"),
                                    QStringLiteral("free")};

base::Instant midnight(QDate day, std::chrono::seconds utcOffset)
{
    const qint64 days = QDate(1970, 1, 1).daysTo(day);
    return base::Instant(std::chrono::hours(24 * days)) - utcOffset;
}

QDate localDay(base::Instant at, std::chrono::seconds utcOffset)
{
    return base::toUtc(at + utcOffset).date();
}
} // namespace

QString tokenOf(PeriodKind kind)
{
    return Tokens[std::size_t(kind)];
}

std::optional<PeriodKind> periodKindFromToken(QStringView token)
{
    for (std::size_t i = 0; i < Tokens.size(); ++i) {
        if (Tokens[i] == token)
            return PeriodKind(i);
    }
    return std::nullopt;
}

Period periodOf(QDate first, QDate last, std::chrono::seconds utcOffset)
{
    return {midnight(first, utcOffset), midnight(last.addDays(1), utcOffset)};
}

Period periodOf(PeriodKind kind, QDate day, std::chrono::seconds utcOffset)
{
    QDate first = day, next = day.addDays(1);
    switch (kind) {
    case PeriodKind::Week:
        first = day.addDays(1 - day.dayOfWeek());
        next = first.addDays(7);
        break;
    case PeriodKind::Month:
        first = QDate(day.year(), day.month(), 1);
        next = first.addMonths(1);
        break;
    case PeriodKind::Quarter:
        first = QDate(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
        next = first.addMonths(3);
        break;
    case PeriodKind::Year:
        first = QDate(day.year(), 1, 1);
        next = first.addYears(1);
        break;
    case PeriodKind::Free:
        break;
    }
    return {midnight(first, utcOffset), midnight(next, utcOffset)};
}

Period previousOf(PeriodKind kind, const Period &period, std::chrono::seconds utcOffset)
{
    const QDate first = localDay(period.from, utcOffset);
    if (kind != PeriodKind::Free)
        return periodOf(kind, first.addDays(-1), utcOffset);
    return {period.from - (period.to - period.from), period.from};
}

Period yearEarlierOf(PeriodKind kind, const Period &period, std::chrono::seconds utcOffset)
{
    const QDate first = localDay(period.from, utcOffset);
    if (kind == PeriodKind::Week)
        return periodOf(kind, first.addDays(-7 * 52), utcOffset);
    if (kind != PeriodKind::Free)
        return periodOf(kind, first.addYears(-1), utcOffset);
    const QDate last = localDay(period.to, utcOffset).addDays(-1);
    return periodOf(first.addYears(-1), last.addYears(-1), utcOffset);
}
} // namespace wanmi::evaluation
