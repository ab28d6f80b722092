// SPDX-License-Identifier: GPL-3.0-or-later
#include "shippedcalendar.h"

#include <QJsonArray>
#include <QTest>

using namespace wanmi;
using worktime::Calendar;

class TestCalendar : public QObject
{
    Q_OBJECT
private slots:
    void theYear2026Has248Workdays();
    void holidaysHaveNamesInBothLanguages();
    void aMakeUpDayIsAWorkday();
    void onlyPublishedYearsArePublished();
    void localTimeIsEightHoursAhead();
    void aSeasonHasItsOwnHoursAndMayRunOverNewYear();
    void wherePeriodsStandSeasonsMayLeaveGaps();
    void withoutPeriodsTheSeasonsMustFillTheYear();
    void aHalfDayHasItsOwnHours();
    void aBrokenCalendarIsRefused_data();
    void aBrokenCalendarIsRefused();
    void aRefusalSaysWhereAndWhat_data();
    void aRefusalSaysWhereAndWhat();
};

namespace {

QJsonObject period(const char *from, const char *to)
{
    return {{QStringLiteral("from"), QLatin1String(from)}, {QStringLiteral("to"), QLatin1String(to)}};
}

QJsonObject season(const char *zh, const char *from, const char *to, const QJsonArray &periods)
{
    QJsonObject made = period(from, to);
    made[u"zh"] = QString::fromUtf8(zh);
    made[u"periods"] = periods;
    return made;
}

QJsonObject halfDay(const char *date, const QJsonArray &periods)
{
    return {{QStringLiteral("date"), QLatin1String(date)}, {QStringLiteral("periods"), periods}};
}
} // namespace

void TestCalendar::theYear2026Has248Workdays()
{
    const Calendar calendar = shippedCalendar();
    int workdays = 0;
    for (QDate day(2026, 1, 1); day.year() == 2026; day = day.addDays(1))
        workdays += calendar.isWorkday(day) ? 1 : 0;
    QCOMPARE(workdays, 248);
}

void TestCalendar::holidaysHaveNamesInBothLanguages()
{
    const Calendar calendar = shippedCalendar();
    QCOMPARE(calendar.holidayName({2026, 5, 1}), QStringLiteral("劳动节"));
    QCOMPARE(calendar.holidayName({2026, 5, 1}, false), QStringLiteral("Labour Day"));
    QVERIFY(!calendar.holidayName({2026, 5, 6}));
    QVERIFY(calendar.periodsOf({2026, 5, 1}).empty());
    QCOMPARE(calendar.periodsOf({2026, 5, 6}).size(), size_t(2));
}

void TestCalendar::aMakeUpDayIsAWorkday()
{
    const Calendar calendar = shippedCalendar();
    for (const QDate day : {QDate(2026, 1, 4), QDate(2026, 2, 14), QDate(2026, 2, 28), QDate(2026, 5, 9),
                            QDate(2026, 9, 20), QDate(2026, 10, 10)}) {
        QVERIFY(calendar.isMakeUpWorkday(day));
        QVERIFY(calendar.isWorkday(day));
        QVERIFY(day.dayOfWeek() > 5);
    }
    QVERIFY(!calendar.isWorkday({2026, 5, 10}));
}

void TestCalendar::onlyPublishedYearsArePublished()
{
    const Calendar calendar = shippedCalendar();
    QVERIFY(calendar.isPublished(2026));
    QVERIFY(!calendar.isPublished(2027));
}

void TestCalendar::localTimeIsEightHoursAhead()
{
    const Calendar calendar = shippedCalendar();
    const base::Instant at = calendar.toInstant({2026, 11, 21}, {7, 30});
    QCOMPARE(base::toUtc(at), QDateTime({2026, 11, 20}, {23, 30}, Qt::UTC));
    QCOMPARE(calendar.toLocal(at).date(), QDate(2026, 11, 21));
    QCOMPARE(calendar.toLocal(at).time(), QTime(7, 30));
}

