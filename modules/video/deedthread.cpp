// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/deedthread.h"

#include <pthread.h>

namespace wanmi::video {

DeedThread::DeedThread(const char *name)
    : m_thread([this, name] { work(name); })
{
}

DeedThread::~DeedThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stops = true;
    }
    m_some.notify_all();
    m_thread.join();
}

void DeedThread::post(std::function<void()> deed)
{
    {
        const std::lock_guard lock(m_mutex);
        m_deeds.push_back(std::move(deed));
    }
    m_some.notify_one();
}

void DeedThread::work(const char *name)
{
    pthread_setname_np(pthread_self(), name);
    std::unique_lock lock(m_mutex);
    while (true) {
        m_some.wait(lock, [this] { return m_stops || !m_deeds.empty(); });
        if (m_deeds.empty())
            return;
        const std::function<void()> deed = std::move(m_deeds.front());
        m_deeds.pop_front();
        lock.unlock();
        deed();
        lock.lock();
    }
}
} // namespace wanmi::video
