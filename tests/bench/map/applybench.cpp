// SPDX-License-Identifier: GPL-3.0-or-later
#include "applybench.h"

#include <QElapsedTimer>

#include <cmath>
#include <cstdio>

namespace wanmi::bench {
namespace {
constexpr int Seconds = 12, RowsOfPage = 2'000, UnderWay = 2, Components = 200'000;
constexpr double LeastFrames = 10; // a second
} // namespace

std::optional<QJsonObject> applyWhilePainting(MapCity &city, QSize size)
{
    test::SketchCity few = city.city;
    few.components = Components;
    std::vector<protocol::RowChange> rows;
    for (protocol::RowChange &row : few.rows(*city.rules)) {
        if (row.table == int(protocol::TableNo::Component))
            rows.push_back(std::move(row));
    }
    if (rows.size() < size_t(RowsOfPage))
        return std::nullopt;
    static const auto state
        = size_t(protocol::columnIndex(protocol::spec(protocol::TableNo::Component), "state")) - 1;
    MapWindow map(city, nullptr, size);
    map.canvas.showPlace((few.manifest().west + few.manifest().east) / 2,
                         (few.manifest().south + few.manifest().north) / 2, 13);
    if (!map.settle())
        return std::nullopt;
    // Past what an earlier run has left in the kept replica.
    auto status = city.store->status();
    if (!spinUntil([&] { return status.isFinished(); }, 5'000) || !status.result())
        return std::nullopt;
    qint64 seq = status.result()->tail;
    const qint64 version = base::toMs(base::SystemClock().now()) / 1000;
    qint64 applied = 0;
    int underWay = 0, frames = 0;
    size_t at = 0;
    double longest = 0;
    bool failed = false;
    QElapsedTimer since, sinceFrame;
    QObject::connect(&map.window, &QQuickWindow::frameSwapped, &map.window, [&] {
        ++frames;
        longest = std::max(longest, double(sinceFrame.nsecsElapsed()) / 1e6);
        sinceFrame.start();
    });
    QObject context;
    const auto send = [&] {
        protocol::ChangePage page;
        for (int i = 0; i < RowsOfPage; ++i) {
            protocol::RowChange &row = rows[at++ % rows.size()];
            row.seq = ++seq;
            row.ver = version + qint64(at / rows.size());
            row.values[state] = QString::fromLatin1(at % 2 == 0 ? "intact" : "damaged");
            page.items.push_back(row);
        }
        page.next = QStringLiteral("cursor%1").arg(seq);
        page.serverTime = city.clock->now();
        ++underWay;
        city.store->apply(page).then(&context, [&](const base::Result<void> &done) {
            --underWay;
            failed = failed || !done;
            applied += done ? RowsOfPage : 0;
        });
    };
    since.start();
    sinceFrame.start();
    while (since.elapsed() < Seconds * 1000 && !failed) {
        while (underWay < UnderWay)
            send();
        const double turn = double(since.elapsed()) / 1000;
        map.canvas.showPlace(few.manifest().west + (few.manifest().east - few.manifest().west) * (0.5 + 0.2 * std::sin(turn)),
                             (few.manifest().south + few.manifest().north) / 2, 13);
        spinFor(10);
    }
    const double seconds = double(since.nsecsElapsed()) / 1e9;
    if (!spinUntil([&] { return underWay == 0; }, 10'000))
        return std::nullopt;
    std::fprintf(stderr, "  applied while painting: %.1f pictures a second, the longest after %.0f ms\n",
                 frames / seconds, longest);
    if (failed || frames / seconds < LeastFrames)
        return std::nullopt;
    return QJsonObject{{QStringLiteral("value"), double(applied) / seconds}};
}
} // namespace wanmi::bench
