// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/interpreter.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace wanmi;
using workflow::Configuration;
using workflow::Interpreter;
using workflow::Statechart;

namespace {
/// Written with ' for ", since moc 6.4 stumbles over raw strings.
std::shared_ptr<const Statechart> chartOf(const QByteArray &inside, const QByteArray &attributes = {})
{
    const QByteArray text = "<scxml xmlns='http://www.w3.org/2005/07/scxml' version='1.0' " + attributes + ">" + inside
        + "</scxml>";
    auto chart = Statechart::fromScxml(QByteArray(text).replace('\'', '"'));
    if (!chart)
        qWarning("%s", qPrintable(chart.error().detail));
    return chart ? std::make_shared<const Statechart>(std::move(*chart)) : nullptr;
}

/// What is active after the start and after each event: "a | b c".
QString course(const std::shared_ptr<const Statechart> &chart, const QString &events)
{
    Interpreter run(chart);
    if (!run.start())
        return QStringLiteral("did not start");
    QStringList seen{run.atomicStates().join(u' ')};
    for (const QString &event : events.split(u' ', Qt::SkipEmptyParts)) {
        if (!run.handle(event))
            return QStringLiteral("did not settle");
        seen.append(run.atomicStates().join(u' '));
    }
    return seen.join(QLatin1StringView(" | "));
}

QSet<QString> idsOf(const QJsonValue &value)
{
    QSet<QString> ids;
    for (const QJsonValue &id : value.toArray())
        ids.insert(id.toString());
    return ids;
}

QSet<QString> setOf(const QStringList &ids)
{
    return {ids.begin(), ids.end()};
}
} // namespace

class TestInterpreter : public QObject
{
    Q_OBJECT
private slots:
    void chartsRunAsTheStandardSays_data();
    void chartsRunAsTheStandardSays();
    void theSuiteOfOthersAgrees();
    void aRunGoesOnFromWhatWasStored();
    void whatWasNotStoredByThisChartIsRefused_data();
    void whatWasNotStoredByThisChartIsRefused();
    void aChartThatNeverSettlesIsStoppedAndNothingIsLost();
    void conditionsAreReadAsWritten_data();
    void conditionsAreReadAsWritten();
    void whatCannotBeRunIsRefusedByLine_data();
    void whatCannotBeRunIsRefusedByLine();
    void aHostileChartOverflowsNothing();
};

