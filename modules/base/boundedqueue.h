// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace wanmi::base {

/// Hands pieces of one work from the thread that makes them to the one that goes on with them, a few at a time: the
/// faster one waits. Any thread.
template <typename Piece> class BoundedQueue
{
public:
    explicit BoundedQueue(std::size_t most)
        : m_most(most)
    {
    }
    /// False: it has ended, the piece is dropped.
    bool push(Piece piece)
    {
        std::unique_lock lock(m_mutex);
        m_room.wait(lock, [this] { return m_ended || m_pieces.size() < m_most; });
        if (m_ended)
            return false;
        m_pieces.push_back(std::move(piece));
        m_more.notify_one();
        return true;
    }
    /// Nothing: no more will come.
    std::optional<Piece> take()
    {
        std::unique_lock lock(m_mutex);
        m_more.wait(lock, [this] { return m_ended || !m_pieces.empty(); });
        if (m_pieces.empty())
            return std::nullopt;
        std::optional<Piece> piece(std::move(m_pieces.front()));
        m_pieces.pop_front();
        m_room.notify_one();
        return piece;
    }
    /// Nothing: none lies here now.
    std::optional<Piece> takeIfAny()
    {
        const std::lock_guard lock(m_mutex);
        if (m_pieces.empty())
            return std::nullopt;
        std::optional<Piece> piece(std::move(m_pieces.front()));
        m_pieces.pop_front();
        m_room.notify_one();
        return piece;
    }
    /// What lies here can still be taken.
    void end()
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        m_room.notify_all();
        m_more.notify_all();
    }
    /// Ends, and drops what lies here.
    void abandon()
    {
        const std::lock_guard lock(m_mutex);
        m_pieces.clear();
        m_ended = true;
        m_room.notify_all();
        m_more.notify_all();
    }

private:
    const std::size_t m_most;
    std::mutex m_mutex;
    std::condition_variable m_room, m_more;
    std::deque<Piece> m_pieces;
    bool m_ended = false;
};
} // namespace wanmi::base
