// SPDX-License-Identifier: GPL-3.0-or-later
// How central looks after the cameras: availability, and the case that a dead one is proposed as.
#include "protocol/caserow.h"
#include "server/camerawatch.h"
#include "server/database.h"
#include "town.h"

#include <QTest>

using namespace wanmi;
using namespace wanmi::test;
using namespace std::chrono_literals;
using protocol::TableNo;
using server::CameraWatch;

namespace {
const QString North = QStringLiteral("23010300081320000001"), South = QStringLiteral("23010300081320000002");

server::OwnedCamera camera(const QString &id)
{
    server::OwnedCamera owned;
    owned.camera.id = CameraId(id);
    owned.camera.name = QStringLiteral("花园街路口");
    owned.camera.place = InCellA;
    owned.camera.cell = CellCode(QString::fromLatin1(CellA));
    owned.ownerName = QStringLiteral("公安局");
    return owned;
}
QHash<QString, protocol::LiveCamera> said(base::Instant at, bool north, bool south)
{
    return {{North, {North, north, at}}, {South, {South, south, at}}};
}
} // namespace

class TestCameras : public QObject
{
    Q_OBJECT

    base::Instant m_now = base::instantFromMs(SettableClock::FridayMorningMs);
    const QTimeZone m_zone{"Asia/Shanghai"};
    const std::vector<server::OwnedCamera> m_cameras{camera(North), camera(South)};

private slots:
    void nothingIsKnownWhileNothingIsSaid()
    {
        CameraWatch watch({}, m_zone);
        QVERIFY(watch.look(m_cameras, {}, m_now).checks.empty());
        const auto stale = watch.look(m_cameras, said(m_now - 11min, false, false), m_now);
        QVERIFY(stale.checks.empty() && stale.dead.empty());
        QVERIFY(watch.rest().empty());
    }
    void aSilentCameraIsOffWhileOthersSpeak()
    {
        CameraWatch watch({}, m_zone);
        const auto found = watch.look(m_cameras, {{North, {North, true, m_now}}}, m_now);
        QCOMPARE(found.checks.size(), std::size_t(2));
        QCOMPARE(found.checks[0].online, 1);
        QCOMPARE(found.checks[1].checks, 1);
        QCOMPARE(found.checks[1].online, 0);
        QCOMPARE(found.checks[1].offSinceMs, base::toMs(m_now));
    }
    void whatIsCountedIsHandedOutByHoursAndDaysAndWhenItChanges()
    {
        CameraWatch watch({}, m_zone);
        (void)watch.look(m_cameras, said(m_now, true, true), m_now);
        for (int i = 1; i <= 3; ++i)
            QVERIFY(watch.look(m_cameras, said(m_now + i * 10min, true, true), m_now + i * 10min).checks.empty());
        // One goes off: only its checks go, with the one that found it.
        auto found = watch.look(m_cameras, said(m_now + 40min, true, false), m_now + 40min);
        QCOMPARE(found.checks.size(), std::size_t(1));
        QCOMPARE(found.checks[0].camera, South);
        QCOMPARE(found.checks[0].checks, 4);
        QCOMPARE(found.checks[0].online, 3);
        QCOMPARE(found.checks[0].from, m_now + 10min);
        QCOMPARE(found.checks[0].to, m_now + 40min);
        found = watch.look(m_cameras, said(m_now + 60min, true, false), m_now + 60min);
        QCOMPARE(found.checks.size(), std::size_t(2));
        QCOMPARE(found.checks[0].checks, 5);
        // The day ends in Harbin, not in Greenwich.
        const base::Instant midnight = m_now + 14h;
        (void)watch.look(m_cameras, said(midnight - 10min, true, true), midnight - 10min);
        (void)watch.look(m_cameras, said(midnight - 5min, true, true), midnight - 5min);
        found = watch.look(m_cameras, said(midnight, true, true), midnight);
        QCOMPARE(found.checks.size(), std::size_t(2));
        QCOMPARE(found.checks[0].day, QStringLiteral("20261120"));
        QCOMPARE(found.checks[0].checks, 1);
        QCOMPARE(watch.rest().size(), std::size_t(2));
    }
    void anOutageIsProposedOnceAndTheNextOneAgain()
    {
        CameraWatch watch({}, m_zone);
        const auto lookAt = [&](std::chrono::minutes after, bool south) {
            return watch.look(m_cameras, said(m_now + after, true, south), m_now + after).dead;
        };
        QVERIFY(lookAt(0min, false).empty());
        QVERIFY(lookAt(23h, false).empty());
        const auto dead = lookAt(24h, false);
        QCOMPARE(dead.size(), std::size_t(1));
        QCOMPARE(dead[0].camera.camera.id.text(), South);
        QCOMPARE(dead[0].since, m_now);
        QVERIFY(lookAt(25h, false).empty());
        QVERIFY(lookAt(26h, true).empty());
        QVERIFY(lookAt(27h, false).empty());
        const auto again = lookAt(51h, false);
        QCOMPARE(again.size(), std::size_t(1));
        QVERIFY(server::outageReport(dead[0], m_now).key != server::outageReport(again[0], m_now).key);
        QCOMPARE(server::outageReport(dead[0], m_now).key, server::outageReport(dead[0], m_now + 1h).key);
    }
    /// A cable that was cut is one trouble and not a thousand.
    void aWideOutageIsNobodysCase()
    {
        std::vector<server::OwnedCamera> many;
        QHash<QString, protocol::LiveCamera> live;
        for (int i = 0; i < 200; ++i) {
            many.push_back(camera(QStringLiteral("23010300081320%1").arg(i, 6, 10, QLatin1Char('0'))));
            live.insert(many.back().camera.id.text(), {many.back().camera.id.text(), i >= 21, m_now});
        }
        CameraWatch watch({}, m_zone);
        const auto lookAt = [&](std::chrono::minutes after) {
            for (protocol::LiveCamera &one : live)
                one.at = m_now + after;
            return watch.look(many, live, m_now + after);
        };
        QVERIFY(lookAt(0min).isWideOutage);
        QVERIFY(lookAt(24h).dead.empty());
        live[many[20].camera.id.text()].on = true; // a tenth is left: these are cameras
        const auto over = lookAt(25h);
        QVERIFY(!over.isWideOutage);
        QCOMPARE(over.dead.size(), std::size_t(20));
        QVERIFY(lookAt(26h).dead.empty());
    }
    void whatWasKnownBeforeAStartStays()
    {
        CameraWatch watch({}, m_zone);
        protocol::CameraMonth old{South, QStringLiteral("202610"), {}, 5, 4, 1};
        protocol::CameraMonth month{South, QStringLiteral("202611"), {}, 50, base::toMs(m_now - 30h), 1};
        const std::vector months{month, old};
        watch.resume(months);
        const auto dead = watch.look(m_cameras, said(m_now, true, false), m_now).dead;
        QCOMPARE(dead.size(), std::size_t(1));
        QCOMPARE(dead[0].since, m_now - 30h);
    }
    void centralCountsReportsAndTells()
    {
        Town town;
        town.stop();
        {
            server::Database database(town.database(), server::Database::Mode::Write);
            for (const QString &id : {North, South}) {
                server::Query insert(database, "INSERT INTO camera (id, name, industry, district, cell, owner, ptz, stream, lon, lat, "
                                               "ver) VALUES (?, '花园街路口', '', '230103', ?, 'drainage', 0, '', ?, ?, 1)");
                insert.bind(id).bind(QString::fromLatin1(CellA)).bind(InCellA.lon).bind(InCellA.lat).run();
            }
        }
        town.start();
        std::unique_ptr<HttpClient> gateway;
        const auto tell = [&](bool south) {
            protocol::Live live;
            live.cameras = {{North, true, town.clock().now()}, {South, south, town.clock().now()}};
            gateway = town.signIn(accountOf(domain::Post::Camera)); // a session lasts half a day
            QCOMPARE(gateway->post("/v1/live", protocol::toJson(live)).status, 204);
        };
        const auto pass = [&](std::chrono::minutes time, bool south) {
            town.clock().advance(time);
            tell(south);
            town.central().tick();
        };
        tell(false);
        town.central().tick();
        const qint64 first = town.central().tail();
        for (int i = 0; i < 26; ++i)
            pass(1h, false);
        QVERIFY(town.central().tail() > first);

        auto acceptor = town.signIn(accountOf(domain::Post::Acceptor));
        std::vector<protocol::CameraMonth> months;
        std::vector<domain::CaseFile> reported;
        const auto readAll = [&] {
            months.clear();
            reported.clear();
            for (const protocol::RowChange &row : rowsOf(acceptor->get("/v1/sync/snapshot").body)) {
                protocol::Row values = row.values;
                values.insert(values.begin(), row.id);
                if (row.table == int(TableNo::CameraMonth))
                    months.push_back(protocol::cameraMonthFromRow(values, row.ver).value());
                if (row.table != int(TableNo::CaseFile))
                    continue;
                auto file = protocol::caseFromRow(values, row.ver).value();
                if (file.source == u"video")
                    reported.push_back(std::move(file));
            }
        };
        readAll();
        QCOMPARE(months.size(), std::size_t(2));
        QVERIFY(months[1].offSinceMs > 0);
        int checks = 0, online = 0;
        for (const auto &month : months) {
            for (const auto &day : month.days) {
                checks += day.checks;
                online += day.online;
            }
        }
        QCOMPARE(checks, 2 * 27);
        QCOMPARE(online, 27);
        QCOMPARE(reported.size(), std::size_t(1));
        QCOMPARE(reported[0].state, QStringLiteral("INTAKE"));
        QCOMPARE(reported[0].classCode, QStringLiteral("0150"));
        QCOMPARE(reported[0].cell, QString::fromLatin1(CellA));
        QVERIFY2(reported[0].description.contains(South) && reported[0].description.contains(QStringLiteral("权属单位")),
                 qPrintable(reported[0].description));

        // A new start neither forgets nor reports again.
        town.stop();
        town.start();
        acceptor = town.signIn(accountOf(domain::Post::Acceptor));
        pass(1h, false);
        pass(1h, false);
        readAll();
        QCOMPARE(reported.size(), std::size_t(1));
        QCOMPARE(town.breaches(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestCameras)
#include "tst_cameras.moc"
