// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/streamchooser.h"

#include <memory>
#include <QHash>
#include <QObject>
#include <QTimer>
#include <QUrl>

namespace wanmi::video {

class CameraFeeds;

/// One tile of a wall; never reused within a process.
enum class TileId : quint64 { None = 0 };

inline size_t qHash(TileId id, size_t seed = 0) noexcept
{
    return ::qHash(static_cast<quint64>(id), seed);
}

/// Tiles that show the small or the main stream of their camera, whichever fits (StreamChooser). The other stream is opened beside
/// the one that is shown, and takes its place with its first picture: nothing goes dark. A main stream that does not come is not
/// asked for again for a minute, and the tile stays as it is. Belongs to the thread of the feeds, as all of it.
class TileStreams : public QObject
{
    Q_OBJECT
public:
    explicit TileStreams(CameraFeeds &feeds, const StreamChooser::Options &options = {}, QObject *parent = nullptr);
    ~TileStreams() override;

    /// \param main empty: what CameraFeeds::mainOf() says, now and later.
    [[nodiscard]] TileId open(const QUrl &sub, const QUrl &main, QSize wanted);
    /// Of whatever is shown now; None: no such tile. For evidence, and to accept a view.
    [[nodiscard]] FeedId feed(TileId id) const;
    [[nodiscard]] bool hasMain(TileId id) const;
    void setWanted(TileId id, QSize wanted);
    /// The operator is at this one.
    void setChosen(TileId id, bool chosen);
    /// The operator says which; nothing: what fits.
    void pin(TileId id, std::optional<Stream> stream);
    void close(TileId id);

    [[nodiscard]] VideoFrame latest(TileId id) const;
    [[nodiscard]] FeedStatus status(TileId id) const;
    [[nodiscard]] Stream shown(TileId id) const;
    /// Why this stream, as StreamChooser says it; "failed": the main stream does not come.
    [[nodiscard]] QString why(TileId id) const;
    [[nodiscard]] std::optional<Stream> pinned(TileId id) const;
    [[nodiscard]] Strain strain() const { return m_chooser.strain(); }
    [[nodiscard]] int switches() const { return m_switches; }

Q_SIGNALS:
    void frameReady(wanmi::video::TileId id);
    void statusChanged(wanmi::video::TileId id);
    void streamChanged(wanmi::video::TileId id); ///< or why, or who pinned it
    void strainChanged();

private:
    struct Tile
    {
        QUrl sub, main;
        QSize wanted;
        bool isChosen = false, knowsMain = false; ///< was told at open()
        std::optional<Stream> pinned;
        FeedId now = FeedId::None, coming = FeedId::None;
        StreamChooser::Choice shown, asked;
        qint64 comingSinceMs = 0, failedMs = 0;
        QSize subSize, mainSize;
    };
    void look(); ///< twice a second: what it costs, and what each tile should show
    void tellChooser(TileId id, const Tile &tile);
    void apply(TileId id, const StreamChooser::Choice &choice, qint64 nowMs);
    void swapIfCome(TileId id, Tile &tile);
    void giveUpComing(Tile &tile);
    [[nodiscard]] FeedId openFeed(const Tile &tile, const StreamChooser::Choice &choice);

    CameraFeeds &m_feeds;
    StreamChooser m_chooser;
    QHash<TileId, Tile> m_tiles;
    QHash<FeedId, TileId> m_ofFeed;
    quint64 m_lastId = 0;
    QTimer m_beat;
    std::chrono::milliseconds m_everyMs;
    double m_cpuBefore = 0;
    quint64 m_dropsBefore = 0;
    qint64 m_lookedMs = 0;
    int m_switches = 0;
};
} // namespace wanmi::video

Q_DECLARE_METATYPE(wanmi::video::TileId)
