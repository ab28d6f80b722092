// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>

namespace wanmi::server {

/// A short pipe between the thread that reads the database and the connection that writes: the producer waits
/// when the reader is slow, so a snapshot never lies in memory.
class ByteStream
{
public:
    /// Producer; waits for room. False: nobody reads any more.
    bool push(QByteArray piece);
    void finish(); ///< all was pushed
    void breakOff(); ///< either side: the stream ends unfinished

    struct Piece
    {
        std::optional<QByteArray> bytes; ///< nothing: the end
        bool whole = false; ///< at the end: finished, not broken off
    };
    /// Consumer: `ready` is called once, at once or later, on any thread.
    void pull(std::function<void(Piece)> ready);

private:
    std::optional<Piece> takeLocked();

    std::mutex m_mutex;
    std::condition_variable m_room;
    std::deque<QByteArray> m_pieces;
    std::function<void(Piece)> m_waiting;
    bool m_finished = false;
    bool m_broken = false;
};
} // namespace wanmi::server
