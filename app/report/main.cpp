// SPDX-License-Identifier: GPL-3.0-or-later
#include "../central/terminal.h"
#include "makereport.h"
#include "scheduled.h"

#include "resources/resources.h"

#include <QCommandLineParser>
#include <QGuiApplication>

#include <cstdio>
#include <unistd.h>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
constexpr const char *Words
    = R"(Evaluation reports of a city as workbook (xlsx), document (pdf) and the lines of the ranking and of the counts (csv).

  wanmi-central report --period month --actors department --out /srv/reports
  wanmi-central report --period 2026-W43 --actors department,street --out DIR --lang zh,en --formats xlsx,pdf

  wanmi-central report schedule add --id departments --period month --actors department --folder /srv/reports --mail a@city.example
  wanmi-central report schedule --help | report mail --help | report log --help

--period is day, week, month, quarter or year: the one that holds the day of --of (without it: the last one that is over);
or 2026-10, 2026-W43, 2026-Q4, 2026, 2026-10-05, 2026-10-05..2026-10-20. A period that was published is reported as it was
published; one that is still running says so on every page. People are numbers unless --persons is said. Files of the same
name are replaced when all are whole; Ctrl-C leaves nothing.)";

QString said(const char *zh, const char *en)
{
    return QString::fromUtf8(speaksChinese() ? zh : en);
}

std::optional<std::vector<reports::Language>> languagesFrom(const QString &text)
{
    std::vector<reports::Language> languages;
    for (const QString &one : text.split(u',')) {
        if (one != u"zh" && one != u"en")
            return {};
        languages.push_back(one == u"zh" ? reports::Language::Chinese : reports::Language::English);
    }
    return languages;
}

bool isKind(const QString &period)
{
    return QStringList{QStringLiteral("day"), QStringLiteral("week"), QStringLiteral("month"), QStringLiteral("quarter"),
                       QStringLiteral("year")}
        .contains(period);
}

QString speak(const QString &what)
{
    return what == u"reading" ? said("读取案卷", "reading cases") : said("生成 %1", "writing %1").arg(what);
}

/// The last period of that kind that is over, by the days of this machine: cities are where their central is, and an hour
/// more or less at the turn of a day says --of.
QDate dayOfLast(const QString &kind)
{
    const QDate today = QDate::currentDate();
    if (kind == u"day")
        return today.addDays(-1);
    if (kind == u"week")
        return today.addDays(-7);
    if (kind == u"month")
        return today.addMonths(-1);
    return kind == u"quarter" ? QDate(today.year(), (today.month() - 1) / 3 * 3 + 1, 1).addDays(-1) : today.addYears(-1);
}
} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // paints into files only
    if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR")) // a service has none, and Qt would say so
        qputenv("XDG_RUNTIME_DIR", QByteArray("/tmp/runtime-") + QByteArray::number(::geteuid()));
    const QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("wanmi-report"));
    QCoreApplication::setApplicationVersion(QStringLiteral("0.1.0"));
    resources::load();
    QCommandLineParser parser;
    prepare(parser, QString::fromUtf8(Words));
    const QCommandLineOption data = dataOption();
    const QCommandLineOption period(QStringLiteral("period"), QStringLiteral("Of when."), QStringLiteral("P"));
    const QCommandLineOption of(QStringLiteral("of"), QStringLiteral("A day within it."), QStringLiteral("DAY"));
    const QCommandLineOption actors(QStringLiteral("actors"), QStringLiteral("Who: department (default), district, street, …"),
                                    QStringLiteral("A,B"), QStringLiteral("department"));
    const QCommandLineOption out(QStringLiteral("out"), QStringLiteral("Folder for the files."), QStringLiteral("FOLDER"));
    const QCommandLineOption lang(QStringLiteral("lang"), QStringLiteral("zh, en or both (default: zh)."), QStringLiteral("L"),
                                  QStringLiteral("zh"));
    const QCommandLineOption formats(QStringLiteral("formats"), QStringLiteral("Default: xlsx,pdf,csv."), QStringLiteral("F"),
                                     QStringLiteral("xlsx,pdf,csv"));
    const QCommandLineOption persons(QStringLiteral("persons"), QStringLiteral("People by their names instead of numbers."));
    const QCommandLineOption by(QStringLiteral("made-by"), QStringLiteral("Who made it, for the title page."), QStringLiteral("NAME"));
    const QCommandLineOption model(QStringLiteral("model"), QStringLiteral("By this one instead of the active one."),
                                   QStringLiteral("ID[@VERSION]"));
    QCommandLineOption scheduled(QStringLiteral("scheduled"), QStringLiteral("One of the schedule's; central starts it."),
                                 QStringLiteral("ID"));
    scheduled.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({data, period, of, actors, out, lang, formats, persons, by, model, scheduled});
    parser.process(application);

    if (parser.isSet(scheduled)) {
        const InterruptFlag interrupted;
        const auto done = report::runScheduled(parser.value(data), parser.value(scheduled), parser.value(period), *interrupted.get());
        return done ? Done : fail(done.error());
    }
    report::Order order;
    order.folder = parser.value(data);
    order.period = parser.value(period);
    order.actors = parser.value(actors).split(u',', Qt::SkipEmptyParts);
    order.out = parser.value(out);
    order.formats = parser.value(formats).split(u',', Qt::SkipEmptyParts);
    order.showsPersons = parser.isSet(persons);
    order.model = parser.value(model);
    order.madeBy = parser.value(by);
    order.now = now();
    const auto languages = languagesFrom(parser.value(lang));
    if (order.period.isEmpty() || order.out.isEmpty() || order.actors.isEmpty())
        return wrongUse(QStringLiteral("report wants --period and --out; see --help"));
    if (!languages)
        return wrongUse(QStringLiteral("--lang knows zh and en"));
    for (const QString &one : order.formats) {
        if (one != u"xlsx" && one != u"pdf" && one != u"csv")
            return wrongUse(QStringLiteral("--formats knows xlsx, pdf and csv"));
    }
    if (isKind(order.period)) {
        order.of = parser.isSet(of) ? QDate::fromString(parser.value(of), Qt::ISODate) : dayOfLast(order.period);
        if (!order.of.isValid())
            return wrongUse(QStringLiteral("--of wants a day, for example 2026-10-15"));
    } else if (parser.isSet(of)) {
        return wrongUse(QStringLiteral("--of goes with day, week, month, quarter or year"));
    }
    order.languages = *languages;

    const auto made = [&] {
        const InterruptFlag interrupted;
        ProgressLine line;
        return report::makeReport(order, *interrupted.get(),
                                  [&line](const QString &what, double share) { line.show(speak(what), share); });
    }();
    if (!made)
        return fail(made.error());
    if (made->isRunning)
        std::fprintf(stderr, "%s\n", qPrintable(said("统计期 %1 尚未结束，每页都有说明", "period %1 is still running; every page says so")
                                                    .arg(made->period)));
    for (const QString &file : made->files)
        std::printf("%s\n", file.toUtf8().constData());
    return Done;
}
