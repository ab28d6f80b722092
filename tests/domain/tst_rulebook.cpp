// SPDX-License-Identifier: GPL-3.0-or-later
#include "casedriver.h"

#include <QFile>
#include <QTest>

using namespace wanmi;
using namespace wanmi::domain;

class TestRuleBook : public QObject
{
    Q_OBJECT
private slots:
    void theShippedBookIsWhole();
    void everyConditionHasALimitAndAClosingRequirement();
    void aBookWithAWrongWordIsRefused_data();
    void aBookWithAWrongWordIsRefused();

private:
    static RuleBookTexts shippedTexts();
};

RuleBookTexts TestRuleBook::shippedTexts()
{
    resources::load();
    const auto read = [](const char *path) {
        QFile file(QStringLiteral(":/wanmi/") + QLatin1String(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    return {read("workflows/standard.scxml"), read("calendars/china.json"), read("catalog/catalog.tsv"),
            read("catalog/catalog_conditions.tsv")};
}

void TestRuleBook::theShippedBookIsWhole()
{
    const RuleBook &rules = *CaseDriver::rules();
    QCOMPARE(std::ranges::count_if(rules.workflow.states(), &workflow::State::atomic), 17);
    QCOMPARE(rules.catalog.classes().size(), size_t(287));
    size_t conditions = 0;
    for (const MinorClass &minor : rules.catalog.classes())
        conditions += minor.conditions.size();
    QCOMPARE(conditions, size_t(800));
    const MinorClass *cover = rules.catalog.find(CaseKind::Component, QStringLiteral("0102"));
    QVERIFY(cover);
    QCOMPARE(cover->nameZh, QStringLiteral("污水井盖"));
    QCOMPARE(cover->typicalDepartment.text(), QStringLiteral("drainage"));
    QVERIFY(!rules.catalog.find(CaseKind::Event, QStringLiteral("0000")));
    for (const workflow::State &state : rules.workflow.states()) {
        if (state.atomic)
            QCOMPARE(state.final, isTerminal(state.id));
    }
}

void TestRuleBook::everyConditionHasALimitAndAClosingRequirement()
{
    for (const MinorClass &minor : CaseDriver::rules()->catalog.classes()) {
        QVERIFY2(!minor.conditions.empty(), qPrintable(minor.nameZh));
        for (const FilingCondition &condition : minor.conditions) {
            QVERIFY(condition.limit.length.count() > 0);
            QVERIFY(!condition.nameZh.isEmpty() && !condition.nameEn.isEmpty()
                    && !condition.closingZh.isEmpty());
        }
    }
}

void TestRuleBook::aBookWithAWrongWordIsRefused_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("reason");
    const QString workflow = QStringLiteral("bad-workflow");
    const QString catalog = QStringLiteral("bad-catalog");
    QTest::newRow("unknown guard") << QByteArray("lead-department") << QByteArray("led-department")
                                   << workflow;
    QTest::newRow("unknown post") << QByteArray("shift-leader") << QByteArray("shift-boss") << workflow;
    QTest::newRow("stage limit without clock")
        << QByteArray("PT30M urgent") << QByteArray("PT30M") << workflow;
    QTest::newRow("calendar without periods")
        << QByteArray("\"periods\"") << QByteArray("\"times\"") << QStringLiteral("bad-calendar");
    QTest::newRow("bad limit of a class")
        << QByteArray("PT2H urgent\tstandard") << QByteArray("soon\tstandard") << catalog;
    QTest::newRow("renamed column") << QByteArray("minor_name_zh") << QByteArray("name_zh") << catalog;
    QTest::newRow("condition twice") << QByteArray("component\t01\t01\t02")
                                     << QByteArray("component\t01\t01\t01") << catalog;
    QTest::newRow("condition of no class")
        << QByteArray("component\t01\t01\t02") << QByteArray("component\t88\t01\t02") << catalog;
}

void TestRuleBook::aBookWithAWrongWordIsRefused()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, reason);
    RuleBookTexts texts = shippedTexts();
    QVERIFY(makeRuleBook(texts));
    for (QByteArray *text : {&texts.workflow, &texts.calendar, &texts.classes, &texts.conditions})
        text->replace(from, to);
    const auto book = makeRuleBook(texts);
    QVERIFY(!book);
    QCOMPARE(book.error().kind, ErrorKind::Corrupt);
    QCOMPARE(book.error().reason, reason);
}

QTEST_GUILESS_MAIN(TestRuleBook)
#include "tst_rulebook.moc"
