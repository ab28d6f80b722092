// SPDX-License-Identifier: GPL-3.0-or-later
// What is proved of a definition before a case may run by it: the shipped ones hold, wrong ones are found.
#include "workflow/check.h"

#include "domain/rulebook.h"
#include "resources/resources.h"
#include "workflow/interpreter.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace wanmi;
using workflow::Configuration;
using workflow::Interpreter;
using workflow::Workflow;

namespace {
QByteArray shipped(const QString &name)
{
    resources::load();
    QFile file(QStringLiteral(":/wanmi/workflows/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString listed(const workflow::CheckReport &report)
{
    QStringList lines;
    for (const workflow::Finding &finding : report.findings)
        lines.append(finding.code + QStringLiteral(": ") + finding.where + u' ' + finding.detail + QStringLiteral(" [")
                     + finding.path.join(QLatin1StringView(", ")) + u']');
    return lines.join(u'\n');
}
} // namespace

class TestCheck : public QObject
{
    Q_OBJECT
private slots:
    void theShippedLifecycleIsProved();
    void aWrongDefinitionIsFound_data();
    void aWrongDefinitionIsFound();
    void theCounterExampleIsAWayToTheEnd();
    void aReviewByDepartmentsIsProvedToo();
    void allOpinionsDecide();
    void whoSignedAndIsSilentIsDeemedToAgree();
    void anObjectionInTimeIsNotDecidedBySilence();
    void theFireServiceIsNeverDeemedToAgree();
    void anOpinionAfterTheDecisionChangesNothing();
    void aChartOfManyRegionsIsSaidToBeTooLarge();

private:
    static std::shared_ptr<const workflow::Statechart> review()
    {
        return Workflow::fromScxml(shipped(QStringLiteral("permit-review.scxml"))).value().chart();
    }
    static QStringList after(const char *events)
    {
        Interpreter run(review());
        if (!run.start())
            return {};
        for (const QString &event : QString::fromLatin1(events).split(u' ', Qt::SkipEmptyParts)) {
            // A case lives in a database between any two of its events.
            Interpreter next(review());
            if (!next.resume(Configuration::fromText(run.configuration().toText()).value()) || !next.handle(event)
                || !run.resume(next.configuration()))
                return {};
        }
        return run.atomicStates();
    }
};

void TestCheck::theShippedLifecycleIsProved()
{
    const auto chart = Workflow::fromScxml(shipped(QStringLiteral("standard.scxml")));
    QVERIFY(chart);
    const auto report = workflow::check(*chart, domain::workflowWords());
    QVERIFY2(report.findings.empty(), qPrintable(listed(report)));
    QCOMPARE(report.exceptional,
             (QStringList{QStringLiteral("closeSelfHandled in PENDING_REGISTER"),
                          QStringLiteral("forceClose in REGISTERED")}));
}

void TestCheck::aWrongDefinitionIsFound_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const char *code, const char *where, const char *from, const char *to) {
        QTest::newRow(name) << QByteArray(from).replace('\'', '"') << QByteArray(to).replace('\'', '"')
                            << QString::fromLatin1(code) << QString::fromLatin1(where);
    };
    // The two axes.
    row("a dispatcher closes what was reported done", "closed-without-check", "acceptFeedback in FEEDBACK",
        "event='acceptFeedback' target='PENDING_CHECK'", "event='acceptFeedback' target='CLOSED'");
    row("a department closes its own work", "closed-without-check", "feedback in HANDLING",
        "event='feedback' target='FEEDBACK'", "event='feedback' target='CLOSED'");
    row("straight from feedback to closing", "closed-without-check", "close in PENDING_CLOSE",
        "event='acceptFeedback' target='PENDING_CHECK'", "event='acceptFeedback' target='PENDING_CLOSE'");
    row("a failed check closes", "closed-without-check", "checkResult in CHECKING",
        "event='checkResult' target='PENDING_DISPATCH' wm:number='31'",
        "event='checkResult' target='CLOSED' wm:number='31'");
    row("a check that a failed one passes", "closed-without-check", "close in PENDING_CLOSE",
        "event='checkResult' target='PENDING_DISPATCH' wm:number='31'",
        "event='checkResult' target='PENDING_CLOSE' wm:number='31'");
    row("who handled it may check it", "check-not-independent", "checkResult in CHECKING",
        "wm:guards='result-pass task-mine actor-not-handler", "wm:guards='result-pass task-mine");
    row("… and so nothing is checked", "closed-without-check", "close in PENDING_CLOSE",
        "wm:guards='result-pass task-mine actor-not-handler", "wm:guards='result-pass task-mine");
    row("the department checks", "check-not-independent", "checkResult in CHECKING",
        "wm:number='30' wm:posts='supervisor'", "wm:number='30' wm:posts='department-officer'");
    row("the command side checks", "check-not-independent", "checkResult in CHECKING",
        "wm:number='30' wm:posts='supervisor' wm:side='supervision'",
        "wm:number='30' wm:posts='dispatcher' wm:side='command'");
    row("the department may check beside the supervisor", "both-sides", "checkResult in CHECKING",
        "wm:number='30' wm:posts='supervisor'", "wm:number='30' wm:posts='supervisor department-officer'");
    row("no transition is a check", "closed-without-check", "close in PENDING_CLOSE", " wm:check='true'", "");
    row("registration closes", "closed-without-check", "register in PENDING_REGISTER",
        "event='register' target='PENDING_DISPATCH'", "event='register' target='CLOSED'");
    row("an approved return closes", "closed-without-check", "approveReturn in HANDLING",
        "event='approveReturn' target='PENDING_DISPATCH'", "event='approveReturn' target='CLOSED'");
    row("handled again after the check", "closed-without-check", "closeAgain in AGAIN",
        "event='sendRecheck' target='PENDING_CHECK'", "event='sendRecheck' target='AGAIN'");
    // Exceptional closings.
    row("closed by force by one person", "exceptional-by-one-person", "forceClose in REGISTERED",
        "wm:guards='reason second-person'", "wm:guards='reason'");
    row("closed by force without a reason", "exceptional-without-reason", "forceClose in REGISTERED",
        "wm:guards='reason second-person'", "wm:guards='second-person'");
    row("closed by force without central", "exceptional-offline", "forceClose in REGISTERED",
        "wm:guards='reason second-person' wm:offline='false'", "wm:guards='reason second-person'");
    row("self-handled, closed by the same person", "exceptional-by-one-person", "closeSelfHandled in PENDING_REGISTER",
        "self-handled-evidence actor-not-handler", "self-handled-evidence");
    row("self-handled, closed without a reason", "exceptional-without-reason", "closeSelfHandled in PENDING_REGISTER",
        "wm:guards='reason self-handled-evidence", "wm:guards='self-handled-evidence");
    row("an exception that is not marked", "closed-without-check", "forceClose in REGISTERED",
        "wm:offline='false' wm:exceptional='true'", "wm:offline='false'");
    // Sides.
    row("a dispatcher registers", "wrong-side", "register in PENDING_REGISTER", "wm:number='11' wm:posts='shift-leader'",
        "wm:number='11' wm:posts='dispatcher'");
    row("both sides may dispatch", "both-sides", "dispatch in PENDING_DISPATCH",
        "wm:number='15' wm:posts='dispatcher district-center'", "wm:number='15' wm:posts='dispatcher acceptor'");
    row("a side that does not exist", "unknown-side", "register in PENDING_REGISTER",
        "wm:number='11' wm:posts='shift-leader' wm:side='supervision'",
        "wm:number='11' wm:posts='shift-leader' wm:side='heaven'");
    row("a stage held by the other side", "wrong-side", "PENDING_CHECK", "<state id='PENDING_CHECK' wm:nameZh='待核查' "
        "wm:nameEn='To be checked' wm:side='supervision'", "<state id='PENDING_CHECK' wm:nameZh='待核查' "
        "wm:nameEn='To be checked' wm:side='command'");
    // Reach.
    row("a state that nothing enters", "unreachable", "SUSPENDED", "event='approveSuspend' target='SUSPENDED'",
        "event='approveSuspend'");
    row("an end that nothing enters", "unreachable", "MERGED", "event='merge' target='MERGED'", "event='merge'");
    row("no case is ever closed", "unreachable", "CLOSED", "target='CLOSED'", "target='VOIDED'");
    row("no end is called closed", "no-closed-end", "standard", "CLOSED", "DONE");
    row("a trap", "dead-end", "TRAP", "event='refuse' target='NOT_ACCEPTED' wm:number='3'",
        "event='refuse' target='TRAP' wm:number='3'");
    row("two states that only know each other", "dead-end", "TRAP", "event='refuse' target='NOT_ACCEPTED' wm:number='9'",
        "event='refuse' target='TRAP' wm:number='9'");
    row("a second transition that the first hides", "never-taken", "verifyResult in VERIFYING",
        "wm:guards='result-real task-mine on-site photo'", "wm:guards='task-mine photo'");
    row("a condition that never holds", "never-taken", "sign in PENDING_SIGN", "event='sign' target='HANDLING'",
        "event='sign' cond='false' target='HANDLING'");
    row("a wheel that never stops", "never-settles", "sign in PENDING_SIGN",
        "<state id='SUSPENDED'", "<state id='TURN' wm:nameZh='轮' wm:nameEn='Turn'><transition target='WHEEL'/></state>"
        "<state id='WHEEL' wm:nameZh='转' wm:nameEn='Wheel'><transition target='TURN'/></state><state id='SUSPENDED'");
    // Taking back.
    row("a way back that is none", "inverse-missing", "requestExtend in HANDLING", "extension-left' wm:inverse='withdrawRequest'",
        "extension-left' wm:inverse='unask'");
    row("… not where the action led", "inverse-missing", "approveSuspend in HANDLING", "event='resume' target='HANDLING'",
        "event='carryOn' target='HANDLING'");
    row("a way back that only others may go", "inverse-of-others", "superviseOrder in OPEN",
        "wm:number='52' wm:posts='dispatcher inspector leader'", "wm:number='52' wm:posts='dispatcher inspector'");
    row("a way back that leads elsewhere", "inverse-leads-elsewhere", "register in PENDING_REGISTER",
        "wm:guards='condition-known'", "wm:guards='condition-known' wm:inverse='forceClose'");
    row("a report cannot be taken back by an action", "inverse-leads-elsewhere", "report",
        "wm:guards='place class-or-text supervisor-photo source-of-post'",
        "wm:guards='place class-or-text supervisor-photo source-of-post' wm:inverse='submitRegister'");
    // Stages.
    row("a stage without a clock", "no-clock", "INTAKE", "wm:limit='PT15M urgent' wm:clock='accept' wm:timeout", "wm:timeout");
    row("a clock without a limit", "no-limit", "PENDING_CLOSE", "wm:limit='PT30M urgent' wm:clock='close'",
        "wm:clock='close'");
    row("a limit that is none", "bad-limit", "CHECKING", "wm:limit='PT1H urgent'", "wm:limit='soon'");
    row("nobody is expected to act", "no-post", "FEEDBACK", "wm:side='command' wm:post='dispatcher' wm:substitute='district-center' "
        "wm:limit='PT30M urgent'", "wm:side='command' wm:substitute='district-center' wm:limit='PT30M urgent'");
    row("nobody stands in", "no-substitute", "PENDING_CHECK", "wm:substitute='shift-leader' wm:limit='PT15M urgent' "
        "wm:clock='check-dispatch'", "wm:limit='PT15M urgent' wm:clock='check-dispatch'");
    row("who stands in is the same", "same-substitute", "CHECKING", "wm:post='supervisor' wm:substitute='acceptor' wm:limit='PT1H",
        "wm:post='supervisor' wm:substitute='supervisor' wm:limit='PT1H");
    row("who stands in does not exist", "unknown-post", "CHECKING", "wm:post='supervisor' wm:substitute='acceptor' wm:limit='PT1H",
        "wm:post='supervisor' wm:substitute='nobody' wm:limit='PT1H");
    row("nothing happens when time is up", "no-timeout", "FEEDBACK", "wm:clock='feedback' wm:timeout='urge'",
        "wm:clock='feedback'");
    row("what happens when time is up cannot", "bad-timeout", "FEEDBACK", "wm:clock='feedback' wm:timeout='urge'",
        "wm:clock='feedback' wm:timeout='close'");
    row("a guard that nobody knows", "unknown-guard", "checkResult in CHECKING", "result-pass", "looks-good");
    row("a post that nobody holds", "unknown-post", "register in PENDING_REGISTER", "wm:number='11' wm:posts='shift-leader'",
        "wm:number='11' wm:posts='shift-boss'");
}

void TestCheck::aWrongDefinitionIsFound()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, code);
    QFETCH(QString, where);
    QByteArray text = shipped(QStringLiteral("standard.scxml"));
    QVERIFY(text.contains(from));
    text.replace(from, to);
    const QByteArray stage = " wm:side=\"supervision\" wm:post=\"acceptor\" wm:substitute=\"shift-leader\" "
                             "wm:limit=\"PT15M urgent\" wm:clock=\"accept\" wm:timeout=\"escalate\">";
    if (where == u"TRAP") {
        const bool two = to.contains("number=\"9\"");
        text.replace("</scxml>", "<state id=\"TRAP\" wm:nameZh=\"陷\" wm:nameEn=\"Trap\"" + stage
                         + (two ? "<transition event=\"on\" target=\"TRAP2\" wm:number=\"41\" wm:posts=\"acceptor\" "
                                  "wm:side=\"supervision\"/></state><state id=\"TRAP2\" wm:nameZh=\"阱\" "
                                  "wm:nameEn=\"Trap 2\"" + stage
                                  + "<transition event=\"on\" target=\"TRAP\" wm:number=\"42\" wm:posts=\"acceptor\" "
                                    "wm:side=\"supervision\"/>"
                                : QByteArray())
                         + "</state></scxml>");
    }
    if (where.endsWith(QLatin1StringView("AGAIN")))
        text.replace("</scxml>", "<state id=\"AGAIN\" wm:nameZh=\"再\" wm:nameEn=\"Again\" wm:side=\"department\" "
                                 "wm:post=\"department-officer\" wm:substitute=\"department-leader\" "
                                 "wm:clock=\"handling\" wm:timeout=\"escalate\"><transition event=\"closeAgain\" "
                                 "target=\"CLOSED\" wm:number=\"40\" wm:posts=\"shift-leader\" "
                                 "wm:side=\"supervision\"/></state></scxml>");
    if (code == u"no-closed-end")
        text.replace(" wm:outcome=\"closed\"", "");
    if (code == u"never-settles")
        text.replace("event=\"sign\" target=\"HANDLING\"", "event=\"sign\" target=\"TURN\"");
    const auto chart = Workflow::fromScxml(text);
    QVERIFY2(chart, chart ? "" : qPrintable(chart.error().detail));
    const auto report = workflow::check(*chart, domain::workflowWords());
    const bool found = std::ranges::any_of(report.findings, [&](const workflow::Finding &finding) {
        return finding.code == code && finding.where == where;
    });
    QVERIFY2(found, qPrintable(listed(report)));
}

