// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/searchresults.h"
#include "store/seatfixture.h"

#include <QAbstractItemModelTester>

using namespace wanmi;
using namespace wanmi::test;
using models::SearchResults;

class TestSearchResults : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void hitsAreGroupedByKind();
    void aNewerQueryOvertakesAnOlderOne();
    void typingAsksOnceAfterAPause();
    void marksWhatMatchedAndEscapesTheRest();
    void saysHowManyMoreAndWhatToTry();
    void saysThatTheCityIsStillBeingRead();
    void anEmptyQueryOffersWhatWasSearchedBefore();
    void choosingSelectsAndShowsThePlace();
    void similarHitsStandApart();
    void theLanguageChangesItsWords();

private:
    void look(const QString &text)
    {
        m_results->setQuery(text);
        m_results->searchNow();
        QVERIFY(spinUntil([this] { return m_results->isCurrent(); }));
    }
    QVariant at(int row, int role) const { return m_results->index(row).data(role); }
    std::unique_ptr<SeatFixture> m_seat;
    std::unique_ptr<models::Words> m_words;
    std::unique_ptr<SearchResults> m_results;
};

void TestSearchResults::initTestCase()
{
    m_seat = std::make_unique<SeatFixture>();
    QVERIFY(m_seat->open());
    QVERIFY(m_seat->bootstrap());
    m_words = std::make_unique<models::Words>(m_seat->rules);
    m_words->setLanguage(QStringLiteral("zh"));
    QVERIFY(spinUntil([this] { return await(m_seat->store->find(QStringLiteral("区"), 1))->share == 1; }));
}

