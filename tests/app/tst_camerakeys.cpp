// SPDX-License-Identifier: GPL-3.0-or-later
// One key makes what a camera shows a piece of evidence: over real streams, a real seat and a real central.
#include "app/seatfixture.h"

#include "evidence/verify.h"
#include "server/auditbook.h"
#include "simulator/rtspserver.h"
#include "workbench/cameraevidence.h"
#include "workbench/evidencewindow.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QtQml/QQmlExtensionPlugin>

#include <future>

Q_IMPORT_QML_PLUGIN(Wanmi_KitPlugin)
Q_IMPORT_QML_PLUGIN(Wanmi_MapPlugin)
Q_IMPORT_QML_PLUGIN(Wanmi_WallPlugin)

using namespace wanmi;
using namespace wanmi::test;
using simulator::StreamServer;

class TestCameraKeys : public SeatFixture
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const auto clip = simulator::makeClip(QStringLiteral("river-day"), 6, simulator::ClipCodec::H264);
        QVERIFY(clip);
        auto server = StreamServer::start({*clip}, {QStringLiteral("127.0.0.1"), 0, {}, {}});
        QVERIFY(server);
        m_server = std::move(*server);
    }
    void aPictureIsInTheCaseAtOnce();
    void aClipHasTheSecondsBeforeAndItsProof();
    void whatIsKeptIsListedCheckedAndExportedWithAReason();
    void withoutACaseThePictureIsKeptHere();
    void withoutACameraTheKeyMeansTheWindow();
    void noHandlerTookTooLongAndNoDoorWasPassed() { heldToTheLimits(); }

