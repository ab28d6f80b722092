// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/seatfixture.h"

#include <algorithm>

using namespace wanmi;
using namespace wanmi::test;

class TestSearch : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void finds_data();
    void finds();
    void twoWordsMustBothBeThere();
    void changedCasesAreFoundAtOnce();
    void ownCasesAreFoundBeforeCentralKnowsThem();
    void noKindCrowdsOutTheOthers();

private:
    std::unique_ptr<SeatFixture> m_seat;
    std::vector<store::Store::Hit> find(const QString &text, int limit = 30)
    {
        return await(m_seat->store->search(text, limit)).value_or(std::vector<store::Store::Hit>{});
    }
};

namespace {
bool holds(const std::vector<store::Store::Hit> &hits, const QString &kind, const QString &id)
{
    return std::ranges::any_of(
        hits, [&](const auto &hit) { return hit.kind == kind && (id.isEmpty() || hit.id == id); });
}
} // namespace

void TestSearch::initTestCase()
{
    m_seat = std::make_unique<SeatFixture>();
    QVERIFY(m_seat->open());
    QVERIFY(m_seat->bootstrap());
}

void TestSearch::finds_data()
{
    const RowSource &source = m_seat->source;
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("id");
    const domain::CaseFile file = source.caseFile(17);
    QTest::newRow("a whole case number") << file.caseNo << "case" << file.id.text();
    QTest::newRow("its last digits") << file.caseNo.right(5) << "case" << file.id.text();
    QTest::newRow("an intake number in small letters") << file.intakeNo.toLower() << "case" << file.id.text();
    QTest::newRow("a whole address") << file.address << "case" << file.id.text();
    QTest::newRow("a component id") << source.component(3).id.text() << "component"
                                    << source.component(3).id.text();
    QTest::newRow("a cell code") << source.cell(3).code.text() << "cell" << source.cell(3).code.text();
    QTest::newRow("one character") << "区"
                                   << "street"
                                   << "230102";
    QTest::newRow("two characters") << "街道"
                                    << "street" << QString();
    QTest::newRow("a street's cameras") << "中央大街路口"
                                        << "camera" << QString();
    QTest::newRow("a person") << "李雷7"
                              << "person"
                              << "sv7";
    QTest::newRow("an account") << "sv11"
                                << "person"
                                << "sv11";
    QTest::newRow("a door plate with its street") << "中央大街1号"
                                                  << "place"
                                                  << "p0";
}

void TestSearch::finds()
{
    QFETCH(QString, text);
    QFETCH(QString, kind);
    QFETCH(QString, id);
    const auto hits = find(text);
    QVERIFY(hits.size() <= 30);
    QVERIFY(holds(hits, kind, id));
}

void TestSearch::twoWordsMustBothBeThere()
{
    const domain::CaseFile file = m_seat->source.caseFile(17);
    QVERIFY(holds(find(file.address.left(2) + QLatin1Char(' ') + file.caseNo.right(6)),
                  QStringLiteral("case"), file.id.text()));
    QVERIFY(find(file.address + QStringLiteral(" 不存在")).empty());
    QVERIFY(find(QStringLiteral("   ")).empty());
}

void TestSearch::changedCasesAreFoundAtOnce()
{
    domain::CaseFile file = m_seat->source.caseFile(30);
    const QString old = file.caseNo;
    QVERIFY(holds(find(old), QStringLiteral("case"), file.id.text()));
    file.version += 1;
    file.caseNo = QStringLiteral("9990000000000000001");
    QVERIFY(m_seat->apply({RowSource::change(file, 2'000)}));
    QVERIFY(spinUntil([&] {
        return holds(find(QStringLiteral("99900000000000")), QStringLiteral("case"), file.id.text());
    }));
    QVERIFY(!holds(find(old), QStringLiteral("case"), file.id.text()));
}

void TestSearch::ownCasesAreFoundBeforeCentralKnowsThem()
{
    const auto deed = m_seat->report();
    QVERIFY(m_seat->enqueue(deed));
    QVERIFY(holds(find(QStringLiteral("安字街")), QStringLiteral("case"), deed.verdict.after.id.text()));
}

void TestSearch::noKindCrowdsOutTheOthers()
{
    const auto hits = find(QStringLiteral("中央大街"), 10);
    QCOMPARE(hits.size(), size_t(10));
    for (const char *kind : {"case", "place", "camera"})
        QVERIFY(holds(hits, QString::fromLatin1(kind), {}));
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
