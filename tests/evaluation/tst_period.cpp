// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/period.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::evaluation;

class TestPeriod : public QObject
{
    Q_OBJECT
private slots:
    void periodsHoldTheirDays_data();
    void periodsHoldTheirDays();
    void periodsBeforeFollowTheCalendar();
    void theEndIsNotInIt();
};

namespace {
constexpr std::chrono::seconds Harbin{8 * 3600};

QString textOf(const Period &period)
{
    const auto day = [](base::Instant at) {
        return base::toUtc(at + Harbin).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    };
    return day(period.from) + u' ' + day(period.to);
}
} // namespace

void TestPeriod::periodsHoldTheirDays_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    QTest::newRow("week") << "week"
                          << "2025-12-29 00:00 2026-01-05 00:00";
    QTest::newRow("month") << "month"
                           << "2026-01-01 00:00 2026-02-01 00:00";
    QTest::newRow("quarter") << "quarter"
                             << "2026-01-01 00:00 2026-04-01 00:00";
    QTest::newRow("year") << "year"
                          << "2026-01-01 00:00 2027-01-01 00:00";
    QTest::newRow("free") << "free"
                          << "2026-01-02 00:00 2026-01-03 00:00";
}

void TestPeriod::periodsHoldTheirDays()
{
    QFETCH(QString, kind);
    QFETCH(QString, text);
    const auto known = periodKindFromToken(kind);
    QVERIFY(known);
    QCOMPARE(tokenOf(*known), kind);
    QCOMPARE(textOf(periodOf(*known, QDate(2026, 1, 2), Harbin)), text);
    QVERIFY(!periodKindFromToken(u"day"));
}

void TestPeriod::periodsBeforeFollowTheCalendar()
{
    const Period march = periodOf(PeriodKind::Month, QDate(2026, 3, 31), Harbin);
    QCOMPARE(textOf(previousOf(PeriodKind::Month, march, Harbin)),
             QStringLiteral("2026-02-01 00:00 2026-03-01 00:00"));
    QCOMPARE(textOf(yearEarlierOf(PeriodKind::Month, march, Harbin)),
             QStringLiteral("2025-03-01 00:00 2025-04-01 00:00"));
    const Period quarter = periodOf(PeriodKind::Quarter, QDate(2026, 2, 1), Harbin);
    QCOMPARE(textOf(previousOf(PeriodKind::Quarter, quarter, Harbin)),
             QStringLiteral("2025-10-01 00:00 2026-01-01 00:00"));
    const Period week = periodOf(PeriodKind::Week, QDate(2026, 3, 4), Harbin);
    QCOMPARE(textOf(previousOf(PeriodKind::Week, week, Harbin)),
             QStringLiteral("2026-02-23 00:00 2026-03-02 00:00"));
    QCOMPARE(textOf(yearEarlierOf(PeriodKind::Week, week, Harbin)),
             QStringLiteral("2025-03-03 00:00 2025-03-10 00:00"));
    const Period free = periodOf(QDate(2026, 3, 10), QDate(2026, 3, 19), Harbin);
    QCOMPARE(textOf(previousOf(PeriodKind::Free, free, Harbin)),
             QStringLiteral("2026-02-28 00:00 2026-03-10 00:00"));
    QCOMPARE(textOf(yearEarlierOf(PeriodKind::Free, free, Harbin)),
             QStringLiteral("2025-03-10 00:00 2025-03-20 00:00"));
}

void TestPeriod::theEndIsNotInIt()
{
    const Period day = periodOf(PeriodKind::Free, QDate(2026, 1, 2), Harbin);
    QVERIFY(day.holds(day.from));
    QVERIFY(!day.holds(day.to));
    QCOMPARE(day.lengthMs(), 24 * 3600 * 1000);
}

QTEST_GUILESS_MAIN(TestPeriod)
#include "tst_period.moc"
