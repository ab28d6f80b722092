// SPDX-License-Identifier: GPL-3.0-or-later
#include "worktime/limit.h"

#include <algorithm>
#include <optional>

namespace wanmi::worktime {

using std::chrono::seconds;

namespace {

constexpr qint64 MaxLimitS = 10LL * 366 * 86400; // far beyond any catalog; keeps the arithmetic safe

qint64 secondsPerDay(ClockKind clock)
{
    return clock == ClockKind::Work ? 8 * 3600 : 24 * 3600;
}

std::optional<ClockKind> clockFromToken(QStringView token)
{
    for (const ClockKind kind : {ClockKind::Urgent, ClockKind::Work, ClockKind::Natural}) {
        if (token == tokenOf(kind))
            return kind;
    }
    return {};
}

/// The days, hours, minutes and seconds of an ISO-8601 duration; each at most once and in this order.
std::optional<seconds> parseDuration(QStringView text, ClockKind clock)
{
    static constexpr QStringView Units = u"DTHMS";
    if (!text.startsWith(u'P') || text.endsWith(u'T'))
        return {};
    qint64 total = 0;
    qint64 number = -1;
    qsizetype lastUnit = -1;
    for (const QChar c : text.mid(1)) {
        if (c >= u'0' && c <= u'9') {
            number = std::max<qint64>(number, 0) * 10 + (c.unicode() - u'0');
        } else {
            const qsizetype unit = Units.indexOf(c);
            const bool needsT = unit > 1 && lastUnit < 1;
            if (unit <= lastUnit || needsT || (c == u'T') != (number < 0))
                return {};
            const qint64 scale = c == u'D' ? secondsPerDay(clock) : c == u'H' ? 3600 : c == u'M' ? 60 : 1;
            total += std::max<qint64>(number, 0) * scale;
            number = -1;
            lastUnit = unit;
        }
        if (number > MaxLimitS || total > MaxLimitS)
            return {};
    }
    if (number >= 0 || lastUnit < 0)
        return {};
    return seconds{total};
}
} // namespace

QString tokenOf(ClockKind kind)
{
    switch (kind) {
    case ClockKind::Urgent:
        return QStringLiteral("urgent");
    case ClockKind::Work:
        return QStringLiteral("work");
    case ClockKind::Natural:
        return QStringLiteral("natural");
    }
    Q_UNREACHABLE();
}

base::Result<Limit> parseLimit(QStringView text)
{
    const qsizetype space = text.indexOf(u' ');
    const auto clock = space > 0 ? clockFromToken(text.mid(space + 1)) : std::nullopt;
    if (!clock)
        return base::refused(QStringLiteral("bad-limit"), text.toString());
    const auto length = parseDuration(text.left(space), *clock);
    if (!length)
        return base::refused(QStringLiteral("bad-limit"), text.toString());
    return Limit{*length, *clock};
}

QString toText(const Limit &limit)
{
    qint64 left = limit.length.count();
    const qint64 days = left / secondsPerDay(limit.clock);
    // "P1D" and "PT8H" are the same work time; whole days read better, mixed ones are written as hours.
    if (days > 0 && left % secondsPerDay(limit.clock) == 0)
        return u'P' + QString::number(days) + QStringLiteral("D ") + tokenOf(limit.clock);
    QString text = QStringLiteral("PT");
    if (left >= 3600)
        text += QString::number(left / 3600) + u'H';
    left %= 3600;
    if (left >= 60)
        text += QString::number(left / 60) + u'M';
    left %= 60;
    if (left > 0 || text.size() == 2)
        text += QString::number(left) + u'S';
    return text + u' ' + tokenOf(limit.clock);
}
} // namespace wanmi::worktime
