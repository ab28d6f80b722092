// SPDX-License-Identifier: GPL-3.0-or-later
// What a recorder kept of a camera, and its head: a real seat, a real central, real streams, and a double of the gateway's REST.
#include "app/seatfixture.h"

#include "domain/recordedspan.h"
#include "evidence/verify.h"
#include "server/camerasecrets.h"
#include "server/gatewaybook.h"
#include "simulator/rtspserver.h"
#include "support/gatewaydouble.h"
#include "workbench/cameraevidence.h"
#include "workbench/camerapage.h"
#include "workbench/playbackcard.h"
#include "workbench/timeline.h"
#include "workbench/turnpad.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QtQml/QQmlExtensionPlugin>

#include <future>

Q_IMPORT_QML_PLUGIN(Wanmi_KitPlugin)
Q_IMPORT_QML_PLUGIN(Wanmi_MapPlugin)
Q_IMPORT_QML_PLUGIN(Wanmi_WallPlugin)

using namespace std::chrono_literals;
using namespace wanmi;
using namespace wanmi::test;
using simulator::StreamServer;

class TestPlayback : public SeatFixture
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const auto clip = simulator::makeClip(QStringLiteral("crossing-day"), 12);
        QVERIFY(clip);
        auto server = StreamServer::start({*clip}, {QStringLiteral("127.0.0.1"), 0, {}, {}});
        QVERIFY(server);
        m_server = std::move(*server);
    }
    void whatWasRecordedIsPlayedAndMarkedOnTheCase();
    void aStretchIsSavedAsAFileWithItsProof();
    void aMomentThatIsNotKeptIsSaid();
    void aCameraIsTurnedAndItsPresetsAreCalled();
    void noHandlerTookTooLongAndNoDoorWasPassed() { heldToTheLimits(); }

private:
    [[nodiscard]] QString cityFolder() const { return m_city->folder() + QStringLiteral("/central"); }

    /// At a camera's page, with a recorder and a gateway that central knows of.
    void lookAtACamera(bool canTurn = false)
    {
        m_city->clock().set(base::SystemClock().now()); // recorders have a clock of their own
        protocol::CameraAccess access;
        access.streams = QStringLiteral("/cam/*");
        access.recorder = QStringLiteral("/rec{path}");
        {
            const Unwatched preparing;
            QVERIFY(server::CameraSecrets(cityFolder()).put(access));
            QVERIFY(server::GatewayBook(cityFolder())
                        .put({QStringLiteral("/{device}/{channel}"), QUrl(m_gateway.url()), QStringLiteral("admin"),
                              GatewayDouble::secret(), {}}));
        }
        m_feeds = std::make_unique<video::CameraFeeds>();
        m_city->showVideo(QStringLiteral("rtsp://127.0.0.1:%1").arg(m_server->port()));
        m_desk->useVideo(m_feeds.get());
        QVERIFY(m_desk->comeToWork(QStringLiteral("dispatcher1")));
        models::CameraList &cameras = m_desk->seat().cameras();
        QVERIFY(spinUntil([&] { return !cameras.spread(1).empty(); }));
        for (const domain::Camera &one : cameras.spread(64)) {
            if (one.ptz == canTurn)
                m_camera = one;
        }
        QVERIFY(m_camera.ptz == canTurn && !m_camera.id.text().isEmpty());
        QVERIFY(spinUntil([this] { return window().cameraEvidence().isOffered(); }));
        connect(&window().cameraEvidence(), &workbench::CameraEvidence::told, this,
                [this](const QString &text) { m_told.append(text); });
        m_told.clear();
        QVERIFY(hasRows(window())); // its first case takes the page when it comes
        QTest::qWait(300);
        m_desk->seat().selection().selectCase({});
        m_desk->seat().selection().selectCamera(m_camera.id.text());
        QVERIFY(spinUntil([this] { return !m_feeds->recordedOf(QUrl(QStringLiteral("rtsp://x/cam/1")), {}).isEmpty(); }));
        QVERIFY(spinUntil([this] { return page().isVisible() && page().camera() == m_camera.id.text(); }));
    }
    void leave()
    {
        m_desk->standUp();
        m_feeds.reset();
    }
    [[nodiscard]] workbench::CameraPage &page() { return *window().findChild<workbench::CameraPage *>(); }
    [[nodiscard]] workbench::PlaybackCard &record() { return page().record(); }
    [[nodiscard]] QString anOpenCase()
    {
        const QString id = registeredCase(*m_city);
        m_desk->seat().selection().selectCase(id);
        if (!spinUntil([this] { return !window().casePage().actionKeys().empty(); }))
            return {};
        m_desk->seat().selection().selectCamera({});
        m_desk->seat().selection().selectCamera(m_camera.id.text());
        return id;
    }
    [[nodiscard]] bool shows(base::Instant least)
    {
        return spinUntil([&] { return record().shownAt() && *record().shownAt() >= least; });
    }
    [[nodiscard]] QPushButton *button(QWidget &where, const QString &text)
    {
        for (QPushButton *one : where.findChildren<QPushButton *>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }

    GatewayDouble m_gateway;
    std::unique_ptr<StreamServer> m_server;
    std::unique_ptr<video::CameraFeeds> m_feeds;
    domain::Camera m_camera;
    QStringList m_told;
};

