// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/camerafeeds.h"
#include "video/feedslot.h"

#include <QObject>
#include <QThread>
#include <QUrl>

#include <atomic>
#include <functional>
#include <memory>

namespace wanmi::video {

/// Cameras that hand out single JPEGs over HTTP: asked again and again, on one thread of its own, which decodes too (a picture of
/// 352x288 costs some 0.4 ms). A thumbnail at its interval, a moving tile up to five times a second. Connections are kept. A
/// picture of more than MostBytes, one that takes longer than ten seconds, or no JPEG at all, is a state of the feed; who does
/// not answer is asked again after 1, 2, 4 … 30 s.
class PictureFetcher
{
public:
    static constexpr qint64 MostBytes = 8LL * 1024 * 1024;

    PictureFetcher(const FeedOptions &options, std::function<void(FeedId)> pictureShown, std::function<void(FeedId)> stateChanged);
    ~PictureFetcher();
    PictureFetcher(const PictureFetcher &) = delete;
    PictureFetcher &operator=(const PictureFetcher &) = delete;

    [[nodiscard]] static bool isFor(const QUrl &url) { return url.scheme() == u"http" || url.scheme() == u"https"; }
    // From any thread; none of these blocks.
    /// \param url user and password in it are for the camera only; redirects go to the same server.
    void open(std::shared_ptr<FeedSlot> slot, const QUrl &url);
    void close(FeedId id);
    void wantedChanged(FeedId id);
    void setThumbnailEvery(std::chrono::milliseconds every) { m_thumbnailEveryMs = every.count(); }
    /// The newest picture as it came, on the fetching thread; empty: none ever came.
    void askNewest(FeedId id, std::function<void(QByteArray jpeg, Instant at)> give);

private:
    class Rounds;
    std::atomic<qint64> m_thumbnailEveryMs;
    QThread m_thread;
    Rounds *m_rounds;
};
} // namespace wanmi::video
