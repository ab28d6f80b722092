// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/tilestreams.h"

#include "video/camerafeeds.h"
#include "video/monotonic.h"

#include <utility>

namespace wanmi::video {
namespace {
constexpr int BeatMs = 500;
constexpr qint64 ComesWithinMs = 8'000; ///< a stream that has not by then does not come
constexpr qint64 AskAgainMs = 60'000;

FeedId feedOf(TileId id)
{
    return FeedId{static_cast<quint64>(id)};
}
} // namespace

TileStreams::TileStreams(CameraFeeds &feeds, const StreamChooser::Options &options, QObject *parent)
    : QObject(parent)
    , m_feeds(feeds)
    , m_chooser(options)
    , m_everyMs(feeds.thumbnailEvery())
{
    qRegisterMetaType<TileId>();
    connect(&m_feeds, &CameraFeeds::frameReady, this, [this](FeedId feed) {
        const TileId id = m_ofFeed.value(feed);
        const auto it = m_tiles.find(id);
        if (it == m_tiles.end())
            return;
        if (feed == it->coming)
            swapIfCome(id, *it);
        else
            Q_EMIT frameReady(id);
    });
    connect(&m_feeds, &CameraFeeds::statusChanged, this, [this](FeedId feed) {
        const TileId id = m_ofFeed.value(feed);
        if (const auto it = m_tiles.constFind(id); it != m_tiles.cend() && it->now == feed)
            Q_EMIT statusChanged(id);
    });
    connect(&m_feeds, &CameraFeeds::accessChanged, this, [this] {
        for (auto it = m_tiles.begin(); it != m_tiles.end(); ++it) {
            if (!it->knowsMain)
                it->main = m_feeds.mainOf(it->sub);
            it->failedMs = 0;
            tellChooser(it.key(), *it);
        }
    });
    connect(&m_beat, &QTimer::timeout, this, &TileStreams::look);
    m_beat.start(BeatMs);
}

TileStreams::~TileStreams()
{
    for (const TileId id : m_tiles.keys())
        close(id);
}

FeedId TileStreams::openFeed(const Tile &tile, const StreamChooser::Choice &choice)
{
    return m_feeds.open(choice.stream == Stream::Main ? tile.main : tile.sub, tile.wanted,
                        choice.keysOnly ? Pace::Thumbnail : Pace::Moving);
}

TileId TileStreams::open(const QUrl &sub, const QUrl &main, QSize wanted)
{
    const TileId id{++m_lastId};
    Tile &tile = m_tiles[id];
    tile.sub = sub;
    tile.knowsMain = !main.isEmpty();
    tile.main = tile.knowsMain ? main : m_feeds.mainOf(sub);
    tile.wanted = wanted;
    // The small stream first: its picture is here sooner, and most tiles stay with it.
    tile.now = openFeed(tile, tile.shown);
    m_ofFeed.insert(tile.now, id);
    tellChooser(id, tile);
    QTimer::singleShot(0, this, &TileStreams::look);
    return id;
}

void TileStreams::tellChooser(TileId id, const Tile &tile)
{
    StreamChooser::Tile told;
    told.wanted = tile.wanted;
    told.subSize = tile.subSize.isEmpty() ? told.subSize : tile.subSize;
    told.mainSize = tile.mainSize.isEmpty() ? told.mainSize : tile.mainSize;
    const bool hasFailed = tile.failedMs > 0 && monotonicMs() - tile.failedMs < AskAgainMs;
    told.hasMain = !tile.main.isEmpty() && (!hasFailed || tile.pinned);
    told.isChosen = tile.isChosen;
    told.pinned = tile.pinned;
    m_chooser.set(feedOf(id), told);
}

void TileStreams::setWanted(TileId id, QSize wanted)
{
    const auto it = m_tiles.find(id);
    if (it == m_tiles.end() || it->wanted == wanted)
        return;
    it->wanted = wanted;
    m_feeds.setWanted(it->now, wanted);
    if (it->coming != FeedId::None)
        m_feeds.setWanted(it->coming, wanted);
    tellChooser(id, *it);
}

void TileStreams::setChosen(TileId id, bool chosen)
{
    const auto it = m_tiles.find(id);
    if (it == m_tiles.end() || it->isChosen == chosen)
        return;
    it->isChosen = chosen;
    tellChooser(id, *it);
}

void TileStreams::pin(TileId id, std::optional<Stream> stream)
{
    const auto it = m_tiles.find(id);
    if (it == m_tiles.end() || it->pinned == stream)
        return;
    it->pinned = stream;
    it->failedMs = 0;
    tellChooser(id, *it);
    look();
    Q_EMIT streamChanged(id);
}

void TileStreams::close(TileId id)
{
    const auto it = m_tiles.find(id);
    if (it == m_tiles.end())
        return;
    giveUpComing(*it);
    m_ofFeed.remove(it->now);
    m_feeds.close(it->now);
    m_tiles.erase(it);
    m_chooser.remove(feedOf(id));
}

void TileStreams::giveUpComing(Tile &tile)
{
    if (tile.coming == FeedId::None)
        return;
    m_ofFeed.remove(tile.coming);
    m_feeds.close(std::exchange(tile.coming, FeedId::None));
}

void TileStreams::apply(TileId id, const StreamChooser::Choice &choice, qint64 nowMs)
{
    const auto it = m_tiles.find(id);
    if (it == m_tiles.end())
        return;
    giveUpComing(*it);
    it->asked = choice;
    if (choice == it->shown) {
        Q_EMIT streamChanged(id);
        return;
    }
    it->coming = openFeed(*it, choice);
    it->comingSinceMs = nowMs;
    m_ofFeed.insert(it->coming, id);
    swapIfCome(id, *it); // another tile may show it already
}

void TileStreams::swapIfCome(TileId id, Tile &tile)
{
    if (tile.coming == FeedId::None)
        return;
    const VideoFrame frame = m_feeds.latest(tile.coming);
    // Keys only: the last picture goes on standing until the next key comes, of the same connection.
    if (!tile.asked.keysOnly && (frame.number == 0 || frame.still || m_feeds.status(tile.coming).pictures == 0))
        return;
    m_ofFeed.remove(tile.now);
    m_feeds.close(tile.now);
    tile.now = std::exchange(tile.coming, FeedId::None);
    const bool isOther = tile.shown.stream != tile.asked.stream;
    tile.shown = tile.asked;
    m_switches += isOther;
    Q_EMIT streamChanged(id);
    Q_EMIT statusChanged(id);
    Q_EMIT frameReady(id);
}

void TileStreams::look()
{
    const qint64 nowMs = monotonicMs();
    const double cpu = m_feeds.decodeSeconds();
    const quint64 drops = m_feeds.droppedPictures();
    const Strain before = m_chooser.strain();
    if (m_lookedMs > 0 && nowMs - m_lookedMs >= BeatMs / 2) {
        m_chooser.noteLoad((cpu - m_cpuBefore) * 1000 / double(nowMs - m_lookedMs), drops > m_dropsBefore, nowMs);
        m_cpuBefore = cpu;
        m_dropsBefore = drops;
        m_lookedMs = nowMs;
    } else if (m_lookedMs == 0) {
        m_cpuBefore = cpu;
        m_dropsBefore = drops;
        m_lookedMs = nowMs;
    }
    if (before != m_chooser.strain()) {
        const int times = m_chooser.strain() == Strain::None ? 1 : m_chooser.strain() == Strain::SlowThumbnails ? 2 : 4;
        m_feeds.setThumbnailEvery(m_everyMs * times);
        Q_EMIT strainChanged();
    }
    for (auto it = m_tiles.begin(); it != m_tiles.end(); ++it) {
        Tile &tile = *it;
        if (const QSize size = m_feeds.status(tile.now).sourceSize; !size.isEmpty())
            (tile.shown.stream == Stream::Main ? tile.mainSize : tile.subSize) = size;
        if (tile.coming != FeedId::None && nowMs - tile.comingSinceMs > ComesWithinMs) {
            giveUpComing(tile);
            tile.failedMs = nowMs;
            tile.asked = tile.shown;
        }
        tellChooser(it.key(), tile);
    }
    for (const auto &[feed, choice] : m_chooser.decide(nowMs))
        apply(TileId{static_cast<quint64>(feed)}, choice, nowMs);
    // A tile of key pictures has nobody who rings for it.
    for (auto it = m_tiles.cbegin(); it != m_tiles.cend(); ++it) {
        if (it->shown.keysOnly)
            Q_EMIT frameReady(it.key());
    }
}

FeedId TileStreams::feed(TileId id) const
{
    return m_tiles.value(id).now;
}

bool TileStreams::hasMain(TileId id) const
{
    return !m_tiles.value(id).main.isEmpty();
}

VideoFrame TileStreams::latest(TileId id) const
{
    return m_feeds.latest(m_tiles.value(id).now);
}

FeedStatus TileStreams::status(TileId id) const
{
    return m_feeds.status(m_tiles.value(id).now);
}

Stream TileStreams::shown(TileId id) const
{
    return m_tiles.value(id).shown.stream;
}

QString TileStreams::why(TileId id) const
{
    const Tile tile = m_tiles.value(id);
    if (tile.failedMs > 0 && tile.shown.stream == Stream::Sub)
        return QStringLiteral("failed");
    return QString::fromLatin1(m_chooser.choiceOf(feedOf(id)).why);
}

std::optional<Stream> TileStreams::pinned(TileId id) const
{
    return m_tiles.value(id).pinned;
}
} // namespace wanmi::video
