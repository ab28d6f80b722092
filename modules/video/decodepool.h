// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/feedslot.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace wanmi::video {

class KeyDecoders;
class SparePictures;

/// A few threads that turn what waits in the slots into pictures: moving ones first, then thumbnails, which each thread makes with
/// a few decoders for all cameras. A slot is with one thread at a time, so its pictures stay in order; of a slot that waited, only
/// the newest picture is scaled and shown.
class DecodePool
{
public:
    /// \param pictureShown and \param viewChanged are called on a decode thread, and must not block.
    /// \param viewHaste see FeedOptions.
    DecodePool(int threads, int viewHaste, std::function<void(FeedId)> pictureShown,
               std::function<void(FeedId)> viewChanged);
    ~DecodePool();
    DecodePool(const DecodePool &) = delete;
    DecodePool &operator=(const DecodePool &) = delete;

    /// From any thread, for a slot whose push() or enterPool() said so.
    void submit(std::shared_ptr<FeedSlot> slot);
    /// CPU time its threads have used, in seconds.
    [[nodiscard]] double cpuSeconds() const;

private:
    void work();
    void serve(FeedSlot &slot, KeyDecoders &keys, SparePictures &spare);
    void serveKey(FeedSlot &slot, KeyDecoders &keys);
    [[nodiscard]] std::shared_ptr<FeedSlot> takeSlot();
    void add(std::shared_ptr<FeedSlot> slot);

    const int m_viewHaste;
    std::function<void(FeedId)> m_pictureShown, m_viewChanged;
    std::mutex m_mutex;
    std::condition_variable m_some;
    std::deque<std::shared_ptr<FeedSlot>> m_queue, m_thumbnails;
    int m_inARow = 0; ///< moving ones served while thumbnails waited
    bool m_stops = false;
    mutable std::vector<std::thread> m_threads; // their clocks are asked for by handles, which are not const
};
} // namespace wanmi::video
