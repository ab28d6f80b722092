// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/calendars.h"

#include "domain/rulebook.h"
#include "server/central.h"
#include "server/database.h"
#include "server/password.h"
#include "server/opencity.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace wanmi::server {
namespace {
const QString Shipped = QStringLiteral(":/wanmi/calendars/china.json");
constexpr const char *Console = "console";

QString rowOf(const QString &version)
{
    return QStringLiteral("calendar:") + version;
}

/// A city with the rules its central judges by.
struct City
{
    std::unique_ptr<Storage> storage;
    domain::RuleBookPtr rules;
    std::vector<PublishedLifecycle> published;
};

base::Result<City> openCity(const QString &folder, qint64 maxPages = 0)
{
    if (isEmpty(folder))
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-city"), folder);
    auto storage = openStorage(folder, maxPages);
    if (!storage)
        return tl::unexpected(storage.error());
    auto published = (*storage)->lifecycles();
    auto classes = (*storage)->classes();
    const auto shipped = domain::shippedRuleBook();
    if (!published)
        return tl::unexpected(published.error());
    if (!classes)
        return tl::unexpected(classes.error());
    if (!shipped)
        return tl::unexpected(shipped.error());
    std::vector<QByteArray> texts;
    for (const PublishedLifecycle &one : *published)
        texts.push_back(one.scxml);
    auto rules = domain::withLifecycles(domain::withLocal(*shipped, *std::move(classes)), texts);
    return City{*std::move(storage), std::move(rules), *std::move(published)};
}

base::Result<QJsonObject> objectOf(const QByteArray &file)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file, &error);
    if (error.error != QJsonParseError::NoError)
        return base::failure(ErrorKind::Corrupt, QStringLiteral("bad-calendar"),
                             QStringLiteral("byte %1: %2").arg(error.offset).arg(error.errorString()));
    if (!document.isObject())
        return base::failure(ErrorKind::Corrupt, QStringLiteral("bad-calendar"),
                             QStringLiteral("not a JSON object"));
    return document.object();
}

base::Result<QByteArray> shippedFile()
{
    QFile file(Shipped);
    if (!file.open(QIODevice::ReadOnly))
        return base::failure(ErrorKind::NotFound, QStringLiteral("resource-missing"), Shipped);
    return file.readAll();
}

base::Result<CheckedCalendar> checked(const domain::RuleBook &rules, const QByteArray &file,
                                      base::Instant now)
{
    auto json = objectOf(file);
    if (!json)
        return tl::unexpected(json.error());
    auto calendar = worktime::Calendar::fromJson(*json);
    if (!calendar)
        return tl::unexpected(calendar.error());
    const QString version = calendar->version();
    const worktime::Calendar &inForce = rules.calendar;
    if (version == inForce.version() || (rules.calendars && rules.calendars->edition(version)))
        return base::failure(ErrorKind::Conflict, QStringLiteral("version-exists"), version);
    auto findings = worktime::checkCalendar(*calendar, inForce, inForce.toLocal(now).date());
    return CheckedCalendar{*std::move(calendar), *std::move(json), inForce.version(), std::move(findings)};
}

/// A calendar that may come into force, and the rules with it in force.
struct Proved
{
    CheckedCalendar checked;
    domain::RuleBookPtr rules;
    base::Instant at;
};
base::Result<Proved> proved(const City &city, const QByteArray &file, base::Instant now)
{
    auto one = checked(*city.rules, file, now);
    if (!one)
        return tl::unexpected(one.error());
    if (!one->findings.empty()) {
        const worktime::CalendarFinding &first = one->findings.front();
        return base::refused(QStringLiteral("calendar-not-proved"), first.code + u' ' + first.detail);
    }
    // Never before the one it replaces, whatever this machine's clock says.
    base::Instant at = now;
    if (city.rules->calendars)
        at = std::max(at, city.rules->calendars->editions().back().from + std::chrono::milliseconds(1));
    auto rules = domain::withCalendar(city.rules, {at, one->calendar});
    if (!rules)
        return tl::unexpected(rules.error());
    return Proved{*std::move(one), *std::move(rules), at};
}

domain::CalendarPreview emptyPreview(const Proved &next)
{
    domain::CalendarPreview preview;
    preview.version = next.checked.calendar.version();
    preview.replaced = next.checked.inForce;
    preview.at = next.at;
    return preview;
}

/// The system's own action, named by case, version and calendar.
std::optional<domain::Verdict> moved(const domain::CaseFile &file, const Proved &next)
{
    domain::Actor system;
    system.post = domain::Post::System;
    system.person = PersonId(QStringLiteral("system"));
    domain::CaseOrder order;
    order.caseId = file.id;
    order.action = domain::MoveDue;
    order.reason = next.checked.calendar.version();
    const QString named = file.id.text() + QString::number(file.version) + u'|' + order.reason;
    domain::Circumstances now;
    now.at = next.at;
    auto verdict
        = domain::act(file, order, system, ActionId(QString::fromLatin1(blake2b(named.toUtf8(), 16).toHex())),
                      now, *next.rules);
    return verdict ? std::optional(*std::move(verdict)) : std::nullopt;
}