/// The path that is printed can be walked by the interpreter, and no check is on it.
void TestCheck::theCounterExampleIsAWayToTheEnd()
{
    QByteArray text = shipped(QStringLiteral("standard.scxml"));
    text.replace("event=\"acceptFeedback\" target=\"PENDING_CHECK\"",
                 "event=\"acceptFeedback\" target=\"PENDING_CLOSE\"");
    const auto chart = Workflow::fromScxml(text).value();
    const auto report = workflow::check(chart, domain::workflowWords());
    const auto found = std::ranges::find(report.findings, QStringLiteral("closed-without-check"),
                                         &workflow::Finding::code);
    QVERIFY(found != report.findings.end());
    const QStringList expected{
        QStringLiteral("report → INTAKE"),          QStringLiteral("emergency → PENDING_SIGN"),
        QStringLiteral("sign → HANDLING"),          QStringLiteral("feedback → FEEDBACK"),
        QStringLiteral("acceptFeedback → PENDING_CLOSE"), QStringLiteral("close → CLOSED")};
    QCOMPARE(found->path, expected);
    Interpreter run(chart.chart());
    QVERIFY(run.start());
    for (const QString &step : found->path) {
        const QStringList words = step.split(QStringLiteral(" → "));
        QVERIFY(run.handle(words.front()));
        QCOMPARE(run.atomicStates(), QStringList{words.back()});
    }
}

