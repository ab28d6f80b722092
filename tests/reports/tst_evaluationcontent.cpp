// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/evaluationcontent.h"

#include "reportcity.h"
#include "reports/contentbook.h"
#include "reports/contentcsv.h"
#include "resources/resources.h"

#include <QTest>

#include <cmath>

using namespace wanmi;
using namespace wanmi::reports;
using namespace wanmi::evaluation;

class TestEvaluationContent : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { resources::load(); }
    void everyFigureIsTheEngines();
    void everyFormulaComesToItsFigure();
    void aFormulaThatDoesNotIsDropped();
    void everyShippedModelMakesAReport();
    void anEmptyPeriodSaysWhy();
    void aDepartmentWithoutCasesSaysWhy();
    void aRunningPeriodSaysSo();
    void namesAreLeftOutForWhoMayNotSeeThem();
    void numbersAreRoundedAsAnOfficeDoes_data();
    void numbersAreRoundedAsAnOfficeDoes();
    void linesAreReadAsTheyWereMeant();
};

namespace {
const QDate January(2026, 1, 1);

Content january(Language language = Language::Chinese)
{
    const test::MadeReport made = test::departmentsMonth(January);
    Circumstances around = test::around(made);
    around.language = language;
    return contentOf(around, made.order, made.report, made.analyses);
}

const Table &tableOf(const Content &content, const char *id)
{
    const Table *table = content.table(QString::fromLatin1(id));
    if (!table)
        qFatal("no table %s", id);
    return *table;
}

int formulasOf(const Content &content)
{
    int formulas = 0;
    for (const Table &table : content.tables) {
        for (const auto &row : table.rows)
            formulas += int(std::ranges::count_if(
                row, [](const Value &value) { return value.live.kind != Live::Kind::None; }));
    }
    return formulas;
}
} // namespace

void TestEvaluationContent::everyFigureIsTheEngines()
{
    const test::MadeReport made = test::departmentsMonth(January);
    const Content content = contentOf(test::around(made), made.order, made.report, made.analyses);
    const Table &ranking = tableOf(content, "ranking"), &terms = tableOf(content, "terms");
    QCOMPARE(ranking.rows.size(), std::size_t(12));
    QCOMPARE(terms.rows.size(), std::size_t(12 * 4));
    std::size_t row = 0;
    for (std::size_t place = 0; place < ranking.rows.size(); ++place) {
        const auto found = std::ranges::find_if(made.report.ranking, [&](const Placing &one) {
            const QString &key = made.report.scores.scores[one.index].actor;
            return test::around(made).nameOf(Dimension::Department, key) == ranking.rows[place][1].text;
        });
        QVERIFY(found != made.report.ranking.end());
        const Placing &line = *found;
        const Score &score = made.report.scores.scores[line.index];
        QVERIFY(score.score > 0);
        QCOMPARE(*ranking.rows[place][3].number, score.score);
        QCOMPARE(*ranking.rows[place][6].number, score.score - line.previous->score);
        for (const TermScore &part : made.report.scores.partsOf(line.index)) {
            QCOMPARE(terms.rows[row][5].number, part.value);
            QCOMPARE(*terms.rows[row++][7].number, part.points);
        }
    }
    // Signing has no deadline: nothing is said of it.
    for (const auto &stage : tableOf(content, "funnel").rows)
        QCOMPARE(printed(stage[2]) == Dash, stage[0].text == QStringLiteral("签收"));
    // The total is the city's own count: each case is its department's once.
    const Table &classes = tableOf(content, "classes");
    QVERIFY(classes.hasTotal);
    QCOMPARE(*classes.rows.back()[1].number, double(made.analyses.now.raw(0, Count::Registered)));
    QCOMPARE(*tableOf(content, "trends").rows.back()[1].number, *classes.rows.back()[1].number);
    QCOMPARE(*tableOf(content, "heat").rows.back().back().number, *classes.rows.back()[1].number);
}

