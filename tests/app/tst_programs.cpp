// SPDX-License-Identifier: GPL-3.0-or-later
// A city's programs, each a process of its own: what is promised when one of them is killed, and how a new map
// project comes to a wall.
#include "app/programs.h"

#include "mapview/basepicture.h"

#include <QDirIterator>
#include <QTemporaryDir>

using namespace wanmi;
using namespace wanmi::test;

namespace {
constexpr int PromisedMs = 10'000; ///< to the same scene, and to a new map
constexpr int NoteMs = 5'000; ///< until what stopped is said
constexpr int ComingMs = 60'000; ///< of a first replica
constexpr int TileHeadBytes = 24; ///< magic and seal before the picture
const QString Shows = QStringLiteral("wall-shows");
const QString Base = QStringLiteral("base-map");
const QString Drawn = QStringLiteral("base-drawn");
const QByteArray Water = "15,33,56,255"; ///< of the dark theme

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// The dark tiles of a wall's cache by their place: "14/13943_5850".
QHash<QString, QImage> tilesOf(const WallProgram &wall)
{
    QHash<QString, QImage> tiles;
    QDirIterator files(wall.folder() + QStringLiteral("/cache/tiles"), {QStringLiteral("*.tile")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QStringList parts = files.next().split(u'/');
        if (parts.size() > 3 && parts.at(parts.size() - 3) == u"dark")
            tiles.insert(parts.at(parts.size() - 2) + u'/' + parts.last().chopped(5),
                         mapview::decodePicture(QByteArrayView(contentOf(files.filePath())).sliced(TileHeadBytes)));
    }
    return tiles;
}

int tilesWith(const QHash<QString, QImage> &tiles, QRgb color)
{
    int count = 0;
    for (const QImage &tile : tiles) {
        bool has = false;
        for (int y = 0; y < tile.height() && !has; y += 3) {
            for (int x = 0; x < tile.width() && !has; x += 3)
                has = (tile.pixel(x, y) & 0xFFFFFF) == (color & 0xFFFFFF);
        }
        count += has ? 1 : 0;
    }
    return count;
}
} // namespace

class TestPrograms : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aKilledWallStandsInTheSceneSwitchedByHand();
    void aKilledWallShowsWhatWasPushedToIt();
    void aWallStartsIntoItsSceneWhileCentralIsAway();
    void aKilledMapProcessIsSaidAndComesBack();
    void aPublishedProjectIsOnTheWall();
    void aProjectSavedAtCentralIsOnTheWall();
    void aBrokenProjectChangesNothingOnTheWall();

private:
    /// The scene of the hall; 0 seconds: until further notice.
    bool switchTo(const QString &scene)
    {
        return m_central->as(QStringLiteral("shift1"))
                   .post("/v1/walls/hall/scene", {{QStringLiteral("scene"), scene}, {QStringLiteral("seconds"), 0}})
                   .status
            == 200;
    }
    bool startWall()
    {
        if (!m_wall) {
            m_wall = std::make_unique<WallProgram>(m_central->url(), m_folder.filePath(QStringLiteral("seat")));
            m_wall->start();
        }
        return QTest::qWaitFor([this] { return !m_wall->now(Shows).isEmpty(); }, ComingMs)
            && m_wall->waitFor(Base, QStringLiteral("ready"), ComingMs);
    }
    /// From the start of the program to the frame that showed it.
    [[nodiscard]] qint64 msUntilShown() const { return m_wall->marks(Shows).last().atMs - m_wall->startedMs(); }
    bool writeProject(const QString &path, const QByteArray &water)
    {
        QDir().mkpath(QFileInfo(path).path());
        return write(path,
                     contentOf(qEnvironmentVariable("WANMI_SOURCE_DIR") + QStringLiteral("/maps/wanmi.qgs"))
                         .replace(Water, water));
    }
    /// Waits for the wall to be drawn anew; how long that took since `fromMs`, negative: it was not.
    qint64 msUntilDrawnAgain(const QString &before, qint64 fromMs)
    {
        const bool came = QTest::qWaitFor([&] { return m_wall->now(Drawn) != before; }, PromisedMs);
        return came ? m_wall->marks(Drawn).last().atMs - fromMs : -1;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<CentralProgram> m_central;
    std::unique_ptr<WallProgram> m_wall;
};

void TestPrograms::initTestCase()
{
    if (!QFile::exists(QStringLiteral(WANMI_MAPRENDER)))
        QSKIP("built without the map engine");
    m_central = std::make_unique<CentralProgram>(m_folder.filePath(QStringLiteral("central")));
    QCOMPARE(m_central->command({QStringLiteral("init"), QStringLiteral("--sample"), QStringLiteral("village")}), 0);
    QVERIFY(m_central->serve());
}

void TestPrograms::aKilledWallStandsInTheSceneSwitchedByHand()
{
    QVERIFY(startWall());
    QCOMPARE(m_wall->now(Shows), QStringLiteral("work"));
    for (const char *scene : {"storm", "review"}) { // one with a map, one without
        QVERIFY(switchTo(QString::fromLatin1(scene)));
        QVERIFY(m_wall->waitFor(Shows, QString::fromLatin1(scene), NoteMs));
        m_wall->kill();
        QVERIFY(!m_wall->isRunning());
        m_wall->start();
        QVERIFY2(m_wall->waitFor(Shows, QString::fromLatin1(scene), PromisedMs), qPrintable(m_wall->now(Shows)));
        qInfo("a killed wall stands in %s again after %lld ms", scene, static_cast<long long>(msUntilShown()));
        QVERIFY(msUntilShown() < PromisedMs);
    }
}

void TestPrograms::aKilledWallShowsWhatWasPushedToIt()
{
    QVERIFY(switchTo(QStringLiteral("work")));
    QVERIFY(startWall());
    QVERIFY(m_wall->waitFor(Shows, QStringLiteral("work"), NoteMs));
    const HttpReply pushed = m_central->as(QStringLiteral("shift1"))
                                 .post("/v1/walls/hall/pushes",
                                       {{QStringLiteral("id"), QStringLiteral("p-1")},
                                        {QStringLiteral("region"), QStringLiteral("urgent")},
                                        {QStringLiteral("kind"), QStringLiteral("message")},
                                        {QStringLiteral("target"), QString()},
                                        {QStringLiteral("text"), QStringLiteral("演练")},
                                        {QStringLiteral("seconds"), 600}});
    QVERIFY2(pushed.status == 201, pushed.body.constData());
    QVERIFY(m_wall->waitFor(Shows, QStringLiteral("work message"), NoteMs));
    m_wall->kill();
    m_wall->start();
    QVERIFY2(m_wall->waitFor(Shows, QStringLiteral("work message"), PromisedMs), qPrintable(m_wall->now(Shows)));
    QVERIFY(msUntilShown() < PromisedMs);
    QCOMPARE(m_central->as(QStringLiteral("shift1")).remove("/v1/walls/hall/pushes/p-1").status, 200);
    QVERIFY(m_wall->waitFor(Shows, QStringLiteral("work"), NoteMs));
}

void TestPrograms::aWallStartsIntoItsSceneWhileCentralIsAway()
{
    QVERIFY(switchTo(QStringLiteral("night")));
    QVERIFY(startWall());
    QVERIFY(m_wall->waitFor(Shows, QStringLiteral("night"), NoteMs));
    m_wall->kill();
    m_central->stop();
    m_wall->start();
    QVERIFY2(m_wall->waitFor(Shows, QStringLiteral("night"), PromisedMs), qPrintable(m_wall->now(Shows)));
    QVERIFY(msUntilShown() < PromisedMs);
    QVERIFY(m_wall->waitFor(Base, QStringLiteral("ready"), PromisedMs));
    QVERIFY(m_central->serve());
    m_wall.reset(); // without a token it goes on by itself only after somebody signs in
}

void TestPrograms::aKilledMapProcessIsSaidAndComesBack()
{
    QVERIFY(startWall());
    QTRY_COMPARE_WITH_TIMEOUT(m_wall->mapProcesses().size(), 1, NoteMs);
    const qint64 drawing = m_wall->mapProcesses().first();
    const qint64 killedMs = QDateTime::currentMSecsSinceEpoch();
    QCOMPARE(::kill(pid_t(drawing), SIGKILL), 0);
    const auto said = [&] {
        for (const WallProgram::Mark &mark : m_wall->marks(Base)) {
            if (mark.atMs >= killedMs && mark.text == u"restarting engine-crashed")
                return mark.atMs - killedMs;
        }
        return qint64(-1);
    };
    QVERIFY(QTest::qWaitFor([&] { return said() >= 0; }, NoteMs));
    QVERIFY(said() < NoteMs);
    QVERIFY(m_wall->waitFor(Base, QStringLiteral("ready"), PromisedMs));
    const QList<qint64> now = m_wall->mapProcesses();
    QVERIFY(now.size() == 1 && now.first() != drawing);
    QVERIFY(m_wall->isRunning());
}

void TestPrograms::aPublishedProjectIsOnTheWall()
{
    QVERIFY(startWall());
    QTRY_VERIFY_WITH_TIMEOUT(!m_wall->now(Drawn).isEmpty(), ComingMs);
    const QHash<QString, QImage> before = tilesOf(*m_wall);
    QVERIFY(tilesWith(before, qRgb(15, 33, 56)) > 0);
    QCOMPARE(tilesWith(before, qRgb(200, 33, 56)), 0);

    const QString project = m_folder.filePath(QStringLiteral("own/wanmi.qgs"));
    QVERIFY(writeProject(project, "200,33,56,255"));
    const QString drawn = m_wall->now(Drawn);
    const qint64 fromMs = QDateTime::currentMSecsSinceEpoch();
    QCOMPARE(m_central->command({QStringLiteral("maps"), QStringLiteral("publish"), project}), 0);
    const qint64 tookMs = msUntilDrawnAgain(drawn, fromMs);
    qInfo("published, and on the wall after %lld ms", static_cast<long long>(tookMs));
    QVERIFY(tookMs >= 0 && tookMs < PromisedMs);
    const QHash<QString, QImage> after = tilesOf(*m_wall);
    QVERIFY(tilesWith(after, qRgb(200, 33, 56)) > 0);
    QCOMPARE(tilesWith(after, qRgb(15, 33, 56)), 0);
    int changed = 0;
    for (auto tile = after.cbegin(); tile != after.cend(); ++tile)
        changed += before.contains(tile.key()) && before.value(tile.key()) != tile.value() ? 1 : 0;
    QVERIFY(changed > 0);
}

void TestPrograms::aProjectSavedAtCentralIsOnTheWall()
{
    QVERIFY(startWall());
    QTRY_VERIFY_WITH_TIMEOUT(!m_wall->now(Drawn).isEmpty(), ComingMs);
    const QString drawn = m_wall->now(Drawn);
    const qint64 fromMs = QDateTime::currentMSecsSinceEpoch();
    QVERIFY(writeProject(m_central->folder() + QStringLiteral("/maps/wanmi.qgs"), "15,133,56,255"));
    const qint64 tookMs = msUntilDrawnAgain(drawn, fromMs);
    qInfo("saved, and on the wall after %lld ms", static_cast<long long>(tookMs));
    QVERIFY(tookMs >= 0 && tookMs < PromisedMs);
    QVERIFY(tilesWith(tilesOf(*m_wall), qRgb(15, 133, 56)) > 0);
}

void TestPrograms::aBrokenProjectChangesNothingOnTheWall()
{
    QVERIFY(startWall());
    const QString drawn = m_wall->now(Drawn);
    QVERIFY(write(m_central->folder() + QStringLiteral("/maps/wanmi.qgs"), "<qgis version=\"3.22\"><projectlayers>"));
    QTRY_VERIFY_WITH_TIMEOUT(contentOf(m_central->folder() + QStringLiteral("/maps/published.txt")).contains("project-broken"),
                             PromisedMs);
    QTest::qWait(2'000); // the wall asks central once a second
    QCOMPARE(m_wall->now(Drawn), drawn);
    QCOMPARE(m_wall->now(Base), QStringLiteral("ready"));
    QVERIFY(m_wall->isRunning());
}

QTEST_GUILESS_MAIN(TestPrograms)
#include "tst_programs.moc"
