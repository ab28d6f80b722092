// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the leader's page of a seat with two million cases, once for each line that it reads, and says the seconds
// until its first picture with the figures of the moment. The folder it is given keeps the replica.
#include "domain/rulebook.h"
#include "models/names.h"
#include "resources/resources.h"
#include "support/rows.h"
#include "support/settableclock.h"
#include "support/waiting.h"
#include "workbench/dashboardwindow.h"
#include "workbench/seatmemory.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <cstdio>
#include <iostream>

namespace {
using namespace wanmi;
using test::await;
using test::spinUntil;

constexpr int MakingLimitMs = 600'000, PageWidthPx = 1920, PageHeightPx = 1000;

test::RowPlan twoMillionCases()
{
    test::RowPlan plan;
    plan.cells = 50'000;
    plan.components = 0;
    plan.cases = 2'000'000;
    plan.actionsPerCase = 0;
    plan.cameras = 0;
    plan.places = 0;
    plan.persons = 500;
    plan.openShare = 0.01;
    return plan;
}

double secondsOf(const QElapsedTimer &since)
{
    return double(since.nsecsElapsed()) / 1e9;
}

/// A seat of the whole city without a central at the other end.
struct Seat
{
    explicit Seat(const QString &folder)
        : folder(folder)
        , rules(*domain::shippedRuleBook())
        , clock(std::make_shared<test::SettableClock>(source.plan().nowMs))
    {
        grant.account = QStringLiteral("leader1");
        grant.name = QStringLiteral("张伟");
        grant.post = QStringLiteral("leader");
        grant.scope = QStringLiteral("all");
        grant.wholeCity = true;
    }
    bool open()
    {
        store = std::make_unique<store::Store>(store::Location{folder, grant.scope, grant.account}, rules, clock);
        const auto status = await(store->open(), MakingLimitMs);
        return status && status->complete;
    }
    bool make()
    {
        store.reset();
        QDir(folder).removeRecursively();
        open();
        std::fprintf(stderr, "two million cases go into a replica (two minutes)…\n");
        auto done = await(store->beginBootstrap(source.manifest(grant.scope)), MakingLimitMs);
        source.forEachBatch(10'000, [&](std::vector<protocol::RowChange> rows) {
            if (done)
                done = await(store->addSnapshotRows(std::move(rows)), MakingLimitMs);
        });
        if (done)
            done = await(store->finishBootstrap(QStringLiteral("cursor")), MakingLimitMs);
        if (!done)
            std::fprintf(stderr, "no replica: %s\n", qPrintable(done.error().reason));
        return done.has_value();
    }
    void begin()
    {
        link = std::make_unique<sync::Link>(QUrl(QStringLiteral("http://127.0.0.1:1")), grant, *store, clock,
                                            sync::Link::Options{});
        desk = std::make_unique<operations::CaseDesk>(
            *store, rules, domain::Actor{PersonId(grant.account), grant.name, domain::Post::Leader, {}, {}}, clock);
        people = std::make_unique<store::KnownPeople>(folder, clock);
        words = std::make_unique<models::Words>(rules);
        directory = std::make_unique<models::Directory>(rules, *store);
        QObject::connect(directory.get(), &models::Directory::namesChanged, words.get(), &models::Words::setNames);
        cameras = std::make_unique<models::CameraList>(*store, *words);
        memory = std::make_unique<workbench::SeatMemory>(folder + QStringLiteral("/memory.json"));
        models::keepInStep(rows, *store);
        style.apply(QStringLiteral("dark"));
    }
    workbench::SessionContext context()
    {
        return {*store, *link,   *desk,  lookout, *people, selection, rows,
                *cameras, *words, rules, grant,   clock,   {},        folder + QStringLiteral("/people")};
    }

    test::RowSource source{twoMillionCases()};
    QString folder;
    domain::RuleBookPtr rules;
    std::shared_ptr<test::SettableClock> clock;
    protocol::SessionGrant grant;
    workbench::Style style;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<sync::Link> link;
    std::unique_ptr<operations::CaseDesk> desk;
    std::unique_ptr<store::KnownPeople> people;
    std::unique_ptr<models::Words> words;
    std::unique_ptr<models::Directory> directory;
    std::unique_ptr<models::CameraList> cameras;
    std::unique_ptr<workbench::SeatMemory> memory;
    models::Selection selection;
    operations::Lookout lookout;
    models::CaseRows rows;
};

/// When the page was painted for the first time after its figures had come.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QWidget &page) { page.installEventFilter(this); }
    bool hasFigures = false, isPainted = false;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::UpdateRequest && hasFigures) {
            // The window paints what is dirty of all its parts in this event.
            watched->removeEventFilter(this);
            QCoreApplication::sendEvent(watched, event);
            isPainted = true;
            return true;
        }
        return false;
    }
};

std::optional<double> firstPaint(workbench::SessionContext &context, Seat &seat, bool isFirst)
{
    QElapsedTimer since;
    since.start();
    auto *page = new workbench::DashboardWindow(context, seat.style, *seat.memory, nullptr);
    PaintWatch watch(*page);
    QObject::connect(page, &workbench::DashboardWindow::nowShown, page, [&watch] { watch.hasFigures = true; });
    page->resize(PageWidthPx, PageHeightPx);
    page->show();
    if (!spinUntil([&] { return watch.isPainted; }, 60'000)) {
        std::fprintf(stderr, "the page did not paint its figures\n");
        return std::nullopt;
    }
    const double seconds = secondsOf(since);
    if (page->figures().empty()) {
        std::fprintf(stderr, "the page has no figures\n");
        return std::nullopt;
    }
    if (isFirst) {
        if (spinUntil([&] { return page->isComplete(); }, MakingLimitMs))
            std::fprintf(stderr, "  the page of the moment after %.2f s, every panel after %.1f s\n", seconds, secondsOf(since));
        const QString shots = qEnvironmentVariable("WANMI_SHOTS");
        if (!shots.isEmpty()) {
            QDir().mkpath(shots);
            page->grab().save(shots + QStringLiteral("/dashboard-2m.png"));
        }
    }
    page->stopReading();
    delete page;
    return seconds;
}
} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    resources::load();
    if (argc < 2)
        return 2;
    Seat seat(QString::fromLocal8Bit(argv[1]));
    if (!seat.open() && !seat.make())
        return 1;
    QElapsedTimer since;
    since.start();
    seat.begin();
    if (!spinUntil([&] { return seat.rows.isLoaded() && seat.memory->isLoaded(); }, MakingLimitMs))
        return 1;
    std::fprintf(stderr, "  the seat holds %d cases after %.1f s\n", seat.rows.table().size(), secondsOf(since));
    workbench::SessionContext context = seat.context();
    bool isFirst = true;
    for (std::string line; std::getline(std::cin, line);) {
        const auto seconds = firstPaint(context, seat, std::exchange(isFirst, false));
        if (!seconds) {
            std::puts("not taken");
            return 1;
        }
        std::printf("%.4f\n", *seconds);
        std::fflush(stdout);
    }
    return 0;
}
