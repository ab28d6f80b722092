// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/rtp.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <utility>

namespace wanmi::video {

/// A response or request of RTSP 1.0 (RFC 2326).
struct RtspMessage
{
    int status = 0; ///< 0: a request
    QList<std::pair<QByteArray, QByteArray>> headers; ///< names in lower case
    QByteArray body;

    [[nodiscard]] QByteArray header(const QByteArray &lowerCaseName) const;
    [[nodiscard]] QList<QByteArray> all(const QByteArray &lowerCaseName) const;
};

/// Cuts the bytes of a connection into messages and interleaved packets (RFC 2326 §10.12). Keeps what is not
/// whole yet, never more than a message may have.
class RtspFramer
{
public:
    static constexpr qsizetype maxHeaderBytes = 16 * 1024;
    static constexpr qsizetype maxBodyBytes = 64 * 1024;

    enum class Kind { Nothing, Packet, Message, Garbage };
    struct Piece
    {
        Kind kind = Kind::Nothing;
        int channel = 0;
        Bytes packet; ///< valid until the next call
        RtspMessage message;
    };

    /// Call next() until it says Nothing before giving more. Bytes must stay valid until then.
    void give(Bytes bytes);
    [[nodiscard]] Piece next();

private:
    [[nodiscard]] Piece garbage();
    [[nodiscard]] Piece nextMessage();
    [[nodiscard]] Piece waitForMore();

    QByteArray m_kept;
    Bytes m_rest;
    bool m_broken = false;
};
} // namespace wanmi::video
