// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "terminal.h"

#include "base/clock.h"
#include "domain/rulebook.h"
#include "server/lifecycles.h"
#include "workflow/interpreter.h"

#include <QCommandLineParser>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
constexpr qint64 MostBytes = 8 * 1024 * 1024;

int showWorkflow(const workflow::Workflow &chart)
{
    std::printf("%s %s: %zu states, %zu transitions\n", qPrintable(chart.name()), qPrintable(chart.version()),
                chart.states().size(), chart.transitions().size());
    for (const workflow::Transition &one : chart.transitions())
        std::printf("%3d  %-18s %-20s -> %-18s %s\n", one.number,
                    one.from.isEmpty() ? "-" : qPrintable(one.from), qPrintable(one.event),
                    one.to.isEmpty() ? "(stays)" : qPrintable(one.to),
                    qPrintable(one.posts.join(QStringLiteral(", "))));
    return 0;
}

QString meaningOf(const QString &code)
{
    static const QHash<QString, QString> meanings{
        {QStringLiteral("unreachable"), QStringLiteral("nothing leads to this state")},
        {QStringLiteral("dead-end"), QStringLiteral("no end can be reached from here")},
        {QStringLiteral("never-taken"), QStringLiteral("this transition can never be taken")},
        {QStringLiteral("never-settles"), QStringLiteral("it moves by itself for ever")},
        {QStringLiteral("too-large"), QStringLiteral("more configurations than can be proved")},
        {QStringLiteral("no-closed-end"), QStringLiteral("no end has wm:outcome=\"closed\"")},
        {QStringLiteral("no-clock"), QStringLiteral("a stage without wm:clock")},
        {QStringLiteral("no-limit"), QStringLiteral("a clock without wm:limit")},
        {QStringLiteral("bad-limit"), QStringLiteral("no limit like \"PT15M urgent\" or \"P2D work\"")},
        {QStringLiteral("no-post"), QStringLiteral("nobody is expected to act (wm:post)")},
        {QStringLiteral("no-substitute"), QStringLiteral("nobody stands in (wm:substitute)")},
        {QStringLiteral("same-substitute"), QStringLiteral("who stands in is who is expected")},
        {QStringLiteral("no-timeout"), QStringLiteral("nothing happens when the time is up (wm:timeout)")},
        {QStringLiteral("bad-timeout"),
         QStringLiteral("what happens when the time is up is no transition of the system here")},
        {QStringLiteral("unknown-post"), QStringLiteral("no such post")},
        {QStringLiteral("unknown-guard"), QStringLiteral("no such guard")},
        {QStringLiteral("unknown-side"), QStringLiteral("no such side")},
        {QStringLiteral("wrong-side"), QStringLiteral("the post is of another side")},
        {QStringLiteral("both-sides"), QStringLiteral("supervision and those it supervises share a transition")},
        {QStringLiteral("closed-without-check"),
         QStringLiteral("a case closes without a check on site by somebody who did not handle it")},
        {QStringLiteral("check-not-independent"),
         QStringLiteral("a check must be of the supervision side, and guarded by actor-not-handler")},
        {QStringLiteral("exceptional-by-one-person"),
         QStringLiteral("closing without a check needs two persons (second-person or actor-not-handler)")},
        {QStringLiteral("exceptional-without-reason"), QStringLiteral("closing without a check needs a reason")},
        {QStringLiteral("exceptional-offline"),
         QStringLiteral("a second person signs at central: wm:offline=\"false\"")}};
    return meanings.value(code);
}

int checkWorkflow(const workflow::Workflow &chart, const QString &name)
{
    const workflow::CheckReport report = workflow::check(chart, domain::workflowWords());
    for (const workflow::Finding &finding : report.findings) {
        std::printf("%s: %s%s%s: %s\n", qPrintable(finding.code), qPrintable(finding.where),
                    finding.detail.isEmpty() ? "" : ": ", qPrintable(finding.detail),
                    qPrintable(meaningOf(finding.code)));
        for (qsizetype step = 0; step < finding.path.size(); ++step)
            std::printf("  %2d  %s\n", int(step + 1), qPrintable(finding.path[step]));
    }
    if (!report.exceptional.isEmpty())
        std::printf("closes without a check, counted apart:\n");
    for (const QString &one : report.exceptional)
        std::printf("  %s\n", qPrintable(one));
    std::printf("%s: %zu states, %zu transitions, %d configurations, ", qPrintable(name), chart.states().size(),
                chart.transitions().size(), report.configurations);
    if (report.findings.empty())
        std::printf("proved\n");
    else
        std::printf("%zu findings: not to be published\n", report.findings.size());
    return report.findings.empty() ? 0 : 1;
}

