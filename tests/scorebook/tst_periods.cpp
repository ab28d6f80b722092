// SPDX-License-Identifier: GPL-3.0-or-later
#include "scorebook/periods.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::scorebook;
using namespace std::chrono_literals;

class TestPeriods : public QObject
{
    Q_OBJECT
private slots:
    void aPeriodIsReadAsItIsWritten_data();
    void aPeriodIsReadAsItIsWritten();
    void whatIsNoPeriodIsRefused_data();
    void whatIsNoPeriodIsRefused();
    void everyWeekOfThirtyYearsComesBack();
    void aDayIsHeldByPeriodsOfAllKinds();
};

void TestPeriods::aPeriodIsReadAsItIsWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("month") << "2026-10" << "2026-09-30T16:00:00Z" << "2026-10-31T16:00:00Z";
    QTest::newRow("week, that begins in the year before") << "2026-W01" << "2025-12-28T16:00:00Z" << "2026-01-04T16:00:00Z";
    QTest::newRow("week 53") << "2026-W53" << "2026-12-27T16:00:00Z" << "2027-01-03T16:00:00Z";
    QTest::newRow("quarter") << "2026-Q4" << "2026-09-30T16:00:00Z" << "2026-12-31T16:00:00Z";
    QTest::newRow("year") << "2026" << "2025-12-31T16:00:00Z" << "2026-12-31T16:00:00Z";
    QTest::newRow("day") << "2026-02-28" << "2026-02-27T16:00:00Z" << "2026-02-28T16:00:00Z";
    QTest::newRow("free dates") << "2026-10-05..2026-10-20" << "2026-10-04T16:00:00Z" << "2026-10-20T16:00:00Z";
}

void TestPeriods::aPeriodIsReadAsItIsWritten()
{
    QFETCH(QString, text);
    const auto read = periodFromText(text, 8h);
    QVERIFY(read);
    QTEST(base::toUtc(read->period.from).toString(Qt::ISODate), "from");
    QTEST(base::toUtc(read->period.to).toString(Qt::ISODate), "to");
    QCOMPARE(textOf(*read, 8h), text);
}

void TestPeriods::whatIsNoPeriodIsRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "26-10", "2026-13", "2026-00", "2026-W00", "2027-W53", "2026-W54", "2026-Q5", "2026-Q0", "2026-02-30",
                             "2026-10-20..2026-10-05", "..2026-10-05", "2026-10..2026-11", "October", "2026-10-05T00:00", "-2026"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestPeriods::whatIsNoPeriodIsRefused()
{
    QFETCH(QString, text);
    const auto read = periodFromText(text, 8h);
    QVERIFY(!read);
    QCOMPARE(read.error().reason, QStringLiteral("not-a-period"));
}

void TestPeriods::everyWeekOfThirtyYearsComesBack()
{
    for (QDate day(2010, 1, 4); day.year() < 2040; day = day.addDays(7)) {
        const auto week = periodHolding(QStringLiteral("week"), day, 8h);
        QVERIFY(week);
        const QString text = textOf(*week, 8h);
        const auto back = periodFromText(text, 8h);
        QVERIFY2(back, qPrintable(text));
        QCOMPARE(back->period, week->period);
    }
}

void TestPeriods::aDayIsHeldByPeriodsOfAllKinds()
{
    const QDate day(2026, 11, 24);
    const auto of = [&](const char *kind) { return textOf(periodHolding(QLatin1StringView(kind), day, 8h).value(), 8h); };
    QCOMPARE(of("day"), QStringLiteral("2026-11-24"));
    QCOMPARE(of("week"), QStringLiteral("2026-W48"));
    QCOMPARE(of("month"), QStringLiteral("2026-11"));
    QCOMPARE(of("quarter"), QStringLiteral("2026-Q4"));
    QCOMPARE(of("year"), QStringLiteral("2026"));
    QVERIFY(!periodHolding(QStringLiteral("decade"), day, 8h));
    QVERIFY(!periodHolding(QStringLiteral("free"), day, 8h));
    QVERIFY(!periodHolding(QStringLiteral("month"), QDate(), 8h));
}

QTEST_GUILESS_MAIN(TestPeriods)
#include "tst_periods.moc"
