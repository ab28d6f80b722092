// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/camerafaults.h"

#include <map>
#include <QTest>

using namespace wanmi::simulator;

class TestCameraFaults : public QObject
{
    Q_OBJECT
private slots:
    void theFirstLookTellsOfEveryCamera();
    void inTheLongRunTheShareIsBroken();
    void withoutFaultsNothingBreaks();
    void theSameSeedBreaksTheSameCameras();
    void pictureFaultsAreAboutOneInFour();

private:
    static std::vector<QString> cameras(int count)
    {
        std::vector<QString> ids;
        for (int i = 0; i < count; ++i)
            ids.push_back(QStringLiteral("2301020008132%1").arg(i, 7, 10, QLatin1Char('0')));
        return ids;
    }
};

void TestCameraFaults::theFirstLookTellsOfEveryCamera()
{
    CameraFaults faults(cameras(50), 0.1, Chance(1));
    QCOMPARE(faults.advance(10).size(), size_t(50));
    QVERIFY(faults.advance(10).size() < 50);
}

void TestCameraFaults::inTheLongRunTheShareIsBroken()
{
    CameraFaults faults(cameras(1000), 0.1, Chance(7));
    (void)faults.advance(0);
    double sum = 0;
    size_t changes = 0;
    for (int i = 0; i < 1000; ++i) {
        changes += faults.advance(10).size();
        sum += faults.broken();
    }
    const double share = sum / 1000 / 1000;
    QVERIFY2(share > 0.08 && share < 0.12, qPrintable(QString::number(share)));
    QVERIFY(changes > 1000); // they are repaired, and others break
}

void TestCameraFaults::withoutFaultsNothingBreaks()
{
    CameraFaults faults(cameras(100), 0, Chance(7));
    (void)faults.advance(0);
    for (int i = 0; i < 100; ++i)
        QVERIFY(faults.advance(100).empty());
    CameraFaults all(cameras(100), 1, Chance(7));
    (void)all.advance(1000);
    (void)all.advance(1000);
    QCOMPARE(all.broken(), 100);
}

void TestCameraFaults::theSameSeedBreaksTheSameCameras()
{
    CameraFaults one(cameras(200), 0.2, Chance(3)), other(cameras(200), 0.2, Chance(3));
    for (int i = 0; i < 20; ++i) {
        const auto a = one.advance(30), b = other.advance(30);
        QCOMPARE(a.size(), b.size());
        for (size_t k = 0; k < a.size(); ++k) {
            QCOMPARE(a[k].camera, b[k].camera);
            QVERIFY(a[k].fault == b[k].fault);
        }
    }
}

void TestCameraFaults::pictureFaultsAreAboutOneInFour()
{
    CameraFaults faults(cameras(4000), 1, Chance(5));
    std::map<StreamFault, int> counts;
    for (const CameraFaults::Change &change : faults.advance(0))
        ++counts[change.fault];
    int ofPicture = 0;
    for (const StreamFault fault :
         {StreamFault::Freeze, StreamFault::Black, StreamFault::Covered, StreamFault::Moved, StreamFault::LongGop}) {
        QVERIFY(counts[fault] > 40);
        ofPicture += counts[fault];
    }
    QVERIFY2(ofPicture > 800 && ofPicture < 1200, qPrintable(QString::number(ofPicture)));
    QVERIFY(counts[StreamFault::WrongClock] > 40);
    QVERIFY(counts[StreamFault::Off] > counts[StreamFault::Stall]);
    QVERIFY(counts.find(StreamFault::None) == counts.end());
}

QTEST_GUILESS_MAIN(TestCameraFaults)
#include "tst_camerafaults.moc"
