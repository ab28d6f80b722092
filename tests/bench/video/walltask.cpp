// SPDX-License-Identifier: GPL-3.0-or-later
#include "walltask.h"

#include "ownuse.h"
#include "pulsefield.h"
#include "qml/wallbench.h"
#include "qml/wallhands.h"

#include "protocol/walls.h"
#include "support/waiting.h"
#include "video/camerafeeds.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace wanmi::bench {
namespace {
constexpr QSize WallSize(3840, 2160);
constexpr int PatienceMs = 60'000, SettleMs = 8'000;

void showEyes(test::WallBench &bench)
{
    domain::Wall hall = *bench.board->wall(QStringLiteral("hall"));
    hall.handScene = QStringLiteral("eyes");
    hall.handAtMs = base::toMs(bench.clock->now());
    ++hall.version;
    protocol::Row row = protocol::toRow(hall);
    protocol::RowChange change;
    change.seq = hall.version;
    change.table = int(protocol::TableNo::Wall);
    change.id = hall.id;
    change.ver = hall.version;
    change.values.assign(row.begin() + 1, row.end());
    protocol::ChangePage page;
    page.items = {change};
    page.next = QStringLiteral("cursor");
    (void)test::await<void>(bench.store->apply(page));
}
} // namespace

int runWall(const WallWish &wish)
{
    std::unique_ptr<video::CameraFeeds> feeds;
    if (!wish.server.isEmpty())
        feeds = std::make_unique<video::CameraFeeds>();
    test::SketchCity city;
    city.cameras = wish.cameras;
    test::WallBench bench(city, nullptr, feeds.get());
    if (!bench.problem.isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(bench.problem));
        return 1;
    }
    protocol::Manifest manifest = bench.city.manifest();
    manifest.videoUrl = wish.server;
    bench.state->setManifest(manifest);
    wall::WallWindow window(bench.state.get());
    window.resize(WallSize);
    window.show();
    const auto isReady = [&] {
        return bench.board->isRead() && bench.cameras->count() == wish.cameras && bench.urgent->count() > 0;
    };
    if (!test::spinUntil(isReady, PatienceMs))
        return 1;
    showEyes(bench);
    wall::PulseField *pulse = nullptr;
    const auto stands = [&] {
        pulse = test::visibleIn<wall::PulseField>(window.rootObject());
        return pulse && pulse->total() == wish.cameras && (!feeds || pulse->live() == wish.cameras);
    };
    if (!test::spinUntil(stands, PatienceMs)) {
        std::fprintf(stderr, "%d of %d cameras live\n", pulse ? pulse->live() : -1, wish.cameras);
        return 1;
    }
    const auto live = [&](int ms) {
        QElapsedTimer since;
        since.start();
        while (since.elapsed() < ms)
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    };
    live(SettleMs);
    int frames = 0;
    const auto count = QObject::connect(&window, &QQuickWindow::frameSwapped, [&frames] { ++frames; });
    QElapsedTimer clock;
    clock.start();
    const double before = ownCpu();
    live(wish.seconds * 1000);
    const double span = double(clock.elapsed()) / 1000;
    const double cores = (ownCpu() - before) / span;
    QObject::disconnect(count);
    if (!wish.shot.isEmpty())
        window.grab().save(wish.shot);
    const QJsonObject out{{QStringLiteral("cores"), cores},
                          {QStringLiteral("resident"), ownMegabytes()},
                          {QStringLiteral("framesPerSecond"), frames / span},
                          {QStringLiteral("live"), pulse->live()}};
    std::printf("%s\n", QJsonDocument(out).toJson(QJsonDocument::Compact).constData());
    return 0;
}
} // namespace wanmi::bench
