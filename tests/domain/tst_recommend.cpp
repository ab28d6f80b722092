// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/recommend.h"
#include "domain/rulebook.h"
#include "resources/resources.h"

#include <QTest>

#include <algorithm>

using namespace wanmi;
using namespace wanmi::domain;

namespace {
const QString Drainage = QStringLiteral("drainage");
const QString Sanitation = QStringLiteral("sanitation");
const QString Housing = QStringLiteral("housing");
const QString Office = QStringLiteral("street_office@230102001");
const QString Elsewhere = QStringLiteral("street_office@230103001");

std::vector<Department> departments()
{
    std::vector<Department> made;
    for (const char *id : {"drainage", "housing", "power", "sanitation", "district_center@230102",
                           "street_office@230102001", "street_office@230102002", "street_office@230103001"})
        made.push_back({DepartmentId(QString::fromLatin1(id)), {}, {}, {}, {}});
    return made;
}

/// Litter in 中山路, a matter of sanitation by the catalog.
DutySubject litter()
{
    DutySubject subject;
    subject.classCode = QStringLiteral("0110");
    subject.usual = Sanitation;
    subject.district = QStringLiteral("230102");
    subject.street = QStringLiteral("230102001");
    subject.dutyGrid = QStringLiteral("23010200101");
    subject.landUse = QStringLiteral("residential");
    subject.road = QStringLiteral("中山路");
    return subject;
}

DutyQuestion asking(const DutySubject &subject)
{
    DutyQuestion question;
    question.subject = subject;
    question.at = base::instantFromMs(1795140000000); // Fri 20 Nov 2026 10:00
    return question;
}

QStringList tokens(const std::vector<DutyReason> &reasons)
{
    QStringList found;
    for (const DutyReason &reason : reasons)
        found.append(reason.token);
    return found;
}

QStringList valuesOf(const std::vector<DutyReason> &reasons, const QString &token)
{
    const auto at = std::ranges::find(reasons, token, &DutyReason::token);
    return at == reasons.end() ? QStringList{QStringLiteral("missing")} : at->values;
}

ActionRecord record(const QString &action, const QString &department, const QString &named = {})
{
    ActionRecord made;
    made.action = action;
    made.department = department;
    made.order.suggestedDept = named;
    return made;
}
} // namespace

class TestRecommend : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void withoutAPastTheCatalogSpeaks();
    void whatEndedHereOutweighsTheCatalog();
    void whatWasLearnedInOneStreetHoldsInTheNext();
    void theMaintainerOfTheComponentComesFirst();
    void theRegisterIsTrustedAsFarAsItWasRight();
    void whoeverSentItBackIsNotProposedAgain();
    void onlyApprovedReturnsCount();
    void loadDecidesBetweenEqualsAndNoMore();
    void everyOtherDepartmentHasAReason();
    void whoIsNearlyAsLikelyIsNotSaidToBeStrange();
    void reasonsSayWhenTheClockRuns_data();
    void reasonsSayWhenTheClockRuns();
    void theSameQuestionHasTheSameAnswer();
    void anEmptyCityProposesNobody();
    void roadsAreReadFromAddresses_data();
    void roadsAreReadFromAddresses();

private:
    Recommendation ask(const DutyQuestion &question, const DutyHistory &history,
                       const std::map<QString, UnitLoad> &load = {})
    {
        return recommend(question, departments(), history, load, m_rules->calendar);
    }
    RuleBookPtr m_rules;
};

void TestRecommend::initTestCase()
{
    resources::load();
    m_rules = *shippedRuleBook();
}

void TestRecommend::withoutAPastTheCatalogSpeaks()
{
    const Recommendation answer = ask(asking(litter()), {});
    QCOMPARE(answer.first()->department, Sanitation);
    QCOMPARE(
        tokens(answer.first()->reasons),
        (QStringList{QStringLiteral("usual-for-class"), QStringLiteral("at-work"), QStringLiteral("load")}));
    QCOMPARE(valuesOf(answer.first()->reasons, QStringLiteral("usual-for-class")),
             QStringList{QStringLiteral("E0110")});
    QVERIFY(answer.first()->against.empty());
    QCOMPARE(answer.choices.size(), departments().size());
    QCOMPARE(answer.choices[1].department, Office); // the place lies in its area
    QCOMPARE(tokens(answer.choices[1].against), QStringList{QStringLiteral("not-usual")});
    double sum = 0;
    for (const DutyChoice &choice : answer.choices)
        sum += choice.share;
    QVERIFY(std::abs(sum - 1) < 1e-9);
}