private:
    /// Somebody at work, a camera's page open and its picture live.
    void lookAtACamera(const QString &account)
    {
        m_feeds = std::make_unique<video::CameraFeeds>();
        m_city->showVideo(QStringLiteral("rtsp://127.0.0.1:%1").arg(m_server->port()));
        m_desk->useVideo(m_feeds.get());
        QVERIFY(m_desk->comeToWork(account));
        QVERIFY(spinUntil([this] { return !m_desk->seat().cameras().spread(1).empty(); }));
        m_camera = m_desk->seat().cameras().spread(1).front();
        QVERIFY(spinUntil([this] { return window().cameraEvidence().isOffered(); }));
        connect(&window().cameraEvidence(), &workbench::CameraEvidence::told, this,
                [this](const QString &text) { m_told.append(text); });
        m_told.clear();
        QVERIFY(hasRows(window())); // its first case takes the page when it comes
        QTest::qWait(300);
        m_desk->seat().selection().selectCase({});
        m_desk->seat().selection().selectCamera(m_camera.id.text());
        QVERIFY(spinUntil([this] { return m_feeds->ringUse().bytes > 60'000; }));
    }
    void leave()
    {
        m_desk->standUp();
        m_feeds.reset();
    }
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
    [[nodiscard]] QStringList kept(const char *suffix) const
    {
        const QDir folder(window().cameraEvidence().folder());
        return folder.entryList({QLatin1StringView("*") + QLatin1StringView(suffix)}, QDir::Files, QDir::Name);
    }
    [[nodiscard]] QString pathOf(const QString &name) const { return window().cameraEvidence().folder() + u'/' + name; }
    [[nodiscard]] workbench::MainWindow &window() const { return m_desk->window(); }
    /// Files are read elsewhere than on this thread, as the seat has to.
    [[nodiscard]] static base::Result<evidence::Verdict> verdictOf(const QString &file)
    {
        return std::async(std::launch::async, [file] { return evidence::verifyFile(file); }).get();
    }
    [[nodiscard]] QStringList auditOf(const QString &word) const
    {
        const Unwatched looking;
        const QString path = m_city->folder() + QStringLiteral("/seen.audit");
        QFile::remove(path);
        if (!server::exportAudit(m_city->folder() + QStringLiteral("/central"), 1, path))
            return {};
        QFile file(path);
        return file.open(QIODevice::ReadOnly)
            ? QString::fromUtf8(file.readAll()).split(u'\n').filter(word)
            : QStringList();
    }

    std::unique_ptr<StreamServer> m_server;
    std::unique_ptr<video::CameraFeeds> m_feeds;
    domain::Camera m_camera;
    QStringList m_told;
};

void TestCameraKeys::aPictureIsInTheCaseAtOnce()
{
    lookAtACamera(QStringLiteral("dispatcher1"));
    QVERIFY(!QTest::currentTestFailed());
    const QString id = anOpenCase();
    QVERIFY(!id.isEmpty());
    QString added;
    connect(&window().cameraEvidence(), &workbench::CameraEvidence::added, this,
            [&](const QString &, const QString &caseId) { added = caseId; });
    QElapsedTimer took;
    took.start();
    QTest::keyClick(focused(window()), Qt::Key_S);
    QVERIFY2(spinUntil([&] { return !added.isEmpty(); }), qPrintable(m_told.join(u'\n')));
    qInfo("from the key to the case: %lld ms", static_cast<long long>(took.elapsed()));
    QCOMPARE(added, id);
    QCOMPARE(kept(".jpg").size(), 1);
    const QString file = pathOf(kept(".jpg").front());
    const auto verdict = verdictOf(file);
    QVERIFY(verdict && verdict->isWhole());
    QCOMPARE(verdict->manifest.head.facts.caseId, id);
    QCOMPARE(verdict->manifest.head.facts.cameraId, m_camera.id.text());
    QCOMPARE(verdict->manifest.head.facts.who, QStringLiteral("dispatcher1"));
    QVERIFY(verdict->manifest.head.facts.position);

    // Everybody who may see the case sees the picture, to the byte.
    Seat &shift = m_city->seat(QStringLiteral("shift1"));
    const auto photos = [&] {
        const auto seen = shift.caseFile(id);
        return seen ? seen->photos : std::vector<domain::Photo>();
    };
    QVERIFY(spinUntil([&] { return !photos().empty() && photos().back().kind == u"camera"; }));
    QFile bytes(file);
    QVERIFY(bytes.open(QIODevice::ReadOnly));
    const auto photo = await(shift.media().photo(photos().back().hash));
    QVERIFY(photo);
    QCOMPARE(photo->bytes, bytes.readAll());
    QVERIFY(await(m_desk->seat().store().rejections())->empty());
    const QString seal = QString::fromLatin1(verdict->manifest.seal.toHex());
    QVERIFY(spinUntil([&] { return auditOf(seal).size() == 1; }));
    const QString line = auditOf(seal).front();
    QVERIFY2(line.contains(u"camera-still") && line.contains(m_camera.id.text()) && line.contains(u"reason: case "),
             qPrintable(line));
    picture(QStringLiteral("camera_still"));
    leave();
}

void TestCameraKeys::aClipHasTheSecondsBeforeAndItsProof()
{
    lookAtACamera(QStringLiteral("dispatcher1"));
    QVERIFY(!QTest::currentTestFailed());
    const QString id = anOpenCase();
    QVERIFY(!id.isEmpty());
    QTest::qWait(2500);
    window().casePage().setFocus(); // no list has the keyboard
    const base::Instant asked = base::SystemClock().now();
    QTest::keyClick(focused(window()), Qt::Key_R);
    QVERIFY(window().cameraEvidence().isRecording(m_camera.id.text()));
    picture(QStringLiteral("camera_clip"));
    QTest::qWait(2500);
    QTest::keyClick(focused(window()), Qt::Key_R);
    QVERIFY(spinUntil([this] { return !window().cameraEvidence().isRecording(m_camera.id.text()); }));
    QVERIFY2(kept(".mp4").size() == 1, qPrintable(m_told.join(u'\n')));
    const auto verdict = verdictOf(pathOf(kept(".mp4").front()));
    QVERIFY(verdict && verdict->isWhole());
    QVERIFY(verdict->manifest.head.from < asked - std::chrono::seconds(1));
    QVERIFY(verdict->manifest.end->until > asked + std::chrono::seconds(1));
    QCOMPARE(verdict->manifest.head.facts.caseId, id);
    const QString seal = QString::fromLatin1(verdict->manifest.seal.toHex());
    QVERIFY(spinUntil([&] { return auditOf(seal).size() == 1; }));
    QVERIFY(auditOf(seal).front().contains(u"camera-clip"));
    leave();
}

void TestCameraKeys::whatIsKeptIsListedCheckedAndExportedWithAReason()
{
    lookAtACamera(QStringLiteral("dispatcher1"));
    QVERIFY(!QTest::currentTestFailed());
    QTest::keyClick(focused(window()), Qt::Key_S);
    const bool isKept = spinUntil([this] { return kept(".jpg").size() == 1 && !m_told.isEmpty(); });
    QVERIFY2(isKept, qPrintable(kept(".jpg").join(u' ') + u'|' + m_told.join(u'\n') + u'|' + focused(window())->metaObject()->className()));
    window().openEvidence();
    workbench::EvidenceWindow *list = window().evidenceWindow();
    QVERIFY(list);
    QVERIFY(spinUntil([&] { return list->table().rowCount() == 1; }));
    QCOMPARE(list->table().item(0, 1)->text(), m_camera.name);
    QSignalSpy done(list, &workbench::EvidenceWindow::done);
    list->check();
    QVERIFY(spinUntil([&] { return done.size() == 1; }));
    QVERIFY(done[0][0].toBool());
    picture(QStringLiteral("evidence"));

    const QTemporaryDir elsewhere;
    list->exportTo(elsewhere.path(), {}); // not without a reason
    QVERIFY(auditOf(QStringLiteral("camera-evidence")).isEmpty());
    list->exportTo(elsewhere.path(), QStringLiteral("移送城管执法"));
    QVERIFY(spinUntil([&] { return done.size() == 2; }));
    QVERIFY2(done[1][0].toBool(), qPrintable(list->said()));
    QVERIFY(verdictOf(elsewhere.filePath(kept(".jpg").front()))->isWhole());
    QVERIFY(spinUntil([this] { return auditOf(QStringLiteral("camera-evidence")).size() == 1; }));
    QVERIFY(auditOf(QStringLiteral("camera-evidence")).front().contains(u"移送城管执法"));
    list->exportTo(elsewhere.path(), QStringLiteral("再来一次")); // never over another file
    QVERIFY(spinUntil([&] { return done.size() == 3; }));
    QVERIFY(!done[2][0].toBool());

    QFile file(pathOf(kept(".jpg").front()));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() / 2) && file.putChar('x'));
    file.close();
    list->check();
    QVERIFY(spinUntil([&] { return done.size() == 4; }));
    QVERIFY(!done[3][0].toBool());
    leave();
}

