// SPDX-License-Identifier: GPL-3.0-or-later
#include "textproblems.h"
#include "wallbench.h"
#include "wallhands.h"

#include "mapview/mapcanvas.h"
#include "support/rows.h"
#include "support/waiting.h"

#include <QDir>
#include <QGuiApplication>
#include <QQuickItem>
#include <QSet>
#include <QTest>

using namespace wanmi;
using test::spinUntil;
using test::walk;

class TestWall : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void theSceneLoadsWithoutWarnings();
    void noTextIsCutOrLeavesItsWindow_data();
    void noTextIsCutOrLeavesItsWindow();
    void thePictureHasTheScreensSizeAndIsNotBlank();
    void theFiguresAreThoseOfTheReplica();
    void aTickingClockPaintsNoTile();
    void selectingACaseElsewhereMarksItOnTheMap();
    void theCamerasThatSeeTheChosenCaseComeFirst();
    void theLifecycleShowsItsOverduePart();
    void theLegendTellsNoDataFromZeroAndTheMeasureChangesByKey();
    void layersAreChosenByKeysAgainAndAgain();
    void everyPartOfTheMapSaysItsAge();
    void whatHasNoPossiblePlaceIsSaidInTheListOfLayers();
    void theAttributionStandsOnTheMap();
    void aSilentLinkIsMarkedWithinFiveSecondsAndHeals();
    void silentPositionsAreMarkedWithinFiveSecondsAndHeal();
    void deadCamerasAreMarkedWithinFiveSecondsAndHeal();

private:
    [[nodiscard]] mapview::MapCanvas *canvas() const
    {
        return test::visibleIn<mapview::MapCanvas>(m_window->rootObject());
    }
    [[nodiscard]] QQuickItem *named(const QString &name) const; ///< nullptr: not seen
    [[nodiscard]] QStringList texts() const { return test::textsIn(m_window->rootObject()); }
    void shot(const QString &name); ///< for people to look at, where WANMI_SHOTS names a folder
    std::unique_ptr<test::WallBench> m_bench;
    std::unique_ptr<wall::WallWindow> m_window;
};

void TestWall::shot(const QString &name)
{
    const QString folder = qEnvironmentVariable("WANMI_SHOTS");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    for (const QSize size : {QSize(1920, 1080), QSize(3840, 2160)}) {
        m_window->resize(size);
        QTest::qWait(300);
        spinUntil([this] { return canvas()->isComplete(); });
        QTest::qWait(300);
        m_window->grab().save(QStringLiteral("%1/%2-%3.png").arg(folder, name).arg(size.width()));
    }
    m_window->resize(1920, 1080);
    QTest::qWait(200);
}

void TestWall::initTestCase()
{
    test::listenToQml();
    m_bench = std::make_unique<test::WallBench>(test::SketchCity{24, 4000, 200, 20, 20, {}});
    QVERIFY2(m_bench->problem.isEmpty(), qPrintable(m_bench->problem));
    m_window = std::make_unique<wall::WallWindow>(m_bench->state.get());
    QVERIFY(m_window->isSound());
    m_window->resize(1920, 1080);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QVERIFY(canvas());
    QVERIFY(spinUntil([this] {
        return m_bench->hot->isReady() && m_bench->hot->dense().components && canvas()->isComplete()
            && m_bench->urgent->count() == 8 && m_bench->figures->open() > 0 && m_bench->cameras->count() > 0;
    }));
}

QQuickItem *TestWall::named(const QString &name) const
{
    QQuickItem *found = nullptr;
    walk(m_window->rootObject(), [&](QQuickItem *item) {
        if (item->objectName() == name)
            found = item;
    });
    return found;
}

void TestWall::theSceneLoadsWithoutWarnings()
{
    QCOMPARE(test::qmlWarnings(), QStringList());
}

void TestWall::noTextIsCutOrLeavesItsWindow_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("language");
    for (const QSize size : {QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160)}) {
        for (const char *language : {"zh", "en"})
            QTest::addRow("%d wide, %s", size.width(), language) << size << QString::fromLatin1(language);
    }
}

void TestWall::noTextIsCutOrLeavesItsWindow()
{
    QFETCH(QSize, size);
    QFETCH(QString, language);
    m_bench->words->setLanguage(language);
    m_window->resize(size);
    QTest::qWait(150);
    const QStringList problems = test::textProblems(m_window->rootObject(), size);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QStringLiteral("; "))));
    QVERIFY(texts().size() > 60);
}

