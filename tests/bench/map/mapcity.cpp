// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapcity.h"

#include "domain/rulebook.h"
#include "resources/resources.h"
#include "support/waiting.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QEventLoop>

#include <algorithm>
#include <sys/resource.h>

namespace wanmi::bench {

MapCity::MapCity(const QString &folder, int vehicles)
    : clock(std::make_shared<base::SystemClock>())
{
    resources::load();
    city.cellsAcross = 200;
    city.components = 1'000'000;
    city.openCases = 12'000;
    city.cameras = 1'150;
    city.vehicles = vehicles;
    city.now = clock->now();
    rules = *domain::shippedRuleBook();
    QDir().mkpath(folder);
    store = std::make_unique<store::Store>(
        store::Location{folder, QStringLiteral("all"), QStringLiteral("leader1")}, rules, clock);
    if (!fill())
        return;
    layers = std::make_unique<mapview::HotLayers>(*store, clock, folder + QStringLiteral("/cache"));
    layers->load();
    m_sound = spinUntil([this] { return layers->isReady() && layers->dense().components; }, 60'000);
}

bool MapCity::fill()
{
    const auto opened = test::await<store::ReplicaStatus>(store->open());
    if (!opened)
        return false;
    if (opened->complete)
        return true;
    if (!test::await<void>(store->beginBootstrap(city.manifest())))
        return false;
    std::vector<protocol::RowChange> rows = city.rows(*rules);
    constexpr size_t Batch = 20'000;
    for (size_t first = 0; first < rows.size(); first += Batch) {
        const auto last = rows.begin() + std::ptrdiff_t(std::min(first + Batch, rows.size()));
        if (!test::await<void>(
                store->addSnapshotRows({std::make_move_iterator(rows.begin() + std::ptrdiff_t(first)),
                                        std::make_move_iterator(last)})))
            return false;
    }
    return test::await<void>(store->finishBootstrap(QStringLiteral("cursor"))).has_value();
}

MapWindow::MapWindow(MapCity &city, mapview::BaseTiles *tiles, QSize size)
{
    window.setColor(Qt::black);
    window.resize(size);
    canvas.setParentItem(window.contentItem());
    canvas.setSize(size);
    canvas.setMarkScale(size.width() / 1920.0);
    canvas.setBaseTiles(tiles);
    canvas.setHotLayers(city.layers.get());
    window.show();
}

bool MapWindow::settle(int limitMs)
{
    // Complete may be said before the base map's tiles have come: it must stay so.
    return spinUntil(
        [this] {
            if (!canvas.isComplete())
                return false;
            const quint64 painted = canvas.paintedTiles();
            spinFor(400);
            return canvas.isComplete() && canvas.paintedTiles() == painted;
        },
        limitMs);
}

bool spinUntil(const std::function<bool()> &done, int limitMs)
{
    const QDeadlineTimer limit(limitMs);
    while (!done()) {
        if (limit.hasExpired())
            return false;
        test::handleEvents();
    }
    return true;
}

void spinFor(int ms)
{
    const QDeadlineTimer limit(ms);
    while (!limit.hasExpired())
        test::handleEvents();
}

double processCpuMs()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto ms
        = [](const timeval &time) { return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3; };
    return ms(used.ru_utime) + ms(used.ru_stime);
}

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    return values[std::min(values.size() - 1, size_t(double(values.size()) * share))];
}
} // namespace wanmi::bench
