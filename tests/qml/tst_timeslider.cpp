// SPDX-License-Identifier: GPL-3.0-or-later
#include "wallbench.h"
#include "wallhands.h"

#include "mapview/mapcanvas.h"
#include "mapview/timemachine.h"
#include "support/waiting.h"

#include <QDir>
#include <QQuickItem>
#include <QTest>

using namespace wanmi;
using test::spinUntil;
using test::walk;

/// The time slider of the wall's map under a person's hands.
class TestTimeSlider : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void theKeyOpensThePastAndEscapeLeavesNothing();
    void theFrameSaysWhichMomentIsShown();
    void spacePlaysAndPauses();
    void arrowsGoByHoursAndDays();
    void homeAndEndGoToTheEdges();
    void theTrackTakesThePointer();
    void aCaseOfThePastIsPickedAsAlways();
    void theMapsOwnKeysStillWork();
    void aWallDoesNotStayInThePast();
    void itSaysWhatItIsInTwoLanguagesAndSizes();

private:
    [[nodiscard]] QQuickItem *part(const char *name) const
    {
        return m_region->findChild<QQuickItem *>(QLatin1String(name));
    }
    [[nodiscard]] QStringList texts() const { return test::textsIn(m_window->rootObject()); }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QTest::keyClick(m_window.get(), key, with);
    }
    bool open();
    std::unique_ptr<test::WallBench> m_bench;
    std::unique_ptr<wall::WallWindow> m_window;
    mapview::MapCanvas *m_canvas = nullptr;
    mapview::TimeMachine *m_machine = nullptr;
    QQuickItem *m_region = nullptr;
};

namespace {
constexpr double HourMs = 3'600'000;
} // namespace

void TestTimeSlider::initTestCase()
{
    m_bench = std::make_unique<test::WallBench>(test::SketchCity{24, 4000, 200, 20, 20, {}, 10, false, 6000});
    QVERIFY2(m_bench->problem.isEmpty(), qPrintable(m_bench->problem));
    m_window = std::make_unique<wall::WallWindow>(m_bench->state.get());
    m_window->resize(1920, 1080);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    walk(m_window->rootObject(), [this](QQuickItem *item) {
        if (auto *canvas = qobject_cast<mapview::MapCanvas *>(item))
            m_canvas = canvas;
    });
    QVERIFY(m_canvas);
    m_region = m_canvas->parentItem();
    m_machine = m_region->findChild<mapview::TimeMachine *>(QStringLiteral("timeMachine"));
    QVERIFY(m_machine);
    QVERIFY(spinUntil([this] { return m_bench->hot->isReady() && m_bench->hot->dense().components; }));
    QVERIFY(spinUntil([this] { return m_canvas->isComplete(); }));
    QCOMPARE(m_canvas->hotLayers(), m_bench->hot.get());
}

void TestTimeSlider::init()
{
    if (part("timeSlider")->isVisible())
        press(Qt::Key_Escape);
    m_region->forceActiveFocus();
    m_bench->words->setLanguage(QStringLiteral("en"));
    m_window->resize(1920, 1080);
}

bool TestTimeSlider::open()
{
    press(Qt::Key_T);
    return spinUntil([this] { return m_machine->layers() && m_canvas->hotLayers() == m_machine->layers(); });
}

void TestTimeSlider::theKeyOpensThePastAndEscapeLeavesNothing()
{
    QVERIFY(!part("timeSlider")->isVisible());
    QVERIFY(!part("pastStrip")->isVisible());
    QVERIFY(part("pastButton")->isVisible());
    QVERIFY(open());
    QVERIFY(part("timeSlider")->isVisible());
    QVERIFY(part("pastStrip")->isVisible());
    QVERIFY(!part("pastButton")->isVisible());
    QVERIFY(m_canvas->hotLayers() != m_bench->hot.get());
    press(Qt::Key_Escape);
    QVERIFY(!part("timeSlider")->isVisible());
    QVERIFY(!part("pastStrip")->isVisible());
    QCOMPARE(m_canvas->hotLayers(), m_bench->hot.get());
    QVERIFY(!m_machine->layers());
    QCOMPARE(m_machine->state(), QString());
    QVERIFY(m_region->hasActiveFocus());
    for (const QString &text : texts())
        QVERIFY2(!text.startsWith(QLatin1String("Past ·")), qPrintable(text));
    // The same key closes what it has opened.
    QVERIFY(open());
    press(Qt::Key_T);
    QVERIFY(!part("timeSlider")->isVisible());
    QCOMPARE(m_canvas->hotLayers(), m_bench->hot.get());
}