void TestWall::thePictureHasTheScreensSizeAndIsNotBlank()
{
    m_window->resize(1920, 1080);
    QVERIFY(spinUntil([this] { return canvas()->isComplete(); }));
    const QImage image = m_window->grab();
    QCOMPARE(image.size(), QSize(1920, 1080));
    QSet<QRgb> colors;
    for (int y = 0; y < image.height(); y += 4)
        for (int x = 0; x < image.width(); x += 4)
            colors.insert(image.pixel(x, y));
    QVERIFY2(colors.size() > 60, qPrintable(QString::number(colors.size())));
}

void TestWall::theFiguresAreThoseOfTheReplica()
{
    const auto headline = test::await<store::Headline>(m_bench->store->headline());
    QVERIFY(headline);
    QCOMPARE(m_bench->figures->open(), headline->open);
    QCOMPARE(headline->open, m_bench->city.openCases);
    int waiting = 0;
    const QVariantList stages = m_bench->state->lifecycle();
    for (const QVariant &stage : stages)
        waiting += stage.toMap().value(QStringLiteral("count")).toInt();
    QCOMPARE(waiting, headline->open);
}

void TestWall::aTickingClockPaintsNoTile()
{
    QVERIFY(spinUntil([this] { return canvas()->isComplete(); }));
    QTest::qWait(300);
    const quint64 before = canvas()->paintedTiles();
    for (int i = 0; i < 3; ++i) {
        m_bench->state->tick();
        (void)m_window->grab();
    }
    QCOMPARE(canvas()->paintedTiles(), before);
}

void TestWall::selectingACaseElsewhereMarksItOnTheMap()
{
    m_bench->selection->selectCase(QStringLiteral("case-000003"));
    QCOMPARE(canvas()->selectedKind(), QStringLiteral("case"));
    QCOMPARE(canvas()->selectedId(), QStringLiteral("case-000003"));
    m_bench->selection->selectCase({});
    QCOMPARE(canvas()->selectedKind(), QString());
}

void TestWall::theCamerasThatSeeTheChosenCaseComeFirst()
{
    const wall::CameraBlock &block = *m_bench->state->cameras();
    const auto sightsOf = [this](const mapview::CaseMark &mark) {
        const geo::Place place = mapview::fromWorld(mark.world);
        std::vector<domain::Sight> sights
            = domain::rankSights(place, m_bench->cameras->candidates(place), {});
        sights.resize(std::min<size_t>(sights.size(), 4));
        return sights;
    };
    // One case with a camera that can show it beside one that cannot; else the test says nothing.
    std::vector<domain::Sight> sights;
    QString id;
    for (const mapview::CaseMark &mark : m_bench->hot->cases()) {
        sights = sightsOf(mark);
        if (std::ranges::any_of(sights, domain::canShow) && !std::ranges::all_of(sights, domain::canShow)) {
            id = mark.id;
            break;
        }
    }
    QVERIFY(!id.isEmpty());
    std::erase_if(sights, [](const domain::Sight &sight) { return !domain::canShow(sight); });

    m_bench->selection->selectCase(id);
    QVERIFY(spinUntil([&] { return block.eyes() == int(sights.size()); }));
    for (int row = 0; row < block.rowCount(); ++row) {
        const QModelIndex index = block.index(row);
        const bool isEye = row < int(sights.size());
        QCOMPARE(index.data(wall::CameraBlock::EyeRole).toInt(), isEye ? row + 1 : 0);
        QCOMPARE(index.data(wall::CameraBlock::SightRole).toString().isEmpty(), !isEye);
        if (isEye)
            QCOMPARE(index.data(wall::CameraBlock::CameraIdRole).toString(),
                     sights[size_t(row)].camera.id.text());
    }
    m_bench->selection->selectCase({});
    QVERIFY(spinUntil([&] { return block.eyes() == 0; }));
}

void TestWall::theLifecycleShowsItsOverduePart()
{
    int overdue = 0;
    const QVariantList stages = m_bench->state->lifecycle();
    for (const QVariant &stage : stages)
        overdue += stage.toMap().value(QStringLiteral("overdue")).toInt();
    QVERIFY(m_bench->figures->overdue() > 0);
    QCOMPARE(overdue, m_bench->figures->overdue());
    // The red part of each bar is that share of it.
    int bars = 0;
    walk(m_window->rootObject(), [&](QQuickItem *item) {
        if (!item->property("barWidth").isValid() || item->property("overdue").toInt() == 0)
            return;
        const double share = item->property("overdue").toDouble() / item->property("count").toDouble();
        const double whole = item->property("barWidth").toDouble();
        for (const QQuickItem *part : item->childItems()) {
            if (part->inherits("QQuickRectangle") && std::abs(part->width() - whole * share) < 1.5) {
                ++bars;
                return;
            }
        }
    });
    QVERIFY2(bars > 3, qPrintable(QString::number(bars)));
}

