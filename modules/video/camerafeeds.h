// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/evidence.h"
#include "video/feed.h"
#include "video/recordedstream.h"
#include "video/streamaccess.h"

#include <memory>
#include <QObject>
#include <QSize>
#include <QUrl>

namespace wanmi::video {

class TileStreams;

/// How patient the feeds are and how much of the machine they may use.
struct FeedOptions
{
    int decodeThreads = 0; ///< 0: one per core, two at most
    std::chrono::milliseconds frameTick{66}; ///< frameReady comes at most once per feed and tick
    std::chrono::milliseconds answerTimeout{8'000}; ///< from connect() to the first packet
    std::chrono::milliseconds stallFloor{3'000};
    std::chrono::milliseconds stallReconnect{10'000}; ///< a stalled connection is given up after this
    std::chrono::milliseconds backOffFirst{1'000};
    std::chrono::milliseconds backOffLast{30'000};
    std::chrono::milliseconds thumbnailEvery{2'000};
    /// Every connected camera keeps so much of what it sent in memory, looked at or not; 0: none does, and a clip
    /// begins when it is asked for.
    std::chrono::milliseconds past{10'000};
    qint64 pastBytes = 512LL * 1024 * 1024; ///< all of them together; see RingBudget
    int viewHaste = 1; ///< how many seconds pass for the judge of views in one of the clock's: for tests
    bool datagrams = false; ///< asked for from the beginning; else only where a camera refuses its connection for them
};

/// Live pictures of cameras over RTSP (interleaved, or datagrams where a camera wants that; H.264 and H.265). One network thread
/// serves every feed, one or two threads decode; no call here blocks or decodes. Feeds of one address share one connection and
/// one decoder. Calls and signals belong to the thread that owns the object, except latest() and status(), which any thread may
/// ask.
class CameraFeeds : public QObject
{
    Q_OBJECT
public:
    explicit CameraFeeds(const FeedOptions &options = {}, QObject *parent = nullptr);
    ~CameraFeeds() override;

    /// \param url rtsp://[user:password@]host[:554]/path; a bad one gives a feed that is Failed "bad-url".
    /// \param wanted device pixels to cover; empty: stay connected and know the state, but decode nothing.
    /// What cameras ask of a seat and where their main streams are, from now on; who waits for a camera that refused it
    /// connects anew. Addresses that feeds were opened with, and signals, never hold it.
    void setAccess(const StreamAccessBook &access);
    /// The main stream of a camera, by setAccess(); empty: it has none.
    [[nodiscard]] QUrl mainOf(const QUrl &stream) const;
    /// What a recorder kept of it, by setAccess(), from a moment on: to be opened as any stream, but VideoFrame::at is when the
    /// picture was taken, and a connection that is lost is not tried again (Failed). Each address is another, so nobody joins a record in its middle. Empty: nothing is kept.
    [[nodiscard]] QUrl recordedOf(const QUrl &stream, const RecordedMoment &moment) const;
    /// \param pace Thumbnail: frameReady is not said for it; who shows a thousand looks at latest() when it paints.
    [[nodiscard]] FeedId open(const QUrl &url, QSize wanted, Pace pace = Pace::Moving);
    void setWanted(FeedId id, QSize wanted);
    /// Of recordedOf(): its time stands still, or goes on.
    void setPaused(FeedId id, bool paused);
    /// For all thumbnails, from now on; at least 250 ms.
    void setThumbnailEvery(std::chrono::milliseconds every);
    [[nodiscard]] std::chrono::milliseconds thumbnailEvery() const;
    /// Takes effect at once here; the farewell to the camera is said on the network thread.
    void close(FeedId id);

    /// A camera that is "moved" shall look where it looks now: its view is learned anew.
    void acceptView(FeedId id);

    /// The newest picture, or one with number 0. Cheap: the image is shared, not copied.
    [[nodiscard]] VideoFrame latest(FeedId id) const;
    [[nodiscard]] FeedStatus status(FeedId id) const;
    [[nodiscard]] int feedCount() const;
    /// Writes the past and what follows into order.file until stopRecording(), or until the feed is closed. One clip
    /// a camera: while one runs, another order is not taken ("already-recording"). News come as recordingChanged().
    void record(FeedId id, const EvidenceOrder &order);
    void stopRecording(FeedId id);
    /// The latest that recordingChanged() told; an empty file: never recorded.
    [[nodiscard]] RecordingStatus recording(FeedId id) const;
    /// The newest picture in the camera's own resolution, as JPEG with its manifest.
    /// \param done is called on this object's thread, and not any more once the object is gone.
    void takeStill(FeedId id, const EvidenceOrder &order, StillAnswer done);
    [[nodiscard]] RingUse ringUse() const;
    /// CPU time of decoding since the beginning, and moving pictures that came too fast for it.
    [[nodiscard]] double decodeSeconds() const;
    [[nodiscard]] quint64 droppedPictures() const;
    /// Tiles of these feeds.
    [[nodiscard]] TileStreams &tiles();

Q_SIGNALS:
    void accessChanged();
    /// Somebody begins, or ends, to look: moving pictures are wanted of it. Of a main stream that mainOf() told, the
    /// address of its small one; of a record the same with its moment in the fragment.
    void shown(const QUrl &url);
    void hidden(const QUrl &url);
    void frameReady(wanmi::video::FeedId id);
    void statusChanged(wanmi::video::FeedId id, const wanmi::video::FeedStatus &status);
    /// It began, a fragment is on the disk, or it ended.
    void recordingChanged(wanmi::video::FeedId id, const wanmi::video::RecordingStatus &status);

private:
    struct Private;
    std::unique_ptr<Private> d;
};
} // namespace wanmi::video
