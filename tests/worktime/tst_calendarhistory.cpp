// SPDX-License-Identifier: GPL-3.0-or-later
#include "shippedcalendar.h"
#include "worktime/calendarhistory.h"
#include "worktime/deadlinerun.h"

#include <QJsonArray>
#include <QTest>

using namespace wanmi;
using base::Instant;
using worktime::Calendar;
using worktime::CalendarHistory;

namespace {

QJsonObject edition(const char *version, const char *from)
{
    QJsonObject calendar = shippedCalendarJson();
    calendar[u"version"] = QLatin1String(version);
    QJsonObject edition{{QStringLiteral("calendar"), calendar}};
    if (*from)
        edition[u"from"] = QLatin1String(from);
    return edition;
}

QJsonObject history(std::initializer_list<QJsonObject> editions)
{
    QJsonArray list;
    for (const QJsonObject &one : editions)
        list.append(one);
    return {{QStringLiteral("editions"), list}};
}
} // namespace

class TestCalendarHistory : public QObject
{
    Q_OBJECT
private slots:
    void aCalendarAloneIsInForceSinceEver();
    void eachEditionIsInForceUntilTheNext();
    void aNewEditionComesLast();
    void aDeadlineFindsTheEditionItWasJudgedWith();
    void aBrokenHistoryIsRefused_data();
    void aBrokenHistoryIsRefused();
};

void TestCalendarHistory::aCalendarAloneIsInForceSinceEver()
{
    const auto read = CalendarHistory::fromJson(shippedCalendarJson());
    QVERIFY(read);
    QCOMPARE(read->editions().size(), size_t(1));
    QCOMPARE(read->inForceAt(Instant::min()).version(), QStringLiteral("china-2026.1"));
    QCOMPARE(read->inForceAt(base::instantFromMs(0)).version(), QStringLiteral("china-2026.1"));
}

void TestCalendarHistory::eachEditionIsInForceUntilTheNext()
{
    const auto read = CalendarHistory::fromJson(
        history({edition("a", ""), edition("b", "2026-05-01T00:00"), edition("c", "2026-06-01T12:30")}));
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    const Calendar local = shippedCalendar();
    const auto versionAt
        = [&](QDate day, QTime time) { return read->inForceAt(local.toInstant(day, time)).version(); };
    QCOMPARE(versionAt({2020, 1, 1}, {0, 0}), QStringLiteral("a"));
    QCOMPARE(versionAt({2026, 4, 30}, {23, 59}), QStringLiteral("a"));
    QCOMPARE(versionAt({2026, 5, 1}, {0, 0}), QStringLiteral("b"));
    QCOMPARE(versionAt({2026, 6, 1}, {12, 29}), QStringLiteral("b"));
    QCOMPARE(versionAt({2026, 6, 1}, {12, 30}), QStringLiteral("c"));
    QCOMPARE(read->edition(u"b")->version(), QStringLiteral("b"));
    QVERIFY(!read->edition(u"d"));
}

void TestCalendarHistory::aNewEditionComesLast()
{
    const Calendar calendar = shippedCalendar();
    const auto old = CalendarHistory::fromJson(history({edition("a", "2026-01-01T00:00")})).value();
    const auto grown = old.with({calendar.toInstant({2026, 7, 1}, {0, 0}), calendar});
    QVERIFY(grown);
    QCOMPARE(grown->editions().size(), size_t(2));
    QCOMPARE(old.editions().size(), size_t(1));
    QVERIFY(!grown->with({calendar.toInstant({2026, 8, 1}, {0, 0}), calendar})); // the version is taken
    QVERIFY(!old.with({calendar.toInstant({2025, 7, 1}, {0, 0}), calendar})); // older than the oldest
}

void TestCalendarHistory::aDeadlineFindsTheEditionItWasJudgedWith()
{
    const auto read
        = CalendarHistory::fromJson(history({edition("a", ""), edition("b", "2026-05-01T00:00")})).value();
    worktime::DeadlineRun run;
    run.start = shippedCalendar().toInstant({2026, 6, 1}, {9, 0});
    QCOMPARE(worktime::calendarOf(run, read).value()->version(), QStringLiteral("b"));
    run.calendarVersion = QStringLiteral("a");
    QCOMPARE(worktime::calendarOf(run, read).value()->version(), QStringLiteral("a"));
    run.calendarVersion = QStringLiteral("lost");
    const auto lost = worktime::calendarOf(run, read);
    QVERIFY(!lost);
    QCOMPARE(lost.error().reason, QStringLiteral("unknown-calendar"));
    QCOMPARE(lost.error().kind, base::ErrorKind::NotFound);
}

void TestCalendarHistory::aBrokenHistoryIsRefused_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::addColumn<QString>("detail");
    QTest::newRow("no edition") << history({}) << "no edition";
    QTest::newRow("one version twice")
        << history({edition("a", ""), edition("a", "2026-05-01T00:00")}) << "version \"a\" twice";
    QTest::newRow("not ascending") << history(
        {edition("a", "2026-05-01T00:00"), edition("b", "2026-05-01T00:00")})
                                   << "edition \"b\" does not begin after the one above it";
    QTest::newRow("a later one without a begin") << history({edition("a", ""), edition("b", "")})
                                                 << "editions[1]: \"\" is no local time (yyyy-MM-ddTHH:mm)";
    QTest::newRow("a day without a time")
        << history({edition("a", "2026-05-01")})
        << "editions[0]: \"2026-05-01\" is no local time (yyyy-MM-ddTHH:mm)";
    QJsonObject broken = edition("a", "");
    QJsonObject calendar = broken[u"calendar"].toObject();
    calendar.remove(u"periods");
    broken[u"calendar"] = calendar;
    QTest::newRow("a broken calendar")
        << history({broken}) << "editions[0].calendar: periods: no working period";
    QJsonObject more = history({edition("a", "")});
    more[u"note"] = QStringLiteral("x");
    QTest::newRow("something beside") << more << "beside \"editions\" there must be nothing";
    QJsonObject typo = edition("a", "");
    typo[u"form"] = QStringLiteral("2026-01-01T00:00");
    QTest::newRow("a mistyped field") << history({typo}) << "editions[0]: unknown field \"form\"";
}

void TestCalendarHistory::aBrokenHistoryIsRefused()
{
    QFETCH(QJsonObject, json);
    QFETCH(QString, detail);
    const auto read = CalendarHistory::fromJson(json);
    QVERIFY(!read);
    QCOMPARE(read.error().reason, QStringLiteral("bad-calendar"));
    QCOMPARE(read.error().detail, detail);
}

QTEST_GUILESS_MAIN(TestCalendarHistory)
#include "tst_calendarhistory.moc"