void TestTimeSlider::theFrameSaysWhichMomentIsShown()
{
    QVERIFY(open());
    // Friday 20 November 2026, 10:00, and a day before.
    QVERIFY2(texts().contains(QStringLiteral("Past · Thu, Nov 19, 10:00")), qPrintable(texts().join(u'\n')));
    QVERIFY(texts().contains(QStringLiteral("Components and base map as they are today")));
    QVERIFY(!texts().contains(m_bench->state->layerAges()));
    m_bench->words->setLanguage(QStringLiteral("zh"));
    QVERIFY(spinUntil([this] { return texts().contains(QStringLiteral("历史 · 11月19日 周四 10:00")); }));
}

void TestTimeSlider::spacePlaysAndPauses()
{
    QVERIFY(open());
    const double before = m_machine->shownMs();
    press(Qt::Key_Space);
    QVERIFY(m_machine->isPlaying());
    QVERIFY(spinUntil([&] { return m_machine->shownMs() > before + HourMs; }));
    QVERIFY(texts().filter(QStringLiteral("playing")).size() == 1);
    press(Qt::Key_Space);
    QVERIFY(!m_machine->isPlaying());
    press(Qt::Key_Up);
    QCOMPARE(m_machine->hoursPerSecond(), 24);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    QCOMPARE(m_machine->hoursPerSecond(), 1);
    m_machine->setHoursPerSecond(6);
}

