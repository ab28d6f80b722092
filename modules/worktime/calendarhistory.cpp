// SPDX-License-Identifier: GPL-3.0-or-later
#include "worktime/calendarhistory.h"

#include <QJsonArray>

#include <algorithm>

namespace wanmi::worktime {

using base::Instant;

namespace {

tl::unexpected<base::Error> bad(const QString &what)
{
    return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-calendar"), what);
}

base::Result<CalendarEdition> readEdition(const QJsonObject &entry, const QString &place, bool isOldest)
{
    for (const QString &key : entry.keys()) {
        if (key != u"from" && key != u"calendar")
            return bad(place + QStringLiteral(": unknown field \"") + key + u'"');
    }
    auto calendar = Calendar::fromJson(entry[u"calendar"].toObject());
    if (!calendar)
        return bad(place + QStringLiteral(".calendar: ") + calendar.error().detail);
    const QJsonValue from = entry[u"from"];
    if (isOldest && from.isUndefined())
        return CalendarEdition{Instant::min(), *std::move(calendar)};
    const QDateTime local = QDateTime::fromString(from.toString(), QStringLiteral("yyyy-MM-ddTHH:mm"));
    if (!local.isValid())
        return bad(place + QStringLiteral(": \"") + from.toString()
                   + QStringLiteral("\" is no local time (yyyy-MM-ddTHH:mm)"));
    const Instant since = calendar->toInstant(local.date(), local.time());
    return CalendarEdition{since, *std::move(calendar)};
}
} // namespace

base::Result<CalendarHistory> CalendarHistory::fromJson(const QJsonObject &json)
{
    std::vector<CalendarEdition> editions;
    if (!json.contains(u"editions")) {
        auto only = Calendar::fromJson(json);
        if (!only)
            return tl::unexpected(only.error());
        editions.push_back({Instant::min(), *std::move(only)});
        return of(std::move(editions));
    }
    if (json.size() > 1)
        return bad(QStringLiteral("beside \"editions\" there must be nothing"));
    const QJsonArray entries = json[u"editions"].toArray();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        auto edition = readEdition(entries[i].toObject(), QStringLiteral("editions[%1]").arg(i), i == 0);
        if (!edition)
            return tl::unexpected(edition.error());
        editions.push_back(*std::move(edition));
    }
    return of(std::move(editions));
}

base::Result<CalendarHistory> CalendarHistory::of(std::vector<CalendarEdition> editions)
{
    if (editions.empty())
        return bad(QStringLiteral("no edition"));
    std::set<QString> versions;
    for (size_t i = 0; i < editions.size(); ++i) {
        const QString version = editions[i].calendar.version();
        if (!versions.insert(version).second)
            return bad(QStringLiteral("version \"") + version + QStringLiteral("\" twice"));
        if (i > 0 && editions[i].from <= editions[i - 1].from)
            return bad(QStringLiteral("edition \"") + version
                       + QStringLiteral("\" does not begin after the one above it"));
    }
    CalendarHistory history;
    history.m_editions = std::move(editions);
    return history;
}

base::Result<CalendarHistory> CalendarHistory::with(CalendarEdition newest) const
{
    std::vector<CalendarEdition> editions = m_editions;
    editions.push_back(std::move(newest));
    return of(std::move(editions));
}

const Calendar &CalendarHistory::inForceAt(Instant at) const
{
    const auto later = std::ranges::upper_bound(m_editions, at, {}, &CalendarEdition::from);
    return later == m_editions.begin() ? later->calendar : std::prev(later)->calendar;
}

const Calendar *CalendarHistory::edition(QStringView version) const
{
    const auto found = std::ranges::find_if(
        m_editions, [version](const CalendarEdition &one) { return one.calendar.version() == version; });
    return found == m_editions.end() ? nullptr : &found->calendar;
}
} // namespace wanmi::worktime
