// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/lookout.h"

#include "geo/features.h"
#include "support/waiting.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wanmi;

namespace {
const geo::Place Here{126.63, 45.76};

geo::Place at(double east, double north)
{
    return geo::LocalPlane(Here).toPlace({east, north});
}

std::vector<domain::Candidate> twoCameras()
{
    std::vector<domain::Candidate> made(2);
    made[0].camera.id = CameraId(QStringLiteral("near"));
    made[0].camera.place = at(0, -30);
    made[1].camera.id = CameraId(QStringLiteral("far"));
    made[1].camera.place = at(-90, 0);
    made[1].camera.bearingDeg = 90;
    return made;
}

operations::Lookout::View answered(const base::Answer<operations::Lookout::View> &answer)
{
    return test::spinUntil([&answer] { return answer.isFinished(); }) ? answer.result()
                                                                      : operations::Lookout::View();
}

/// A house between the near camera and the place; one far away, of the other side of the city.
bool writeBaseMap(const QString &path)
{
    auto file = geo::FeatureFile::create(path);
    const auto layer = (*file)->addLayer(QStringLiteral("building"), geo::GeometryKind::Polygon, {});
    return layer
        && (*file)->add(*layer, geo::Polygon{{{at(-5, -20), at(5, -20), at(5, -10), at(-5, -10)}}}, {})
        && (*file)->add(*layer, geo::Polygon{{{at(9000, 0), at(9005, 0), at(9005, 9)}}}, {})
        && (*file)->finish();
}
} // namespace

class TestLookout : public QObject
{
    Q_OBJECT
private slots:
    void withoutABaseMapNothingHidesAndTheAnswerSaysSo();
    void buildingsOfTheBaseMapHide();
    void aBaseMapThatCannotBeReadIsAnAnswerWithoutBuildings_data();
    void aBaseMapThatCannotBeReadIsAnAnswerWithoutBuildings();
    void noMoreThanAskedForAreGiven();
};

void TestLookout::withoutABaseMapNothingHidesAndTheAnswerSaysSo()
{
    operations::Lookout lookout;
    const auto view = answered(lookout.look(Here, twoCameras()));
    QCOMPARE(view.sights.size(), size_t(2));
    QCOMPARE(view.sights[0].camera.id.text(), QStringLiteral("near"));
    QVERIFY(!view.buildingsKnown);
}

void TestLookout::buildingsOfTheBaseMapHide()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("basemap.gpkg"));
    QVERIFY(writeBaseMap(path));
    operations::Lookout lookout;
    lookout.setBaseMap(path);
    const auto view = answered(lookout.look(Here, twoCameras()));
    QVERIFY(view.buildingsKnown);
    QCOMPARE(view.sights[0].camera.id.text(), QStringLiteral("far"));
    QCOMPARE(view.sights[1].hindrance, domain::Hindrance::Hidden);
}

void TestLookout::aBaseMapThatCannotBeReadIsAnAnswerWithoutBuildings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("not there") << QByteArray();
    QTest::newRow("not a GeoPackage") << QByteArray("this is no map");
}

void TestLookout::aBaseMapThatCannotBeReadIsAnAnswerWithoutBuildings()
{
    QFETCH(QByteArray, bytes);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("basemap.gpkg"));
    if (!bytes.isEmpty()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    operations::Lookout lookout;
    lookout.setBaseMap(path);
    const auto view = answered(lookout.look(Here, twoCameras()));
    QVERIFY(!view.buildingsKnown);
    QCOMPARE(view.sights.size(), size_t(2));
}

void TestLookout::noMoreThanAskedForAreGiven()
{
    std::vector<domain::Candidate> many(50, twoCameras()[0]);
    for (size_t i = 0; i < many.size(); ++i)
        many[i].camera.id = CameraId(QString::number(i));
    operations::Lookout lookout;
    const auto view = answered(lookout.look(Here, many, 4));
    QCOMPARE(view.sights.size(), size_t(4));
    QCOMPARE(view.candidates, 50);
}

QTEST_GUILESS_MAIN(TestLookout)
#include "tst_lookout.moc"
