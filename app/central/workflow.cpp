// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "terminal.h"

#include "workflow/workflow.h"

#include <QCommandLineParser>
#include <QFile>

#include <cstdio>

using namespace wanmi;
using namespace wanmi::terminal;

namespace {
void showWorkflow(const workflow::Workflow &chart)
{
    std::printf("%s %s: %zu states, %zu transitions\n", qPrintable(chart.name()), qPrintable(chart.version()),
                chart.states().size(), chart.transitions().size());
    for (const workflow::Transition &one : chart.transitions())
        std::printf("%3d  %-18s %-20s -> %-18s %s\n", one.number,
                    one.from.isEmpty() ? "-" : qPrintable(one.from), qPrintable(one.event),
                    one.to.isEmpty() ? "(stays)" : qPrintable(one.to),
                    qPrintable(one.posts.join(QStringLiteral(", "))));
}
} // namespace

int workflow(const QStringList &arguments)
{
    QCommandLineParser parser;
    prepare(parser,
            QStringLiteral(
                "Checks a workflow file (SCXML) or shows what it says; without FILE the shipped one."));
    parser.addPositionalArgument(QStringLiteral("deed"), QStringLiteral("check | show"));
    parser.addPositionalArgument(QStringLiteral("file"), QStringLiteral("SCXML file"),
                                 QStringLiteral("[FILE]"));
    parser.process(arguments);

    const QStringList words = parser.positionalArguments();
    const QString deed = words.value(0);
    if (deed != QLatin1StringView("check") && deed != QLatin1StringView("show"))
        return wrongUse(QStringLiteral("check or show; see --help"));
    QFile file(words.value(1, QStringLiteral(":/wanmi/workflows/standard.scxml")));
    if (!file.open(QIODevice::ReadOnly))
        return wrongUse(QStringLiteral("cannot read ") + file.fileName());
    const auto chart = workflow::Workflow::fromScxml(file.readAll());
    if (!chart)
        return fail(chart.error());
    if (deed == QLatin1StringView("show"))
        showWorkflow(*chart);
    else
        std::printf("%s: %zu states, %zu transitions, no errors\n", qPrintable(file.fileName()),
                    chart->states().size(), chart->transitions().size());
    return 0;
}
