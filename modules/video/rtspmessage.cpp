// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/rtspmessage.h"

#include <algorithm>
#include <string_view>

namespace wanmi::video {
namespace {
constexpr int headersAtMost = 128;

std::string_view text(Bytes bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

bool mayBeginMessage(std::string_view line)
{
    // "RTSP/1.0 200 OK" or "OPTIONS rtsp://…": capitals, '_', '/', digits and dots up to the first space.
    for (std::size_t i = 0; i < line.size() && i < 32; ++i) {
        const char c = line[i];
        if (c == ' ')
            return i > 0;
        const bool word = (c >= 'A' && c <= 'Z') || c == '_';
        const bool version = i > 3 && (c == '/' || c == '.' || (c >= '0' && c <= '9'));
        if (!word && !version)
            return false;
    }
    return line.size() < 32;
}

bool readHeaders(std::string_view head, RtspMessage &message)
{
    const QByteArray block(head.data(), static_cast<qsizetype>(head.size()));
    const QList<QByteArray> lines = block.split('\n');
    const QByteArray first = lines.value(0).trimmed();
    if (first.startsWith("RTSP/1.")) {
        message.status = first.mid(8).trimmed().left(3).toInt();
        if (message.status < 100 || message.status > 599)
            return false;
    } else if (!first.contains(" RTSP/1.")) {
        return false;
    }
    if (lines.size() > headersAtMost)
        return false;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (colon > 0)
            message.headers.append(
                {lines[i].left(colon).trimmed().toLower(), lines[i].mid(colon + 1).trimmed()});
    }
    return true;
}
} // namespace

QByteArray RtspMessage::header(const QByteArray &lowerCaseName) const
{
    for (const auto &[name, value] : headers) {
        if (name == lowerCaseName)
            return value;
    }
    return {};
}

QList<QByteArray> RtspMessage::all(const QByteArray &lowerCaseName) const
{
    QList<QByteArray> values;
    for (const auto &[name, value] : headers) {
        if (name == lowerCaseName)
            values.append(value);
    }
    return values;
}

void RtspFramer::give(Bytes bytes)
{
    if (m_kept.isEmpty()) {
        m_rest = bytes;
        return;
    }
    m_kept.append(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    m_rest
        = Bytes(reinterpret_cast<const uchar *>(m_kept.constData()), static_cast<std::size_t>(m_kept.size()));
}

RtspFramer::Piece RtspFramer::waitForMore()
{
    const QByteArray rest(reinterpret_cast<const char *>(m_rest.data()),
                          static_cast<qsizetype>(m_rest.size()));
    m_kept = rest;
    m_rest = {};
    return {};
}

RtspFramer::Piece RtspFramer::garbage()
{
    m_broken = true;
    m_kept.clear();
    m_rest = {};
    Piece piece;
    piece.kind = Kind::Garbage;
    return piece;
}

RtspFramer::Piece RtspFramer::next()
{
    if (m_broken)
        return garbage();
    while (!m_rest.empty() && (m_rest[0] == '\r' || m_rest[0] == '\n'))
        m_rest = m_rest.subspan(1);
    if (m_rest.empty()) {
        m_kept.clear();
        return {};
    }
    if (m_rest[0] != '$')
        return nextMessage();
    if (m_rest.size() < 4)
        return waitForMore();
    const std::size_t length = static_cast<std::size_t>(m_rest[2]) << 8 | m_rest[3];
    if (m_rest.size() < 4 + length)
        return waitForMore();
    Piece piece;
    piece.kind = Kind::Packet;
    piece.channel = m_rest[1];
    piece.packet = m_rest.subspan(4, length);
    m_rest = m_rest.subspan(4 + length);
    return piece;
}

RtspFramer::Piece RtspFramer::nextMessage()
{
    const std::string_view all = text(m_rest);
    if (!mayBeginMessage(all))
        return garbage();
    const std::string_view window = all.substr(0, maxHeaderBytes);
    std::size_t end = window.find("\r\n\r\n");
    std::size_t gap = 4;
    if (end == std::string_view::npos) {
        end = window.find("\n\n");
        gap = 2;
    }
    if (end == std::string_view::npos)
        return window.size() < maxHeaderBytes ? waitForMore() : garbage();

    Piece piece;
    piece.kind = Kind::Message;
    if (!readHeaders(all.substr(0, end), piece.message))
        return garbage();
    bool plain = true;
    const QByteArray lengthText = piece.message.header("content-length");
    const qsizetype length = lengthText.isEmpty() ? 0 : lengthText.toLongLong(&plain);
    if (!plain || length < 0 || length > maxBodyBytes)
        return garbage();
    const std::size_t whole = end + gap + static_cast<std::size_t>(length);
    if (all.size() < whole)
        return waitForMore();
    piece.message.body = QByteArray(all.data() + end + gap, length);
    m_rest = m_rest.subspan(whole);
    return piece;
}
} // namespace wanmi::video
