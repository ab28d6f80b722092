// SPDX-License-Identifier: GPL-3.0-or-later
#include "island.h"

#include <QTest>

using namespace wanmi;

/// Days without central at several seats, and coming home.
class TestHomecoming : public QObject
{
    Q_OBJECT
private slots:
    void daysWithoutCentralAreMergedAndNothingIsLostOrDoubled()
    {
        QTemporaryDir folder;
        island::Plan plan;
        const int asked = qEnvironmentVariableIntValue("WANMI_ISLAND_CASES_A_DAY"); // any size by hand
        plan.casesADay = asked > 0 ? asked : 80;
        plan.rowsOfRange = 500;
        island::Island away(folder.path(), domain::shippedRuleBook().value());
        QCOMPARE(away.live(plan), QString());
        const island::Homecoming home = away.comeHome(plan);
        QVERIFY2(home.faults.isEmpty(), qPrintable(home.faults.join(u'\n')));
        QCOMPARE(home.reported, 3 * plan.casesADay);
        QVERIFY(home.commands > 2 * home.reported);
        QVERIFY2(home.rejected > 0, "nobody did what another one had done already");
        qInfo("%d commands, %d refused, %.1f s", home.commands, home.rejected, home.seconds);
    }
};

QTEST_GUILESS_MAIN(TestHomecoming)
#include "tst_homecoming.moc"