void TestCheck::aReviewByDepartmentsIsProvedToo()
{
    const auto chart = Workflow::fromScxml(shipped(QStringLiteral("permit-review.scxml")));
    QVERIFY2(chart, chart ? "" : qPrintable(chart.error().detail));
    const auto report = workflow::check(*chart, domain::workflowWords());
    QVERIFY2(report.findings.empty(), qPrintable(listed(report)));
    QVERIFY(report.exceptional.isEmpty());
    QVERIFY(report.configurations > 60); // regions in every combination

    QByteArray wrong = shipped(QStringLiteral("permit-review.scxml"));
    wrong.replace("wm:timeout=\"deem.planning\"", "wm:timeout=\"deem.fire\"");
    const auto said = workflow::check(Workflow::fromScxml(wrong).value(), domain::workflowWords());
    QCOMPARE(said.findings.size(), size_t(1));
    QCOMPARE(said.findings.front().code, QStringLiteral("bad-timeout"));
}

void TestCheck::allOpinionsDecide()
{
    QCOMPARE(after("submit invite sign.planning sign.appearance sign.fire agree.planning agree.fire agree.appearance"),
             QStringList{QStringLiteral("GRANTED")});
    QCOMPARE(after("submit invite sign.fire object.fire sign.planning agree.planning sign.appearance "
                   "agree.appearance notify"),
             QStringList{QStringLiteral("NOTIFIED_REFUSED")});
    QCOMPARE(after("submit invite sign.fire withdraw agree.fire"), QStringList{QStringLiteral("WITHDRAWN")});
}

