// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluateparts.h"
#include "reportparts.h"
#include "terminal.h"

#include "bulletin/runbook.h"
#include "bulletin/schedule.h"
#include "server/central.h"

#include <QCommandLineParser>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
constexpr const char *ScheduleWords
    = R"(Reports that the serving central makes whenever a period is over, puts into a folder and sends by mail.

  wanmi-central report schedule add --id departments --period month --actors department --lang zh,en
      --folder /srv/reports --mail director@city.example,office@city.example --hour 6
  wanmi-central report schedule list
  wanmi-central report schedule remove departments

A report is made on the day after its period's last at that hour (city's local time); what was missed while central was down
is made at its next start. The first period is the one that holds the day of --from (default: today). Everything stays
in CITY/reports/ID/PERIOD too. Mail goes by the server that `report mail` sets up. The same --id again replaces it.)";

int add(const QCommandLineParser &parser, const bulletin::Schedule &schedule)
{
    bulletin::Standing one;
    const auto list = [&](const char *name) { return parser.value(QLatin1StringView(name)).split(u',', Qt::SkipEmptyParts); };
    one.id = parser.value(QStringLiteral("id"));
    one.period = parser.value(QStringLiteral("period"));
    one.actors = list("actors");
    one.languages = list("lang");
    one.formats = list("formats");
    one.folder = parser.value(QStringLiteral("folder"));
    one.recipients = list("mail");
    bool isNumber = false;
    one.hour = parser.value(QStringLiteral("hour")).toInt(&isNumber);
    if (!isNumber)
        one.hour = -1;
    one.showsPersons = parser.isSet(QStringLiteral("persons"));
    const QString from = parser.value(QStringLiteral("from"));
    one.from = from.isEmpty() ? QDate::currentDate() : QDate::fromString(from, Qt::ISODate);
    const auto done = schedule.put(one);
    return done ? Done : fail(done.error());
}

int list(const bulletin::Schedule &schedule)
{
    const auto all = schedule.read();
    if (!all)
        return fail(all.error());
    if (all->empty())
        print(said("没有定时报表", "No report is scheduled."));
    for (const bulletin::Standing &one : *all) {
        const auto orDash = [](const QString &text) { return text.isEmpty() ? QStringLiteral("-") : text; };
        print(QStringList{one.id, one.period, one.actors.join(u','), one.languages.join(u','), one.formats.join(u','),
                          QStringLiteral("%1:00").arg(one.hour, 2, 10, QLatin1Char('0')), orDash(one.folder),
                          orDash(one.recipients.join(u',')), one.from.toString(Qt::ISODate)}
                  .join(u'\t'));
    }
    return Done;
}

QString wordOf(const QString &what)
{
    if (what == u"made")
        return said("已生成", "made");
    if (what == u"placed")
        return said("已放入", "placed");
    return what == u"mailed" ? said("已发送", "mailed") : said("失败", "failed");
}
} // namespace

int reportSchedule(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(parser, QString::fromUtf8(ScheduleWords));
    parser.addPositionalArgument(QStringLiteral("deed"), QStringLiteral("add | list | remove ID"));
    const auto option = [](const char *name, const char *words, const char *value, const char *standard = "") {
        return QCommandLineOption(QLatin1StringView(name), QLatin1StringView(words), QLatin1StringView(value),
                                  QLatin1StringView(standard));
    };
    parser.addOptions({dataOption(), option("id", "Names it: letters, digits, - and _.", "ID"),
                       option("period", "day, week, month, quarter or year.", "P"),
                       option("actors", "Who: department (default), district, street, …", "A,B", "department"),
                       option("lang", "zh, en or both (default: zh).", "L", "zh"),
                       option("formats", "Default: xlsx,pdf,csv.", "F", "xlsx,pdf,csv"),
                       option("folder", "Where the files are put too; it must be there.", "FOLDER"),
                       option("mail", "Recipients.", "A,B"), option("hour", "0 to 23 (default: 6).", "H", "6"),
                       option("from", "The first period holds this day.", "DAY"),
                       QCommandLineOption(QStringLiteral("persons"), QStringLiteral("People by their names instead of numbers."))});
    parser.process(arguments);
    const QString folder = parser.value(QStringLiteral("data"));
    if (server::isEmpty(folder))
        return wrongUse(QStringLiteral("there is no city in ") + folder);
    const bulletin::Schedule schedule(folder);
    const QStringList words = parser.positionalArguments();
    if (words == QStringList{QStringLiteral("add")})
        return add(parser, schedule);
    if (words == QStringList{QStringLiteral("list")})
        return list(schedule);
    if (words.size() != 2 || words[0] != u"remove")
        return wrongUse(QStringLiteral("add, list or remove ID; see report schedule --help"));
    const auto done = schedule.remove(words[1]);
    return done ? Done : fail(done.error());
}

int reportLog(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(parser, QStringLiteral("What became of the scheduled reports: of all, or of one."));
    parser.addPositionalArgument(QStringLiteral("id"), QStringLiteral("Of this one."), QStringLiteral("[ID]"));
    parser.addOption(dataOption());
    parser.process(arguments);
    const QString folder = parser.value(QStringLiteral("data"));
    if (server::isEmpty(folder))
        return wrongUse(QStringLiteral("there is no city in ") + folder);
    for (const bulletin::Told &one : bulletin::eventsOf(folder, parser.positionalArguments().value(0))) {
        const QString at = base::toUtc(one.event.at).toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
        QStringList fields{at, one.id, one.period, wordOf(one.event.what)};
        if (!one.event.reason.isEmpty())
            fields.append(one.event.reason);
        fields.append(one.event.detail);
        print(fields.join(u'\t'));
    }
    return Done;
}
