// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace wanmi::intake {

/// Hands values from one thread to the next; the faster one waits. The only place in this module where two
/// threads meet.
template <typename T> class BatchQueue
{
public:
    explicit BatchQueue(size_t most)
        : m_most(most)
    {
    }
    /// \return false when the other side has given up.
    bool push(T value)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_values.size() < m_most || m_isClosed; });
        if (m_isClosed)
            return false;
        m_values.push_back(std::move(value));
        m_changed.notify_all();
        return true;
    }
    void finish()
    {
        const std::lock_guard lock(m_mutex);
        m_isFinished = true;
        m_changed.notify_all();
    }
    /// Nothing is wanted any more.
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
        m_values.clear();
        m_changed.notify_all();
    }
    /// None at the end.
    std::optional<T> pop()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_values.empty() || m_isFinished || m_isClosed; });
        if (m_values.empty())
            return {};
        T value = std::move(m_values.front());
        m_values.pop_front();
        m_changed.notify_all();
        return value;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<T> m_values;
    size_t m_most;
    bool m_isFinished = false, m_isClosed = false;
};
} // namespace wanmi::intake