void TestCheck::whoSignedAndIsSilentIsDeemedToAgree()
{
    QCOMPARE(after("submit invite sign.planning deem.planning sign.appearance sign.fire agree.fire"),
             (QStringList{QStringLiteral("PLANNING_DEEMED"), QStringLiteral("APPEARANCE_ASKED"),
                          QStringLiteral("FIRE_AGREED")}));
    QCOMPARE(after("submit invite sign.planning deem.planning sign.appearance sign.fire agree.fire deem.appearance"),
             QStringList{QStringLiteral("GRANTED")});
    // Who has not signed for the papers is not silent.
    QCOMPARE(after("submit invite deem.planning sign.appearance sign.fire").front(),
             QStringLiteral("PLANNING_UNSIGNED"));
}

void TestCheck::anObjectionInTimeIsNotDecidedBySilence()
{
    QCOMPARE(after("submit invite sign.planning object.planning deem.planning sign.appearance deem.appearance "
                   "sign.fire agree.fire"),
             QStringList{QStringLiteral("REFUSED")});
}

void TestCheck::theFireServiceIsNeverDeemedToAgree()
{
    QVERIFY(!shipped(QStringLiteral("permit-review.scxml")).contains("deem.fire"));
    QCOMPARE(after("submit invite sign.planning agree.planning sign.appearance agree.appearance sign.fire deem.fire")
                 .back(),
             QStringLiteral("FIRE_ASKED"));
}