void TestRecommend::whatEndedHereOutweighsTheCatalog()
{
    DutyHistory history;
    for (int i = 0; i < 20; ++i)
        history.add(litter(), i < 18 ? Housing : Sanitation);
    const Recommendation answer = ask(asking(litter()), history);
    QCOMPARE(answer.first()->department, Housing);
    QCOMPARE(answer.first()->reasons.front().token, QStringLiteral("handled-here"));
    QCOMPARE(answer.first()->reasons.front().values,
             (QStringList{QStringLiteral("18"), QStringLiteral("20"), QStringLiteral("road"),
                          QStringLiteral("中山路")}));
    const DutyChoice *usual = answer.of(Sanitation);
    QVERIFY(usual);
    QCOMPARE(tokens(usual->against),
             (QStringList{QStringLiteral("rarely-here"), QStringLiteral("rarely-class")}));
    QCOMPARE(valuesOf(usual->against, QStringLiteral("rarely-here")).first(), QStringLiteral("2"));
}

void TestRecommend::whatWasLearnedInOneStreetHoldsInTheNext()
{
    DutyHistory history;
    for (int i = 0; i < 60; ++i)
        history.add(litter(), Office);
    DutySubject next = litter();
    next.street = QStringLiteral("230103001");
    next.district = QStringLiteral("230103");
    next.dutyGrid = QStringLiteral("23010300101");
    next.road = QStringLiteral("红军街");
    const Recommendation answer = ask(asking(next), history);
    QCOMPARE(answer.first()->department, Elsewhere);
    const DutyChoice *other = answer.of(Office);
    QVERIFY(other);
    QCOMPARE(other->against.front().token, QStringLiteral("other-area"));
    QCOMPARE(other->against.front().values, QStringList{QStringLiteral("230102")});
}

void TestRecommend::theMaintainerOfTheComponentComesFirst()
{
    DutySubject cover = litter();
    cover.kind = CaseKind::Component;
    cover.classCode = QStringLiteral("0102");
    cover.usual = Drainage;
    cover.competentDept = Drainage;
    cover.ownerUnit = QStringLiteral("power");
    cover.maintainUnit = Housing;
    DutyQuestion question = asking(cover);
    question.componentId = QStringLiteral("2301020102000001");
    const Recommendation answer = ask(question, {});
    QCOMPARE(answer.first()->department, Housing);
    QCOMPARE(answer.first()->reasons.front(),
             (DutyReason{QStringLiteral("maintains-component"), {question.componentId}}));
    QCOMPARE(answer.of(Drainage)->against.front(),
             (DutyReason{QStringLiteral("component-of-another"), {question.componentId, Housing}}));
    QCOMPARE(answer.of(QStringLiteral("power"))->reasons.front().token, QStringLiteral("owns-component"));
}

void TestRecommend::theRegisterIsTrustedAsFarAsItWasRight()
{
    DutySubject cover = litter();
    cover.kind = CaseKind::Component;
    cover.classCode = QStringLiteral("0102");
    cover.usual = Drainage;
    cover.competentDept = Drainage;
    cover.ownerUnit = QStringLiteral("power");
    cover.maintainUnit = Housing;
    DutyHistory history;
    for (int i = 0; i < 400; ++i)
        history.add(cover, Drainage); // the register's maintainer never came
    DutyQuestion question = asking(cover);
    question.componentId = QStringLiteral("2301020102000001");
    const Recommendation answer = ask(question, history);
    QCOMPARE(answer.first()->department, Drainage);
}

