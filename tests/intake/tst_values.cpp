// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/dates.h"
#include "intake/values.h"

#include <QtTest>

#include <cmath>

using namespace wanmi;
using namespace wanmi::intake;

class TestValues : public QObject
{
    Q_OBJECT
private slots:
    void numbersAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("number");
        QTest::newRow("plain") << "1234.5" << 1234.5;
        QTest::newRow("decimal comma") << "126,6425" << 126.6425;
        QTest::newRow("German thousands") << "1.234,5" << 1234.5;
        QTest::newRow("English thousands") << "1,234.5" << 1234.5;
        QTest::newRow("blanks between thousands") << "1 234,5" << 1234.5;
        QTest::newRow("full width") << QStringLiteral("１２６．５") << 126.5;
        QTest::newRow("typesetter's minus") << QStringLiteral("−71.06") << -71.06;
        QTest::newRow("plus") << "+3" << 3.0;
        QTest::newRow("power of ten") << "1.5e3" << 1500.0;
        QTest::newRow("Swiss") << "1'234" << 1234.0;
    }
    void numbersAreReadAsPeopleWriteThem()
    {
        QFETCH(QString, text);
        QFETCH(double, number);
        QCOMPARE(readNumber(QStringView(text)).value_or(-999), number);
    }

    void whatIsNoNumberIsNone()
    {
        for (const char *text : {"", "abc", "12a", "nan", "inf", "0x10", "--5", "1..2e"})
            QVERIFY2(!readNumber(std::string_view(text)), text);
    }

    void coordinatesInDegreesMinutesSeconds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("degrees");
        QTest::newRow("signs") << QStringLiteral("49°14'26.5\"N") << 49 + 14 / 60.0 + 26.5 / 3600;
        QTest::newRow("letter first") << "N49 14 26" << 49 + 14 / 60.0 + 26 / 3600.0;
        QTest::newRow("west is negative") << QStringLiteral("123°9'57\"W") << -(123 + 9 / 60.0 + 57 / 3600.0);
        QTest::newRow("Chinese") << QStringLiteral("126度38分12秒") << 126 + 38 / 60.0 + 12 / 3600.0;
        QTest::newRow("Chinese with hemisphere") << QStringLiteral("东经126.63") << 126.63;
        QTest::newRow("letter and number") << "E126.63" << 126.63;
        QTest::newRow("degrees and minutes") << QStringLiteral("45°45.5'") << 45 + 45.5 / 60;
    }
    void coordinatesInDegreesMinutesSeconds()
    {
        QFETCH(QString, text);
        QFETCH(double, degrees);
        const auto read = readCoordinate(QStringView(text));
        QVERIFY(read && std::abs(*read - degrees) < 1e-9);
    }

    void lengthsKnowFeet()
    {
        QCOMPARE(readLength(u"20 ft", {}).value(), 6.096);
        QCOMPARE(readLength(u"20'", {}).value(), 6.096);
        QCOMPARE(readLength(u"6米", {}).value(), 6.0);
        QCOMPARE(readLength(u"20", u"ft").value(), 6.096);
        QVERIFY(std::abs(readLength(u"3937", u"us-ft").value() - 1200) < 1e-9);
        QVERIFY(!readLength(u"high", {}));
    }

    void anglesAreDegreesOrDirections()
    {
        QCOMPARE(readAngle(u"NE").value(), 45.0);
        QCOMPARE(readAngle(u"Eastbound").value(), 90.0);
        QCOMPARE(readAngle(u"西南").value(), 225.0);
        QCOMPARE(readAngle(u"由北").has_value(), false);
        QCOMPARE(readAngle(u"-90").value(), 270.0);
        QVERIFY(!readAngle(u"400"));
        QVERIFY(!readAngle(u"Any"));
    }

    void datesInManyForms_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("iso");
        QTest::newRow("ISO") << "2011-07-01 01:32:33"
                             << "2011-07-01T01:32:33";
        QTest::newRow("digits only") << "20181125"
                                     << "2018-11-25";
        QTest::newRow("digits with time") << "20181125083005"
                                          << "2018-11-25T08:30:05";
        QTest::newRow("slashes, year first") << "2018/11/5"
                                             << "2018-11-05";
        QTest::newRow("dots, day first") << "25.11.2018"
                                         << "2018-11-25";
        QTest::newRow("American, evident") << "11/25/2018 3:05 PM"
                                           << "2018-11-25T15:05:00";
        QTest::newRow("midnight, American") << "11/25/2018 12:05:00 AM"
                                            << "2018-11-25T00:05:00";
        QTest::newRow("English month first") << "Nov 25, 2018"
                                             << "2018-11-25";
        QTest::newRow("English day first") << "25-Nov-18"
                                           << "2018-11-25";
        QTest::newRow("weekday in front") << "Sun, 25 Nov 2018 10:00:00 GMT"
                                          << "2018-11-25T10:00:00";
        QTest::newRow("German month") << "25. Dez 2018"
                                      << "2018-12-25";
        QTest::newRow("Chinese") << QStringLiteral("2018年11月25日 10时5分") << "2018-11-25T10:05:00";
        QTest::newRow("Chinese afternoon")
            << QStringLiteral("2018年11月25日 下午3:05") << "2018-11-25T15:05:00";
        QTest::newRow("Chinese month") << QStringLiteral("2018年11月") << "2018-11-01";
        QTest::newRow("spreadsheet") << "43429.5"
                                     << "2018-11-25T12:00:00";
        QTest::newRow("Unix seconds") << "1543104000"
                                      << "2018-11-25T00:00:00";
        QTest::newRow("Unix milliseconds") << "1543104000000"
                                           << "2018-11-25T00:00:00";
        QTest::newRow("year") << "2018"
                              << "2018-01-01";
        QTest::newRow("ISO with fraction and zone") << "2018-11-25T10:00:00.250+08:00"
                                                    << "2018-11-25T10:00:00";
        QTest::newRow("end of day") << "2018-11-25 24:00"
                                    << "2018-11-26T00:00:00";
    }
    void datesInManyForms()
    {
        QFETCH(QString, text);
        QFETCH(QString, iso);
        const auto read = readDate(text, DateOrder::DayFirst);
        QVERIFY2(read.has_value(), qPrintable(text));
        QString found = read->date.toString(Qt::ISODate);
        if (!read->time.isNull())
            found += u'T' + read->time.toString(QStringLiteral("HH:mm:ss"));
        QCOMPARE(found, iso);
    }

    void theOrderOfDayAndMonthDecidesWhereBothArePossible()
    {
        QCOMPARE(readDate(u"03/04/2018", DateOrder::DayFirst)->date, QDate(2018, 4, 3));
        QCOMPARE(readDate(u"03/04/2018", DateOrder::MonthFirst)->date, QDate(2018, 3, 4));
        QVERIFY(readDate(u"03/04/2018", DateOrder::DayFirst)->ambiguous);
        QVERIFY(!readDate(u"25/04/2018", DateOrder::MonthFirst)->ambiguous);
    }

    void whatIsNoDateIsNone()
    {
        for (const char16_t *text : {u"", u"soon", u"2018-13-40", u"31.02.2018", u"2018-11-25 99:00", u"-5",
                                     u"12345678901234567890"})
            QVERIFY(!readDate(QStringView(text), DateOrder::DayFirst));
    }

    void localTimesFollowTheirZone()
    {
        const LocalTimes boston{QTimeZone("America/New_York")};
        const auto summer = boston.toInstant(*readDate(u"2011-07-01 01:32:33", DateOrder::DayFirst));
        QCOMPARE(base::toUtc(summer.at).toString(Qt::ISODate), "2011-07-01T05:32:33Z");
        const auto winter = boston.toInstant(*readDate(u"2011-12-01 01:00", DateOrder::DayFirst));
        QCOMPARE(base::toUtc(winter.at).toString(Qt::ISODate), "2011-12-01T06:00:00Z");
        QVERIFY(!boston.toInstant(*readDate(u"2011-03-13 02:30", DateOrder::DayFirst)).existed);
        const auto stated = boston.toInstant(*readDate(u"2011-07-01T01:00:00+08:00", DateOrder::DayFirst));
        QCOMPARE(base::toUtc(stated.at).toString(Qt::ISODate), "2011-06-30T17:00:00Z");
    }

    void geometriesStandInTexts()
    {
        QVERIFY(looksLikeGeometry(u"POINT (126.5 45.7)"));
        QVERIFY(looksLikeGeometry(u"(42.27, -71.07)"));
        QVERIFY(!looksLikeGeometry(u"12 Main Street"));
        const auto point = readGeometry("SRID=4490;POINT(126.5 45.7)");
        QVERIFY(point.kind == RawRow::Geometry::Point && point.at == (geo::Place{126.5, 45.7}));
        const auto polygon
            = readGeometry("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}");
        QVERIFY(polygon.kind == RawRow::Geometry::Polygons
                && polygon.polygons.front().rings.front().size() == 3);
        QVERIFY(readGeometry("POLYGON((").kind == RawRow::Geometry::Bad);
        QVERIFY(readGeometry("01").kind == RawRow::Geometry::Bad);
        QVERIFY(readGeometry("").kind == RawRow::Geometry::Bad);
    }
};
QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
