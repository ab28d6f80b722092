// SPDX-License-Identifier: GPL-3.0-or-later
#include "wallbench.h"
#include "wallhands.h"

#include "mapview/mapcanvas.h"
#include "support/waiting.h"

#include <QDir>
#include <QQuickItem>
#include <QSignalSpy>
#include <QTest>

using namespace wanmi;
using test::spinUntil;

/// The wall's search box under a person's hands.
class TestWallSearch : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void slashOpensItAndEscapeGivesTheKeyboardBack();
    void enterFliesToTheCaseAndSelectsIt();
    void pinyinFindsAndTheArrowsChoose();
    void itFitsItsWindow_data();
    void itFitsItsWindow();

private:
    [[nodiscard]] QQuickItem *input() const
    {
        return m_window->rootObject()->findChild<QQuickItem *>(QStringLiteral("wallSearchInput"));
    }
    [[nodiscard]] bool isOpen() const { return input()->isVisible(); }
    void type(const QString &text);
    std::unique_ptr<test::WallBench> m_bench;
    std::unique_ptr<wall::WallWindow> m_window;
};

void TestWallSearch::initTestCase()
{
    m_bench = std::make_unique<test::WallBench>(test::SketchCity{24, 4000, 200, 20, 20, {}});
    QVERIFY2(m_bench->problem.isEmpty(), qPrintable(m_bench->problem));
    m_window = std::make_unique<wall::WallWindow>(m_bench->state.get());
    m_window->resize(1920, 1080);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QVERIFY(input());
    QVERIFY(spinUntil([this] { return m_bench->hot->isReady(); }));
    QVERIFY(spinUntil(
        [this] { return test::await(m_bench->store->find(QStringLiteral("230102"), 1))->share == 1; }));
}

void TestWallSearch::init()
{
    if (isOpen())
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
    m_bench->selection->selectCase({});
}

void TestWallSearch::type(const QString &text)
{
    QTest::keyClick(m_window.get(), Qt::Key_Slash);
    QVERIFY(spinUntil([this] { return isOpen() && input()->hasActiveFocus(); }));
    for (const QChar c : text)
        QTest::keyClick(m_window.get(), static_cast<char>(c.toLatin1()));
    QCOMPARE(input()->property("text").toString(), text);
}

void TestWallSearch::slashOpensItAndEscapeGivesTheKeyboardBack()
{
    QQuickItem *before = m_window->activeFocusItem();
    QVERIFY(!isOpen());
    type(QStringLiteral("da/jie")); // a slash in a query is a character like others
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QVERIFY(!isOpen());
    QCOMPARE(m_window->activeFocusItem(), before);
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(spinUntil([this] { return isOpen(); }));
    QVERIFY(input()->property("text").toString().isEmpty());
}

void TestWallSearch::enterFliesToTheCaseAndSelectsIt()
{
    QSignalSpy flights(m_bench->selection.get(), &models::Selection::mapWanted);
    type(QStringLiteral("2301022026112000003"));
    QTest::keyClick(m_window.get(), Qt::Key_Return); // at once: the hits are not there yet
    QVERIFY(spinUntil([this] { return m_bench->selection->caseId() == QLatin1String("case-000003"); }));
    QVERIFY(!isOpen());
    QCOMPARE(flights.size(), 1);
    auto *canvas = test::itemIn<mapview::MapCanvas>(m_window->rootObject());
    QVERIFY(canvas);
    QVERIFY(spinUntil([&] {
        return std::abs(canvas->longitude() - flights[0][0].toDouble()) < 1e-3
            && std::abs(canvas->latitude() - flights[0][1].toDouble()) < 1e-3;
    }));
}

void TestWallSearch::pinyinFindsAndTheArrowsChoose()
{
    auto *results = m_bench->state->search();
    type(QStringLiteral("dajie"));
    QVERIFY(spinUntil([&] { return results->isCurrent() && results->count() == 8; }));
    QTest::keyClick(m_window.get(), Qt::Key_Down);
    QTest::keyClick(m_window.get(), Qt::Key_Down);
    const QString title = results->index(2).data(models::SearchResults::TitleRole).toString();
    QSignalSpy chosen(results, &models::SearchResults::chosen);
    QTest::keyClick(m_window.get(), Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<store::Store::Hit>().title, title);
    QVERIFY(!isOpen());
}

void TestWallSearch::itFitsItsWindow_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("language");
    for (const QSize size : {QSize(1280, 720), QSize(1920, 1080), QSize(3840, 2160), QSize(5760, 1080)}) {
        for (const char *language : {"zh", "en"})
            QTest::addRow("%d %s", size.width(), language) << size << QString::fromLatin1(language);
    }
}

void TestWallSearch::itFitsItsWindow()
{
    QFETCH(QSize, size);
    QFETCH(QString, language);
    m_bench->words->setLanguage(language);
    m_window->resize(size);
    auto *results = m_bench->state->search();
    type(QStringLiteral("dajie"));
    QVERIFY(spinUntil([&] { return results->isCurrent() && results->count() == 8; }));
    auto *list = m_window->rootObject()->findChild<QQuickItem *>(QStringLiteral("wallSearchList"));
    const QRectF where = list->mapRectToScene(list->boundingRect());
    QVERIFY2(QRectF(QPointF(), QSizeF(size)).contains(where), qPrintable(QString::number(where.bottom())));
    test::shot(*m_window, QStringLiteral("wall-search-%1-%2").arg(size.width()).arg(language));
}

QTEST_MAIN(TestWallSearch)
#include "tst_wallsearch.moc"