void TestInterpreter::chartsRunAsTheStandardSays_data()
{
    QTest::addColumn<QByteArray>("chart");
    QTest::addColumn<QString>("events");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *chart, const char *events, const char *expected) {
        QTest::newRow(name) << QByteArray(chart) << QString::fromUtf8(events) << QString::fromUtf8(expected);
    };
    row("first state in the document",
        "<state id='a'><transition event='t' target='b'/></state><state id='b'/>", "x t t", "a | a | b | b");
    row("deep initial by attribute",
        "<state id='p' initial='c'><state id='b'/><state id='q'><state id='d'/><state id='c'/></state></state>", "",
        "c");
    row("initial element with steps",
        "<state id='p'><initial><transition target='b'><raise event='go'/></transition></initial><state id='a'/>"
        "<state id='b'><transition event='go' target='c'/></state><state id='c'/></state>",
        "", "c");
    row("prefixes and the star",
        "<state id='a'><transition event='order.urge.*' target='b'/></state>"
        "<state id='b'><transition event='order' target='c'/></state>"
        "<state id='c'><transition event='*' target='a'/></state>",
        "order.urgent order.urge order.x.y anything", "a | a | b | c | a");
    row("inner before outer, outer when the inner has none",
        "<state id='p'><transition event='t' target='z'/><transition event='u' target='z'/>"
        "<state id='a'><transition event='t' target='b'/></state><state id='b'/></state><state id='z'/>",
        "t u", "a | b | z");
    row("done of a compound state",
        "<state id='p'><transition event='done.state.p' target='z'/><state id='a'><transition event='t' target='f'/>"
        "</state><final id='f'/></state><state id='z'/>",
        "t", "a | z");
    row("done of a parallel only when every region is done",
        "<parallel id='p'><transition event='done.state.p' target='z'/>"
        "<state id='r'><state id='a'><transition event='t' target='f'/></state><final id='f'/></state>"
        "<state id='s'><state id='b'><transition event='u' target='g'/></state><final id='g'/></state></parallel>"
        "<state id='z'/>",
        "u t", "a b | a g | z");
    row("the chart ends and stays where it ended",
        "<state id='a'><transition event='t' target='f'/></state><final id='f'/>", "t t", "a | f | f");
    row("shallow history",
        "<state id='p'><history id='h'><transition target='a'/></history>"
        "<state id='a'><transition event='n' target='b'/></state>"
        "<state id='b'><state id='b1'><transition event='n' target='b2'/></state><state id='b2'/></state>"
        "<transition event='out' target='z'/></state><state id='z'><transition event='back' target='h'/></state>",
        "n n out back", "a | b1 | b2 | z | b1");
    row("deep history",
        "<state id='p'><history id='h' type='deep'><transition target='a'/></history>"
        "<state id='a'><transition event='n' target='b'/></state>"
        "<state id='b'><state id='b1'><transition event='n' target='b2'/></state><state id='b2'/></state>"
        "<transition event='out' target='z'/></state><state id='z'><transition event='back' target='h'/></state>",
        "n n out back", "a | b1 | b2 | z | b2");
    row("a history that remembers nothing begins by default",
        "<state id='z'><transition event='in' target='h'/></state>"
        "<state id='p'><history id='h'><transition target='b'><raise event='n'/></transition></history><state id='a'/>"
        "<state id='b'><transition event='n' target='c'/></state><state id='c'/></state>",
        "in", "z | c");
    row("raised events come before sent ones",
        "<state id='a'><onentry><send event='y'/><raise event='x'/></onentry>"
        "<transition event='x' target='b'/><transition event='y' target='c'/></state>"
        "<state id='b'><transition event='y' target='d'/></state><state id='c'/><state id='d'/>",
        "", "d");
    row("exit in reverse, entry in document order",
        "<parallel id='all'><state id='log'><state id='l0'><transition event='o.a1' target='l1'/></state>"
        "<state id='l1'><transition event='o.a' target='l2'/></state>"
        "<state id='l2'><transition event='i.b' target='l3'/></state>"
        "<state id='l3'><transition event='i.b1' target='right'/></state><state id='right'/></state>"
        "<state id='run'><state id='a'><onexit><raise event='o.a'/></onexit>"
        "<state id='a1'><onexit><raise event='o.a1'/></onexit><transition event='t' target='b'/></state></state>"
        "<state id='b'><onentry><raise event='i.b'/></onentry><state id='b1'><onentry><raise event='i.b1'/></onentry>"
        "</state></state></state></parallel>",
        "t", "l0 a1 | right b1");
    row("an internal transition does not leave its state",
        "<parallel id='all'><state id='log'><state id='in'><transition event='left' target='out'/></state>"
        "<state id='out'/></state><state id='run'><state id='p'><onexit><raise event='left'/></onexit>"
        "<transition event='t' type='internal' target='b'/><transition event='u' target='a'/>"
        "<state id='a'/><state id='b'/></state></state></parallel>",
        "t u", "in a | in b | out a");
    row("a transition without target leaves nothing",
        "<state id='a'><onexit><raise event='left'/></onexit><transition event='t'><raise event='x'/></transition>"
        "<transition event='x' target='b'/><transition event='left' target='c'/></state>"
        "<state id='b'><transition event='left' target='d'/></state><state id='c'/><state id='d'/>",
        "t", "a | d");
    row("conflicting regions: document order decides",
        "<state id='w'><parallel id='p'><state id='r'><state id='a'><transition event='t' target='x'/></state></state>"
        "<state id='s'><state id='b'><transition event='t' target='y'/></state></state></parallel>"
        "<state id='x'/><state id='y'/></state>",
        "t", "a b | x");
    row("conflict: the inner one wins over an earlier outer one",
        "<state id='w'><parallel id='p'><transition event='t' target='x'/><state id='r'><state id='a'/></state>"
        "<state id='s'><state id='b'><transition event='t' target='y'/></state></state></parallel>"
        "<state id='x'/><state id='y'/></state>",
        "t", "a b | y");
    row("one event moves every region",
        "<parallel id='p'><state id='r'><state id='a'><transition event='t' target='a2'/></state><state id='a2'/></state>"
        "<state id='s'><state id='b'><transition event='t' target='b2'/></state><state id='b2'/></state></parallel>",
        "t", "a b | a2 b2");
    row("into one region, the other begins as always",
        "<state id='z'><transition event='t' target='b2'/></state><parallel id='p'><state id='r'><state id='a'/></state>"
        "<state id='s'><state id='b'/><state id='b2'/></state></parallel>",
        "t", "z | a b2");
    row("In() of another region",
        "<parallel id='p'><state id='r'><state id='a'><transition event='t' cond='In(b2)' target='a2'/></state>"
        "<state id='a2'/></state><state id='s'><state id='b'><transition event='u' target='b2'/></state>"
        "<state id='b2'/></state></parallel>",
        "t u t", "a b | a b | a b2 | a2 b2");
    row("without event, as soon as its condition holds",
        "<parallel id='p'><state id='r'><state id='a'><transition cond='In(b2)' target='a2'/></state><state id='a2'/>"
        "</state><state id='s'><state id='b'><transition event='u' target='b2'/></state><state id='b2'/></state>"
        "</parallel>",
        "u", "a b | a2 b2");
    row("if, elseif, else",
        "<state id='a'><transition event='t' target='b'><if cond='In(b)'><raise event='x'/><elseif cond='not In(b) and "
        "false'/><raise event='y'/><else/><raise event='z'/></if></transition></state>"
        "<state id='b'><transition event='x y' target='a'/><transition event='z' target='c'/></state><state id='c'/>",
        "t", "a | c");
}