void TestRecommend::whoeverSentItBackIsNotProposedAgain()
{
    DutyQuestion question = asking(litter());
    question.returns = returnsSoFar({record(QStringLiteral("dispatch"), {}),
                                     record(QStringLiteral("requestReturn"), Sanitation, Housing),
                                     record(QStringLiteral("approveReturn"), {})});
    QCOMPARE(question.returns.returnedBy, QStringList{Sanitation});
    const Recommendation answer = ask(question, {});
    QCOMPARE(answer.first()->department, Housing);
    QCOMPARE(answer.first()->reasons.front(), (DutyReason{QStringLiteral("named-at-return"), {Sanitation}}));
    QCOMPARE(answer.of(Sanitation)->share, 0.0);
    QCOMPARE(answer.of(Sanitation)->against.front().token, QStringLiteral("returned-this"));
}

void TestRecommend::onlyApprovedReturnsCount()
{
    const ReturnsSoFar asked = returnsSoFar({record(QStringLiteral("requestReturn"), Sanitation, Housing),
                                             record(QStringLiteral("rejectReturn"), {})});
    QVERIFY(asked.returnedBy.isEmpty() && asked.named.isEmpty());
    // Two units name each other: neither is named.
    const ReturnsSoFar both = returnsSoFar({record(QStringLiteral("requestReturn"), Sanitation, Housing),
                                            record(QStringLiteral("approveReturn"), {}),
                                            record(QStringLiteral("requestReturn"), Housing, Sanitation),
                                            record(QStringLiteral("approveReturn"), {})});
    QCOMPARE(both.returnedBy, (QStringList{Sanitation, Housing}));
    QVERIFY(both.named.isEmpty());
}

void TestRecommend::loadDecidesBetweenEqualsAndNoMore()
{
    DutyHistory history;
    for (int i = 0; i < 40; ++i)
        history.add(litter(), i % 2 ? Housing : Drainage);
    const Recommendation busy = ask(asking(litter()), history, {{Housing, {300, 4}}, {Drainage, {2, 0}}});
    QCOMPARE(busy.first()->department, Drainage);
    QCOMPARE(valuesOf(busy.of(Housing)->against, QStringLiteral("busier")),
             (QStringList{QStringLiteral("300"), QStringLiteral("2")}));
    const Recommendation idle = ask(asking(litter()), history, {{Drainage, {300, 0}}});
    QCOMPARE(idle.first()->department, Housing);
    DutyHistory clear;
    for (int i = 0; i < 40; ++i)
        clear.add(litter(), i % 4 ? Housing : Drainage);
    const Recommendation unequal = ask(asking(litter()), clear, {{Housing, {5000, 900}}});
    QCOMPARE(unequal.first()->department, Housing);
}

void TestRecommend::everyOtherDepartmentHasAReason()
{
    DutyHistory history;
    for (int i = 0; i < 5; ++i)
        history.add(litter(), Housing);
    for (const DutyHistory &past : {DutyHistory(), history}) {
        const Recommendation answer = ask(asking(litter()), past);
        for (const DutyChoice &choice : answer.choices) {
            QVERIFY2(!choice.reasons.empty(), qPrintable(choice.department));
            QCOMPARE(choice.against.empty(), choice.department == answer.first()->department);
        }
    }
}

void TestRecommend::whoIsNearlyAsLikelyIsNotSaidToBeStrange()
{
    DutyHistory history;
    DutySubject elsewhere = litter();
    elsewhere.road = QStringLiteral("红军街");
    elsewhere.dutyGrid = QStringLiteral("23010200102");
    elsewhere.street = QStringLiteral("230102002");
    for (int i = 0; i < 2; ++i) { // as often on the road, elsewhere more often
        history.add(litter(), Sanitation);
        history.add(litter(), Office);
        history.add(elsewhere, Sanitation);
    }
    for (int i = 0; i < 4; ++i)
        history.add(litter(), Office);
    const Recommendation answer = ask(asking(litter()), history);
    QCOMPARE(answer.first()->department, Office);
    // Offices of areas are counted together: it is said so.
    QCOMPARE(valuesOf(answer.first()->reasons, QStringLiteral("handled-class")).last(),
             QStringLiteral("area"));
    QCOMPARE(valuesOf(answer.first()->reasons, QStringLiteral("handled-here")).last(),
             QStringLiteral("area"));
    const DutyChoice *usual = answer.of(Sanitation);
    QVERIFY(!tokens(usual->against).contains(QStringLiteral("not-usual")));
    QCOMPARE(usual->against.front().token, QStringLiteral("rarely-here"));
    DutyHistory even;
    for (int i = 0; i < 3; ++i) {
        even.add(litter(), Sanitation);
        even.add(litter(), Office);
    }
    const Recommendation close = ask(asking(litter()), even);
    const DutyChoice &second = close.choices[1];
    QVERIFY(second.share > 0.2);
    QCOMPARE(tokens(second.against), QStringList{QStringLiteral("less-likely")});
    QCOMPARE(valuesOf(second.against, QStringLiteral("less-likely")).first(), close.first()->department);
}

