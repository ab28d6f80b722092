// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rulebook.h"

#include "domain/guards.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace wanmi::domain {

namespace {

const QString PublishedAt = QStringLiteral("publishedAt");
const QString CalendarField = QStringLiteral("calendar");
const QString Edition = QStringLiteral("GBT30428.2-2013");
/// Lifecycles of earlier programs, oldest first: cases registered under them go on.
const QStringList ShippedBefore{QStringLiteral("workflows/earlier/standard-2026.3.scxml"),
                                QStringLiteral("workflows/earlier/standard-2026.4.scxml")};

QString tokenOf(Side side)
{
    switch (side) {
    case Side::Supervision:
        return QStringLiteral("supervision");
    case Side::Command:
        return QStringLiteral("command");
    case Side::Department:
        return QStringLiteral("department");
    case Side::Government:
        return QStringLiteral("government");
    case Side::None:
        return {};
    }
    Q_UNREACHABLE();
}

/// No case runs by a lifecycle that nobody proved.
base::Result<void> prove(const workflow::Workflow &chart)
{
    const workflow::CheckReport report = workflow::check(chart, workflowWords());
    if (report.findings.empty())
        return {};
    const workflow::Finding &first = report.findings.front();
    return base::failure(base::ErrorKind::Corrupt, QStringLiteral("bad-workflow"),
                         first.code + QStringLiteral(": ") + first.where + u' ' + first.detail);
}

/// In force from now on. One that does not follow those before it is left out.
base::Result<void> take(RuleBook &rules, worktime::CalendarEdition newest)
{
    using worktime::CalendarHistory;
    auto history = rules.calendars ? base::Result<CalendarHistory>(*rules.calendars)
                                   : CalendarHistory::of({{base::Instant::min(), rules.calendar}});
    if (history)
        history = history->with(newest);
    if (!history)
        return tl::unexpected(history.error());
    rules.calendars = std::make_shared<const CalendarHistory>(*std::move(history));
    rules.calendar = std::move(newest.calendar);
    return {};
}

base::Result<QByteArray> readShipped(const QString &path)
{
    QFile file(QStringLiteral(":/wanmi/") + path);
    if (!file.open(QIODevice::ReadOnly))
        return base::failure(base::ErrorKind::NotFound, QStringLiteral("resource-missing"), path);
    return file.readAll();
}
} // namespace

workflow::Vocabulary workflowWords()
{
    return {[](const QString &token) -> std::optional<QString> {
                if (const auto post = postFromToken(token))
                    return tokenOf(sideOf(*post));
                return {};
            },
            [](const QString &guard) { return findGuard(guard) != nullptr; },
            [](const QString &limit) { return worktime::parseLimit(limit).has_value(); }};
}

base::Result<RuleBookPtr> makeRuleBook(const RuleBookTexts &texts)
{
    auto chart = workflow::Workflow::fromScxml(texts.workflow);
    if (!chart)
        return tl::unexpected(chart.error());
    if (auto sound = prove(*chart); !sound)
        return tl::unexpected(sound.error());
    auto calendar = worktime::Calendar::fromJson(QJsonDocument::fromJson(texts.calendar).object());
    if (!calendar)
        return tl::unexpected(calendar.error());
    auto catalog = Catalog::fromTsv(Edition, texts.classes, texts.conditions);
    if (!catalog)
        return tl::unexpected(catalog.error());
    return std::make_shared<const RuleBook>(
        RuleBook{*std::move(chart), *std::move(calendar), *std::move(catalog), {}});
}

RuleBookPtr withLocal(const RuleBookPtr &book, std::vector<MinorClass> classes)
{
    if (classes.empty() || !book)
        return book;
    auto with = std::make_shared<RuleBook>(*book);
    with->catalog = book->catalog.withLocal(std::move(classes));
    return with;
}

RuleBookPtr withLifecycles(const RuleBookPtr &book, const std::vector<QByteArray> &published)
{
    if (published.empty() || !book)
        return book;
    auto with = std::make_shared<RuleBook>(*book);
    for (const QByteArray &scxml : published) {
        if (auto edition = publishedCalendar(scxml)) {
            if (*edition)
                take(*with, **std::move(edition));
            continue;
        }
        auto chart = workflow::Workflow::fromScxml(scxml);
        if (!chart || !prove(*chart) || chart->version() == with->workflow.version())
            continue;
        std::erase_if(with->earlier, [&chart](const workflow::Workflow &one) {
            return one.version() == chart->version();
        });
        with->earlier.push_back(std::exchange(with->workflow, *std::move(chart)));
    }
    return with;
}

const workflow::Workflow &RuleBook::lifecycle(const QString &version) const
{
    if (version == workflow.version())
        return workflow;
    const auto own = std::ranges::find(earlier, version, &workflow::Workflow::version);
    return own == earlier.end() ? workflow : *own;
}

QByteArray publishedText(const QJsonObject &calendar, base::Instant at)
{
    return QJsonDocument(QJsonObject{{PublishedAt, base::toMs(at)}, {CalendarField, calendar}})
        .toJson(QJsonDocument::Compact);
}

std::optional<base::Result<worktime::CalendarEdition>> publishedCalendar(const QByteArray &text)
{
    if (!text.startsWith('{'))
        return {};
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    auto calendar = worktime::Calendar::fromJson(json.value(CalendarField).toObject());
    if (!calendar)
        return base::Result<worktime::CalendarEdition>(tl::unexpected(calendar.error()));
    return worktime::CalendarEdition{base::instantFromMs(json.value(PublishedAt).toInteger()),
                                     *std::move(calendar)};
}

RuleBook underCalendar(const RuleBook &book, const QString &version)
{
    RuleBook then = book;
    then.calendar = book.calendarOf(version);
    return then;
}

base::Result<RuleBookPtr> withCalendar(const RuleBookPtr &book, worktime::CalendarEdition newest)
{
    auto with = std::make_shared<RuleBook>(*book);
    if (auto taken = take(*with, std::move(newest)); !taken)
        return tl::unexpected(taken.error());
    return with;
}

const worktime::Calendar &RuleBook::calendarOf(const QString &version) const
{
    if (!calendars || version == calendar.version())
        return calendar;
    if (version.isEmpty())
        return calendars->editions().front().calendar;
    const worktime::Calendar *edition = calendars->edition(version);
    return edition ? *edition : calendar;
}

base::Result<RuleBookPtr> shippedRuleBook()
{
    RuleBookTexts texts;
    const std::pair<QString, QByteArray *> files[] = {
        {QStringLiteral("workflows/standard.scxml"), &texts.workflow},
        {QStringLiteral("calendars/china.json"), &texts.calendar},
        {QStringLiteral("catalog/catalog.tsv"), &texts.classes},
        {QStringLiteral("catalog/catalog_conditions.tsv"), &texts.conditions},
    };
    for (const auto &[path, text] : files) {
        auto bytes = readShipped(path);
        if (!bytes)
            return tl::unexpected(bytes.error());
        *text = *std::move(bytes);
    }
    auto book = makeRuleBook(texts);
    if (!book)
        return book;
    auto whole = std::make_shared<RuleBook>(**book);
    for (const QString &path : ShippedBefore) {
        const auto text = readShipped(path);
        if (!text)
            return tl::unexpected(text.error());
        auto chart = workflow::Workflow::fromScxml(*text);
        if (!chart)
            return tl::unexpected(chart.error());
        whole->earlier.push_back(*std::move(chart));
    }
    return whole;
}
} // namespace wanmi::domain
