// SPDX-License-Identifier: GPL-3.0-or-later
#include "bulletin/runbook.h"

#include "base/doors.h"
#include "bulletin/schedule.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace wanmi::bulletin {
namespace {
constexpr std::size_t MostEvents = 60;

QJsonObject jsonOf(const Event &event)
{
    return {{QStringLiteral("at"), base::toMs(event.at)},
            {QStringLiteral("what"), event.what},
            {QStringLiteral("reason"), event.reason},
            {QStringLiteral("detail"), event.detail}};
}

base::Instant instantOf(const QJsonValue &value)
{
    return base::instantFromMs(value.toInteger());
}
} // namespace

void Run::add(Event event)
{
    if (events.size() >= MostEvents)
        events.erase(events.begin());
    events.push_back(std::move(event));
}

RunBook::RunBook(const QString &cityFolder, const QString &id, const QString &period)
    : m_folder(runFolder(cityFolder, id, period))
    , m_path(m_folder + QStringLiteral("/state.json"))
{
}

Run RunBook::read() const
{
    base::passDoor(base::Door::File, "bulletin::RunBook::read");
    Run run;
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return run;
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    for (const QJsonValue &name : json.value(u"files").toArray())
        run.files.append(name.toString());
    run.subject = json.value(u"subject").toString();
    run.isMade = json.value(u"made").toBool();
    run.isPlaced = json.value(u"placed").toBool();
    run.isMailed = json.value(u"mailed").toBool();
    run.isDone = json.value(u"done").toBool();
    run.failures = json.value(u"failures").toInt();
    run.lastTry = instantOf(json.value(u"lastTry"));
    run.owedNote = json.value(u"owedNote").toString();
    for (const QJsonValue &value : json.value(u"events").toArray()) {
        const QJsonObject event = value.toObject();
        run.events.push_back({instantOf(event.value(u"at")), event.value(u"what").toString(),
                              event.value(u"reason").toString(), event.value(u"detail").toString()});
    }
    return run;
}

base::Result<void> RunBook::write(const Run &run) const
{
    QJsonArray events;
    for (const Event &event : run.events)
        events.append(jsonOf(event));
    const QJsonObject json{{QStringLiteral("files"), QJsonArray::fromStringList(run.files)},
                           {QStringLiteral("subject"), run.subject},
                           {QStringLiteral("made"), run.isMade},
                           {QStringLiteral("placed"), run.isPlaced},
                           {QStringLiteral("mailed"), run.isMailed},
                           {QStringLiteral("done"), run.isDone},
                           {QStringLiteral("failures"), run.failures},
                           {QStringLiteral("lastTry"), base::toMs(run.lastTry)},
                           {QStringLiteral("owedNote"), run.owedNote},
                           {QStringLiteral("events"), events}};
    QDir().mkpath(m_folder);
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(json).toJson()) < 0 || !file.commit())
        return base::failure(base::ErrorKind::Unreachable, QStringLiteral("cannot-write"), m_path);
    return {};
}

std::vector<Told> eventsOf(const QString &cityFolder, const QString &id)
{
    base::passDoor(base::Door::File, "bulletin::eventsOf");
    std::vector<Told> all;
    const QDir reports(QDir(cityFolder).filePath(QStringLiteral("reports")));
    for (const QString &one : reports.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (!id.isEmpty() && one != id)
            continue;
        for (const QString &period : QDir(reports.filePath(one)).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            for (Event &event : RunBook(cityFolder, one, period).read().events)
                all.push_back({one, period, std::move(event)});
        }
    }
    std::ranges::stable_sort(all, {}, [](const Told &told) { return told.event.at; });
    return all;
}
} // namespace wanmi::bulletin