void TestPlayback::whatWasRecordedIsPlayedAndMarkedOnTheCase()
{
    lookAtACamera();
    QVERIFY(!QTest::currentTestFailed());
    const QString id = anOpenCase();
    QVERIFY(!id.isEmpty());
    const base::Instant from = base::SystemClock().now() - 20min;
    page().playback(from);
    QVERIFY2(shows(from), qPrintable(m_told.join(u'\n')));
    QVERIFY(*record().shownAt() < from + 3s);
    QVERIFY(record().isPlaying());

    // By keys alone: pause, mark, on, mark.
    QTest::keyClick(&record(), Qt::Key_Space);
    QVERIFY(!record().isPlaying());
    QTest::qWait(400);
    const auto stood = *record().shownAt();
    QTest::qWait(600);
    QCOMPARE(*record().shownAt(), stood);
    QTest::keyClick(&record(), Qt::Key_I);
    QVERIFY(!record().stretch());
    QTest::keyClick(&record(), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(shows(stood + 60s));
    QTest::keyClick(&record(), Qt::Key_O);
    const auto stretch = record().stretch();
    QVERIFY(stretch && stretch->first == stood && stretch->second >= stood + 60s && stretch->second < stood + 64s);
    picture(QStringLiteral("playback"));

    QString added;
    connect(&window().cameraEvidence(), &workbench::CameraEvidence::added, this,
            [&](const QString &, const QString &caseId) { added = caseId; });
    QPushButton *mark = button(record(), QStringLiteral("标记到案件"));
    QVERIFY(mark && mark->isEnabled());
    mark->click();
    QVERIFY2(spinUntil([&] { return !added.isEmpty(); }), qPrintable(m_told.join(u'\n')));
    QCOMPARE(added, id);

    // Everybody reads the stretch, and plays it from the case.
    m_desk->seat().selection().selectCase({});
    m_desk->seat().selection().selectCase(id);
    auto *timeline = window().findChild<workbench::Timeline *>();
    QVERIFY2(spinUntil([&] { return button(*timeline, QStringLiteral("▶ 播放录像")); }), qPrintable(timeline->asText()));
    QVERIFY2(spinUntil([&] { return timeline->asText().contains(m_camera.id.text()); }), qPrintable(timeline->asText()));
    picture(QStringLiteral("playback_case"));
    button(*timeline, QStringLiteral("▶ 播放录像"))->click();
    const auto second = std::chrono::floor<std::chrono::seconds>(stood);
    QVERIFY(shows(second));
    QVERIFY2(*record().shownAt() < second + 4s, qPrintable(QString::number((*record().shownAt() - second).count())));
    QCOMPARE(page().camera(), m_camera.id.text());
    leave();
}

void TestPlayback::aStretchIsSavedAsAFileWithItsProof()
{
    lookAtACamera();
    QVERIFY(!QTest::currentTestFailed());
    const base::Instant from = base::SystemClock().now() - 40min;
    page().playback(from);
    QVERIFY(shows(from));
    record().markFrom();
    QVERIFY(shows(from + 3s));
    record().markUntil();
    const auto stretch = *record().stretch();
    QPushButton *mark = button(record(), QStringLiteral("标记到案件")), *save = button(record(), QStringLiteral("保存该时段"));
    QVERIFY(mark && !mark->isEnabled()); // no case is chosen
    QVERIFY(save && save->isEnabled());
    save->click();
    QVERIFY(window().cameraEvidence().isRecording(m_camera.id.text()));
    QVERIFY(spinUntil([this] { return !window().cameraEvidence().isRecording(m_camera.id.text()); }));
    const QDir folder(window().cameraEvidence().folder());
    const QStringList files = folder.entryList({QStringLiteral("*-record.mp4")}, QDir::Files);
    QVERIFY2(files.size() == 1, qPrintable(m_told.join(u'\n')));
    const auto verdict = std::async(std::launch::async, [&] { return evidence::verifyFile(folder.filePath(files.front())); }).get();
    QVERIFY(verdict && verdict->isWhole());
    QVERIFY(verdict->manifest.head.from <= stretch.first && verdict->manifest.head.from > stretch.first - 3s);
    QVERIFY(verdict->manifest.end->until >= stretch.second && verdict->manifest.end->until < stretch.second + 8s);
    QVERIFY(verdict->manifest.head.facts.reason.contains(u"recorded"));
    leave();
}

void TestPlayback::aMomentThatIsNotKeptIsSaid()
{
    lookAtACamera();
    QVERIFY(!QTest::currentTestFailed());
    page().playback(base::SystemClock().now() - 72h);
    QVERIFY(spinUntil([this] { return !record().isPlaying(); }));
    bool isSaid = false;
    for (const QLabel *label : record().findChildren<QLabel *>())
        isSaid = isSaid || label->text().contains(QStringLiteral("没有这一时刻的录像"));
    QVERIFY(isSaid);
    const base::Instant from = base::SystemClock().now() - 2min;
    record().go(from);
    QVERIFY(shows(from));
    leave();
}

void TestPlayback::aCameraIsTurnedAndItsPresetsAreCalled()
{
    lookAtACamera(true);
    QVERIFY(!QTest::currentTestFailed());
    QPushButton *turn = button(page(), QStringLiteral("云台"));
    QVERIFY(turn && turn->isVisible());
    turn->click();
    workbench::TurnPad &pad = page().turning();
    QVERIFY2(spinUntil([&] { return pad.presets().count() == 2; }), qPrintable(pad.sentence()));
    QCOMPARE(pad.presets().itemText(0), QStringLiteral("3  桥头"));
    const QString place = QStringLiteral("cam/") + m_camera.id.text();
    m_gateway.heads.clear();
    const auto last = [this] { return m_gateway.heads.isEmpty() ? QString() : m_gateway.heads.last(); };

    // Two arrows together, longer than central waits for.
    QTest::keyPress(&pad, Qt::Key_Left);
    QTest::keyPress(&pad, Qt::Key_Up);
    QVERIFY(spinUntil([&] { return last() == QStringLiteral("upleft 127 127 0 ") + place; }));
    QTest::qWait(2'500);
    QVERIFY2(!m_gateway.heads.contains(QStringLiteral("stop 0 0 0 ") + place), qPrintable(m_gateway.heads.join(u'\n') + u'|' + pad.sentence() + u'|' + focused(window())->metaObject()->className()));
    picture(QStringLiteral("turning"));
    QTest::keyRelease(&pad, Qt::Key_Left);
    QVERIFY(spinUntil([&] { return last() == QStringLiteral("up 0 127 0 ") + place; }));
    QTest::keyRelease(&pad, Qt::Key_Up);
    QVERIFY(spinUntil([&] { return last() == QStringLiteral("stop 0 0 0 ") + place; }));
    QVERIFY2(pad.sentence().contains(QStringLiteral("您正在控制")), qPrintable(pad.sentence()));
    QTest::keyClick(&pad, Qt::Key_2);
    QVERIFY(spinUntil([&] { return last() == QStringLiteral("preset 7 ") + place; }));

    m_gateway.offline = m_camera.id.text();
    pad.call(3);
    QVERIFY(spinUntil([&] { return pad.sentence().contains(QStringLiteral("设备离线")); })); // the gateway's own words
    m_gateway.offline.clear();
    m_gateway.isDeaf = true;
    pad.call(3);
    QVERIFY(spinUntil([&] { return pad.sentence().contains(QStringLiteral("网关没有应答")); }));
    QVERIFY(!pad.isMoving());
    m_gateway.isDeaf = false;
    // A page that is left lets go.
    pad.begin(1, 0, 0);
    QVERIFY(spinUntil([&] { return last() == QStringLiteral("right 127 0 0 ") + place; }));
    m_desk->seat().selection().selectCamera({});
    turn->setChecked(false);
    QVERIFY(spinUntil([&] { return last() == QStringLiteral("stop 0 0 0 ") + place; }));
    leave();
}

int main(int argc, char **argv)
{
    return runWatched<TestPlayback>(argc, argv);
}
#include "tst_playback.moc"
