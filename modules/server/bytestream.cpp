// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/bytestream.h"

#include <utility>

namespace wanmi::server {
namespace {
constexpr std::size_t MostPieces = 4;
}

bool ByteStream::push(QByteArray piece)
{
    std::function<void(Piece)> waiting;
    {
        std::unique_lock lock(m_mutex);
        m_room.wait(lock, [this] { return m_broken || m_pieces.size() < MostPieces; });
        if (m_broken)
            return false;
        if (!m_waiting) {
            m_pieces.push_back(std::move(piece));
            return true;
        }
        waiting = std::exchange(m_waiting, nullptr);
    }
    waiting({std::move(piece), false});
    return true;
}

void ByteStream::finish()
{
    std::function<void(Piece)> waiting;
    {
        const std::lock_guard lock(m_mutex);
        m_finished = true;
        waiting = std::exchange(m_waiting, nullptr);
    }
    if (waiting)
        waiting({std::nullopt, true});
}

void ByteStream::breakOff()
{
    std::function<void(Piece)> waiting;
    {
        const std::lock_guard lock(m_mutex);
        if (m_finished)
            return;
        m_broken = true;
        m_pieces.clear();
        waiting = std::exchange(m_waiting, nullptr);
    }
    m_room.notify_all();
    if (waiting)
        waiting({std::nullopt, false});
}

std::optional<ByteStream::Piece> ByteStream::takeLocked()
{
    if (!m_pieces.empty()) {
        Piece piece{std::move(m_pieces.front()), false};
        m_pieces.pop_front();
        return piece;
    }
    if (m_finished || m_broken)
        return Piece{std::nullopt, m_finished};
    return std::nullopt;
}

void ByteStream::pull(std::function<void(Piece)> ready)
{
    std::optional<Piece> piece;
    {
        const std::lock_guard lock(m_mutex);
        piece = takeLocked();
        if (!piece)
            m_waiting = std::move(ready);
    }
    m_room.notify_one();
    if (piece)
        ready(std::move(*piece));
}
} // namespace wanmi::server
