// SPDX-License-Identifier: GPL-3.0-or-later
#include "intakefigures.h"

#include "domain/rulebook.h"
#include "store/store.h"
#include "support/rows.h"
#include "support/settableclock.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTimer>

#include <algorithm>
#include <cstdio>

namespace wanmi::bench {
namespace {
constexpr int Questions = 500;
constexpr double ShareOfP95 = 0.95;
constexpr int TemplatesLimitMs = 600'000;

/// Counts, not timings: one run of the program says them for all three figures.
std::optional<QJsonObject> templateFigures()
{
    static const std::optional<QJsonObject> once = []() -> std::optional<QJsonObject> {
        QProcess program;
        QProcessEnvironment surroundings = QProcessEnvironment::systemEnvironment();
        surroundings.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        surroundings.insert(QStringLiteral("WANMI_SOURCE_DIR"), QDir::currentPath());
        program.setProcessEnvironment(surroundings);
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(QCoreApplication::applicationDirPath() + QStringLiteral("/wanmi_intakebench"), {});
        if (!program.waitForFinished(TemplatesLimitMs) || program.exitCode() != 0) {
            std::fprintf(stderr, "the template cases did not arrive\n");
            program.kill();
            program.waitForFinished();
            return {};
        }
        return QJsonDocument::fromJson(program.readAllStandardOutput()).object();
    }();
    return once;
}

Take fromTemplates(const QString &key)
{
    return [key]() -> std::optional<Measured> {
        const auto figures = templateFigures();
        if (!figures || !figures->contains(key))
            return {};
        return Measured{figures->value(key).toDouble(), {}, {}};
    };
}

template <typename T> T wait(base::Answer<T> answer)
{
    while (!answer.isFinished()) {
        QEventLoop loop;
        QTimer::singleShot(1, &loop, &QEventLoop::quit);
        loop.exec();
    }
    return answer.result();
}

struct Replica
{
    test::RowSource source;
    std::unique_ptr<store::Store> store;
    QString problem;

    explicit Replica(const QString &folder)
        : source(plan())
    {
        const auto rules = domain::shippedRuleBook();
        if (!rules) {
            problem = rules.error().reason;
            return;
        }
        const auto open = [&] {
            store = std::make_unique<store::Store>(
                store::Location{folder, QStringLiteral("city"), QStringLiteral("acceptor1")}, *rules,
                std::make_shared<test::SettableClock>(source.plan().nowMs));
            const auto status = wait(store->open());
            return status && status->complete;
        };
        if (open())
            return;
        store.reset();
        QDir(folder).removeRecursively();
        open();
        auto done = wait(store->beginBootstrap(source.manifest(QStringLiteral("city"))));
        source.forEachBatch(10'000, [&](std::vector<protocol::RowChange> rows) {
            if (done)
                done = wait(store->addSnapshotRows(std::move(rows)));
        });
        if (done)
            done = wait(store->finishBootstrap(QStringLiteral("cursor")));
        if (!done)
            problem = done.error().reason;
    }

    /// 300,000 cases, of which 15,000 are open: twice what a large city has.
    static test::RowPlan plan()
    {
        test::RowPlan rows = test::cityRows();
        rows.actionsPerCase = 0;
        rows.openShare = 0.05;
        return rows;
    }
};

std::optional<Measured> duplicates(const QString &folder)
{
    static std::unique_ptr<Replica> replica;
    if (!replica)
        replica = std::make_unique<Replica>(folder);
    if (!replica->problem.isEmpty()) {
        std::fprintf(stderr, "no replica: %s\n", qPrintable(replica->problem));
        return {};
    }
    std::vector<double> took;
    int found = 0;
    for (int i = 0; i < Questions; ++i) {
        // Beside an open case of that class; each third one also names a component.
        const domain::CaseFile file = replica->source.caseFile(i * 29 % replica->source.openCases());
        QElapsedTimer timer;
        timer.start();
        const auto answer = wait(replica->store->duplicatesOf(file.kind, file.classCode, file.place,
                                                              i % 3 == 0 ? file.componentId : QString(),
                                                              {50, std::chrono::hours(72)}));
        took.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        found += answer && !answer->empty() ? 1 : 0;
    }
    if (found == 0) {
        std::fprintf(stderr, "no question for duplicates found any\n");
        return {};
    }
    std::ranges::sort(took);
    return Measured{took[static_cast<size_t>(ShareOfP95 * static_cast<double>(took.size()))], {}, {}};
}
} // namespace

void addIntakeFigures(std::map<QString, Take> &takes, const Places &places)
{
    takes[QStringLiteral("case.phone_report_keys")] = fromTemplates(QStringLiteral("phoneKeys"));
    takes[QStringLiteral("case.video_report_keys")] = fromTemplates(QStringLiteral("threePostKeys"));
    takes[QStringLiteral("case.operator_time_p90")] = fromTemplates(QStringLiteral("operatorP90"));
    const QString folder = places.work + QStringLiteral("/duplicates");
    takes[QStringLiteral("case.duplicates_p95")] = [folder] { return duplicates(folder); };
}
} // namespace wanmi::bench
