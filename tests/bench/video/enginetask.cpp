// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginetask.h"

#include "ownuse.h"

#include "video/camerafeeds.h"

#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace wanmi::bench {
namespace {
using namespace std::chrono_literals;
using video::CameraFeeds;
using video::FeedId;
using video::FeedState;
using video::Pace;

constexpr QSize ThumbnailSize(88, 72), TileSize(352, 288);

void rest(std::chrono::milliseconds span)
{
    QEventLoop loop;
    QTimer::singleShot(span, &loop, &QEventLoop::quit);
    loop.exec();
}

double p95(std::vector<double> values)
{
    if (values.empty())
        return 0;
    const auto at = values.begin() + std::ptrdiff_t(double(values.size() - 1) * 0.95);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

struct Watched
{
    FeedId id;
    quint64 number = 0, from = 0;
    Instant at{};
};
} // namespace

int runEngine(const EngineWish &wish)
{
    const double megabytesBefore = ownMegabytes();
    video::FeedOptions options;
    options.thumbnailEvery = std::chrono::milliseconds(wish.everyMs);
    options.past = std::chrono::seconds(wish.pastS);
    CameraFeeds feeds(options);
    const auto url = [&](int i) { return QUrl(wish.server + QStringLiteral("/cam/230102%1").arg(i, 14, 10, QLatin1Char('0'))); };

    QElapsedTimer clock;
    clock.start();
    std::vector<Watched> thumbnails, tiles;
    for (int i = 1; i <= wish.thumbnails; ++i)
        thumbnails.push_back({feeds.open(url(i), ThumbnailSize, Pace::Thumbnail)});
    for (int i = 1; i <= wish.tiles; ++i)
        tiles.push_back({feeds.open(url(i), TileSize)});
    const auto playing = [&](const std::vector<Watched> &all) {
        return std::ranges::all_of(all, [&](const Watched &one) { return feeds.status(one.id).state == FeedState::Live; });
    };
    while ((!playing(thumbnails) || !playing(tiles)) && clock.elapsed() < 60'000)
        rest(20ms);
    const double coldStart = double(clock.elapsed()) / 1000;
    if (!playing(thumbnails) || !playing(tiles)) {
        std::fprintf(stderr, "not all cameras came\n");
        return 1;
    }
    rest(std::chrono::milliseconds(3 * wish.everyMs)); // until every camera has its rhythm

    for (Watched &one : tiles)
        one.from = feeds.status(one.id).pictures;
    std::vector<double> gaps;
    const double cpuBefore = ownCpu();
    clock.restart();
    while (clock.elapsed() < wish.seconds * 1000) {
        rest(250ms);
        for (Watched &one : thumbnails) {
            const video::VideoFrame frame = feeds.latest(one.id);
            if (frame.number == one.number)
                continue;
            if (one.number > 0)
                gaps.push_back(std::chrono::duration<double>(frame.at - one.at).count());
            one.number = frame.number;
            one.at = frame.at;
        }
    }
    const double span = double(clock.elapsed()) / 1000;
    const double cores = (ownCpu() - cpuBefore) / span;
    // A camera that stopped long ago has no second picture to count a gap to: its age counts.
    const auto now = base::SystemClock().now();
    for (const Watched &one : thumbnails)
        gaps.push_back(std::chrono::duration<double>(now - one.at).count());
    constexpr double fps = 12.5;
    double leastShare = 1;
    for (const Watched &one : tiles)
        leastShare = std::min(leastShare, double(feeds.status(one.id).pictures - one.from) / (fps * span));

    const double resident = ownMegabytes(), megabytes = resident - megabytesBefore;
    const int threads = int(QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
    const int descriptors = int(QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size());
    // From a press to another camera, and to none, as the thread that owns the feeds sees it.
    double slowestMs = 0;
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        clock.restart();
        feeds.close(tiles[i].id);
        tiles[i].id = feeds.open(url(wish.thumbnails + int(i) + 1), TileSize);
        slowestMs = std::max(slowestMs, double(clock.nsecsElapsed()) / 1e6);
    }
    clock.restart();
    for (const Watched &one : tiles)
        feeds.close(one.id);
    for (const Watched &one : thumbnails)
        feeds.close(one.id);
    slowestMs = std::max(slowestMs, double(clock.nsecsElapsed()) / 1e6);

    const QJsonObject out{{QStringLiteral("cores"), cores},
                          {QStringLiteral("megabytes"), megabytes},
                          {QStringLiteral("resident"), resident},
                          {QStringLiteral("refreshP95"), p95(gaps)},
                          {QStringLiteral("coldStart"), coldStart},
                          {QStringLiteral("leastShare"), leastShare},
                          {QStringLiteral("switchMs"), slowestMs},
                          {QStringLiteral("threads"), threads},
                          {QStringLiteral("descriptors"), descriptors}};
    std::printf("%s\n", QJsonDocument(out).toJson(QJsonDocument::Compact).constData());
    return 0;
}
} // namespace wanmi::bench