void TestWall::theLegendTellsNoDataFromZeroAndTheMeasureChangesByKey()
{
    m_bench->words->setLanguage(QStringLiteral("en"));
    m_window->resize(1920, 1080);
    QVERIFY(spinUntil([this] { return texts().contains(QStringLiteral("no data")); }));
    QVERIFY(texts().contains(QStringLiteral("no open case")));
    QQuickItem *region = canvas()->parentItem();
    region->forceActiveFocus();
    QCOMPARE(canvas()->measure(), QStringLiteral("open"));
    QTest::keyClick(m_window.get(), Qt::Key_M);
    QCOMPARE(canvas()->measure(), QStringLiteral("overdue"));
    QTest::keyClick(m_window.get(), Qt::Key_M);
    QCOMPARE(canvas()->measure(), QStringLiteral("overdueShare"));
    QVERIFY(texts().contains(QStringLiteral("Overdue share in a cell, %")));
    shot(QStringLiteral("wall-share"));
    for (const char *token : {"damaged", "grade", "aboveUsual", "open"}) {
        QTest::keyClick(m_window.get(), Qt::Key_M);
        QCOMPARE(canvas()->measure(), QLatin1String(token));
    }
    m_bench->words->setLanguage(QStringLiteral("zh"));
}

void TestWall::layersAreChosenByKeysAgainAndAgain()
{
    QQuickItem *region = canvas()->parentItem();
    region->forceActiveFocus();
    const auto button = [this](const char *name) { return named(QLatin1String(name)); };
    for (const bool shown : {true, false}) {
        QTest::keyClick(m_window.get(), Qt::Key_L);
        QQuickItem *duty = button("showDutyGrids");
        QVERIFY(duty && duty->isVisible());
        for (int i = 0; i < 40 && m_window->activeFocusItem() != duty; ++i)
            QTest::keyClick(m_window.get(), Qt::Key_Down);
        QCOMPARE(m_window->activeFocusItem(), duty);
        QTest::keyClick(m_window.get(), Qt::Key_Space);
        QCOMPARE(canvas()->showsDutyGrids(), shown);
        if (shown) {
            QVERIFY(
                spinUntil([this] { return m_bench->hot->dense().dutyBorders && canvas()->isComplete(); }));
            shot(QStringLiteral("wall-layers"));
        }
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(!duty->isVisible());
        QVERIFY(region->hasActiveFocus());
    }
}

