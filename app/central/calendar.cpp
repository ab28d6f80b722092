// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "terminal.h"

#include "domain/rulebook.h"
#include "server/calendars.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QFile>
#include <QSaveFile>

#include <cstdio>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
constexpr qint64 MostBytes = 1024 * 1024;
constexpr int YearsShown = 2;
constexpr size_t MostLines = 200; ///< of a preview at the terminal; --csv has them all

QString said(const char *zh, const char *en)
{
    return QString::fromUtf8(speaksChinese() ? zh : en);
}

void print(const QString &line)
{
    std::printf("%s\n", qPrintable(line));
}

QString meaningOf(const QString &code)
{
    static const QHash<QString, std::pair<const char *, const char *>> Meanings{
        {QStringLiteral("bad-version"),
         {"版本号为空、过长，或含字母、数字和 . - _ 以外的字符",
          "the version is empty, too long, or has more in it than letters, digits and . - _"}},
        {QStringLiteral("other-offset"),
         {"时区与现行日历不同：所有时刻都会错位",
          "another time zone than the calendar in force: every hour would shift"}},
        {QStringLiteral("year-lost"),
         {"现行日历已公布这一年，新日历却没有：期限又成暂定",
          "this year is published now and would be provisional again"}},
        {QStringLiteral("empty-year"),
         {"标为已公布的年份没有任何节假日", "a year is called published and has no holiday"}},
        {QStringLiteral("no-work"),
         {"从这天起连续一个多月无人上班", "from this day on nobody works for more than a month"}}};
    const auto words = Meanings.value(code, {"", ""});
    return said(words.first, words.second);
}

