// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cameralayout.h"

#include <QJsonArray>
#include <QTest>

using namespace wanmi::models;

/// Where cameras stand on a surface.
class TestCameraLayout : public QObject
{
    Q_OBJECT
private slots:
    void everyShapeIsFilledWithoutOverlap_data()
    {
        QTest::addColumn<QString>("token");
        for (const LayoutShape &shape : layoutShapes())
            QTest::newRow(shape.token) << QString::fromLatin1(shape.token);
    }
    void everyShapeIsFilledWithoutOverlap()
    {
        QFETCH(QString, token);
        const LayoutShape &shape = layoutShape(token);
        QVERIFY(shape.places() >= 1 && shape.places() <= 64);
        QVERIFY(token.startsWith(QString::number(shape.places())));
        const QRect surface(0, 0, shape.columns, shape.rows);
        QSet<QPair<int, int>> covered;
        for (int place = 0; place < shape.places(); ++place) {
            const QRect rect = shape.place(place);
            QVERIFY(surface.contains(rect));
            for (int x = rect.left(); x <= rect.right(); ++x) {
                for (int y = rect.top(); y <= rect.bottom(); ++y) {
                    QVERIFY2(!covered.contains({x, y}), qPrintable(QStringLiteral("%1 %2").arg(x).arg(y)));
                    covered.insert({x, y});
                }
            }
        }
        QCOMPARE(covered.size(), shape.columns * shape.rows);
    }
    void aCameraStandsInOnePlace()
    {
        CameraLayout layout(u"4");
        layout.put(QStringLiteral("a"), 0);
        layout.put(QStringLiteral("b"), 1);
        layout.put(QStringLiteral("a"), 1);
        QCOMPARE(layout.cameras(), QStringList({QStringLiteral("b"), QStringLiteral("a"), QString(), QString()}));
        layout.put(QStringLiteral("c"), 0); // b goes
        QCOMPARE(layout.find(QStringLiteral("b")), -1);
        layout.put(QString(), 1);
        QCOMPARE(layout.cameras(), QStringList({QStringLiteral("c"), QString(), QString(), QString()}));
        layout.swap(0, 3);
        QCOMPARE(layout.find(QStringLiteral("c")), 3);
        layout.swap(0, 4);
        layout.put(QStringLiteral("d"), 4);
        QCOMPARE(layout.find(QStringLiteral("d")), -1);
    }
    void addTakesTheEmptyPlaceAndThenTakesTurns()
    {
        CameraLayout layout(u"2");
        QCOMPARE(layout.add(QStringLiteral("a")), 0);
        QCOMPARE(layout.add(QStringLiteral("b")), 1);
        QCOMPARE(layout.add(QStringLiteral("a")), 0);
        QCOMPARE(layout.add(QStringLiteral("c")), 0);
        QCOMPARE(layout.add(QStringLiteral("d")), 1);
        QCOMPARE(layout.cameras(), QStringList({QStringLiteral("c"), QStringLiteral("d")}));
    }
    void anotherShapeKeepsWhoFindsAPlace()
    {
        CameraLayout layout(u"9");
        layout.put(QStringLiteral("a"), 0);
        layout.put(QStringLiteral("b"), 5);
        layout.put(QStringLiteral("c"), 8);
        layout.setShape(u"4");
        QCOMPARE(layout.cameras(), QStringList({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QString()}));
        layout.setShape(u"64");
        QCOMPARE(layout.cameras().size(), 64);
        QCOMPARE(layout.find(QStringLiteral("c")), 2);
        layout.setShape(u"nonsense");
        QCOMPARE(QString::fromLatin1(layout.shape().token), QStringLiteral("6"));
    }
    void layoutsAreKeptByName()
    {
        CameraLayouts layouts;
        CameraLayout night(u"16");
        night.put(QStringLiteral("a"), 7);
        layouts.keep(QStringLiteral("  夜班  "), night);
        layouts.keep(QStringLiteral("   "), night);
        layouts.keep(QStringLiteral("桥"), CameraLayout(u"4"));
        QCOMPARE(layouts.all().size(), std::size_t(2));
        QCOMPARE(CameraLayouts::fromJson(layouts.toJson()), layouts);
        layouts.rename(QStringLiteral("夜班"), QStringLiteral("桥"));
        QVERIFY(layouts.find(QStringLiteral("夜班")));
        layouts.rename(QStringLiteral("夜班"), QStringLiteral("晚班"));
        QVERIFY(layouts.find(QStringLiteral("晚班"))->cameras()[7] == u"a");
        layouts.remove(QStringLiteral("桥"));
        QCOMPARE(layouts.all().size(), std::size_t(1));
    }
    void whatCannotBeReadIsLeftOut()
    {
        const QJsonObject odd{{QStringLiteral("shape"), QStringLiteral("4")},
                              {QStringLiteral("cameras"), QJsonArray{QStringLiteral("a"), 7, QStringLiteral("a"), QStringLiteral("b"),
                                                                     QStringLiteral("c")}}};
        QCOMPARE(CameraLayout::fromJson(odd).cameras(),
                 QStringList({QStringLiteral("a"), QString(), QString(), QStringLiteral("b")}));
        QVERIFY(CameraLayout::fromJson({}).isEmpty());
        QVERIFY(CameraLayouts::fromJson({QJsonValue(3), QJsonObject()}).all().empty());
    }
};

QTEST_GUILESS_MAIN(TestCameraLayout)
#include "tst_cameralayout.moc"
