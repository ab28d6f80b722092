// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/cameralink.h"

#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

namespace wanmi::video {

/// The network thread: every camera's socket in one epoll set. Cameras somebody looks at are read at every
/// packet, the others by a sweep four times a second, which costs a fifth. Connections are begun a few
/// hundred at a time.
class Poller
{
public:
    Poller(const FeedOptions &options, DecodePool &pool, RingBudget &budget, ClipRecorder &recorder,
           std::function<void(FeedId)> stateChanged);
    ~Poller();
    Poller(const Poller &) = delete;
    Poller &operator=(const Poller &) = delete;

    /// From any thread; none of these blocks.
    void open(std::shared_ptr<FeedSlot> slot, const QUrl &url);
    void close(FeedId id);
    void wantedChanged(FeedId id);
    void record(FeedId id, const EvidenceOrder &order);
    void endRecording(FeedId id, const QString &reason);
    void setPaused(FeedId id, bool paused);
    /// What the camera sent last is given on the network thread, which must not wait.
    void askNewest(FeedId id, std::function<void(PacketPast)> give);
    void setThumbnailEvery(std::chrono::milliseconds every) { m_thumbnailEveryMs = every.count(); }
    [[nodiscard]] std::chrono::milliseconds thumbnailEvery() const { return std::chrono::milliseconds(m_thumbnailEveryMs); }

private:
    using Deed = std::function<void()>;

    void post(Deed deed);
    void work();
    void runDeeds();
    void beginDue(qint64 now);
    void sweep(qint64 now);
    void handle(FeedId id, quint32 events, qint64 now);

    const FeedOptions m_options;
    std::atomic<qint64> m_thumbnailEveryMs;
    int m_epoll = -1;
    int m_wake = -1;
    CameraLink::Surroundings m_around;
    Resolver m_resolver;

    std::mutex m_mutex;
    std::vector<Deed> m_deeds;
    bool m_stops = false;

    std::unordered_map<quint64, std::unique_ptr<CameraLink>> m_links; // network thread only, as all below
    std::vector<quint64> m_due;
    std::vector<uchar> m_buffer;
    std::thread m_thread;
};
} // namespace wanmi::video