QString moment(base::Instant at, const worktime::Calendar &calendar)
{
    return calendar.toLocal(at).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString lightName(worktime::Light light)
{
    const QString token = worktime::tokenOf(light);
    if (!speaksChinese())
        return token;
    static const QHash<QString, QString> Names{{QStringLiteral("green"), QStringLiteral("绿")},
                                               {QStringLiteral("yellow"), QStringLiteral("黄")},
                                               {QStringLiteral("red"), QStringLiteral("红")},
                                               {QStringLiteral("grey"), QStringLiteral("灰")},
                                               {QStringLiteral("none"), QStringLiteral("无")}};
    return Names.value(token, token);
}

QString stageName(const domain::DueMove &move)
{
    static const auto Rules = domain::shippedRuleBook();
    const workflow::State *state = Rules ? (*Rules)->workflow.state(move.state) : nullptr;
    QString name = state ? (speaksChinese() ? state->nameZh : state->nameEn) : move.state;
    if (move.what == domain::DueMove::What::Order)
        name += said("（督办答复）", " (reply to an order)");
    if (move.what == domain::DueMove::What::Case)
        name += said("（处置期限）", " (handling due)");
    return name;
}

/// "+1 d 02:30"
QString difference(std::chrono::milliseconds by)
{
    const qint64 minutes = std::abs(by.count()) / 60'000;
    QString text = by.count() < 0 ? QStringLiteral("-") : QStringLiteral("+");
    if (minutes >= 1440)
        text += said("%1 天 ", "%1 d ").arg(minutes / 1440);
    return text
        + QStringLiteral("%1:%2")
              .arg(minutes / 60 % 24, 2, 10, QLatin1Char('0'))
              .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

void show(const domain::CalendarPreview &preview, const worktime::Calendar &calendar)
{
    size_t shown = 0;
    for (const domain::DueMove &move : preview.moves) {
        if (++shown > MostLines)
            break;
        print(QStringList{
            move.number, stageName(move), move.department.isEmpty() ? QStringLiteral("-") : move.department,
            moment(move.before, calendar) + QStringLiteral(" → ") + moment(move.after, calendar),
            difference(move.by()),
            lightName(move.lightBefore) + QStringLiteral(" → ") + lightName(move.lightAfter)}
                  .join(u'\t'));
    }
    if (preview.moves.size() > MostLines)
        print(said("……另有 %1 件，全部见 --csv", "… and %1 more; --csv writes them all")
                  .arg(preview.moves.size() - MostLines));
    print(
        said(
            "%1 代替 %2：在办 %3 件，期限变动 %4 件，其中变为超期 %5 件，不再超期 %6 件",
            "%1 instead of %2: %3 open cases, %4 move, of them %5 become overdue and %6 are overdue no longer")
            .arg(preview.version, preview.replaced)
            .arg(preview.open)
            .arg(preview.moves.size())
            .arg(preview.becomeOverdue())
            .arg(preview.noLongerOverdue()));
}

base::Result<void> writeCsv(const QString &path, const domain::CalendarPreview &preview,
                            const worktime::Calendar &calendar)
{
    QByteArray text(
        "\xEF\xBB\xBF" // Excel takes a file without it for the machine's own encoding
        "case,id,state,department,kind,due_before,due_after,minutes,light_before,light_after\r\n");
    static constexpr const char *Kinds[] = {"stage", "case", "order"};
    for (const domain::DueMove &move : preview.moves) {
        const QStringList fields{move.number,
                                 move.caseId.text(),
                                 move.state,
                                 move.department,
                                 QLatin1StringView(Kinds[int(move.what)]),
                                 moment(move.before, calendar),
                                 moment(move.after, calendar),
                                 QString::number(move.by() / std::chrono::minutes(1)),
                                 worktime::tokenOf(move.lightBefore),
                                 worktime::tokenOf(move.lightAfter)};
        text += fields.join(u',').toUtf8() + "\r\n";
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write-file"), file.errorString());
    return {};
}

int showFindings(const server::CheckedCalendar &checked, const QString &name)
{
    for (const worktime::CalendarFinding &finding : checked.findings)
        print(finding.code + QStringLiteral(": ") + finding.detail + QStringLiteral(": ")
              + meaningOf(finding.code));
    if (checked.findings.empty())
        print(name + QStringLiteral(": ") + checked.calendar.version() + said("，检查通过", ", proved"));
    else
        print(
            name + QStringLiteral(": ")
            + said("%1 处不通过，不能发布", "%1 findings: not to be published").arg(checked.findings.size()));
    return checked.findings.empty() ? Done : NotDone;
}

int check(const server::CheckedCalendar &checked, const QString &name)
{
    const int first = checked.calendar.toLocal(now()).date().year();
    for (int year = first; year < first + YearsShown; ++year) {
        const worktime::CalendarYear one = worktime::yearOf(checked.calendar, year);
        print(said("%1 年：工作日 %2，节假日 %3 天，调休上班 %4 天，半日 %5 天%6",
                   "%1: %2 workdays, %3 days of holidays, %4 make-up days, %5 days with hours of their own%6")
                  .arg(year)
                  .arg(one.workdays)
                  .arg(one.holidays.size())
                  .arg(one.makeUpDays.size())
                  .arg(one.halfDays.size())
                  .arg(one.isPublished
                           ? QString()
                           : said("，未公布（期限为暂定）", ", not published: dues are provisional")));
    }
    return showFindings(checked, name);
}

int list(const QString &folder)
{
    const auto all = server::calendarsOf(folder);
    if (!all)
        return fail(all.error());
    for (const server::CalendarReport &one : *all) {
        const QString at = one.at == base::Instant()
            ? QStringLiteral("-")
            : base::toUtc(one.at).toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
        QStringList years;
        for (const int year : one.publishedYears)
            years.append(QString::number(year));
        std::printf("%s %-16s %-17s %-20s %s\n", one.inForce ? "*" : " ", qPrintable(one.version),
                    qPrintable(at), qPrintable(years.join(u' ')),
                    qPrintable(said("在办 %1 件", "%1 open").arg(one.openCases)));
    }
    return Done;
}

bool agrees()
{
    std::fprintf(stderr, "%s", qPrintable(said("现在发布？[y/N] ", "Publish it now? [y/N] ")));
    char answer[16] = {};
    return std::fgets(answer, sizeof answer, stdin) && (answer[0] == 'y' || answer[0] == 'Y');
}

struct Wish
{
    QString folder, csv;
    bool yes = false;
};

int preview(const QByteArray &file, const worktime::Calendar &calendar, const Wish &wish)
{
    const auto moves = server::previewCalendar(wish.folder, file, now());
    if (!moves)
        return fail(moves.error());
    show(*moves, calendar);
    if (wish.csv.isEmpty())
        return Done;
    const auto written = writeCsv(wish.csv, *moves, calendar);
    return written ? Done : fail(written.error());
}

int publish(const QByteArray &file, const worktime::Calendar &calendar, const Wish &wish)
{
    if (const int seen = preview(file, calendar, wish); seen != Done)
        return seen;
    if (!wish.yes && !agrees())
        return fail({ErrorKind::Refused, QStringLiteral("cancelled"), {}});
    const auto done = server::publishCalendar(wish.folder, file, now());
    if (!done)
        return fail(done.error());
    print(said("已发布 %1：%2 件在办案卷的期限已变动，新的期限按它计算",
               "published %1: the dues of %2 open cases have moved, new ones are counted by it")
              .arg(done->version)
              .arg(done->moves.size()));
    return Done;
}
} // namespace

int calendar(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(
        parser,
        QStringLiteral(
            "The work calendar of a city: holidays, make-up days, seasons, days with hours of their own.\n\n"
            "list     what has been published, newest first, * in force, with the open cases it gave their due\n"
            "check    reads FILE and says what speaks against it; with --data against that city's calendar\n"
            "preview  which open cases would move: number, stage, department, due before and after, by how much,\n"
            "         light before and after; changes nothing\n"
            "publish  shows the same, asks, and puts FILE into force together with the dues it moves, all or\n"
            "         nothing; central may be serving, its seats have it with their next change\n"
            "export   prints the file of that VERSION, or of the one in force: to begin the next one with\n\n"
            "The file is JSON: version, utcOffsetMinutes, periods [{from, to}], publishedYears, holidays\n"
            "[{from, to, zh, en}], makeUpDays, halfDays [{date, periods, zh, en}], seasons [{zh, en, from: \"MM-dd\",\n"
            "to, periods}], nameZh, nameEn, source. A version is published once and never changed."));
    parser.addPositionalArgument(QStringLiteral("deed"),
                                 QStringLiteral("list | check | preview | publish | export"));
    parser.addPositionalArgument(QStringLiteral("file"),
                                 QStringLiteral("calendar file, or the version to export"),
                                 QStringLiteral("[FILE]"));
    const QCommandLineOption data = dataOption();
    const QCommandLineOption csv(
        QStringLiteral("csv"),
        QStringLiteral("of preview and publish: writes every case that moves into this file"),
        QStringLiteral("FILE"));
    const QCommandLineOption yes(QStringLiteral("yes"), QStringLiteral("of publish: does not ask"));
    parser.addOptions({data, csv, yes});
    parser.process(arguments);

    const QStringList words = parser.positionalArguments();
    const QString deed = words.value(0);
    const bool publishes = deed == QLatin1StringView("publish");
    const bool previews = publishes || deed == QLatin1StringView("preview");
    const bool takesFile = previews || deed == QLatin1StringView("check");
    const Wish wish{parser.value(data), parser.value(csv), parser.isSet(yes)};
    if ((parser.isSet(csv) && !previews) || (wish.yes && !publishes))
        return wrongUse(QStringLiteral("--csv belongs to preview and publish, --yes to publish; see --help"));
    if (deed == QLatin1StringView("list") && words.size() == 1)
        return list(wish.folder);
    if (deed == QLatin1StringView("export") && words.size() <= 2) {
        const auto file = server::exportCalendar(wish.folder, words.value(1));
        if (!file)
            return fail(file.error());
        std::fwrite(file->constData(), 1, size_t(file->size()), stdout);
        return Done;
    }
    if (!takesFile || words.size() != 2)
        return wrongUse(QStringLiteral("list, check FILE, preview FILE, publish FILE or export; see --help"));
    QFile file(words[1]);
    if (!file.open(QIODevice::ReadOnly))
        return wrongUse(QStringLiteral("cannot read %1: %2").arg(file.fileName(), file.errorString()));
    const QByteArray bytes = file.read(MostBytes + 1);
    if (bytes.size() > MostBytes)
        return wrongUse(QStringLiteral("larger than any calendar: ") + file.fileName());
    const bool ofCity = previews || parser.isSet(data);
    const auto checked = server::checkCalendar(ofCity ? wish.folder : QString(), bytes, now());
    if (!checked)
        return fail(checked.error());
    if (!previews)
        return check(*checked, file.fileName());
    if (!checked->findings.empty())
        return showFindings(*checked, file.fileName());
    return publishes ? publish(bytes, checked->calendar, wish) : preview(bytes, checked->calendar, wish);
}
