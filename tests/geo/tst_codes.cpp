// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/codes.h"

#include <QTest>

using namespace wanmi::geo;

class TestCodes : public QObject
{
    Q_OBJECT
private slots:
    void codesHaveExactlyTheirDigits();
    void componentIdsAreMadeOfTheirParts();
    void onlyCamerasAreCameras();
};

void TestCodes::codesHaveExactlyTheirDigits()
{
    QVERIFY(isDistrictCode(u"230103"));
    QVERIFY(isStreetCode(u"230103001"));
    QVERIFY(isCommunityCode(u"230103001001"));
    QVERIFY(isCellCode(u"230103001001012"));
    QVERIFY(!isCellCode(u"23010300100101"));
    QVERIFY(!isCellCode(u"2301030010010123"));
    QVERIFY(!isDistrictCode(u"23010x"));
    QVERIFY(!isDistrictCode(u"２３０１０３")); // full-width digits are no code
    QVERIFY(!isDistrictCode(u""));
}

void TestCodes::componentIdsAreMadeOfTheirParts()
{
    QCOMPARE(componentId(u"320508", u"0101", 1),
             QStringLiteral("3205080101000001")); // domain.md §5's example
    QVERIFY(isComponentId(u"3205080101000001"));
    QVERIFY(!isComponentId(u"32050801010000010"));
}

void TestCodes::onlyCamerasAreCameras()
{
    const QString id = cameraId(u"23010200", u"08", u"132", 0, 1); // domain.md §7's example
    QCOMPARE(id, QStringLiteral("23010200081320000001"));
    QVERIFY(isCameraId(id));
    QVERIFY(isCameraId(u"23010200081310000001"));
    QVERIFY(!isCameraId(u"23010200081180000001")); // 118 is a recorder
    QVERIFY(!isCameraId(u"2301020008132000001"));
}

QTEST_GUILESS_MAIN(TestCodes)
#include "tst_codes.moc"
