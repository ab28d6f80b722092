// SPDX-License-Identifier: GPL-3.0-or-later
#include "deskseat.h"
#include "workbench/searchbox.h"

#include <QListView>
#include <QSignalSpy>
#include <QTableView>

using namespace wanmi;
using models::SearchResults;
using test::spinUntil;

/// The command bar under a person's hands.
class TestSearchBox : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_seat.reset(); }
    void typingShowsHitsAndEnterOpensTheFirst();
    void theArrowsWalkAndEnterOpensThatRow();
    void enterBeforeTheHitsMeansTheFirstOfThem();
    void escapeLeavesAndTheNextSearchIsEmpty();
    void earlierSearchesAreOfferedAndKeptForThisPerson();
    void nothingFoundSaysWhatToTry();
    void theListStaysInsideTheWindow();

private:
    workbench::SearchBox &box() { return m_seat->window().search(); }
    void open(const QString &text)
    {
        QTest::keyClick(&m_seat->window().queue().view(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(box().hasFocus());
        QTest::keyClicks(&box(), text);
        QVERIFY(spinUntil([this] { return box().results().isCurrent() && box().popup().isVisible(); }));
    }
    std::unique_ptr<test::DeskSeat> m_seat;
};

void TestSearchBox::init()
{
    m_seat = std::make_unique<test::DeskSeat>(QStringLiteral("dispatcher"));
    m_seat->window().resize(1600, 900);
    test::ready(m_seat->window());
    QVERIFY(spinUntil([this] {
        return test::await(m_seat->m_store->find(QStringLiteral("2301022026112000003"), 1))->share == 1;
    }));
}

void TestSearchBox::typingShowsHitsAndEnterOpensTheFirst()
{
    QSignalSpy flights(&m_seat->m_selection, &models::Selection::mapWanted);
    open(QStringLiteral("2301022026112000003"));
    QCOMPARE(box().results().count(), 1);
    QTest::keyClick(&box(), Qt::Key_Return);
    QCOMPARE(m_seat->m_selection.caseId(), QStringLiteral("case-000003"));
    QCOMPARE(flights.size(), 1);
    QVERIFY(!box().popup().isVisible());
    QVERIFY(box().text().isEmpty());
    QVERIFY(!box().hasFocus());
}

void TestSearchBox::theArrowsWalkAndEnterOpensThatRow()
{
    open(QStringLiteral("dajie"));
    QVERIFY(box().results().count() > 3);
    QTest::keyClick(&box(), Qt::Key_Down);
    QTest::keyClick(&box(), Qt::Key_Down);
    QTest::keyClick(&box(), Qt::Key_Up);
    QCOMPARE(box().popup().currentRow(), 1);
    for (int i = 0; i < 40; ++i)
        QTest::keyClick(&box(), Qt::Key_Down);
    QCOMPARE(box().popup().currentRow(), box().results().count() - 1);
    test::shot(m_seat->window(), QStringLiteral("search-pinyin"));
    QSignalSpy chosen(&box(), &workbench::SearchBox::hitChosen);
    const QString last
        = box().results().index(box().results().count() - 1).data(SearchResults::TitleRole).toString();
    QTest::keyClick(&box(), Qt::Key_Enter);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<store::Store::Hit>().title, last);
}

void TestSearchBox::enterBeforeTheHitsMeansTheFirstOfThem()
{
    QTest::keyClick(&m_seat->window().queue().view(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(&box(), QStringLiteral("2301022026112000004"));
    QTest::keyClick(&box(), Qt::Key_Return); // nothing has been found yet
    QVERIFY(spinUntil([this] { return m_seat->m_selection.caseId() == QLatin1String("case-000004"); }));
    QVERIFY(box().text().isEmpty());
}

void TestSearchBox::escapeLeavesAndTheNextSearchIsEmpty()
{
    open(QStringLiteral("dajie"));
    QTest::keyClick(&box(), Qt::Key_Escape);
    QVERIFY(!box().popup().isVisible());
    QVERIFY(box().text().isEmpty());
    QVERIFY(!box().hasFocus());
}

void TestSearchBox::earlierSearchesAreOfferedAndKeptForThisPerson()
{
    open(QStringLiteral("2301022026112000005"));
    QTest::keyClick(&box(), Qt::Key_Return);
    QTest::keyClick(&m_seat->window().queue().view(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(box().popup().isVisible());
    QCOMPARE(box().results().index(0).data(SearchResults::TitleRole).toString(),
             QStringLiteral("2301022026112000005"));
    test::shot(m_seat->window(), QStringLiteral("search-recent"));
    QTest::keyClick(&box(), Qt::Key_Down);
    QTest::keyClick(&box(), Qt::Key_Return); // made again
    QVERIFY(spinUntil([this] {
        return box().results().isCurrent() && !box().text().isEmpty() && box().results().count() == 1;
    }));
    QCOMPARE(box().text(), QStringLiteral("2301022026112000005"));
    m_seat->m_window.reset(); // what is kept is kept when the window goes
    test::ready(m_seat->window());
    QVERIFY(spinUntil(
        [this] { return box().results().recent().contains(QStringLiteral("2301022026112000005")); }));
}

void TestSearchBox::nothingFoundSaysWhatToTry()
{
    open(QStringLiteral("xqzvk"));
    QCOMPARE(box().results().count(), 0);
    QVERIFY(!box().popup().note().isEmpty());
    test::shot(m_seat->window(), QStringLiteral("search-nothing"));
}

void TestSearchBox::theListStaysInsideTheWindow()
{
    m_seat->window().resize(1280, 720);
    open(QStringLiteral("dajie"));
    const QWidget &popup = box().popup();
    QVERIFY(m_seat->window().rect().contains(popup.geometry()));
    QVERIFY(popup.width() >= 600);
    test::shot(m_seat->window(), QStringLiteral("search-small"));
}

QTEST_MAIN(TestSearchBox)
#include "tst_searchbox.moc"