CalendarReport reportOf(const QJsonObject &json, const QString &by, base::Instant at)
{
    CalendarReport report;
    report.version = json.value(u"version").toString();
    report.nameZh = json.value(u"nameZh").toString();
    report.nameEn = json.value(u"nameEn").toString();
    report.by = by;
    report.at = at;
    for (const QJsonValue &year : json.value(u"publishedYears").toArray())
        report.publishedYears.push_back(year.toInt());
    return report;
}

QJsonObject calendarIn(const PublishedLifecycle &row)
{
    return QJsonDocument::fromJson(row.scxml).object().value(u"calendar").toObject();
}
} // namespace

base::Result<std::vector<CalendarReport>> calendarsOf(const QString &folder)
{
    const auto city = openCity(folder);
    if (!city)
        return tl::unexpected(city.error());
    const auto shipped = shippedFile();
    if (!shipped)
        return tl::unexpected(shipped.error());
    std::vector<CalendarReport> reports{
        reportOf(QJsonDocument::fromJson(*shipped).object(), QStringLiteral("shipped"), base::Instant())};
    for (const PublishedLifecycle &row : city->published) {
        if (domain::publishedCalendar(row.scxml))
            reports.insert(reports.begin(), reportOf(calendarIn(row), row.by, row.at));
    }
    std::map<QString, qint64> open;
    const auto counted = city->storage->eachOpenCase([&](const domain::CaseFile &file) {
        ++open[city->rules->calendarOf(file.calendarVersion).version()];
    });
    if (!counted)
        return tl::unexpected(counted.error());
    for (CalendarReport &report : reports) {
        report.inForce = report.version == city->rules->calendar.version();
        report.openCases = open[report.version];
    }
    return reports;
}

base::Result<CheckedCalendar> checkCalendar(const QString &folder, const QByteArray &file, base::Instant now)
{
    if (folder.isEmpty()) {
        const auto shipped = domain::shippedRuleBook();
        return shipped ? checked(**shipped, file, now) : tl::unexpected(shipped.error());
    }
    const auto city = openCity(folder);
    return city ? checked(*city->rules, file, now) : tl::unexpected(city.error());
}

base::Result<domain::CalendarPreview> previewCalendar(const QString &folder, const QByteArray &file,
                                                      base::Instant now)
{
    const auto city = openCity(folder);
    if (!city)
        return tl::unexpected(city.error());
    const auto next = proved(*city, file, now);
    if (!next)
        return tl::unexpected(next.error());
    domain::CalendarPreview preview = emptyPreview(*next);
    const auto read
        = city->storage->eachOpenCase([&](const domain::CaseFile &one) { preview.add(one, *next->rules); });
    return read ? base::Result<domain::CalendarPreview>(std::move(preview)) : tl::unexpected(read.error());
}

base::Result<domain::CalendarPreview> publishCalendar(const QString &folder, const QByteArray &file,
                                                      base::Instant now, qint64 maxPages)
{
    const auto city = openCity(folder, maxPages);
    if (!city)
        return tl::unexpected(city.error());
    const auto next = proved(*city, file, now);
    if (!next)
        return tl::unexpected(next.error());
    domain::CalendarPreview preview = emptyPreview(*next);
    const worktime::Calendar &calendar = next->checked.calendar;
    CalendarPublication publication;
    publication.row
        = {rowOf(calendar.version()), next->checked.json.value(u"nameZh").toString(),
           domain::publishedText(next->checked.json, next->at), next->at, QLatin1StringView(Console)};
    publication.follows = qint64(city->published.size());
    publication.mover = [&](const domain::CaseFile &one) {
        preview.add(one, *next->rules);
        return moved(one, *next);
    };
    const AuditEntry entry{now,
                           QStringLiteral("administrator"),
                           QLatin1StringView(Console),
                           QStringLiteral("calendar-publish"),
                           calendar.version(),
                           QStringLiteral("done"),
                           QStringLiteral("replaces ") + next->checked.inForce};
    const auto done = city->storage->publishCalendar(publication, entry);
    return done ? base::Result<domain::CalendarPreview>(std::move(preview)) : tl::unexpected(done.error());
}

base::Result<QByteArray> exportCalendar(const QString &folder, const QString &version)
{
    const auto city = openCity(folder);
    if (!city)
        return tl::unexpected(city.error());
    const QString wanted = version.isEmpty() ? city->rules->calendar.version() : version;
    for (const PublishedLifecycle &row : city->published) {
        if (row.version == rowOf(wanted))
            return QJsonDocument(calendarIn(row)).toJson();
    }
    const auto shipped = shippedFile();
    if (!shipped)
        return tl::unexpected(shipped.error());
    if (QJsonDocument::fromJson(*shipped).object().value(u"version").toString() == wanted)
        return *shipped;
    return base::failure(ErrorKind::NotFound, QStringLiteral("unknown-calendar"), wanted);
}
} // namespace wanmi::server