void TestEvaluationContent::everyFormulaComesToItsFigure()
{
    const Content content = january();
    QVERIFY2(formulasOf(content) > 300, qPrintable(QString::number(formulasOf(content))));
    for (const Table &table : content.tables) {
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            QCOMPARE(table.rows[row].size(), table.columns.size());
            for (std::size_t column = 0; column < table.columns.size(); ++column) {
                const auto comes = computed(content, table, row, column);
                const Value &value = table.rows[row][column];
                QCOMPARE(comes.has_value(), value.number.has_value());
                if (comes)
                    QVERIFY(std::abs(*comes - *value.number) < 1e-6);
            }
        }
    }
    // And what stands in the sheet.
    QCOMPARE(formulaOf(content, tableOf(content, "ranking"), 0, 3), QStringLiteral("'得分构成'!I4"));
    QCOMPARE(formulaOf(content, tableOf(content, "overview"), 5, 3),
             QStringLiteral("IF(N(C9)=0,\"—\",B9/C9)"));
}

void TestEvaluationContent::aFormulaThatDoesNotIsDropped()
{
    Content content = january();
    const int before = formulasOf(content);
    auto &row = content.tables[3].rows[1];
    row[5].number = *row[5].number - 0.01; // as a shrunk rate would be
    // The share and the points made of it; what is made of the points stays as it was.
    QCOMPARE(dropWrongFormulas(content), 2);
    QCOMPARE(formulasOf(content), before - 2);
}

void TestEvaluationContent::everyShippedModelMakesAReport()
{
    const auto models = shippedModels();
    QVERIFY(models);
    for (const Model &model : *models) {
        for (const QString &actors : model.actors) {
            const test::MadeReport made = test::monthOf(qPrintable(model.id), actors, January);
            for (const Language language : {Language::Chinese, Language::English}) {
                Circumstances around = test::around(made);
                around.language = language;
                const Content content = contentOf(around, made.order, made.report, made.analyses);
                QCOMPARE(tableOf(content, "ranking").rows.size(), made.report.ranking.size());
                QVERIFY(!content.title.contains(u'%') && !content.title.isEmpty());
                for (const QString &finding : content.findings)
                    QVERIFY2(!finding.contains(QStringLiteral("%1")), qPrintable(finding));
            }
        }
    }
}

void TestEvaluationContent::anEmptyPeriodSaysWhy()
{
    const test::MadeReport made = test::departmentsMonth(QDate(2030, 5, 1));
    const Content content = contentOf(test::around(made), made.order, made.report, made.analyses);
    QCOMPARE(content.findings.size(), std::size_t(1));
    QVERIFY(content.findings[0].contains(QStringLiteral("本期没有可评价的案卷")));
    for (const auto &row : tableOf(content, "ranking").rows) {
        QCOMPARE(printed(row[0]), Dash);
        QCOMPARE(printed(row[3]), Dash);
        QCOMPARE(row[4].text, Dash);
        QVERIFY(row[10].text.contains(QStringLiteral("没有案卷"))
                || row[10].text.contains(QStringLiteral("没有数据")));
    }
    QVERIFY(tableOf(content, "classes").rows.empty()
            || *tableOf(content, "classes").rows.back()[1].number == 0);
    for (const Chart &chart : content.charts) {
        if (chart.id == u"ranking")
            QVERIFY(refusalOf(content, chart).contains(QStringLiteral("没有可画的数据")));
    }
}

void TestEvaluationContent::aDepartmentWithoutCasesSaysWhy()
{
    test::MadeReport made = test::departmentsMonth(January);
    made.order.who.push_back(QStringLiteral("metro"));
    made.report = *reportOf(test::reportCity(), made.order);
    const Content content = contentOf(test::around(made), made.order, made.report, made.analyses);
    const Table &ranking = tableOf(content, "ranking");
    const auto &row = ranking.rows.back();
    QCOMPARE(row[1].text, QStringLiteral("metro")); // without a name the key is said
    QCOMPARE(printed(row[0]), Dash);
    QVERIFY(!row[10].text.isEmpty());
    // Its rates have no denominator, and it is said which.
    const auto &terms = tableOf(content, "terms").rows;
    QCOMPARE(printed(terms.back()[5]), Dash);
    QVERIFY2(terms.back()[8].text.startsWith(QStringLiteral("应结案数为 0")),
             qPrintable(terms.back()[8].text));
}

void TestEvaluationContent::aRunningPeriodSaysSo()
{
    const test::MadeReport made = test::departmentsMonth(January);
    Circumstances around = test::around(made);
    around.asOf = made.order.period.from + std::chrono::hours(24 * 9 + 15);
    const Content running = contentOf(around, made.order, made.report, made.analyses);
    QCOMPARE(running.state, QStringLiteral("统计期未结束：截至 2026-01-10 15:00 的数据，不是最终结果"));
    QVERIFY(tableOf(running, "trends").rows.back()[0].text.endsWith(QStringLiteral("（未结束）")));
    around.asOf = made.order.period.to;
    QVERIFY(contentOf(around, made.order, made.report, made.analyses).state.isEmpty());
}

