// SPDX-License-Identifier: GPL-3.0-or-later
#include "wallbench.h"
#include "wallhands.h"

#include "mapview/mapcanvas.h"
#include "support/waiting.h"

#include <QDir>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QSignalSpy>
#include <QTest>

using namespace wanmi;
using test::itemIn;
using test::shot;
using test::spinUntil;

namespace {
QString spoken(const models::Territory &territory)
{
    QStringList parts;
    for (const QVariant &figure : territory.figures())
        parts.append(figure.toMap().value(QStringLiteral("value")).toString());
    return parts.join(u'|');
}
} // namespace

/// The card over a map about the cell or area somebody pointed at.
class TestPlaceCard : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void aHitOpensItOnTheWallAndEscapeClosesIt();
    void aCellThatIsPickedTellsItsFigures();
    void itFitsItsWindow_data();
    void itFitsItsWindow();
    void onTheDeskEnterAsksForTheWholePage();

private:
    std::unique_ptr<test::WallBench> m_bench;
    std::unique_ptr<wall::WallWindow> m_window;
    QString m_cell;
};

void TestPlaceCard::initTestCase()
{
    m_bench = std::make_unique<test::WallBench>(test::SketchCity{24, 4000, 200, 20, 20, {}});
    QVERIFY2(m_bench->problem.isEmpty(), qPrintable(m_bench->problem));
    m_window = std::make_unique<wall::WallWindow>(m_bench->state.get());
    m_window->resize(1920, 1080);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QVERIFY(spinUntil([this] { return m_bench->hot->isReady(); }));
    m_cell = m_bench->hot->cases().front().cellCode;
    QVERIFY(!m_cell.isEmpty());
}

void TestPlaceCard::aHitOpensItOnTheWallAndEscapeClosesIt()
{
    auto *card = itemIn<QQuickItem>(m_window->rootObject(), QStringLiteral("placeCard"));
    QVERIFY(card);
    QVERIFY(!card->isVisible());
    store::Store::Hit hit;
    hit.kind = QStringLiteral("district");
    hit.id = m_cell.left(6);
    emit m_bench->state->search()->chosen(hit);
    models::Territory &territory = *m_bench->state->territory();
    QVERIFY(spinUntil([&] { return territory.isReady(); }));
    QVERIFY(card->isVisible());
    QCOMPARE(territory.title(), m_bench->words->area(m_cell.left(6)));
    itemIn<mapview::MapCanvas>(m_window->rootObject(), {})->parentItem()->forceActiveFocus();
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QVERIFY(!card->isVisible());
    QVERIFY(!territory.isShown());
    hit.kind = QStringLiteral("case");
    hit.id = QStringLiteral("case-000001");
    emit m_bench->state->search()->chosen(hit);
    QVERIFY(!card->isVisible());
}

void TestPlaceCard::aCellThatIsPickedTellsItsFigures()
{
    auto *canvas = itemIn<mapview::MapCanvas>(m_window->rootObject(), {});
    QVERIFY(canvas);
    emit canvas->picked(QStringLiteral("cell"), m_cell, 0, 0);
    models::Territory &territory = *m_bench->state->territory();
    QVERIFY(spinUntil([&] { return territory.isReady(); }));
    const auto read = test::await(m_bench->store->territory(m_cell));
    QVERIFY(read);
    QCOMPARE(spoken(territory),
             QStringLiteral("%1|%2|%3|—")
                 .arg(read->whole.open)
                 .arg(read->whole.overdue)
                 .arg(read->whole.faulty));
    shot(*m_window, QStringLiteral("wall-card-cell"));
    emit canvas->picked(QString(), QString(), 0, 0);
    QVERIFY(!territory.isShown());
}

void TestPlaceCard::itFitsItsWindow_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("language");
    QTest::newRow("small, Chinese") << QSize(1280, 720) << "zh";
    QTest::newRow("small, English") << QSize(1280, 720) << "en";
    QTest::newRow("large, English") << QSize(3840, 2160) << "en";
    QTest::newRow("large, Chinese") << QSize(3840, 2160) << "zh";
}

void TestPlaceCard::itFitsItsWindow()
{
    QFETCH(QSize, size);
    QFETCH(QString, language);
    m_bench->words->setLanguage(language);
    m_window->resize(size);
    models::Territory &territory = *m_bench->state->territory();
    territory.show(m_cell);
    QVERIFY(spinUntil([&] { return territory.isReady(); }));
    auto *card = itemIn<QQuickItem>(m_window->rootObject(), QStringLiteral("placeCard"));
    QTest::qWait(50);
    const QRectF all(card->parentItem()->boundingRect());
    QVERIFY2(all.contains(QRectF(card->position(), card->size())),
             qPrintable(QStringLiteral("%1 × %2 at %3, %4 in %5 × %6")
                            .arg(card->width())
                            .arg(card->height())
                            .arg(card->x())
                            .arg(card->y())
                            .arg(all.width())
                            .arg(all.height())));
    for (QQuickItem *part : card->childItems()) {
        if (part->isVisible())
            QVERIFY(card->boundingRect().adjusted(-1, -1, 1, 1).contains(
                QRectF(part->position(), part->size())));
    }
    shot(*m_window, QStringLiteral("wall-card-%1-%2").arg(size.width()).arg(language));
    territory.close();
    m_bench->words->setLanguage(QStringLiteral("zh"));
}

void TestPlaceCard::onTheDeskEnterAsksForTheWholePage()
{
    models::Territory territory(*m_bench->store, *m_bench->words, m_bench->clock);
    QQuickView view;
    view.engine()->addImportPath(QStringLiteral(":/qt/qml"));
    view.setResizeMode(QQuickView::SizeRootObjectToView);
    view.setInitialProperties({{QStringLiteral("hotLayers"), QVariant::fromValue(m_bench->hot.get())},
                               {QStringLiteral("selection"), QVariant::fromValue(m_bench->selection.get())},
                               {QStringLiteral("territory"), QVariant::fromValue(&territory)}});
    view.setSource(QUrl(QStringLiteral("qrc:/qt/qml/Wanmi/Wall/SeatMap.qml")));
    QVERIFY(view.rootObject());
    view.resize(640, 320);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    auto *canvas = itemIn<mapview::MapCanvas>(view.rootObject(), {});
    auto *card = itemIn<QQuickItem>(view.rootObject(), QStringLiteral("placeCard"));
    QVERIFY(canvas && card && !card->isVisible());
    emit canvas->picked(QStringLiteral("cell"), m_cell, 0, 0);
    QVERIFY(spinUntil([&] { return territory.isReady(); }));
    QVERIFY(card->isVisible());
    shot(view, QStringLiteral("desk-card"));
    QSignalSpy pages(m_bench->selection.get(), &models::Selection::pageWanted);
    canvas->parentItem()->forceActiveFocus();
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(pages.size(), 1);
    QCOMPARE(pages[0][0].toString(), QStringLiteral("area"));
    QCOMPARE(pages[0][1].toString(), m_cell);
    QVERIFY(!card->isVisible()); // the page says it all
    emit canvas->picked(QStringLiteral("cell"), m_cell, 0, 0);
    QVERIFY(card->isVisible());
    m_bench->selection->turnBack();
    QVERIFY(!card->isVisible());
    emit canvas->picked(QStringLiteral("supervisor"), QStringLiteral("sv1"), 0, 0);
    QCOMPARE(pages.size(), 2);
}

QTEST_MAIN(TestPlaceCard)
#include "tst_placecard.moc"
