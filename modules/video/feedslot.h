// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/feed.h"
#include "video/depacketizer.h"
#include "video/picturewatch.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace wanmi::video {

class PictureDecoder;

/// A key or other picture on its way to the decoder.
struct ArrivedUnit
{
    AccessUnit unit;
    Instant at{}; ///< when its last packet arrived here
};

/// Where the threads of one camera's feeds meet: what the network thread received, what a decode thread made of it, and
/// what anybody may ask. The newest picture wins; nobody waits for anybody longer than a copy of a few words.
class FeedSlot
{
public:
    /// \param drops counts moving pictures that came too fast to be decoded, of all slots; outlives this one.
    FeedSlot(FeedId id, std::atomic<quint64> &drops);
    ~FeedSlot();

    [[nodiscard]] FeedId id() const { return m_id; }

    /// Device pixels of the largest moving picture, or thumbnail, that somebody wants; empty: nobody does.
    [[nodiscard]] QSize wanted(Pace pace) const;
    void setWanted(Pace pace, QSize wanted);
    [[nodiscard]] bool isClosed() const { return m_closed.load(std::memory_order_relaxed); }
    void markClosed() { m_closed.store(true, std::memory_order_relaxed); }

    /// Network thread. \return true when the slot has to be given to the decode pool.
    [[nodiscard]] bool push(ArrivedUnit unit);
    /// \return true when the caller has to give the slot to the decode pool, though nothing may be waiting:
    /// so a decoder nobody needs is freed on the thread that used it.
    [[nodiscard]] bool enterPool();
    /// Decode thread: everything waiting, oldest first.
    [[nodiscard]] std::vector<ArrivedUnit> takeAll();
    /// Network thread: a key picture for a thumbnail; an older one that still waits is dropped for it.
    /// \return true when the slot has to be given to the decode pool.
    [[nodiscard]] bool pushKey(ArrivedUnit unit);
    [[nodiscard]] std::optional<ArrivedUnit> takeKey();
    /// Key pictures that were dropped for newer ones.
    [[nodiscard]] quint64 superseded() const { return m_superseded.load(std::memory_order_relaxed); }
    /// Decode thread, when done. \return true when more came meanwhile and the slot stays in the pool.
    [[nodiscard]] bool leavePool();

    /// Decode thread. \return the picture that was shown until now: to be drawn into again once nobody holds it.
    QImage show(const QImage &image, Instant at, QSize sourceSize);
    void showThumbnail(const QImage &image, Instant at, QSize sourceSize);
    /// The picture of that pace; where there is none yet, that of the other.
    [[nodiscard]] VideoFrame latest(Pace pace) const;
    /// Before anything came: the picture that was seen last.
    void begin(const VideoFrame &still, qint64 stillMs);
    [[nodiscard]] qint64 thumbnailMs() const { return m_thumbnailMs.load(std::memory_order_relaxed); }
    [[nodiscard]] QSize sourceSize() const;

    /// Decode thread: judges the picture that the decoder has just made, when it is time to.
    /// \param haste how many seconds pass for the judge in one of the clock's.
    /// \return true when that is worth telling.
    [[nodiscard]] bool watch(const Luma &luma, bool key, int haste);
    /// What is known of this camera's view, and what was known when it was looked at before.
    [[nodiscard]] PictureWatch watchSoFar() const;
    void resume(const PictureWatch &watch);
    /// The view of now is right; the next pictures are learned.
    void acceptView() { m_acceptsView.store(true, std::memory_order_relaxed); }

    /// Decode thread: its key pictures are larger than anybody decodes here; a picture that comes takes it back.
    void noteTooLarge() { m_tooLarge.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool isTooLarge() const { return m_tooLarge.load(std::memory_order_relaxed); }
    void notePacket(qint64 nowMs) { m_packetMs.store(nowMs, std::memory_order_relaxed); }
    [[nodiscard]] qint64 pictureMs() const { return m_pictureMs.load(std::memory_order_relaxed); }
    /// \return true when it is a change worth telling.
    [[nodiscard]] bool setState(FeedState state, const QString &reason, int attempts);
    [[nodiscard]] FeedStatus status() const;

    std::unique_ptr<PictureDecoder>
        decoder; ///< touched by the decode thread that has taken the slot, and by no other

private:
    static constexpr qint64 never = -1;
    void drop(); ///< what waits; the mutex is held

    const FeedId m_id;
    std::atomic<quint64> &m_drops;
    std::atomic<quint64> m_wanted{0}, m_thumbnail{0};
    std::atomic<bool> m_closed{false}, m_tooLarge{false};
    std::atomic<qint64> m_packetMs{never};
    std::atomic<qint64> m_pictureMs{never};
    std::atomic<qint64> m_thumbnailMs{never};
    std::atomic<quint64> m_superseded{0};

    mutable std::mutex m_mutex;
    std::vector<ArrivedUnit> m_waiting;
    std::optional<ArrivedUnit> m_key;
    bool m_inPool = false;
    bool m_again = false;
    bool m_dropsToKey = false;
    VideoFrame m_latest, m_smallest;
    quint64 m_number = 0; ///< of the last picture of either pace
    FeedStatus m_status;

    mutable std::mutex m_watchMutex; ///< held for one look, some microseconds
    PictureWatch m_watch;
    std::atomic<bool> m_acceptsView{false};
};
} // namespace wanmi::video
