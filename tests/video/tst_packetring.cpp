// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/packetring.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace wanmi;
using namespace wanmi::video;

namespace {
ArrivedUnit unit(int n, int group = 25, qsizetype bytes = 1000)
{
    ArrivedUnit made;
    made.unit.annexB = QByteArray(bytes, char(n));
    made.unit.rtpTime = quint32(n);
    made.unit.key = n % group == 0;
    made.at = base::instantFromMs(n * 80);
    return made;
}
void fill(PacketRing &ring, int from, int to, int group = 25, qsizetype bytes = 1000)
{
    for (int n = from; n < to; ++n)
        ring.add(unit(n, group, bytes), n * 80);
}
} // namespace

class TestPacketRing : public QObject
{
    Q_OBJECT
private slots:
    void tenSecondsAndTheGroupTheyBeginInAreKept()
    {
        RingBudget budget;
        PacketRing ring(10s, budget);
        for (int n = 0; n < 1000; ++n) {
            ring.add(unit(n), n * 80);
            const PacketPast past = ring.past();
            QVERIFY(past.front().unit.key);
            QCOMPARE(int(past.back().unit.rtpTime), n);
            for (std::size_t i = 1; i < past.size(); ++i)
                QCOMPARE(past[i].unit.rtpTime, past[i - 1].unit.rtpTime + 1);
            const auto kept = past.back().at - past.front().at;
            QVERIFY(kept < 12s);
            QVERIFY(kept >= 10s || past.front().unit.rtpTime == 0);
        }
        QVERIFY(!ring.isShortened());
        QCOMPARE(budget.used(), ring.bytes());
    }

    void nothingIsKeptBeforeTheFirstKeyPicture()
    {
        RingBudget budget;
        PacketRing ring(10s, budget);
        fill(ring, 3, 25);
        QVERIFY(ring.past().empty());
        fill(ring, 25, 30);
        QCOMPARE(int(ring.past().size()), 5);
    }

    void thePayloadIsSharedAndOutlivesTheRing()
    {
        RingBudget budget;
        PacketPast past;
        {
            PacketRing ring(10s, budget);
            const ArrivedUnit key = unit(0);
            ring.add(key, 0);
            past = ring.past();
            QCOMPARE(static_cast<const void *>(past[0].unit.annexB.constData()),
                     static_cast<const void *>(key.unit.annexB.constData()));
            QCOMPARE(budget.rings(), 1);
        }
        QCOMPARE(past[0].unit.annexB.size(), 1000);
        QCOMPARE(budget.used(), 0);
        QCOMPARE(budget.rings(), 0);
    }

    void theNewestGroupsAreHandedOut()
    {
        RingBudget budget;
        PacketRing ring(10s, budget);
        fill(ring, 0, 110);
        QCOMPARE(ring.newest(2).front().unit.rtpTime, 75U);
        QCOMPARE(ring.newest(1).front().unit.rtpTime, 100U);
        QCOMPARE(ring.newest(99).size(), ring.past().size());
        QVERIFY(ring.newest(0).empty());
    }

    void theBoundOfAllShortensThoseNobodyLooksAt()
    {
        RingBudget budget(3 * 100 * 1000);
        PacketRing watched(10s, budget), first(10s, budget), second(10s, budget);
        watched.setWatched(true);
        for (int n = 0; n < 400; ++n) {
            for (PacketRing *ring : {&watched, &first, &second})
                ring->add(unit(n), n * 80);
            QVERIFY(budget.used() <= budget.limit());
        }
        QVERIFY(watched.span() >= 10s);
        QVERIFY(!watched.isShortened());
        QVERIFY(first.isShortened() && second.isShortened());
        QVERIFY(first.span() < 10s && second.span() < 10s);
        QVERIFY(!first.past().empty() && first.past().front().unit.key);
        QCOMPARE(budget.shortened(), 2);
    }

    void aShortenedRingGrowsAgain()
    {
        RingBudget budget(250 * 1100);
        PacketRing ring(10s, budget);
        {
            PacketRing other(10s, budget);
            for (int n = 0; n < 300; ++n) {
                ring.add(unit(n), n * 80);
                other.add(unit(n), n * 80);
            }
            QVERIFY(budget.shortened() > 0);
        }
        fill(ring, 300, 700, 25, 500);
        QVERIFY(ring.span() >= 10s);
        QVERIFY(!ring.isShortened());
        QCOMPARE(budget.shortened(), 0);
    }

    void oneCameraHasItsOwnBound()
    {
        RingBudget budget;
        PacketRing ring(10s, budget);
        for (int n = 0; n < 200; ++n) {
            ring.add(unit(n, 25, 400'000), n * 80);
            QVERIFY(ring.bytes() <= PacketRing::bytesAtMost);
        }
        QVERIFY(ring.isShortened());
        QVERIFY(ring.past().empty() || ring.past().front().unit.key);
        fill(ring, 201, 2000, 100'000, 100'000); // a group without end
        QVERIFY(ring.bytes() <= PacketRing::bytesAtMost);
    }

    void aCityOfSubStreamsFitsTheStandardBudget()
    {
        RingBudget budget;
        std::vector<std::unique_ptr<PacketRing>> rings;
        const QByteArray shared(
            1920, 'x'); // 192 kb/s at 12.5 a second; one payload for all, the test needs no 321 MB
        for (int i = 0; i < 1150; ++i)
            rings.push_back(std::make_unique<PacketRing>(10s, budget));
        for (int n = 0; n < 160; ++n) {
            for (int i = 0; i < 1150; ++i) {
                ArrivedUnit one = unit(0);
                one.unit.annexB = shared;
                one.unit.key = (n + i) % 25 == 0;
                rings[std::size_t(i)]->add(one, n * 80);
            }
        }
        QCOMPARE(budget.shortened(), 0);
        QVERIFY2(budget.used() > 270'000'000 && budget.used() < 400'000'000,
                 qPrintable(QString::number(budget.used())));
    }
};

QTEST_GUILESS_MAIN(TestPacketRing)
#include "tst_packetring.moc"