void TestTimeSlider::arrowsGoByHoursAndDays()
{
    QVERIFY(open());
    const double longitude = m_canvas->longitude(), before = m_machine->momentMs();
    press(Qt::Key_Left);
    QCOMPARE(m_machine->momentMs(), before - HourMs);
    press(Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(m_machine->momentMs(), before - 25 * HourMs);
    press(Qt::Key_Right);
    press(Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(m_machine->momentMs(), before);
    QCOMPARE(m_canvas->longitude(), longitude); // the map stands
}

void TestTimeSlider::homeAndEndGoToTheEdges()
{
    QVERIFY(open());
    press(Qt::Key_Home);
    QCOMPARE(m_machine->momentMs(), m_machine->fromMs());
    QVERIFY(spinUntil([this] { return m_machine->shownMs() == m_machine->fromMs(); }));
    press(Qt::Key_End);
    QVERIFY(spinUntil([this] { return m_machine->shownMs() == m_machine->toMs(); }));
    QCOMPARE(m_machine->openCases(), int(m_bench->hot->cases().size()));
}

void TestTimeSlider::theTrackTakesThePointer()
{
    QVERIFY(open());
    QQuickItem *track = part("timeSliderTrack");
    const double zoom = m_canvas->zoom(), longitude = m_canvas->longitude();
    const auto at = [&](double part) {
        return track->mapToScene({track->width() * part, track->height() * 0.3}).toPoint();
    };
    QTest::mousePress(m_window.get(), Qt::LeftButton, Qt::NoModifier, at(0.25));
    QTest::mouseMove(m_window.get(), at(0.4));
    QTest::mouseMove(m_window.get(), at(0.5));
    QTest::mouseRelease(m_window.get(), Qt::LeftButton, Qt::NoModifier, at(0.5));
    const double middle = (m_machine->fromMs() + m_machine->toMs()) / 2;
    QVERIFY(std::abs(m_machine->momentMs() - middle) < 24 * HourMs);
    QCOMPARE(m_canvas->zoom(), zoom);
    QCOMPARE(m_canvas->longitude(), longitude);
    QVERIFY(spinUntil([this] { return m_machine->shownMs() == m_machine->momentMs(); }));
}

void TestTimeSlider::aCaseOfThePastIsPickedAsAlways()
{
    QVERIFY(open());
    press(Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(spinUntil([this] { return m_machine->shownMs() == m_machine->momentMs(); }));
    const auto &cases = m_canvas->hotLayers()->cases();
    const auto past = std::ranges::find_if(
        cases, [](const mapview::CaseMark &mark) { return mark.id.startsWith(QLatin1String("past-")); });
    QVERIFY(past != cases.end());
    const QString id = past->id;
    const geo::Place place = mapview::fromWorld(past->world);
    m_canvas->showPlace(place.lon, place.lat, 18);
    const QPointF middle(m_canvas->width() / 2, m_canvas->height() / 2);
    QTest::mouseClick(m_window.get(), Qt::LeftButton, Qt::NoModifier, m_canvas->mapToScene(middle).toPoint());
    QVERIFY(spinUntil([&] { return m_bench->selection->caseId() == id; }));
    QCOMPARE(m_canvas->selectedId(), id);
    press(Qt::Key_Right); // the keyboard has stayed with the slider
    QVERIFY(part("timeSlider")->hasActiveFocus());
    m_bench->selection->selectCase({});
    m_canvas->fitCity();
}

void TestTimeSlider::theMapsOwnKeysStillWork()
{
    QVERIFY(open());
    QCOMPARE(m_canvas->measure(), QStringLiteral("open"));
    press(Qt::Key_M);
    QCOMPARE(m_canvas->measure(), QStringLiteral("overdue"));
    m_canvas->setMeasure(QStringLiteral("grade"));
    QVERIFY(texts().contains(QStringLiteral("not kept for the past")));
    m_canvas->setMeasure(QStringLiteral("open"));
}

void TestTimeSlider::aWallDoesNotStayInThePast()
{
    QVERIFY(open());
    m_region->setProperty("returnAfterMs", 300);
    QVERIFY(spinUntil([this] { return !part("timeSlider")->isVisible(); }));
    QCOMPARE(m_canvas->hotLayers(), m_bench->hot.get());
    m_region->setProperty("returnAfterMs", 600'000);
}

void TestTimeSlider::itSaysWhatItIsInTwoLanguagesAndSizes()
{
    for (const QString &language : {QStringLiteral("zh"), QStringLiteral("en")}) {
        m_bench->words->setLanguage(language);
        for (const QSize size : {QSize(1920, 1080), QSize(3840, 2160)}) {
            m_window->resize(size);
            m_region->forceActiveFocus();
            QVERIFY(open());
            m_machine->setMomentMs(m_machine->fromMs() + 61.6 * 24 * HourMs);
            QVERIFY(spinUntil([this] { return m_machine->shownMs() == m_machine->momentMs(); }));
            QVERIFY(spinUntil([this] { return m_canvas->isComplete(); }));
            for (const char *name : {"timeSlider", "pastStrip"}) {
                const QRectF box = part(name)->mapRectToItem(m_region, part(name)->boundingRect());
                QVERIFY2(m_region->boundingRect().contains(box), name);
            }
            walk(part("timeSlider"), [this](QQuickItem *item) {
                if (item->property("text").toString().isEmpty())
                    return;
                const QRectF box = item->mapRectToItem(part("timeSlider"), item->boundingRect());
                QVERIFY2(box.left() >= 0 && box.right() <= part("timeSlider")->width() + 0.5,
                         qPrintable(item->property("text").toString()));
                QVERIFY2(!item->property("truncated").toBool(),
                         qPrintable(item->property("text").toString()));
            });
            if (const QString folder = qEnvironmentVariable("WANMI_SHOTS"); !folder.isEmpty()) {
                QDir().mkpath(folder);
                QTest::qWait(500);
                m_window->grab().save(
                    QStringLiteral("%1/past-%2-%3.png").arg(folder, language).arg(size.width()));
            }
            press(Qt::Key_Escape);
        }
    }
}

QTEST_MAIN(TestTimeSlider)
#include "tst_timeslider.moc"
