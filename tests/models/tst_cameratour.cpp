// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cameratour.h"

#include <QRandomGenerator>
#include <QTest>

using wanmi::models::CameraTour;

namespace {
QStringList cameras(int count)
{
    QStringList all;
    for (int i = 0; i < count; ++i)
        all << QStringLiteral("c%1").arg(i);
    return all;
}
} // namespace

/// Tours over cameras, some of which are dead.
class TestCameraTour : public QObject
{
    Q_OBJECT
    QSet<QString> m_dead;
    const CameraTour::IsDead m_isDead = [this](const QString &one) { return m_dead.contains(one); };

private slots:
    void init() { m_dead.clear(); }

    void theWholeSetIsSeenWithinItsTime()
    {
        CameraTour tour({cameras(18), 4, 50'000}, m_isDead);
        QStringList seen = tour.look(1'000);
        QCOMPARE(tour.pages(), 5);
        QCOMPARE(tour.pageNumber(), 1);
        QCOMPARE(tour.pageMs(), 10'000);
        QVERIFY(tour.look(10'999).isEmpty());
        QCOMPARE(tour.leftMs(6'000), 5'000);
        for (qint64 now = 11'000; now < 51'000; now += 1'000)
            seen += tour.look(now);
        QCOMPARE(seen, cameras(18));
        QCOMPARE(tour.pageNumber(), 5);
        QCOMPARE(tour.look(51'000), cameras(4)); // the next round
        QCOMPARE(tour.pageNumber(), 1);
    }
    void theDeadArePassedOverAndTakenInWhenTheyComeBack()
    {
        m_dead = {QStringLiteral("c1"), QStringLiteral("c4")};
        CameraTour tour({cameras(6), 2, 40'000}, m_isDead);
        QCOMPARE(tour.look(0), QStringList({QStringLiteral("c0"), QStringLiteral("c2")}));
        QCOMPARE(tour.pages(), 2);
        QCOMPARE(tour.skipped(), 1);
        m_dead.remove(QStringLiteral("c1"));
        QCOMPARE(tour.look(20'000), QStringList({QStringLiteral("c3"), QStringLiteral("c5")}));
        QCOMPARE(tour.look(40'000), QStringList(QStringLiteral("c1")));
        QCOMPARE(tour.pages(), 3);
        QCOMPARE(tour.skipped(), 1);
        QCOMPARE(tour.look(60'000), QStringList({QStringLiteral("c0"), QStringLiteral("c1")})); // a new round
    }
    void nobodyIsShownTwiceInARound()
    {
        QRandomGenerator chance(7);
        for (int run = 0; run < 300; ++run) {
            m_dead.clear();
            const int count = 1 + chance.bounded(40), places = 1 + chance.bounded(9);
            CameraTour tour({cameras(count), places, 1'000LL * count}, m_isDead);
            QSet<QString> seen;
            qint64 now = 0;
            for (int step = 0; step < 60; ++step) {
                for (const QString &one : cameras(count)) {
                    if (chance.bounded(10) == 0)
                        m_dead.contains(one) ? void(m_dead.remove(one)) : void(m_dead.insert(one));
                }
                const QStringList page = tour.next(now += 5'000);
                QVERIFY(page.size() <= places);
                if (tour.pageNumber() <= 1)
                    seen.clear();
                for (const QString &one : page) {
                    QVERIFY2(!seen.contains(one), qPrintable(one));
                    QVERIFY(!m_dead.contains(one));
                    seen.insert(one);
                }
                if (page.isEmpty())
                    QCOMPARE(m_dead.size(), count);
            }
        }
    }
    void aPauseKeepsWhatIsLeft()
    {
        CameraTour tour({cameras(4), 2, 20'000}, m_isDead);
        (void)tour.look(0);
        tour.setPaused(true, 4'000);
        QVERIFY(tour.look(500'000).isEmpty());
        QCOMPARE(tour.leftMs(500'000), 6'000);
        tour.setPaused(false, 500'000);
        QVERIFY(tour.look(505'999).isEmpty());
        QVERIFY(!tour.look(506'000).isEmpty());
    }
    void anAlarmHoldsTheTour()
    {
        CameraTour tour({cameras(6), 2, 30'000}, m_isDead);
        (void)tour.look(0);
        QCOMPARE(tour.hold(QStringLiteral("c5"), 3'000), QStringList({QStringLiteral("c5"), QStringLiteral("c0")}));
        QCOMPARE(tour.heldFor(), QStringLiteral("c5"));
        QVERIFY(tour.look(900'000).isEmpty());
        QCOMPARE(tour.page(), cameras(2));
        tour.goOn(900'000);
        QCOMPARE(tour.leftMs(900'000), 7'000);
        QCOMPARE(tour.look(907'000), QStringList({QStringLiteral("c2"), QStringLiteral("c3")}));
        (void)tour.hold(QStringLiteral("c2"), 908'000);
        QCOMPARE(tour.next(909'000), QStringList({QStringLiteral("c4"), QStringLiteral("c5")}));
        QVERIFY(tour.heldFor().isEmpty());
    }
    void aRoundTooShortTakesLonger()
    {
        CameraTour tour({cameras(100), 1, 1'000}, m_isDead);
        (void)tour.look(0);
        QCOMPARE(tour.pageMs(), CameraTour::ShortestPageMs);
        QCOMPARE(tour.pages(), 100);
    }
    void whereAllAreDeadItWaitsForSomebody()
    {
        m_dead = {QStringLiteral("c0"), QStringLiteral("c1")};
        CameraTour tour({cameras(2), 1, 10'000}, m_isDead);
        QVERIFY(tour.look(0).isEmpty());
        QCOMPARE(tour.pageNumber(), 0);
        m_dead.remove(QStringLiteral("c1"));
        QCOMPARE(tour.look(10'000), QStringList(QStringLiteral("c1")));
        CameraTour empty({{}, 3, 10'000}, m_isDead);
        QVERIFY(empty.look(0).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCameraTour)
#include "tst_cameratour.moc"