void TestCalendar::aSeasonHasItsOwnHoursAndMayRunOverNewYear()
{
    QJsonObject json = shippedCalendarJson();
    json.remove(u"periods");
    json[u"seasons"] = QJsonArray{season("夏季作息", "05-01", "09-30", {period("08:00", "12:00")}),
                                  season("冬季作息", "10-01", "04-30", {period("09:00", "12:30")})};
    const auto calendar = Calendar::fromJson(json);
    QVERIFY2(calendar, calendar ? "" : qPrintable(calendar.error().detail));
    const auto begins = [&](QDate day) { return calendar->periodsOf(day).at(0).from; };
    QCOMPARE(begins({2026, 4, 30}), QTime(9, 0));
    QCOMPARE(begins({2026, 5, 6}), QTime(8, 0));
    QCOMPARE(begins({2026, 9, 30}), QTime(8, 0));
    QCOMPARE(begins({2026, 10, 8}), QTime(9, 0));
    QCOMPARE(begins({2026, 12, 31}), QTime(9, 0));
    QCOMPARE(begins({2024, 2, 29}), QTime(9, 0));
    QCOMPARE(calendar->seasonName({2026, 10, 8}), QStringLiteral("冬季作息"));
    QCOMPARE(calendar->seasonName({2026, 10, 8}, false), QStringLiteral("冬季作息")); // no English given
    QVERIFY(calendar->periodsOf({2026, 10, 4}).empty());
}

void TestCalendar::wherePeriodsStandSeasonsMayLeaveGaps()
{
    QJsonObject json = shippedCalendarJson();
    json[u"seasons"] = QJsonArray{season("夏季作息", "06-01", "08-31", {period("07:30", "12:00")})};
    const Calendar calendar = Calendar::fromJson(json).value();
    QCOMPARE(calendar.periodsOf({2026, 7, 1}).at(0).from, QTime(7, 30));
    QCOMPARE(calendar.periodsOf({2026, 9, 1}).at(0).from, QTime(8, 0));
    QVERIFY(!calendar.seasonName({2026, 9, 1}));
}

void TestCalendar::aHalfDayHasItsOwnHours()
{
    QJsonObject json = shippedCalendarJson();
    json[u"halfDays"] = QJsonArray{halfDay("2026-02-14", {period("08:00", "11:30")})}; // a make-up Saturday
    const Calendar calendar = Calendar::fromJson(json).value();
    QVERIFY(calendar.isWorkday({2026, 2, 14}));
    QCOMPARE(calendar.periodsOf({2026, 2, 14}).size(), size_t(1));
    QCOMPARE(calendar.periodsOf({2026, 2, 14}).at(0).to, QTime(11, 30));
    QCOMPARE(calendar.halfDayName({2026, 2, 14}), QString());
    QVERIFY(!calendar.halfDayName({2026, 2, 13}));
}

void TestCalendar::aRefusalSaysWhereAndWhat_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("detail");
    const QJsonArray day{period("08:00", "12:00")};
    const auto row = [](const char *name, const char *field, const QJsonValue &value, const char *detail) {
        QTest::newRow(name) << field << value << detail;
    };
    row("overlapping periods", "periods", QJsonArray{period("08:00", "12:00"), period("11:00", "18:00")},
        "periods[1]: begins before the period above it ends");
    row("an empty period", "periods", QJsonArray{period("08:00", "08:00")},
        "periods[0]: ends at or before its begin");
    row("a loose time", "periods", QJsonArray{period("8:00", "12:00")},
        "periods[0]: \"8:00\" is no time (HH:mm)");
    row("a mistyped field", "holydays", QJsonArray(), "unknown field \"holydays\"");
    row("a list that is none", "holidays", QJsonObject(), "\"holidays\" must be a list");
    row("a season of no day", "seasons", QJsonArray{season("夏", "05-32", "09-30", day)},
        "seasons[0]: \"05-32\" is no day of a year (MM-dd)");
    row("a season without a name", "seasons", QJsonArray{season("", "05-01", "09-30", day)},
        "seasons[0]: \"zh\" must be a text");
    row("a season without hours", "seasons", QJsonArray{season("夏", "05-01", "09-30", {})},
        "seasons[0].periods: no working period");
    row("overlapping seasons", "seasons",
        QJsonArray{season("夏", "05-01", "10-01", day), season("冬", "10-01", "04-30", day)},
        "seasons: 10-01 is in 夏 and in 冬");
    QJsonObject leap = period("2026-02-29", "2026-03-01");
    leap[u"zh"] = QStringLiteral("假");
    row("29 February of no leap year", "holidays", QJsonArray{leap},
        "holidays[0]: \"2026-02-29\" is no day (yyyy-MM-dd)");
    QJsonObject one = period("2026-03-01", "2026-03-03");
    one[u"zh"] = QStringLiteral("假");
    QJsonObject other = period("2026-03-03", "2026-03-04");
    other[u"zh"] = QStringLiteral("日");
    row("overlapping holidays", "holidays", QJsonArray{one, other},
        "holidays[1]: 2026-03-03 is in another holiday too");
    row("a make-up day on a weekday", "makeUpDays", QJsonArray{QStringLiteral("2026-11-23")},
        "makeUpDays[0]: \"2026-11-23\" is a weekday, worked anyway");
    row("a make-up day twice", "makeUpDays",
        QJsonArray{QStringLiteral("2026-11-21"), QStringLiteral("2026-11-21")},
        "makeUpDays[1]: \"2026-11-21\" twice");
    row("a year twice", "publishedYears", QJsonArray{2026, 2026}, "publishedYears: 2026 twice");
    row("half a year", "publishedYears", QJsonArray{2026.5}, "publishedYears: a year must be a whole number");
    row("a half day in a holiday", "halfDays", QJsonArray{halfDay("2026-05-01", day)},
        "halfDays[0]: 2026-05-01 is no workday");
    row("a half day twice", "halfDays", QJsonArray{halfDay("2026-11-23", day), halfDay("2026-11-23", day)},
        "halfDays[1]: \"2026-11-23\" twice");
    row("half a minute of offset", "utcOffsetMinutes", 480.5,
        "\"utcOffsetMinutes\" must be whole minutes, at most 14 hours");
}