void printStates(const workflow::Interpreter &run)
{
    const QJsonArray states = QJsonArray::fromStringList(run.atomicStates());
    std::printf("%s\n", QJsonDocument(states).toJson(QJsonDocument::Compact).constData());
}

int publish(const QString &folder, const QByteArray &scxml)
{
    const auto done = server::publishLifecycle(folder, scxml, base::SystemClock().now());
    if (!done)
        return fail(done.error());
    std::printf("%s\n", speaksChinese()
                    ? "已发布：新上报和新立案的案卷按此流转，已立案的照旧"
                    : "published: new reports and registrations run by it, registered cases keep theirs");
    return 0;
}

int list(const QString &folder)
{
    const auto all = server::lifecyclesOf(folder);
    if (!all)
        return fail(all.error());
    for (const server::LifecycleReport &one : *all) {
        const QString at = one.at == base::Instant() ? QStringLiteral("-")
                                                     : base::toUtc(one.at).toLocalTime().toString(
                                                         QStringLiteral("yyyy-MM-dd HH:mm"));
        std::printf("%s %-12s %-16s %-17s %lld open\n", one.inForce ? "*" : " ", qPrintable(one.version),
                    qPrintable(one.name), qPrintable(at), static_cast<long long>(one.openCases));
    }
    return 0;
}

int runChart(const QByteArray &scxml, const QStringList &events)
{
    auto chart = workflow::Statechart::fromScxml(scxml);
    if (!chart)
        return fail(chart.error());
    workflow::Interpreter run(std::make_shared<const workflow::Statechart>(std::move(*chart)));
    auto moved = run.start();
    if (moved)
        printStates(run);
    for (const QString &event : events) {
        if (!moved)
            break;
        moved = run.handle(event);
        if (moved)
            printStates(run);
    }
    return moved ? 0 : fail(moved.error());
}
} // namespace

int workflow(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(parser,
            QStringLiteral(
                "Proves a workflow file (SCXML), runs it, or shows what it says; without FILE the shipped one.\n\n"
                "check   every state can be reached and left, every stage has a clock and a substitute, and no\n"
                "        case closes unless somebody of the supervision side checked it who did not handle it\n"
                "run     prints the active atomic states after the start and after each of --events,\n"
                "        one JSON array a line; any statechart without a data model\n"
                "show    lists the transitions\n"
                "publish proves FILE and puts it into force in the city of --data: cases reported or registered\n"
                "        from now on run by it, registered ones keep theirs; central may be serving\n"
                "list    what has been published there, newest first, * in force, with its open cases"));
    parser.addPositionalArgument(QStringLiteral("deed"),
                                 QStringLiteral("check | run | show | publish | list"));
    parser.addPositionalArgument(QStringLiteral("file"), QStringLiteral("SCXML file"), QStringLiteral("[FILE]"));
    const QCommandLineOption events(QStringLiteral("events"), QStringLiteral("of run: what happens, in this order"),
                                    QStringLiteral("a,b,c"));
    parser.addOptions({events, dataOption()});
    parser.process(arguments);

    const QStringList words = parser.positionalArguments();
    const QString deed = words.value(0);
    const bool runs = deed == QLatin1StringView("run");
    const bool publishes = deed == QLatin1StringView("publish");
    if (deed == QLatin1StringView("list") && words.size() == 1)
        return list(parser.value(QStringLiteral("data")));
    if (publishes && words.size() != 2)
        return wrongUse(QStringLiteral("publish wants the file; see --help"));
    if (!runs && !publishes && deed != QLatin1StringView("check") && deed != QLatin1StringView("show"))
        return wrongUse(QStringLiteral("check, run, show, publish or list; see --help"));
    if (words.size() > 2 || (!runs && parser.isSet(events)))
        return wrongUse(QStringLiteral("one file; --events belongs to run; see --help"));
    QFile file(words.value(1, QStringLiteral(":/wanmi/workflows/standard.scxml")));
    if (!file.open(QIODevice::ReadOnly))
        return wrongUse(QStringLiteral("cannot read %1: %2").arg(file.fileName(), file.errorString()));
    const QByteArray scxml = file.read(MostBytes + 1);
    if (scxml.size() > MostBytes)
        return wrongUse(QStringLiteral("larger than any workflow: ") + file.fileName());
    if (runs)
        return runChart(scxml, parser.value(events).split(u',', Qt::SkipEmptyParts));
    const auto chart = workflow::Workflow::fromScxml(scxml);
    if (!chart)
        return fail(chart.error());
    if (publishes) { // its findings are worth more than the first one alone
        const int proved = checkWorkflow(*chart, file.fileName());
        return proved == 0 ? publish(parser.value(QStringLiteral("data")), scxml) : proved;
    }
    return deed == QLatin1StringView("show") ? showWorkflow(*chart) : checkWorkflow(*chart, file.fileName());
}
