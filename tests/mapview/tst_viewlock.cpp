// SPDX-License-Identifier: GPL-3.0-or-later
#include "citylayers.h"

#include "mapview/mapcanvas.h"

#include <QQuickWindow>
#include <QTest>

using namespace wanmi;
using test::spinUntil;

/// A map that nobody sits at moves only when what it shows has changed; a hand locks it.
class TestViewLock : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::CityLayers> m_city;
    std::unique_ptr<QQuickWindow> m_window;
    mapview::MapCanvas *m_canvas = nullptr;

    /// Ids of the `count` cases farthest to one side.
    [[nodiscard]] QStringList casesAt(bool east, int count) const
    {
        std::vector<mapview::CaseMark> all = m_city->layers->cases();
        std::ranges::sort(all, {},
                          [east](const auto &mark) { return east ? -mark.world.x() : mark.world.x(); });
        QStringList ids;
        for (int i = 0; i < count; ++i)
            ids.append(all[size_t(i)].id);
        return ids;
    }
    [[nodiscard]] bool inView(const QStringList &ids) const
    {
        return std::ranges::all_of(ids, [this](const QString &id) {
            return m_canvas->view().visibleWorld().contains(
                *m_city->layers->worldOf(mapview::ObjectKind::Case, id));
        });
    }
    [[nodiscard]] bool stands(const mapview::MapView &view) const
    {
        QTest::qWait(400);
        return m_canvas->view() == view;
    }
private slots:
    void initTestCase()
    {
        m_city = std::make_unique<test::CityLayers>(test::SketchCity{24, 500, 200, 20, 20, {}});
        QVERIFY(m_city->sound);
    }
    void init()
    {
        m_window = std::make_unique<QQuickWindow>();
        m_window->resize(1000, 700);
        m_canvas = new mapview::MapCanvas(m_window->contentItem());
        m_canvas->setSize({1000, 700});
        m_canvas->setUnattended(true);
        m_canvas->setHotLayers(m_city->layers.get());
        m_window->show();
    }
    void cleanup()
    {
        delete m_canvas;
        m_window.reset();
    }
    void aDeskStandsWhateverHappens()
    {
        m_canvas->setUnattended(false);
        const mapview::MapView before = m_canvas->view();
        m_canvas->setIncidents(casesAt(true, 4));
        QVERIFY(stands(before));
    }
    void itGoesWhereTheIncidentsAre()
    {
        const QStringList east = casesAt(true, 4), west = casesAt(false, 4);
        m_canvas->setIncidents(east);
        QVERIFY(spinUntil([&] { return inView(east) && !inView(west); }));
        m_canvas->setIncidents(west);
        QVERIFY(spinUntil([&] { return inView(west) && !inView(east); }));
        m_canvas->setIncidents({});
        QVERIFY(spinUntil([&] { return inView(west) && inView(east); }));
    }
    void neverOnTicksOrTheSameSet()
    {
        QStringList east = casesAt(true, 4);
        m_canvas->setIncidents(east);
        QTest::qWait(400);
        const mapview::MapView view = m_canvas->view();
        std::ranges::reverse(east);
        m_canvas->setIncidents(east);
        for (int second = 0; second < 4; ++second)
            m_city->layers->setLive(m_city->city.live(second));
        emit m_city->layers->marksChanged();
        QVERIFY(stands(view));
    }
    void aHandLocksAndOneKeyFitsAgain()
    {
        const QStringList east = casesAt(true, 4), west = casesAt(false, 4);
        m_canvas->setIncidents(east);
        QTest::qWait(400);
        QVERIFY(!m_canvas->isLocked());
        m_canvas->panBy(30, 10);
        QVERIFY(m_canvas->isLocked());
        const mapview::MapView view = m_canvas->view();
        m_canvas->setIncidents(west);
        QVERIFY(stands(view));
        m_canvas->fitAgain();
        QVERIFY(!m_canvas->isLocked());
        QVERIFY(spinUntil([&] { return inView(west); }));
    }
    void searchAndZoomAreHandsToo()
    {
        m_canvas->zoomAt(100, 100, 1);
        QVERIFY(m_canvas->isLocked());
        m_canvas->fitAgain();
        m_canvas->flyTo(126.63, 45.75, 16);
        QVERIFY(m_canvas->isLocked());
    }
    void itUnlocksItselfWhenNoHandComesForAWhile()
    {
        const QStringList east = casesAt(true, 4);
        m_canvas->setUnlockAfterMs(300);
        m_canvas->setIncidents(east);
        m_canvas->flyTo(126.0, 45.0, 12);
        QVERIFY(m_canvas->isLocked());
        QVERIFY(spinUntil([this] { return !m_canvas->isLocked(); }));
        QVERIFY(spinUntil([&] { return inView(east); }));
    }
    void whatIsHeldStaysAndGoesOnAfterwards()
    {
        const QStringList east = casesAt(true, 4);
        QTest::qWait(300);
        const mapview::MapView view = m_canvas->view();
        m_canvas->setProperty("held", true);
        m_canvas->setIncidents(east);
        QVERIFY(stands(view));
        m_canvas->setProperty("held", false);
        QVERIFY(spinUntil([&] { return inView(east) && m_canvas->view() != view; }));
    }
    void incidentsThatTheMapDoesNotKnowYetAreWaitedFor()
    {
        const mapview::MapView view = m_canvas->view();
        m_canvas->setIncidents({QStringLiteral("not-yet-here")});
        QVERIFY(stands(view));
    }
};

QTEST_MAIN(TestViewLock)
#include "tst_viewlock.moc"