void TestEvaluationContent::namesAreLeftOutForWhoMayNotSeeThem()
{
    const test::MadeReport made = test::monthOf("supervisor", QStringLiteral("supervisor"), January);
    Circumstances around = test::around(made);
    const auto everything = [](const Content &content) {
        QString all = content.title + content.author;
        for (const auto &[name, said] : content.facts)
            all += said;
        for (const auto &[name, said] : content.notes)
            all += said;
        all += QStringList(content.findings.begin(), content.findings.end()).join(u' ');
        for (const Table &table : content.tables)
            all += QString::fromUtf8(csvOf(table));
        return all;
    };
    const QString named = everything(contentOf(around, made.order, made.report, made.analyses));
    QVERIFY(named.contains(QStringLiteral("张supervisor-1")) && named.contains(QStringLiteral("王丽")));
    around.showsPersons = false;
    const QString unnamed = everything(contentOf(around, made.order, made.report, made.analyses));
    QVERIFY(!unnamed.contains(u'张') && !unnamed.contains(QStringLiteral("supervisor-"))
            && !unnamed.contains(QStringLiteral("王丽")));
    QVERIFY(unnamed.contains(QStringLiteral("人员 01")));
}

void TestEvaluationContent::numbersAreRoundedAsAnOfficeDoes_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<double>("number");
    QTest::addColumn<QString>("said");
    QTest::newRow("half of a hundredth") << int(Format::Points) << 91.625 << QStringLiteral("91.63");
    QTest::newRow("half that is no sum of halves") << int(Format::Points) << 1.005 << QStringLiteral("1.01");
    QTest::newRow("less than half") << int(Format::Points) << 91.6249 << QStringLiteral("91.62");
    QTest::newRow("a share") << int(Format::Percent) << 345.0 / 360 << QStringLiteral("95.83%");
    QTest::newRow("all") << int(Format::Percent) << 1.0 << QStringLiteral("100.00%");
    QTest::newRow("thousands") << int(Format::Count) << 1234567.0 << QStringLiteral("1,234,567");
    QTest::newRow("up") << int(Format::Move) << 1.2 << QStringLiteral("+1.20");
    QTest::newRow("down") << int(Format::Move) << -6.105 << QStringLiteral("-6.11");
    QTest::newRow("too little to tell") << int(Format::Move) << -0.004 << QStringLiteral("0.00");
    QTest::newRow("fewer") << int(Format::CountMove) << -1200.0 << QStringLiteral("-1,200");
    QTest::newRow("hours") << int(Format::Hours) << 12345.678 << QStringLiteral("12,345.68");
}

void TestEvaluationContent::numbersAreRoundedAsAnOfficeDoes()
{
    QFETCH(int, format);
    QFETCH(double, number);
    QFETCH(QString, said);
    QCOMPARE(printed({Format(format), number}), said);
    QCOMPARE(printed({Format(format), std::nullopt}), Dash);
}

void TestEvaluationContent::linesAreReadAsTheyWereMeant()
{
    Table table;
    table.columns = {{QStringLiteral("名称")}, {QStringLiteral("数"), 10, Format::Count}};
    table.rows = {{QStringLiteral("=1+1"), {Format::Count, -3}},
                  {QStringLiteral("他说\"好\",\n走了"), {Format::Count, std::nullopt}},
                  {QStringLiteral("@SUM(A1)"), {Format::Percent, 0.5}},
                  {QStringLiteral("排水"), {Format::Points, 92.85}}};
    const QByteArray lines = csvOf(table);
    QVERIFY(lines.startsWith("\xEF\xBB\xBF"));
    QCOMPARE(QString::fromUtf8(lines.mid(3)),
             QStringLiteral(
                 "名称,数\r\n'=1+1,-3\r\n\"他说\"\"好\"\",\n走了\",—\r\n'@SUM(A1),0.5\r\n排水,92.85\r\n"));
}

QTEST_GUILESS_MAIN(TestEvaluationContent)
#include "tst_evaluationcontent.moc"