void TestCalendar::aRefusalSaysWhereAndWhat()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QFETCH(QString, detail);
    QJsonObject json = shippedCalendarJson();
    json.insert(field, value);
    const auto calendar = Calendar::fromJson(json);
    QVERIFY(!calendar);
    QCOMPARE(calendar.error().detail, detail);
}

void TestCalendar::withoutPeriodsTheSeasonsMustFillTheYear()
{
    QJsonObject json = shippedCalendarJson();
    json.remove(u"periods");
    const QJsonArray day{period("08:00", "12:00")};
    json[u"seasons"] = QJsonArray{season("夏", "03-01", "09-30", day), season("冬", "10-01", "02-28", day)};
    QCOMPARE(Calendar::fromJson(json).error().detail, QStringLiteral("seasons: 02-29 is in no season"));
}

void TestCalendar::aBrokenCalendarIsRefused_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("no version") << "version" << QJsonValue();
    QTest::newRow("no offset") << "utcOffsetMinutes" << QJsonValue();
    QTest::newRow("offset of days") << "utcOffsetMinutes" << QJsonValue(5000);
    QTest::newRow("no periods") << "periods" << QJsonValue(QJsonArray());
    QTest::newRow("period backwards") << "periods" << QJsonValue(QJsonArray{period("12:00", "08:00")});
    QTest::newRow("periods overlap") << "periods"
                                     << QJsonValue(
                                            QJsonArray{period("08:00", "12:00"), period("11:00", "18:00")});
    QTest::newRow("period without end") << "periods" << QJsonValue(QJsonArray{period("08:00", "")});
    QTest::newRow("year as text") << "publishedYears" << QJsonValue(QJsonArray{QStringLiteral("2026")});
    QTest::newRow("holiday without name")
        << "holidays" << QJsonValue(QJsonArray{period("2026-01-01", "2026-01-02")});
    QJsonObject endless = period("2026-01-01", "2036-01-02");
    endless.insert(QStringLiteral("zh"), QStringLiteral("长"));
    QTest::newRow("holiday of ten years") << "holidays" << QJsonValue(QJsonArray{endless});
    QTest::newRow("make-up day is no day") << "makeUpDays" << QJsonValue(QJsonArray{QStringLiteral("soon")});
    QTest::newRow("make-up day in a holiday")
        << "makeUpDays" << QJsonValue(QJsonArray{QStringLiteral("2026-05-01")});
}

void TestCalendar::aBrokenCalendarIsRefused()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QJsonObject json = shippedCalendarJson();
    QVERIFY(Calendar::fromJson(json));
    json.insert(field, value);
    const auto calendar = Calendar::fromJson(json);
    QVERIFY(!calendar);
    QCOMPARE(calendar.error().reason, QStringLiteral("bad-calendar"));
    QCOMPARE(calendar.error().kind, base::ErrorKind::Corrupt);
}

QTEST_GUILESS_MAIN(TestCalendar)
#include "tst_calendar.moc"