void TestCheck::anOpinionAfterTheDecisionChangesNothing()
{
    const char *decided = "submit invite sign.planning deem.planning sign.appearance deem.appearance sign.fire "
                          "agree.fire";
    const QByteArray late = QByteArray(decided) + " object.planning lateOpinion notify lateOpinion";
    QCOMPARE(after(late.constData()), QStringList{QStringLiteral("NOTIFIED")});
    const auto chart = Workflow::fromScxml(shipped(QStringLiteral("permit-review.scxml"))).value();
    QVERIFY(chart.find(QStringLiteral("NOTIFIED"), QStringLiteral("lateOpinion"), QStringLiteral("department-officer")));
    const auto all = chart.leaving(
        QStringLiteral("PLANNING_ASKED APPEARANCE_UNSIGNED FIRE_AGREED"));
    QStringList events;
    for (const workflow::Transition *one : all)
        events.append(one->event);
    QCOMPARE(events.join(u' '),
             QStringLiteral("agree.planning object.planning deem.planning withdraw sign.appearance"));
}

void TestCheck::aChartOfManyRegionsIsSaidToBeTooLarge()
{
    QByteArray text = "<scxml xmlns=\"http://www.w3.org/2005/07/scxml\" xmlns:wm=\"urn:wanmi:workflow:1\" "
                      "name=\"wide\" wm:version=\"1\" wm:kind=\"review\" initial=\"NEW\"><state id=\"NEW\"><transition "
                      "event=\"go\" target=\"P\" wm:number=\"1\" wm:posts=\"acceptor\" wm:side=\"supervision\"/></state>"
                      "<parallel id=\"P\" wm:nameZh=\"并\" wm:nameEn=\"P\">";
    for (int region = 0; region < 20; ++region) {
        const QByteArray id = "R" + QByteArray::number(region);
        text += "<state id=\"" + id + "\" wm:nameZh=\"区\" wm:nameEn=\"R\"><state id=\"" + id
            + "a\" wm:nameZh=\"甲\" wm:nameEn=\"A\"><transition event=\"t" + id + "\" target=\"" + id
            + "f\" wm:number=\"2\" wm:posts=\"acceptor\" wm:side=\"supervision\"/></state><final id=\"" + id
            + "f\" wm:nameZh=\"终\" wm:nameEn=\"F\"/></state>";
    }
    const auto chart = Workflow::fromScxml(text + "</parallel></scxml>");
    QVERIFY2(chart, chart ? "" : qPrintable(chart.error().detail));
    const auto report = workflow::check(*chart, domain::workflowWords());
    QVERIFY(std::ranges::any_of(report.findings,
                                [](const workflow::Finding &finding) { return finding.code == u"too-large"; }));
}

QTEST_GUILESS_MAIN(TestCheck)
#include "tst_check.moc"