void TestCameraKeys::withoutACaseThePictureIsKeptHere()
{
    lookAtACamera(QStringLiteral("dispatcher1"));
    QVERIFY(!QTest::currentTestFailed());
    QTest::keyClick(focused(window()), Qt::Key_S);
    QVERIFY(spinUntil([this] { return kept(".jpg").size() == 1 && !m_told.isEmpty(); }));
    QVERIFY2(m_told.back().contains(kept(".jpg").front()), qPrintable(m_told.join(u'\n')));
    QVERIFY(verdictOf(pathOf(kept(".jpg").front()))->isWhole());
    leave();
}

void TestCameraKeys::withoutACameraTheKeyMeansTheWindow()
{
    QVERIFY(m_desk->comeToWork(QStringLiteral("dispatcher1")));
    QTest::keyClick(focused(window()), Qt::Key_S);
    const QDir folder(QFileInfo(window().cameraEvidence().folder()).path() + QStringLiteral("/snapshots"));
    QVERIFY(spinUntil([&] { return folder.entryList({QStringLiteral("*.png")}).size() == 1; }));
    QVERIFY(kept(".jpg").isEmpty());
}

int main(int argc, char **argv)
{
    return runWatched<TestCameraKeys>(argc, argv);
}
#include "tst_camerakeys.moc"