void TestInterpreter::chartsRunAsTheStandardSays()
{
    QFETCH(QByteArray, chart);
    QFETCH(QString, events);
    const auto read = chartOf(chart);
    QVERIFY(read);
    QTEST(course(read, events), "expected");
}

/// Every chart of the suite that stands beside the repository; also with each step in a run of its own that
/// goes on from what was stored.
void TestInterpreter::theSuiteOfOthersAgrees()
{
    const QString folder = qEnvironmentVariable(
        "WANMI_SCXML_SUITE",
        qEnvironmentVariable("WANMI_SOURCE_DIR") + QStringLiteral("/../shared/data/scxml_tests"));
    int compared = 0;
    for (QDirIterator files(folder, {QStringLiteral("*.scxml")}, QDir::Files, QDirIterator::Subdirectories);
         files.hasNext();) {
        const QString path = files.next();
        QFile scxml(path), json(QString(path).replace(QLatin1StringView(".scxml"), QLatin1StringView(".json")));
        QVERIFY(scxml.open(QIODevice::ReadOnly));
        if (!json.open(QIODevice::ReadOnly))
            continue;
        auto chart = Statechart::fromScxml(scxml.readAll());
        QVERIFY2(chart, qPrintable(path + (chart ? QString() : chart.error().detail)));
        const auto shared = std::make_shared<const Statechart>(std::move(*chart));
        const QJsonObject course = QJsonDocument::fromJson(json.readAll()).object();
        Interpreter run(shared);
        QVERIFY(run.start());
        QVERIFY2(setOf(run.atomicStates()) == idsOf(course.value(QLatin1StringView("initialConfiguration"))),
                 qPrintable(path));
        for (const QJsonValue &one : course.value(QLatin1StringView("events")).toArray()) {
            const QString event = one[QLatin1StringView("event")][QLatin1StringView("name")].toString();
            Interpreter other(shared);
            QVERIFY(other.resume(Configuration::fromText(run.configuration().toText()).value()));
            QVERIFY(run.handle(event));
            QVERIFY(other.handle(event));
            QVERIFY2(setOf(run.atomicStates()) == idsOf(one[QLatin1StringView("nextConfiguration")]),
                     qPrintable(path + u' ' + event + u' ' + run.atomicStates().join(u' ')));
            QCOMPARE(other.configuration(), run.configuration());
        }
        ++compared;
    }
    if (compared == 0)
        QSKIP("the suite is not here");
    qInfo("%d charts of the suite agree", compared);
}