void TestRecommend::reasonsSayWhenTheClockRuns_data()
{
    QTest::addColumn<qint64>("at");
    QTest::addColumn<bool>("urgent");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QStringList>("values");
    const qint64 friday = 1795140000000; // 10:00
    const qint64 hour = 3'600'000;
    QTest::newRow("at ten on a Friday") << friday << false << "at-work" << QStringList();
    QTest::newRow("at noon the afternoon begins at two") << friday + 5 * hour / 2 << false << "at-work-from"
                                                         << QStringList{QString::number(friday + 4 * hour)};
    QTest::newRow("on Friday evening Monday begins at eight")
        << friday + 9 * hour << false << "at-work-from"
        << QStringList{QString::number(friday + (3 * 24 - 2) * hour)};
    QTest::newRow("urgent on Friday evening") << friday + 9 * hour << true << "clock-runs" << QStringList();
}

void TestRecommend::reasonsSayWhenTheClockRuns()
{
    QFETCH(qint64, at);
    QFETCH(bool, urgent);
    QFETCH(QString, token);
    QFETCH(QStringList, values);
    DutyQuestion question = asking(litter());
    question.at = base::instantFromMs(at);
    question.urgent = urgent;
    const Recommendation answer = ask(question, {});
    QCOMPARE(valuesOf(answer.first()->reasons, token), values);
}

void TestRecommend::theSameQuestionHasTheSameAnswer()
{
    DutyHistory one, other;
    std::vector<std::pair<DutySubject, QString>> past;
    for (int i = 0; i < 200; ++i) {
        DutySubject subject = litter();
        subject.road = QStringLiteral("第%1路").arg(i % 7);
        subject.landUse = i % 3 ? QStringLiteral("residential") : QStringLiteral("commercial");
        past.emplace_back(subject, i % 5 ? Sanitation : i % 2 ? Office : Housing);
    }
    for (const auto &[subject, department] : past)
        one.add(subject, department);
    std::ranges::reverse(past);
    for (const auto &[subject, department] : past)
        other.add(subject, department);
    QVERIFY(ask(asking(litter()), one) == ask(asking(litter()), one));
    QVERIFY(ask(asking(litter()), one) == ask(asking(litter()), other)); // in whatever order it was told
}

void TestRecommend::anEmptyCityProposesNobody()
{
    const Recommendation answer = recommend(asking(litter()), {}, {}, {}, m_rules->calendar);
    QVERIFY(!answer.first());
    QVERIFY(!answer.of(Sanitation));
}

void TestRecommend::roadsAreReadFromAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("road");
    QTest::newRow("a plate") << "南岗区中山路12号门前"
                             << "中山路";
    QTest::newRow("a crossing") << "道里区红军街与花园街交口"
                                << "红军街";
    QTest::newRow("an avenue") << "道外区道外南大街3号"
                               << "道外南大街";
    QTest::newRow("a lane") << "香坊区三道巷内"
                            << "三道巷";
    QTest::newRow("without a district") << "友谊路88号"
                                        << "友谊路";
    QTest::newRow("a school") << "南岗区花园小学门口"
                              << "";
    QTest::newRow("a number first") << "南岗区12号楼东侧路边"
                                    << "";
    QTest::newRow("nothing") << ""
                             << "";
    QTest::newRow("a rare character") << QStringLiteral("南岗区𠮷祥路5号") << QStringLiteral("𠮷祥路");
}

void TestRecommend::roadsAreReadFromAddresses()
{
    QFETCH(QString, address);
    QFETCH(QString, road);
    QCOMPARE(roadOf(address), road);
}

QTEST_GUILESS_MAIN(TestRecommend)
#include "tst_recommend.moc"
