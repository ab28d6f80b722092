// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/wallseat.h"

#include "support/caseorders.h"
#include "workbench/mainwindow.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace wanmi;
using test::labelled;
using test::named;
using test::SmallCity;
using test::spinUntil;
using test::WallSeat;

/// Sending something to a wall, over a real central.
class TestWallPush : public QObject
{
    Q_OBJECT
    std::unique_ptr<SmallCity> m_city;
    std::unique_ptr<WallSeat> m_seat;
    std::unique_ptr<workbench::WallPush> m_push;

    workbench::WallPush &offer(const std::vector<workbench::WallPush::Thing> &things,
                               const char *account = "dispatcher1")
    {
        if (!m_seat)
            m_seat = std::make_unique<WallSeat>(*m_city, QString::fromLatin1(account));
        if (!m_push)
            m_push = std::make_unique<workbench::WallPush>(m_seat->m_session, m_seat->m_memory, nullptr);
        m_push->offer(things);
        (void)QTest::qWaitForWindowExposed(m_push.get());
        return *m_push;
    }
    [[nodiscard]] workbench::WallPush::Thing camera() const
    {
        const domain::Camera &first = m_seat->m_cameras.camera(0);
        return {QStringLiteral("camera"), first.id.text(), first.name};
    }
    static void choose(QComboBox *box, const QString &token)
    {
        QVERIFY(box && box->findData(token) >= 0);
        box->setCurrentIndex(box->findData(token));
    }
    [[nodiscard]] QPushButton *send() const { return labelled<QPushButton>(*m_push, QStringLiteral("推送")); }
    [[nodiscard]] const std::vector<domain::WallPush> &pushes() const { return m_seat->hall()->pushes; }

private slots:
    void initTestCase() { resources::load(); }
    void init()
    {
        m_city = std::make_unique<SmallCity>();
        QVERIFY(m_city->isUp());
    }
    void cleanup()
    {
        m_push.reset();
        m_seat.reset();
        QCOMPARE(m_city->contractBreaches(), QStringList());
        m_city.reset();
    }