void TestInterpreter::aRunGoesOnFromWhatWasStored()
{
    const auto chart = chartOf(
        "<state id='p'><history id='h' type='deep'><transition target='a'/></history><state id='a'>"
        "<transition event='n' target='b'/></state><state id='b'/><transition event='out' target='z'/></state>"
        "<state id='z'><transition event='back' target='h'/><transition event='end' target='f'/></state>"
        "<final id='f'/>");
    QVERIFY(chart);
    Interpreter first(chart);
    QVERIFY(first.start());
    QVERIFY(first.handle(QStringLiteral("n")));
    QVERIFY(first.handle(QStringLiteral("out")));
    const QString stored = first.configuration().toText();
    QCOMPARE(stored, QStringLiteral("z; h=b"));

    Interpreter second(chart);
    QVERIFY(second.resume(Configuration::fromText(stored).value()));
    QCOMPARE(second.wouldTake(QStringLiteral("back")).size(), size_t(1));
    QVERIFY(second.handle(QStringLiteral("back")));
    QCOMPARE(second.atomicStates(), QStringList{QStringLiteral("b")});
    QVERIFY(first.handle(QStringLiteral("end")));
    QVERIFY(!first.isRunning());
    QCOMPARE(first.configuration().toText(), QStringLiteral("f; h=b; ended"));
    QVERIFY(second.resume(first.configuration()));
    QVERIFY(!second.isRunning());
    QVERIFY(second.wouldTake(QStringLiteral("back")).empty());
}

void TestInterpreter::whatWasNotStoredByThisChartIsRefused_data()
{
    QTest::addColumn<QString>("stored");
    for (const char *stored : {"", "  ", "nowhere", "a", "a b c", "a a2 b", "p", "a b; h", "a b; h=", "a b; h=z",
                               "a b; x=a", "a b; h=a; h=a", "; ended"})
        QTest::newRow(stored) << QString::fromLatin1(stored);
}

void TestInterpreter::whatWasNotStoredByThisChartIsRefused()
{
    QFETCH(QString, stored);
    const auto chart = chartOf(
        "<parallel id='p'><state id='r'><history id='h'><transition target='a'/></history><state id='a'/>"
        "<state id='a2'/></state><state id='s'><state id='b'/></state></parallel><state id='z'><state id='c'/></state>");
    QVERIFY(chart);
    Interpreter run(chart);
    const auto resumed = Configuration::fromText(stored).and_then(
        [&run](const Configuration &configuration) { return run.resume(configuration); });
    QVERIFY(!resumed);
    QCOMPARE(resumed.error().reason, QStringLiteral("bad-configuration"));
    QVERIFY(run.resume(Configuration::fromText(QStringLiteral("a2 b; h=a")).value()));
}

void TestInterpreter::aChartThatNeverSettlesIsStoppedAndNothingIsLost()
{
    const auto chart = chartOf(
        "<state id='a'><transition event='t' target='b'/></state><state id='b'><transition target='c'/></state>"
        "<state id='c'><transition target='b'/></state>");
    QVERIFY(chart);
    Interpreter run(chart);
    QVERIFY(run.start());
    const auto moved = run.handle(QStringLiteral("t"));
    QVERIFY(!moved);
    QCOMPARE(moved.error().reason, QStringLiteral("workflow-never-settles"));
    QCOMPARE(run.atomicStates(), QStringList{QStringLiteral("a")});
    QVERIFY(run.handle(QStringLiteral("x")));
}

void TestInterpreter::conditionsAreReadAsWritten_data()
{
    QTest::addColumn<bool>("holds");
    const auto row = [](const char *text, bool holds) { QTest::newRow(text) << holds; };
    row("true", true);
    row("false", false);
    row("In('a')", true);
    row("In(\"b\")", false);
    row(" In( a ) ", true);
    row("!In('b')", true);
    row("not In(b)", true);
    row("In('a') && In('b')", false);
    row("In('a')||In('b')", true);
    row("In('b') && In('a') || In('a')", true);
    row("In('b') and (In('a') or In('a'))", false);
    row("!(In('a') && !In('b'))", false);
}

