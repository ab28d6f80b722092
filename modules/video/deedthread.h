// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace wanmi::video {

/// One named thread that does what it is given, in that order. What is waiting when it ends is still done.
class DeedThread
{
public:
    explicit DeedThread(const char *name);
    ~DeedThread();
    DeedThread(const DeedThread &) = delete;
    DeedThread &operator=(const DeedThread &) = delete;

    void post(std::function<void()> deed);

private:
    void work(const char *name);

    std::mutex m_mutex;
    std::condition_variable m_some;
    std::deque<std::function<void()>> m_deeds;
    bool m_stops = false;
    std::thread m_thread;
};
} // namespace wanmi::video
