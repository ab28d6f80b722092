// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http.h"

#include <array>
#include <memory>
#include <mutex>

struct ZSTD_CCtx_s;

/// Answers made small for a peer that asks for it (Accept-Encoding: zstd): a seat does so on a thin line. What is
/// small already, files and pictures, never is.
namespace wanmi::server {

/// Whether somebody who sent this header takes zstd.
[[nodiscard]] bool acceptsZstd(const QByteArray &acceptEncoding);
/// Whether such content grows smaller: rows, JSON, text.
[[nodiscard]] bool isPackable(const QByteArray &contentType);

/// Bodies that serve many seats are packed once, as long as somebody holds them. Any thread.
class PackedBodies
{
public:
    /// Nothing: it is not worth it.
    [[nodiscard]] std::shared_ptr<const QByteArray> packed(const Answer &answer);

private:
    struct Known
    {
        std::weak_ptr<const QByteArray> body;
        std::shared_ptr<const QByteArray> packed;
    };
    std::shared_ptr<const QByteArray> find(const std::shared_ptr<const QByteArray> &body);
    std::mutex m_mutex;
    std::array<Known, 16> m_known;
    std::size_t m_next = 0;
};

/// A stream of pieces; each can be unpacked as soon as it is there.
class PackedStream
{
public:
    PackedStream();
    [[nodiscard]] QByteArray add(const QByteArray &piece) { return run(piece, false); }
    [[nodiscard]] QByteArray end() { return run({}, true); }

private:
    QByteArray run(const QByteArray &piece, bool last);
    struct Free
    {
        void operator()(ZSTD_CCtx_s *context) const;
    };
    std::unique_ptr<ZSTD_CCtx_s, Free> m_context;
};
} // namespace wanmi::server
