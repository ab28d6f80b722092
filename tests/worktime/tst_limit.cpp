// SPDX-License-Identifier: GPL-3.0-or-later
#include "worktime/limit.h"

#include <QTest>

using namespace wanmi;
using namespace std::chrono_literals;

class TestLimit : public QObject
{
    Q_OBJECT
private slots:
    void aDurationAndAClockMakeALimit_data();
    void aDurationAndAClockMakeALimit();
    void everythingElseIsRefused_data();
    void everythingElseIsRefused();
};

void TestLimit::aDurationAndAClockMakeALimit_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("shown");
    QTest::newRow("hours of work") << "PT4H work" << qint64(4 * 3600) << "PT4H work";
    QTest::newRow("a work day is eight hours") << "P2D work" << qint64(16 * 3600) << "P2D work";
    QTest::newRow("eight work hours are a day") << "PT8H work" << qint64(8 * 3600) << "P1D work";
    QTest::newRow("urgent hours") << "PT2H urgent" << qint64(7200) << "PT2H urgent";
    QTest::newRow("an urgent day is 24 hours") << "P1D urgent" << qint64(86400) << "P1D urgent";
    QTest::newRow("natural days") << "P2D natural" << qint64(172800) << "P2D natural";
    QTest::newRow("minutes") << "PT15M urgent" << qint64(900) << "PT15M urgent";
    QTest::newRow("sixty minutes") << "PT60M urgent" << qint64(3600) << "PT1H urgent";
    QTest::newRow("all units") << "P1DT2H3M4S work" << qint64(10 * 3600 + 184) << "PT10H3M4S work";
    QTest::newRow("nothing") << "PT0S work" << qint64(0) << "PT0S work";
}

void TestLimit::aDurationAndAClockMakeALimit()
{
    QFETCH(QString, text);
    QFETCH(qint64, seconds);
    QFETCH(QString, shown);
    const auto limit = worktime::parseLimit(text);
    QVERIFY(limit);
    QCOMPARE(qint64(limit->length.count()), seconds);
    QCOMPARE(worktime::toText(*limit), shown);
    QCOMPARE(worktime::parseLimit(shown).value(), *limit);
}

void TestLimit::everythingElseIsRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             " ",
                             "P",
                             "PT",
                             "work",
                             "PT2H",
                             "PT2H  work",
                             "PT2H office",
                             "2H work",
                             "P2H work",
                             "PTH work",
                             "PT2 work",
                             "PT2M3H work",
                             "PT1H1H work",
                             "P1DT work",
                             "P-1D work",
                             "PT1.5H work",
                             "P1W work",
                             "PT99999999999999999999H work",
                             "P9999999D natural",
                             "pt2h work",
                             "PT2H work ",
                             "TP2H work"})
        QTest::newRow(*text ? text : "empty") << QString::fromLatin1(text);
}

void TestLimit::everythingElseIsRefused()
{
    QFETCH(QString, text);
    const auto limit = worktime::parseLimit(text);
    QVERIFY(!limit);
    QCOMPARE(limit.error().reason, QStringLiteral("bad-limit"));
}

QTEST_GUILESS_MAIN(TestLimit)
#include "tst_limit.moc"
