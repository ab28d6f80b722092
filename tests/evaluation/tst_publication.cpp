// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/publication.h"

#include "evaluation/factlines.h"
#include "evaluation/whatif.h"
#include "resources/resources.h"
#include "stories.h"

#include <QTest>

#include <algorithm>

using namespace wanmi;
using namespace wanmi::evaluation;
using test::Story;

class TestPublication : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { resources::load(); }
    void aRecomputeGivesTheSameBytes();
    void whatIsKnownLaterChangesNothing();
    void otherFactsAreToldByTheirDigest();
    void theHeadIsReadBack();
    void whatIfChangesNothingThatWasPublished();
    void whatIfOverTheSameModelMovesNobody();
};

namespace {
const Period January = test::days(0, 31);

std::vector<Story> stories(quint32 seed, int count)
{
    test::Storyteller teller(seed);
    std::vector<Story> all;
    for (int i = 0; i < count; ++i)
        all.push_back(teller.tell(i, test::NewYearMs + qint64(i) * 50 * test::DayMs / count));
    return all;
}

FactTable tableOf(const std::vector<Story> &all, qint64 asOf)
{
    FactTableBuilder builder(asOf);
    for (const Story &story : all) {
        const auto facts = test::factsOf(story);
        addFacts(builder, story.id, facts);
        if (story.end.isEmpty())
            addOpen(builder, test::fileOf(story), facts);
    }
    return std::move(builder).finish();
}

Publication publicationOf(const FactTable &table, const Model &model, Dimension by)
{
    const Tally counted = tally(table, {January, by, model.counts()});
    Traits traits;
    for (const QString &actor : counted.actors())
        traits.insert(actor, {model.groupOf(actor), 1, {}});
    const auto scores = score(model, counted, traits, January);
    if (!scores)
        qFatal("%s %s", qPrintable(scores.error().reason), qPrintable(scores.error().detail));
    return publish(model, counted, *scores, {QStringLiteral("china-2026.1"), table.asOf(), table.digest()});
}
} // namespace

void TestPublication::aRecomputeGivesTheSameBytes()
{
    std::vector<Story> all = stories(7, 800);
    const qint64 asOf = base::toMs(January.to) + test::DayMs;
    for (const auto &[id, by] : {std::pair("department", Dimension::Department),
                                 {"area", Dimension::Cell},
                                 {"acceptor", Dimension::Person},
                                 {"dispatcher", Dimension::Person}}) {
        const Model model = test::shipped(id);
        const Publication first = publicationOf(tableOf(all, asOf), model, by);
        std::ranges::reverse(all); // rows come in any order
        const Publication again = publicationOf(tableOf(all, asOf), model, by);
        QCOMPARE(again.bytes, first.bytes);
        QCOMPARE(again.hash, first.hash);
        QVERIFY(first.bytes.count('\n') > 10);
    }
}

void TestPublication::whatIsKnownLaterChangesNothing()
{
    const std::vector<Story> all = stories(11, 800);
    const qint64 asOf = base::toMs(January.to) + 9 * test::HourMs;
    std::vector<Story> then;
    for (const Story &story : all) {
        if (story.reportedAt < asOf)
            then.push_back(story.until(asOf));
    }
    // What was published told of the cases as they stood; the recompute has to take them back to there.
    const Model model = test::shipped("department");
    QCOMPARE(publicationOf(tableOf(all, asOf), model, Dimension::Department).bytes,
             publicationOf(tableOf(then, asOf), model, Dimension::Department).bytes);
}

void TestPublication::otherFactsAreToldByTheirDigest()
{
    std::vector<Story> all = stories(5, 50);
    const QByteArray digest = tableOf(all, Never).digest();
    QCOMPARE(tableOf(all, Never).digest(), digest);
    std::ranges::reverse(all);
    QCOMPARE(tableOf(all, Never).digest(), digest);
    all[3].reportedAt += 1;
    QVERIFY(tableOf(all, Never).digest() != digest); // one millisecond of one case
    all[3].reportedAt -= 1;
    all[3].cell = all[3].cell.left(14) + u'9';
    QVERIFY(tableOf(all, Never).digest() != digest);
}

void TestPublication::theHeadIsReadBack()
{
    const qint64 asOf = base::toMs(January.to);
    const FactTable table = tableOf(stories(5, 50), asOf);
    Model model = test::shipped("department");
    model.nameZh = QStringLiteral("带\t制表符和\n换行");
    const Publication published = publicationOf(table, model, Dimension::Department);
    const auto head = headOf(published.bytes);
    QVERIFY2(head, head ? "" : qPrintable(head.error().detail));
    QVERIFY(head->model == model);
    QVERIFY(head->period == January);
    QCOMPARE(head->foundation.asOf, asOf);
    QCOMPARE(head->foundation.factsDigest, table.digest());
    QCOMPARE(head->foundation.calendarVersion, QStringLiteral("china-2026.1"));
    QByteArray touched = published.bytes;
    touched.replace("\"weight\":10", "\"weight\":11");
    QVERIFY(!headOf(touched));
    QVERIFY(!headOf({}));
    for (qsizetype length = 0; length < 400; length += 7)
        (void)headOf(published.bytes.left(length));
}

void TestPublication::whatIfChangesNothingThatWasPublished()
{
    const FactTable table = tableOf(stories(7, 600), Never);
    Model model = test::shipped("department");
    model.ranksWithinGroups = false;
    const Tally counted = tally(table, {January, Dimension::Department, countsOfAll(std::vector{model})});
    const auto before = score(model, counted, {}, January);
    QVERIFY(before);
    const Publication published = publish(model, counted, *before, {});
    Model other = model;
    other.terms[1].weight = 5;
    other.terms[2].weight = 55;
    other.version = QStringLiteral("draft");
    const auto result = whatIf(*before, other, counted, {});
    QVERIFY(result);
    QVERIFY(!result->changes.empty());
    for (const WhatIfChange &change : result->changes) {
        const Score &was = before->scores[change.index], &is = result->now.scores[change.index];
        QCOMPARE(was.actor, is.actor);
        QCOMPARE(change.scoreMove, is.score - was.score);
        const auto move = moveOf(was.actor, model, *before, other, result->now);
        QVERIFY(move);
        QCOMPARE(move->scoreMove(), change.scoreMove);
    }
    QCOMPARE(publish(model, counted, *before, {}).bytes, published.bytes);
    other.terms[1].weight = 6;
    QCOMPARE(whatIf(*before, other, counted, {}).error().reason, QStringLiteral("model-weights-not-100"));
}

void TestPublication::whatIfOverTheSameModelMovesNobody()
{
    const FactTable table = tableOf(stories(7, 300), Never);
    const Model model = test::shipped("area");
    const Tally counted = tally(table, {January, Dimension::Cell, model.counts()});
    const auto before = score(model, counted, {}, January);
    QVERIFY(before);
    const auto result = whatIf(*before, model, counted, {});
    QVERIFY(result);
    QVERIFY(result->changes.empty());
    Model other = model;
    other.sample = Count::Handled;
    QCOMPARE(whatIf(*before, other, counted, {}).error().reason, QStringLiteral("count-missing"));
}

QTEST_GUILESS_MAIN(TestPublication)
#include "tst_publication.moc"
