// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the template cases at real desks over a real central (tests/workbench/intakehands.h says what is
// counted) and prints one JSON line: {"phoneKeys": most of a telephone report, "threePostKeys": most of a
// supervisor's or video report, "operatorP90": seconds}. Exits 1 when a case does not arrive, or when an
// event handler of a desk takes more of the GUI thread's CPU time than it may.
#include "workbench/intakehands.h"

#include "base/guiwatch.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

int main(int argc, char **argv)
{
    using namespace wanmi::test;
    wanmi::base::WatchedApplication<QApplication> app(argc, argv);
    const std::vector<TemplateCase> cases = templateCases();
    IntakeHands hands;
    app.startWatching();
    int phone = 0;
    int posts = 0;
    std::vector<double> seconds;
    for (const TemplateCase &one : cases) {
        QString problem;
        const Strokes strokes = hands.take(one, &problem);
        if (!problem.isEmpty()) {
            std::fprintf(stderr, "%s: %s\n", qPrintable(one.name), qPrintable(problem));
            return 1;
        }
        std::fprintf(stderr, "%-34s %2d keys %d decisions %5.1f s\n", qPrintable(one.name), strokes.keys,
                     strokes.decisions, strokes.seconds());
        if (one.isTelephone())
            phone = std::max(phone, strokes.keys);
        if (one.source == u"video" || one.source == u"supervisor")
            posts = std::max(posts, strokes.keys);
        seconds.push_back(strokes.seconds());
    }
    app.stopWatching();
    const wanmi::base::GuiRecord &record = app.record();
    std::fprintf(stderr, "the longest handler took %.1f ms of CPU: %s (%s), event %d\n",
                 double(record.longestCpuUs) / 1000, record.longestReceiver, record.longestOwner,
                 record.longestEvent);
    if (record.tooLong > 0)
        return 1;
    std::ranges::sort(seconds);
    const double p90 = seconds[(seconds.size() * 9 + 9) / 10 - 1];
    const QJsonObject line{{QStringLiteral("phoneKeys"), phone},
                           {QStringLiteral("threePostKeys"), posts},
                           {QStringLiteral("operatorP90"), p90}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    return 0;
}
