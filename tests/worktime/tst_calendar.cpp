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
    void aBrokenCalendarIsRefused_data();
    void aBrokenCalendarIsRefused();
};

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

void TestCalendar::aBrokenCalendarIsRefused_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    const auto period = [](const char *from, const char *to) {
        return QJsonObject{{QStringLiteral("from"), QLatin1String(from)},
                           {QStringLiteral("to"), QLatin1String(to)}};
    };
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