void TestWall::whatHasNoPossiblePlaceIsSaidInTheListOfLayers()
{
    QQuickItem *region = canvas()->parentItem();
    region->forceActiveFocus();
    QTest::keyClick(m_window.get(), Qt::Key_L);
    QVERIFY(named(QStringLiteral("showCases")) && !named(QStringLiteral("showCasesMisplaced")));
    domain::CaseFile file
        = test::await<store::CaseDossier>(m_bench->store->dossier(QStringLiteral("case-000003")))->file;
    const auto bring = [&](geo::Place place) {
        file.version += 1;
        file.place = place;
        protocol::ChangePage page;
        page.items = {test::RowSource::change(file, 5'000 + file.version)};
        page.next = QStringLiteral("cursor");
        return test::await<void>(m_bench->store->apply(page)).has_value();
    };
    const geo::Place before = file.place;
    QVERIFY(bring({999, 1e308}));
    for (const auto &[language, words] :
         {std::pair{"en", "▲ 1 without a possible place"}, std::pair{"zh", "▲ 1 个没有可用的位置"}}) {
        m_bench->words->setLanguage(QString::fromLatin1(language));
        QVERIFY(spinUntil([&, wanted = QString::fromUtf8(words)] {
            const QQuickItem *label = named(QStringLiteral("showCasesMisplaced"));
            return label && label->property("text").toString() == wanted;
        }));
    }
    QVERIFY(bring(before));
    QVERIFY(spinUntil([&] { return !named(QStringLiteral("showCasesMisplaced")); }));
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
}

void TestWall::theAttributionStandsOnTheMap()
{
    QQuickItem *label = named(QStringLiteral("attribution"));
    QVERIFY(label && label->isVisible());
    QCOMPARE(label->property("text").toString(), QStringLiteral("© OpenStreetMap contributors, ODbL 1.0"));
    const QRectF where = label->mapRectToItem(canvas(), QRectF(0, 0, label->width(), label->height()));
    QVERIFY(canvas()->boundingRect().contains(where));
}

void TestWall::everyPartOfTheMapSaysItsAge()
{
    m_bench->words->setLanguage(QStringLiteral("en"));
    const QString ages = m_bench->state->layerAges();
    for (const char *part : {"cases", "components", "positions"})
        QVERIFY2(ages.contains(QLatin1String(part)), qPrintable(ages));
    QVERIFY(spinUntil([&] { return texts().contains(m_bench->state->layerAges()); }));
    m_bench->words->setLanguage(QStringLiteral("zh"));
}

void TestWall::aSilentLinkIsMarkedWithinFiveSecondsAndHeals()
{
    QVERIFY(!m_bench->state->isDataStale());
    m_bench->clock->advance(std::chrono::milliseconds(4900));
    m_bench->state->tick();
    QVERIFY(m_bench->state->isDataStale()); // 0.4 s old before, 5.3 s now
    QCOMPARE(m_bench->state->linkToken(),
             QStringLiteral("silent")); // nobody reads "online" beside a red mark
    QCOMPARE(m_bench->state->linkLight(), QStringLiteral("red"));
    QVERIFY(!m_bench->state->dataSince().isEmpty());
    // What is old steps back.
    QVERIFY(spinUntil([this] { return canvas()->opacity() < 0.9; }));
    shot(QStringLiteral("wall-stale"));
    sync::LinkStatus link;
    link.state = sync::LinkStatus::State::Online;
    link.lastContact = m_bench->clock->now();
    link.usable = true;
    m_bench->state->setLinkStatus(link);
    QVERIFY(!m_bench->state->isDataStale());
    QCOMPARE(m_bench->state->linkLight(), QStringLiteral("green"));
    QCOMPARE(canvas()->opacity(), 1.0);
}

void TestWall::silentPositionsAreMarkedWithinFiveSecondsAndHeal()
{
    const auto live = [this] {
        protocol::Live live = m_bench->city.live(0);
        live.serverTime = m_bench->clock->now();
        for (protocol::LiveVehicle &vehicle : live.vehicles)
            vehicle.at = live.serverTime;
        m_bench->hot->setLive(live);
        m_bench->state->tick();
    };
    const auto silent = [this] {
        return std::ranges::count_if(m_bench->hot->vehicles(), [this](const mapview::MoverMark &mover) {
            return mover.isSilent(m_bench->hot->nowMs(), m_bench->hot->ages().moversMs);
        });
    };
    m_bench->words->setLanguage(QStringLiteral("en"));
    live();
    QCOMPARE(silent(), 0);
    QVERIFY(!m_bench->state->layerAges().contains(QStringLiteral("positions stopped")));
    m_bench->clock->advance(std::chrono::milliseconds(5100));
    m_bench->state->tick();
    QVERIFY(m_bench->state->layerAges().contains(QStringLiteral("positions stopped")));
    QCOMPARE(silent(), std::ptrdiff_t(m_bench->hot->vehicles().size()));
    live();
    QCOMPARE(silent(), 0);
    QVERIFY(!m_bench->state->layerAges().contains(QStringLiteral("positions stopped")));
    // One device that says nothing while the others speak.
    protocol::Live one = m_bench->city.live(0);
    one.serverTime = m_bench->clock->now();
    for (protocol::LiveVehicle &vehicle : one.vehicles)
        vehicle.at = one.serverTime;
    one.vehicles.front().at -= std::chrono::seconds(61);
    m_bench->hot->setLive(one);
    QCOMPARE(silent(), 1);
    live();
    m_bench->words->setLanguage(QStringLiteral("zh"));
}

void TestWall::deadCamerasAreMarkedWithinFiveSecondsAndHeal()
{
    wall::CameraBlock &block = *m_bench->state->cameras();
    const QString id = block.index(0).data(wall::CameraBlock::CameraIdRole).toString();
    block.noteState(id, true);
    m_bench->state->tick();
    QVERIFY(!m_bench->state->areCamerasStale());
    block.noteState(id, false);
    m_bench->clock->advance(std::chrono::milliseconds(5100));
    m_bench->state->tick();
    QVERIFY(m_bench->state->areCamerasStale());
    QVERIFY(!m_bench->state->camerasSince().isEmpty());
    block.noteState(id, true);
    QVERIFY(!m_bench->state->areCamerasStale());
    block.noteState(id, false);
}

QTEST_MAIN(TestWall)
#include "tst_wall.moc"
