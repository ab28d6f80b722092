// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/agenda.h"

#include <QTest>

using namespace wanmi::simulator;
using namespace std::chrono_literals;

class TestAgenda : public QObject
{
    Q_OBJECT
private slots:
    void deedsHappenInTheOrderOfTheirTime();
    void aDeedMayPlanTheNext();
};

void TestAgenda::deedsHappenInTheOrderOfTheirTime()
{
    Agenda agenda;
    QString done;
    agenda.in(30ms, [&] { done += u'c'; });
    agenda.in(0ms, [&] { done += u'a'; });
    agenda.in(10ms, [&] { done += u'b'; });
    agenda.in(-5s, [&] { done += u'0'; });
    QVERIFY(done.isEmpty());
    QTRY_COMPARE(done.size(), 4);
    QCOMPARE(done.right(2), QStringLiteral("bc"));
}

void TestAgenda::aDeedMayPlanTheNext()
{
    Agenda agenda;
    int count = 0;
    std::function<void()> again = [&] {
        if (++count < 5)
            agenda.in(1ms, again);
    };
    agenda.in(1ms, again);
    QTRY_COMPARE(count, 5);
}

QTEST_GUILESS_MAIN(TestAgenda)
#include "tst_agenda.moc"
