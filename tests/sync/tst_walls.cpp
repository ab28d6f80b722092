// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wallboard.h"
#include "support/smallcity.h"
#include "sync/wallclient.h"

#include <QElapsedTimer>
#include <QTest>

using namespace wanmi;
using test::SmallCity;
using test::spinUntil;

/// One seat shows something, another one (a wall) sees it: over a real central.
class TestWalls : public QObject
{
    Q_OBJECT
    std::unique_ptr<SmallCity> m_city;

    struct Hands
    {
        Hands(SmallCity &city, test::Seat &seat)
            : board(seat.store())
            , client(city.url(), seat.grant().token, std::make_shared<test::SettableClock>())
        {
            board.reload();
        }
        models::WallBoard board;
        sync::WallClient client;
        [[nodiscard]] const domain::Wall *hall() const { return board.wall(QStringLiteral("hall")); }
    };
    [[nodiscard]] static protocol::PushOrder order(const char *kind, const QString &target)
    {
        protocol::PushOrder made;
        made.push.kind = QString::fromLatin1(kind);
        made.push.target = target;
        made.seconds = 60;
        return made;
    }
private slots:
    void init()
    {
        m_city = std::make_unique<SmallCity>();
        QVERIFY(m_city->isUp());
    }
    void cleanup()
    {
        QCOMPARE(m_city->contractBreaches(), QStringList());
        m_city.reset();
    }
    void aPushArrivesAtAnotherSeat()
    {
        Hands sender(*m_city, m_city->seat(QStringLiteral("dispatcher1")));
        Hands wall(*m_city, m_city->seat(QStringLiteral("mayor")));
        QVERIFY(spinUntil([&] { return wall.hall() && sender.hall(); }));
        qint64 slowest = 0;
        for (int i = 0; i < 5; ++i) {
            const QString text = QStringLiteral("drill %1").arg(i);
            protocol::PushOrder message = order("message", {});
            message.push.text = text;
            message.push.region = QStringLiteral("urgent");
            QElapsedTimer since;
            since.start();
            auto sent = sender.client.push(QStringLiteral("hall"), message);
            QVERIFY(spinUntil(
                [&] { return !wall.hall()->pushes.empty() && wall.hall()->pushes.back().text == text; }));
            slowest = std::max(slowest, since.elapsed());
            QVERIFY(test::await<domain::Wall>(sent));
            QCOMPARE(wall.hall()->pushes.size(), 1U); // the newer one took the region
            QTest::qWait(150);
        }
        qInfo("wall.push: the slowest of five took %lld ms", static_cast<long long>(slowest));
    }
    void takenBackItGoes()
    {
        Hands sender(*m_city, m_city->seat(QStringLiteral("dispatcher1")));
        Hands wall(*m_city, m_city->seat(QStringLiteral("mayor")));
        const auto sent = test::await<domain::Wall>(
            sender.client.push(QStringLiteral("hall"), order("scene", QStringLiteral("storm"))));
        QVERIFY(sent);
        QVERIFY(spinUntil([&] { return wall.hall() && wall.hall()->pushes.size() == 1; }));
        QVERIFY(test::await<domain::Wall>(
            sender.client.takeBack(QStringLiteral("hall"), sent->pushes.front().id)));
        QVERIFY(spinUntil([&] { return wall.hall()->pushes.empty(); }));
    }
    void aSceneThatIsEditedChangesAtEverySeatAndAnOlderEditIsAConflict()
    {
        Hands editor(*m_city, m_city->seat(QStringLiteral("shift1")));
        Hands wall(*m_city, m_city->seat(QStringLiteral("mayor")));
        QVERIFY(spinUntil([&] { return editor.board.isRead() && wall.board.isRead(); }));
        domain::Scene scene = *editor.board.scene(QStringLiteral("night"));
        scene.regions.pop_back();
        QVERIFY(test::await<domain::Scene>(editor.client.save({scene, scene.version})));
        QVERIFY(spinUntil([&] { return wall.board.scene(scene.id)->regions == scene.regions; }));
        const auto late = test::await<domain::Scene>(editor.client.save({scene, scene.version}));
        QVERIFY(!late);
        QCOMPARE(late.error().reason, QStringLiteral("changed-meanwhile"));
    }
    void withoutCentralAPushIsRefusedAtOnce()
    {
        Hands sender(*m_city, m_city->seat(QStringLiteral("dispatcher1")));
        m_city->stopCentral();
        const auto sent = test::await<domain::Wall>(
            sender.client.push(QStringLiteral("hall"), order("scene", QStringLiteral("storm"))));
        QVERIFY(!sent);
        QCOMPARE(sent.error().kind, ErrorKind::Unreachable);
        m_city->startCentral();
    }
};

QTEST_GUILESS_MAIN(TestWalls)
#include "tst_walls.moc"