void TestInterpreter::conditionsAreReadAsWritten()
{
    const auto chart = chartOf("<state id='a'/><state id='b'/>");
    Interpreter run(chart);
    QVERIFY(run.start());
    const auto condition = workflow::parseCondition(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(condition);
    QTEST(run.holds(*condition), "holds");
}

void TestInterpreter::whatCannotBeRunIsRefusedByLine_data()
{
    QTest::addColumn<QByteArray>("chart");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *chart, const char *word) {
        QTest::newRow(word) << QByteArray(chart) << QString::fromLatin1(word);
    };
    row("", "without states");
    row("<state id='a'/><state id='a'/>", "duplicate state a");
    row("<state id='a b'/>", "an id with a blank");
    row("<state id='a'><transition event='t' target='q'/></state>", "unknown target q");
    row("<state id='a'><transition/></state>", "without event, condition and target");
    row("<state id='a'><transition event='t' cond='x &gt; 1' target='a'/></state>", "is no In()");
    row("<state id='a'><transition event='t' cond=\"In('q')\" target='a'/></state>", "In() of an unknown state q");
    row("<state id='a'><transition event='t' cond='' target='a'/></state>", "the condition \"\"");
    row("<state id='a'><transition event='t' type='soft' target='a'/></state>", "internal or external");
    row("<state id='a'><onentry><script>x</script></onentry></state>", "<script> needs a data model");
    row("<state id='a'><onentry><assign location='x' expr='1'/></onentry></state>", "<assign> needs a data model");
    row("<datamodel><data id='x'/></datamodel><state id='a'/>", "<data> needs a data model");
    row("<state id='a'><onentry><send event='t' delay='2s'/></onentry></state>", "send with a delay");
    row("<state id='a'><onentry><send event='t' target='http://x'/></onentry></state>", "to another session");
    row("<state id='a'><onentry><send eventexpr='t'/></onentry></state>", "eventexpr needs a data model");
    row("<state id='a'><onentry><raise/></onentry></state>", "raise without event");
    row("<state id='a'><invoke/></state>", "unexpected element <invoke>");
    row("<parallel id='a'/>", "parallel without regions");
    row("<parallel id='a'><final id='b'/></parallel>", "unexpected element <final>");
    row("<final id='a'><state id='b'/></final>", "unexpected element <state> in a");
    row("<final id='a'><transition event='t' target='a'/></final>", "unexpected element <transition> in a");
    row("<state id='p' initial='z'><state id='a'/></state><state id='z'/>", "the beginning of p lies outside");
    row("<state id='p' initial='a'><initial><transition target='a'/></initial><state id='a'/></state>",
        "two beginnings of p");
    row("<state id='p'><history id='h'/><state id='a'/></state>", "no default transition in h");
    row("<state id='p'><history id='h' type='old'><transition target='a'/></history><state id='a'/></state>",
        "deep or shallow");
    row("<state id='p'><history id='h'><transition target='a' event='t'/></history><state id='a'/></state>",
        "no event and no condition");
    row("<state id='a'><transition event='t' target='b c'/></state><state id='b'/><state id='c'/>",
        "cannot be active together: b c");
    row("<state id='a'><onentry><if cond='true'><else/><raise event='x'/><else/></if></onentry></state>",
        "something stands behind else");
    row("<state id='a'><transition event='t' target='a'><if><raise event='x'/></if></transition></state>",
        "if without condition");
}

void TestInterpreter::whatCannotBeRunIsRefusedByLine()
{
    QFETCH(QByteArray, chart);
    QFETCH(QString, word);
    const QByteArray text = "<scxml xmlns='http://www.w3.org/2005/07/scxml' version='1.0'>\n" + chart + "\n</scxml>";
    const auto read = Statechart::fromScxml(QByteArray(text).replace('\'', '"'));
    // In() is written with both quotes, and the outer ones are ours.
    const auto again = read || !chart.contains("In('") ? read : Statechart::fromScxml(text);
    QVERIFY(!again);
    QCOMPARE(again.error().reason, QStringLiteral("bad-workflow"));
    QVERIFY2(again.error().detail.contains(word), qPrintable(again.error().detail));
    QVERIFY2(again.error().detail.startsWith(QLatin1StringView("line ")), qPrintable(again.error().detail));
}

void TestInterpreter::aHostileChartOverflowsNothing()
{
    const QByteArray head = "<scxml xmlns=\"http://www.w3.org/2005/07/scxml\" version=\"1.0\">";
    QVERIFY(!Statechart::fromScxml(head + QByteArray("<state>").repeated(200'000)));
    QVERIFY(!Statechart::fromScxml(head + "<state><onentry>" + QByteArray("<if cond=\"true\">").repeated(200'000)));
    QVERIFY(!Statechart::fromScxml(head + QByteArray("<state/>").repeated(100'000) + "</scxml>"));
    QVERIFY(!workflow::parseCondition(QString(200'000, u'(')));
    QVERIFY(!workflow::parseCondition(QString(200'000, u'!')));
}

QTEST_GUILESS_MAIN(TestInterpreter)
#include "tst_interpreter.moc"
