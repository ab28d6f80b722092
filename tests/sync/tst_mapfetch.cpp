// SPDX-License-Identifier: GPL-3.0-or-later
// A published map project on its way to a seat, over the real central.
#include "mapengine/smallbasemap.h"
#include "server/maps.h"
#include "support/smallcity.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace wanmi;
using namespace wanmi::test;

namespace {
QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    file.write(bytes);
}

/// A link with a cache folder, as a seat has it.
struct MapSeat
{
    MapSeat(SmallCity &city, const QString &cache)
        : whose(city.seat(QStringLiteral("dispatcher1")))
    {
        sync::Link::Options options;
        options.longPoll = std::chrono::seconds(5);
        options.cacheFolder = cache;
        link = std::make_unique<sync::Link>(city.url(), whose.grant(), whose.store(),
                                            std::make_shared<SettableClock>(), options);
        QObject::connect(link.get(), &sync::Link::mapReady, link.get(),
                         [this](const QString &path, const QString &of) {
                             project = path;
                             version = of;
                             ++heard;
                         });
        whose.cutTheLine(); // its own link: one replica has one
        link->start();
    }
    ~MapSeat()
    {
        link.reset();
        whose.healTheLine();
    }
    Seat &whose;
    std::unique_ptr<sync::Link> link;
    QString project, version;
    int heard = 0;
};
} // namespace

class TestMapFetch : public QObject
{
    Q_OBJECT
    QTemporaryDir m_work;
    QString m_project;

    [[nodiscard]] QString publish(SmallCity &city, const QByteArray &before = "x",
                                  const QByteArray &after = "x")
    {
        write(m_project, contentOf(sourceFile("maps/wanmi.qgs")).replace(before, after));
        const auto done = server::publishMap(
            city.folder() + m_cityFolder, {m_project, QStringLiteral(WANMI_MAPRENDER)}, city.clock().now());
        if (!done)
            qWarning("%s %s", qPrintable(done.error().reason), qPrintable(done.error().detail));
        return done ? done->publication.version : QString();
    }
    const QString m_cityFolder = QStringLiteral("/central");

private slots:
    void initTestCase() { m_project = m_work.filePath("工程/wanmi.qgs"); }

    void aSeatHearsWithinTenSecondsAndHasItWhole()
    {
        SmallCity city;
        MapSeat seat(city, m_work.filePath("cache"));
        QTRY_VERIFY_WITH_TIMEOUT(seat.heard >= 1, 20'000); // the shipped one
        QCOMPARE(seat.project, QString());

        const QString version = publish(city);
        QVERIFY(!version.isEmpty());
        QElapsedTimer since;
        since.start();
        QTRY_COMPARE_WITH_TIMEOUT(seat.version, version, 10'000);
        QVERIFY2(since.elapsed() < 8'000, "and a second or two are left for drawing");
        QCOMPARE(contentOf(seat.project), contentOf(m_project));

        const QString second = publish(city, "15,33,56,255", "200,33,56,255");
        QTRY_COMPARE_WITH_TIMEOUT(seat.version, second, 10'000);
        QVERIFY(contentOf(seat.project).contains("200,33,56,255"));

        QVERIFY(server::backToMap(city.folder() + m_cityFolder, QStringLiteral("shipped"), city.clock().now())
                    .has_value());
        QTRY_COMPARE_WITH_TIMEOUT(seat.version, QString(), 10'000);
        QCOMPARE(city.contractBreaches(), QStringList());
    }
    void aDamagedCopyIsFetchedAgain()
    {
        SmallCity city;
        const QString version = publish(city);
        QString path;
        {
            MapSeat seat(city, m_work.filePath("cache2"));
            QTRY_COMPARE_WITH_TIMEOUT(seat.version, version, 20'000);
            path = seat.project;
        }
        QByteArray flipped = contentOf(path);
        flipped[flipped.size() / 2] = char(flipped[flipped.size() / 2] ^ 0x20);
        write(path, flipped);
        MapSeat seat(city, m_work.filePath("cache2"));
        QTRY_COMPARE_WITH_TIMEOUT(seat.version, version, 20'000);
        QCOMPARE(contentOf(seat.project), contentOf(m_project));
    }
    void whatCentralLostIsNotTakenAndTheOldOneStays()
    {
        SmallCity city;
        const QString version = publish(city);
        MapSeat seat(city, m_work.filePath("cache3"));
        QTRY_COMPARE_WITH_TIMEOUT(seat.version, version, 20'000);
        const QString second = publish(city, "15,33,56,255", "1,2,3,255");
        const QDir files(city.folder() + m_cityFolder + QStringLiteral("/mapfiles"));
        for (const QString &name : files.entryList(QDir::Files)) { // bytes flip on central's disk
            if (name == second || name == version)
                continue;
            QByteArray flipped = contentOf(files.filePath(name));
            flipped[flipped.size() / 2] = char(flipped[flipped.size() / 2] ^ 0x20);
            write(files.filePath(name), flipped);
        }
        QTest::qWait(6'000);
        QCOMPARE(seat.version, version);
        QVERIFY(QFile::exists(seat.project));
    }
};

QTEST_GUILESS_MAIN(TestMapFetch)
#include "tst_mapfetch.moc"