void TestSearchResults::init()
{
    m_results = std::make_unique<SearchResults>(*m_seat->store, *m_words, 12);
    new QAbstractItemModelTester(m_results.get(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                 m_results.get());
}

void TestSearchResults::hitsAreGroupedByKind()
{
    look(QStringLiteral("中央大街"));
    QCOMPARE(m_results->count(), 12);
    QSet<QString> kinds;
    for (int row = 0; row < m_results->count(); ++row) {
        const QString kind = at(row, SearchResults::KindRole).toString();
        const bool first = at(row, SearchResults::FirstOfKindRole).toBool();
        QCOMPARE(first, !kinds.contains(kind)); // each kind in one piece
        kinds.insert(kind);
        QVERIFY(!at(row, SearchResults::KindNameRole).toString().isEmpty());
        QVERIFY(!at(row, SearchResults::IconRole).toString().isEmpty());
    }
    QVERIFY(kinds.contains(QStringLiteral("case")) && kinds.contains(QStringLiteral("camera")));
}

void TestSearchResults::aNewerQueryOvertakesAnOlderOne()
{
    m_results->setQuery(QStringLiteral("中央大街"));
    m_results->searchNow();
    const QString number = m_seat->source.caseFile(17).caseNo;
    for (qsizetype length = 1; length <= number.size(); ++length) {
        m_results->setQuery(number.left(length));
        m_results->searchNow();
    }
    QVERIFY(spinUntil([this] { return m_results->isCurrent(); }));
    QCOMPARE(m_results->count(), 1);
    QCOMPARE(at(0, SearchResults::TitleRole).toString(), number);
    QTest::qWait(150); // nothing older comes in afterwards
    QCOMPARE(at(0, SearchResults::TitleRole).toString(), number);
}

void TestSearchResults::typingAsksOnceAfterAPause()
{
    QSignalSpy resets(m_results.get(), &SearchResults::modelReset);
    for (const char *text : {"中", "中央", "中央大", "中央大街"})
        m_results->setQuery(QString::fromUtf8(text));
    QVERIFY(m_results->isSearching());
    QVERIFY(spinUntil([this] { return m_results->isCurrent(); }));
    QCOMPARE(resets.size(), 1);
}

void TestSearchResults::marksWhatMatchedAndEscapesTheRest()
{
    look(QStringLiteral("lilei7"));
    QCOMPARE(at(0, SearchResults::TitleRole).toString(), QStringLiteral("李雷7"));
    QCOMPARE(m_results->titleMarked(0, QStringLiteral("#123456")),
             QStringLiteral("<font color=\"#123456\"><b>李雷7</b></font>"));
    const auto deed = m_seat->report();
    auto named = deed;
    named.verdict.after.address = QStringLiteral("<b>安字街</b> & \"七号\"");
    QVERIFY(m_seat->enqueue(named));
    look(QStringLiteral("安字街"));
    QVERIFY(m_results->count() > 0);
    const QString shown = m_results->subtitleMarked(0, QStringLiteral("red"));
    QVERIFY2(
        shown.contains(QStringLiteral("&lt;b&gt;<font color=\"red\"><b>安字街</b></font>&lt;/b&gt; &amp;")),
        qPrintable(shown));
}

void TestSearchResults::saysHowManyMoreAndWhatToTry()
{
    look(QStringLiteral("街"));
    QVERIFY2(m_results->note().contains(QStringLiteral("另有")), qPrintable(m_results->note()));
    look(QStringLiteral("不存在的地方"));
    QCOMPARE(m_results->count(), 0);
    QVERIFY2(m_results->note().contains(QStringLiteral("首字母")), qPrintable(m_results->note()));
    look(m_seat->source.caseFile(17).caseNo);
    QVERIFY2(m_results->note().isEmpty(), qPrintable(m_results->note()));
}

void TestSearchResults::saysThatTheCityIsStillBeingRead()
{
    QVERIFY(m_words->searchNote(3, 3, 0.42).contains(QStringLiteral("42")));
    QVERIFY(m_words->searchNote(3, 3, 1).isEmpty());
    SeatFixture empty; // a replica with nothing in it yet
    QVERIFY(empty.open());
    SearchResults results(*empty.store, *m_words, 5);
    results.setQuery(QStringLiteral("街"));
    QVERIFY(spinUntil([&] { return results.isCurrent(); }));
    QVERIFY2(results.note().contains(QStringLiteral("读入")), qPrintable(results.note()));
    QVERIFY(empty.bootstrap());
    // Nobody types: the hits come by themselves.
    QVERIFY(
        spinUntil([&] { return results.count() == 5 && !results.note().contains(QStringLiteral("读入")); }));
}

void TestSearchResults::anEmptyQueryOffersWhatWasSearchedBefore()
{
    QVERIFY(m_results->note().contains(QStringLiteral("拼音")));
    models::Selection selection;
    QSignalSpy recent(m_results.get(), &SearchResults::recentChanged);
    for (int i = 0; i < 2 * SearchResults::MostRecent; ++i) {
        look(m_seat->source.caseFile(i).caseNo);
        QVERIFY(m_results->choose(0, &selection));
    }
    QCOMPARE(recent.size(), 2 * SearchResults::MostRecent);
    m_results->setQuery({});
    QCOMPARE(m_results->count(), int(SearchResults::MostRecent));
    const QString last = m_seat->source.caseFile(2 * SearchResults::MostRecent - 1).caseNo;
    QCOMPARE(at(0, SearchResults::TitleRole).toString(), last);
    QVERIFY(!m_results->choose(0, &selection)); // made again, not yet opened
    QCOMPARE(m_results->query(), last);
    QVERIFY(spinUntil([this] { return m_results->isCurrent(); }));
    QCOMPARE(at(0, SearchResults::KindRole).toString(), QStringLiteral("case"));
}

void TestSearchResults::choosingSelectsAndShowsThePlace()
{
    models::Selection selection;
    QSignalSpy flights(&selection, &models::Selection::mapWanted);
    QSignalSpy objects(&selection, &models::Selection::objectWanted);
    const domain::CaseFile file = m_seat->source.caseFile(17);
    look(file.caseNo);
    QVERIFY(m_results->choose(0, &selection));
    QCOMPARE(selection.caseId(), file.id.text());
    QCOMPARE(flights.size(), 1);
    QVERIFY(std::abs(flights[0][0].toDouble() - file.place.lon) < 1e-6);
    const domain::Component component = m_seat->source.component(3);
    look(component.id.text());
    QVERIFY(m_results->choose(0, &selection));
    QCOMPARE(selection.componentId(), component.id.text());
    look(m_seat->source.cell(3).code.text());
    QVERIFY(m_results->choose(0, &selection));
    QCOMPARE(flights.size(), 3);
    look(QStringLiteral("sv7"));
    QVERIFY(m_results->choose(0, &selection));
    QCOMPARE(objects.back()[0].toString(), QStringLiteral("supervisor"));
    QCOMPARE(objects.back()[1].toString(), QStringLiteral("sv7"));
    look(QStringLiteral("黑a00001"));
    QVERIFY(m_results->choose(0, &selection));
    QCOMPARE(objects.back()[0].toString(), QStringLiteral("vehicle"));
    QVERIFY(!m_results->choose(99, &selection));
    QVERIFY(!m_results->choose(-1, &selection));
}

void TestSearchResults::similarHitsStandApart()
{
    QString wrong = m_seat->source.caseFile(17).caseNo;
    wrong[9] = wrong[9] == u'7' ? u'8' : u'7';
    look(wrong);
    QVERIFY(m_results->count() >= 1);
    QVERIFY(at(0, SearchResults::SimilarRole).toBool());
    QCOMPARE(at(0, SearchResults::KindNameRole).toString(), QStringLiteral("相近"));
    QVERIFY(at(0, SearchResults::SubtitleRole).toString().contains(m_words->hitKind(QStringLiteral("case"))));
}

void TestSearchResults::theLanguageChangesItsWords()
{
    look(QStringLiteral("李雷7"));
    QSignalSpy changed(m_results.get(), &SearchResults::dataChanged);
    const QString zh = at(0, SearchResults::KindNameRole).toString();
    m_words->setLanguage(QStringLiteral("en"));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(at(0, SearchResults::KindNameRole).toString(), QStringLiteral("Person"));
    QVERIFY(at(0, SearchResults::SubtitleRole).toString().contains(QStringLiteral("upervisor")));
    m_words->setLanguage(QStringLiteral("zh"));
    QCOMPARE(at(0, SearchResults::KindNameRole).toString(), zh);
}

QTEST_GUILESS_MAIN(TestSearchResults)
#include "tst_searchresults.moc"
