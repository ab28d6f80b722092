// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/dutyrota.h"

#include <QTest>

using namespace wanmi::simulator;

namespace {
QDateTime at(int day, int hour)
{
    return {QDate(2026, 11, day), QTime(hour, 0), Qt::UTC};
}

int onStreet(const QString &shift, const QDateTime &local)
{
    int count = 0;
    for (int i = 0; i < 200; ++i)
        count += isOnStreet(QStringLiteral("sv%1").arg(i), shift, local);
    return count;
}
} // namespace

class TestDutyRota : public QObject
{
    Q_OBJECT
private slots:
    void everybodyWorksTheirShift()
    {
        QCOMPARE(onStreet(QStringLiteral("day"), at(23, 9)), 200);
        QCOMPARE(onStreet(QStringLiteral("day"), at(23, 20)), 0);
        QCOMPARE(onStreet(QStringLiteral("evening"), at(23, 9)), 0);
        QCOMPARE(onStreet(QStringLiteral("evening"), at(23, 20)), 200);
        QCOMPARE(onStreet(QStringLiteral("night"), at(23, 2)), 200);
        QCOMPARE(onStreet({}, at(23, 2)), 200);
    }
    void atNightAFewKeepWatchByTurns()
    {
        const int few = onStreet(QStringLiteral("day"), at(23, 2));
        QVERIFY2(few > 15 && few < 80, qPrintable(QString::number(few)));
        int nights = 0;
        for (int day = 10; day < 20; ++day)
            nights += isOnStreet(QStringLiteral("sv7"), QStringLiteral("day"), at(day, 2));
        QCOMPARE(nights, 2);
        // One night has one watch, on both sides of midnight.
        for (int i = 0; i < 50; ++i) {
            const QString account = QStringLiteral("sv%1").arg(i);
            QCOMPARE(isOnStreet(account, QStringLiteral("day"), at(23, 3)),
                     isOnStreet(account, QStringLiteral("day"), at(22, 23)));
        }
    }
};

QTEST_APPLESS_MAIN(TestDutyRota)
#include "tst_dutyrota.moc"
