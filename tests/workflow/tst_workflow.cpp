// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/workflow.h"

#include "resources/resources.h"

#include <QFile>
#include <QSet>
#include <QTest>

using namespace wanmi;
using workflow::Workflow;

namespace {

// Written with ' for ", since moc 6.4 stumbles over raw strings.
const QByteArray Small
    = QByteArray(
          "<?xml version='1.0' encoding='UTF-8'?>\n"
          "<scxml xmlns='http://www.w3.org/2005/07/scxml' xmlns:wm='urn:wanmi:workflow:1' version='1.0' name='small'\n"
          "       wm:version='1' initial='NEW'>\n"
          "  <state id='NEW'><transition event='open' target='A' wm:number='1' wm:posts='acceptor'/></state>\n"
          "  <state id='A' wm:nameZh='甲' wm:nameEn='A' wm:side='supervision' wm:post='acceptor' wm:limit='PT15M urgent'>\n"
          "    <transition event='go' target='B' wm:number='2' wm:posts='acceptor leader' wm:form='f' wm:guards='x y'\n"
          "                wm:offline='false' wm:exceptional='true'/>\n"
          "    <transition event='stay' wm:number='3' wm:posts='leader'/>\n"
          "  </state>\n"
          "  <final id='B' wm:nameZh='乙' wm:nameEn='B'/>\n"
          "</scxml>\n")
          .replace('\'', '"');

QByteArray shippedChart()
{
    resources::load();
    QFile file(QStringLiteral(":/wanmi/workflows/standard.scxml"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

class TestWorkflow : public QObject
{
    Q_OBJECT
private slots:
    void aChartIsReadWithAllItsWords();
    void theShippedChartHasAllStatesAndAllNumberedTransitions();
    void everyStateThatIsNotFinalHasAWayOut();
    void everyStateCanBeReached();
    void findTellsAWrongStateFromAWrongPost();
    void leavingKeepsTheOrderOfTheDocument();
    void anEditorsOwnNotesAreIgnored();
    void aBrokenChartIsRefused_data();
    void aBrokenChartIsRefused();
    void aChartCutOffAnywhereIsRefused();
};

void TestWorkflow::aChartIsReadWithAllItsWords()
{
    const auto chart = Workflow::fromScxml(Small);
    QVERIFY(chart);
    QCOMPARE(chart->name(), QStringLiteral("small"));
    QCOMPARE(chart->version(), QStringLiteral("1"));
    QCOMPARE(chart->states().size(), size_t(2));
    const workflow::State *a = chart->state(QStringLiteral("A"));
    QVERIFY(a);
    QCOMPARE(a->nameZh, QStringLiteral("甲"));
    QCOMPARE(a->stageLimit, QStringLiteral("PT15M urgent"));
    QVERIFY(!a->final);
    QVERIFY(chart->state(QStringLiteral("B"))->final);
    QVERIFY(!chart->state(QStringLiteral("NEW")));
    const workflow::Transition &go = *chart->leaving(QStringLiteral("A")).front();
    QCOMPARE(go.number, 2);
    QCOMPARE(go.posts, QStringList({QStringLiteral("acceptor"), QStringLiteral("leader")}));
    QCOMPARE(go.guards, QStringList({QStringLiteral("x"), QStringLiteral("y")}));
    QVERIFY(!go.offline);
    QVERIFY(go.exceptional);
    QCOMPARE(chart->leaving(QString()).front()->event, QStringLiteral("open"));
}

void TestWorkflow::theShippedChartHasAllStatesAndAllNumberedTransitions()
{
    const auto chart = Workflow::fromScxml(shippedChart());
    QVERIFY2(chart, chart ? "" : qPrintable(chart.error().detail));
    QCOMPARE(std::ranges::count_if(chart->states(), &workflow::State::atomic), 17);
    QSet<int> numbers;
    for (const workflow::Transition &transition : chart->transitions())
        numbers.insert(transition.number);
    // The field's 39, and what stands beside the state: emergencies, shares, orders, appeals, what is withdrawn, evidence.
    QCOMPARE(numbers.size(), 53);
    for (int number = 1; number <= 53; ++number)
        QVERIFY2(numbers.contains(number), qPrintable(QString::number(number)));
}

void TestWorkflow::everyStateThatIsNotFinalHasAWayOut()
{
    const auto chart = Workflow::fromScxml(shippedChart()).value();
    for (const workflow::State &state : chart.states()) {
        if (!state.atomic)
            continue;
        bool leaves = false;
        for (const workflow::Transition *transition : chart.leaving(state.id))
            leaves = leaves || (!transition->to.isEmpty() && transition->to != state.id);
        QVERIFY2(leaves != state.final, qPrintable(state.id));
    }
}

void TestWorkflow::everyStateCanBeReached()
{
    const auto chart = Workflow::fromScxml(shippedChart()).value();
    QSet<QString> reached;
    QStringList open{QString()};
    while (!open.isEmpty()) {
        for (const workflow::Transition *transition : chart.leaving(open.takeFirst())) {
            if (!transition->to.isEmpty() && !reached.contains(transition->to)) {
                reached.insert(transition->to);
                open.append(transition->to);
            }
        }
    }
    QCOMPARE(reached.size(), std::ranges::count_if(chart.states(), &workflow::State::atomic));
}

void TestWorkflow::findTellsAWrongStateFromAWrongPost()
{
    const auto chart = Workflow::fromScxml(Small).value();
    const QString a = QStringLiteral("A");
    QCOMPARE(chart.find(a, QStringLiteral("stay"), QStringLiteral("leader")).value()->number, 3);
    const auto wrongPost = chart.find(a, QStringLiteral("stay"), QStringLiteral("acceptor"));
    QCOMPARE(wrongPost.error().kind, base::ErrorKind::Denied);
    QCOMPARE(wrongPost.error().reason, QStringLiteral("not-your-post"));
    const auto wrongState = chart.find(QStringLiteral("B"), QStringLiteral("stay"), QStringLiteral("leader"));
    QCOMPARE(wrongState.error().kind, base::ErrorKind::Refused);
    QCOMPARE(wrongState.error().reason, QStringLiteral("not-in-this-state"));
}

void TestWorkflow::leavingKeepsTheOrderOfTheDocument()
{
    const auto chart = Workflow::fromScxml(shippedChart()).value();
    const auto leaving = chart.leaving(QStringLiteral("CHECKING"));
    QCOMPARE(leaving[0]->number, 30);
    QCOMPARE(leaving[1]->number, 31);
    QVERIFY(chart.leaving(QStringLiteral("nowhere")).empty());
}

void TestWorkflow::anEditorsOwnNotesAreIgnored()
{
    QByteArray text = Small;
    text.replace("<final id", "<e:layout xmlns:e=\"urn:editor\" x=\"1\"><e:more/></e:layout><final id");
    QVERIFY(Workflow::fromScxml(text));
}

void TestWorkflow::aBrokenChartIsRefused_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char *name, const char *from, const char *to) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to);
    };
    row("not xml", "<?xml", "<xml");
    row("another root", "scxml", "chart");
    row("another namespace", "2005/07/scxml", "2005/07/other");
    row("no name", "name=\"small\"", "");
    row("no version", "wm:version=\"1\"", "");
    row("no initial", "initial=\"NEW\"", "");
    row("unknown initial", "initial=\"NEW\"", "initial=\"OLD\"");
    row("state without id", "<state id=\"A\"", "<state");
    row("duplicate state", "<final id=\"B\"", "<final id=\"A\"");
    row("state without Chinese name", "wm:nameZh=\"甲\"", "");
    row("state without English name", "wm:nameEn=\"A\"", "");
    row("unknown target", "target=\"B\"", "target=\"C\"");
    row("target is the beginning", "target=\"B\"", "target=\"NEW\"");
    row("no event", "event=\"go\"", "");
    row("two events", "event=\"go\"", "event=\"go run\"");
    row("no posts", "wm:posts=\"leader\"", "");
    row("blank posts", "wm:posts=\"leader\"", "wm:posts=\"  \"");
    row("no number", "wm:number=\"3\"", "");
    row("number is a word", "wm:number=\"3\"", "wm:number=\"three\"");
    row("number below one", "wm:number=\"3\"", "wm:number=\"0\"");
    row("flag is a word", "wm:offline=\"false\"", "wm:offline=\"no\"");
    row("nested states", "<transition event=\"stay\" wm:number=\"3\" wm:posts=\"leader\"/>",
        "<state id=\"C\"/>");
    row("parallel", "<final id=\"B\" wm:nameZh=\"乙\" wm:nameEn=\"B\"/>",
        "<final id=\"B\" wm:nameZh=\"乙\" wm:nameEn=\"B\"/><parallel/>");
    row("nothing creates a case",
        "<transition event=\"open\" target=\"A\" wm:number=\"1\" wm:posts=\"acceptor\"/>", "");
    row("creates nothing", "event=\"open\" target=\"A\"", "event=\"open\"");
    row("something leaves a final", "wm:nameEn=\"B\"/>",
        "wm:nameEn=\"B\"><transition event=\"x\" target=\"A\" wm:number=\"9\" wm:posts=\"leader\"/></final>");
    row("another prefix's namespace", "urn:wanmi:workflow:1", "urn:wanmi:workflow:0");
    row("text after the end", "</scxml>", "</scxml><scxml/>");
    row("undeclared entity", "wm:nameEn=\"A\"", "wm:nameEn=\"&a;\"");
}

void TestWorkflow::aBrokenChartIsRefused()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QByteArray text = Small;
    QVERIFY(text.contains(from));
    text.replace(from, to);
    const auto chart = Workflow::fromScxml(text);
    QVERIFY(!chart);
    QCOMPARE(chart.error().kind, base::ErrorKind::Corrupt);
    QCOMPARE(chart.error().reason, QStringLiteral("bad-workflow"));
    QVERIFY(chart.error().detail.startsWith(QStringLiteral("line ")));
}

void TestWorkflow::aChartCutOffAnywhereIsRefused()
{
    const QByteArray &whole = Small;
    const auto end = whole.lastIndexOf('>');
    for (qsizetype length = 0; length < end; length += 7)
        QVERIFY(!Workflow::fromScxml(whole.left(length)));
}

QTEST_GUILESS_MAIN(TestWorkflow)
#include "tst_workflow.moc"