    void aCameraGoesToARegionWithAnEnd()
    {
        m_seat = std::make_unique<WallSeat>(*m_city, QStringLiteral("dispatcher1"));
        auto &push = offer({camera()});
        test::shot(*m_seat, push, QStringLiteral("push-camera"));
        choose(named<QComboBox>(push, QStringLiteral("区域")), QStringLiteral("cameras"));
        choose(named<QComboBox>(push, QStringLiteral("时长")), QStringLiteral("60"));
        QSignalSpy sent(&push, &workbench::WallPush::sent);
        send()->click();
        QVERIFY(spinUntil([&] { return sent.count() == 1 && !push.isVisible(); }));
        QCOMPARE(pushes().size(), 1U);
        QCOMPARE(pushes().front().kind, QStringLiteral("camera"));
        QCOMPARE(pushes().front().region, QStringLiteral("cameras"));
        QCOMPARE(pushes().front().untilMs - pushes().front().atMs, 60'000);
        offer({camera()}); // remembers where and how long
        QCOMPARE(named<QComboBox>(push, QStringLiteral("区域"))->currentData().toString(),
                 QStringLiteral("cameras"));
        QCOMPARE(named<QComboBox>(push, QStringLiteral("时长"))->currentData().toInt(), 60);
    }
    void aSceneTakesTheWholeWallAndAMessageNeedsItsText()
    {
        auto &push = offer({});
        auto *what = named<QComboBox>(push, QStringLiteral("内容"));
        choose(what, QStringLiteral("scene"));
        QVERIFY(!named<QComboBox>(push, QStringLiteral("区域"))->isEnabled());
        choose(named<QComboBox>(push, QStringLiteral("场景")), QStringLiteral("storm"));
        test::shot(*m_seat, push, QStringLiteral("push-scene"));
        send()->click();
        QVERIFY(spinUntil([&] { return pushes().size() == 1 && !push.isVisible(); }));
        QCOMPARE(pushes().front().target, QStringLiteral("storm"));
        offer({});
        choose(what, QStringLiteral("message"));
        QVERIFY(!send()->isEnabled());
        QTest::keyClicks(named<QLineEdit>(push, QStringLiteral("文字")), QStringLiteral("Meeting at 15:00"));
        QVERIFY(send()->isEnabled());
        test::shot(*m_seat, push, QStringLiteral("push-message"));
        send()->click();
        QVERIFY(spinUntil([&] { return pushes().size() == 2; }));
        QCOMPARE(pushes().back().text, QStringLiteral("Meeting at 15:00"));
    }
    void withoutCentralItStaysOpenAndSaysWhy()
    {
        m_seat = std::make_unique<WallSeat>(*m_city, QStringLiteral("dispatcher1"));
        auto &push = offer({camera()});
        m_city->stopCentral();
        send()->click();
        auto *problem = push.findChild<QLabel *>(QStringLiteral("problem"));
        QVERIFY(spinUntil([&] { return problem->isVisible(); }, 20'000));
        QVERIFY2(problem->text().contains(QStringLiteral("中心")), qPrintable(problem->text()));
        test::shot(*m_seat, push, QStringLiteral("push-away"));
        QVERIFY(push.isVisible() && send()->isEnabled());
        m_city->startCentral();
        QVERIFY(spinUntil(
            [&] {
                if (push.isVisible() && send()->isEnabled())
                    send()->click();
                QTest::qWait(200);
                return !push.isVisible();
            },
            30'000));
        QCOMPARE(pushes().size(), 1U);
    }
    void theKeyWOffersWhatIsChosen()
    {
        m_seat = std::make_unique<WallSeat>(*m_city, QStringLiteral("dispatcher1"));
        models::keepInStep(m_seat->m_rows, m_seat->m_seat.store());
        const QString id = test::registeredCase(*m_city);
        QVERIFY(!id.isEmpty());
        QVERIFY(m_city->settle());
        QVERIFY(spinUntil([&] { return m_seat->m_rows.positionOf(id).has_value(); }));
        workbench::MainWindow window(m_seat->m_session, m_seat->m_style);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        m_seat->m_selection.selectCase(id);
        m_seat->m_selection.selectPlace(126.63, 45.75);
        window.setFocus();
        QTest::keyClick(&window, Qt::Key_W);
        workbench::WallPush *push = nullptr;
        QVERIFY(spinUntil([&] {
            push = window.findChild<workbench::WallPush *>();
            return push && push->isVisible();
        }));
        auto *what = named<QComboBox>(*push, QStringLiteral("内容"));
        QStringList kinds;
        for (int i = 0; i < what->count(); ++i)
            kinds.append(what->itemData(i).toString());
        QCOMPARE(kinds,
                 (QStringList{QStringLiteral("case"), QStringLiteral("place"), QStringLiteral("scene"),
                              QStringLiteral("message")}));
        labelled<QPushButton>(*push, QStringLiteral("推送"))->click();
        QVERIFY(spinUntil([&] { return pushes().size() == 1; }));
        QCOMPARE(pushes().front().target, id);
    }
    void whoMayNotShowIsToldSo()
    {
        m_seat = std::make_unique<WallSeat>(*m_city, QStringLiteral("acceptor1"));
        models::keepInStep(m_seat->m_rows, m_seat->m_seat.store());
        workbench::MainWindow window(m_seat->m_session, m_seat->m_style);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.setFocus();
        QTest::keyClick(&window, Qt::Key_W);
        QVERIFY(spinUntil([&] { return labelled<QLabel>(window, QStringLiteral("大屏")) != nullptr; }));
        QVERIFY(!window.findChild<workbench::WallPush *>());
    }
};

QTEST_MAIN(TestWallPush)
#include "tst_wallpush.moc"
