// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/rtspviewer.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <QCryptographicHash>
#include <QDateTime>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QUrl>
#include <QtEndian>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace wanmi::simulator {
namespace {
constexpr qsizetype requestBytes = 16 * 1024;
constexpr qint64 slowSdpMs = 3'000;
constexpr int payloadType = 96;

QByteArray md5(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
}

QByteArray parameter(const QByteArray &header, const char *name)
{
    const QRegularExpression pattern(QStringLiteral("\\b%1=\"?([^\",]*)").arg(QLatin1String(name)));
    return pattern.match(QString::fromLatin1(header)).captured(1).toLatin1();
}

/// "/cam/<id>", "/cam/<id>/main", either with "/rec" before it and a track behind it.
struct Asked
{
    QString camera; ///< empty: no such path
    bool isMain = false, isRecord = false;
};
Asked askedOf(const QByteArray &uri)
{
    QStringList parts = QUrl::fromEncoded(uri).path().split(QLatin1Char('/'), Qt::SkipEmptyParts);
    Asked asked;
    asked.isRecord = parts.value(0) == u"rec";
    if (asked.isRecord)
        parts.removeFirst();
    if (parts.value(0) == u"cam")
        asked.camera = parts.value(1);
    asked.isMain = parts.value(2) == u"main";
    return asked;
}
} // namespace

bool isGuarded(const StreamOptions &options, const QString &camera)
{
    // The low digits of the hash choose the clip: guarded cameras are to be of every kind of place.
    constexpr quint32 parts = 1'000;
    return !options.user.isEmpty()
        && stableHash(camera) / 1'024 % parts < std::clamp(options.guardedShare, 0.0, 1.0) * parts;
}

RtspViewer::RtspViewer(const Surroundings &surroundings, int fd)
    : m_around(surroundings)
    , m_fd(fd)
    , m_nonce(QByteArray::number(QRandomGenerator::global()->generate64(), 16))
    , m_sequence(static_cast<quint16>(QRandomGenerator::global()->generate()))
    , m_source(QRandomGenerator::global()->generate())
{
}

RtspViewer::~RtspViewer()
{
    ::close(m_fd);
}

void RtspViewer::reset()
{
    const linger abruptly{1, 0};
    ::setsockopt(m_fd, SOL_SOCKET, SO_LINGER, &abruptly, sizeof abruptly);
    m_over = true;
}

void RtspViewer::read(qint64 now)
{
    char buffer[4096];
    const auto got = ::recv(m_fd, buffer, sizeof buffer, 0);
    if (got < 0 && errno == EAGAIN)
        return;
    if (got <= 0 || m_input.size() > requestBytes) {
        m_over = true;
        return;
    }
    m_input.append(buffer, got);
    Request request;
    while (!m_over && takeRequest(request))
        answer(request, now);
    write();
}

bool RtspViewer::takeRequest(Request &request)
{
    while (m_input.startsWith('$') && m_input.size() >= 4) {
        const qsizetype whole = 4 + (static_cast<quint8>(m_input[2]) << 8 | static_cast<quint8>(m_input[3]));
        if (m_input.size() < whole)
            return false;
        m_input.remove(0, whole);
    }
    const qsizetype end = m_input.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    request = {};
    const QList<QByteArray> lines = m_input.left(end).split('\n');
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype body
        = std::clamp(request.headers.value("content-length").toInt(), 0, static_cast<int>(requestBytes));
    if (m_input.size() < end + 4 + body)
        return false;
    m_input.remove(0, end + 4 + body);
    const QList<QByteArray> first = lines.value(0).trimmed().split(' ');
    request.method = first.value(0);
    request.uri = first.value(1);
    return true;
}

void RtspViewer::respond(const QByteArray &sequence, const QByteArray &status, const QByteArray &headers,
                         const QByteArray &body)
{
    m_output += "RTSP/1.0 " + status + "\r\nCSeq: " + sequence + "\r\nServer: Wanmi city\r\n" + headers;
    if (!m_session.isEmpty())
        m_output += "Session: " + m_session + ";timeout=60\r\n";
    if (!body.isEmpty())
        m_output += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    m_output += "\r\n" + body;
}

bool RtspViewer::isAllowed(const Request &request)
{
    const StreamOptions &options = m_around.options;
    if (!isGuarded(options, m_camera))
        return true;
    const QByteArray given = request.headers.value("authorization");
    if (!given.startsWith("Digest ") || parameter(given, "nonce") != m_nonce)
        return false;
    const QByteArray secret = md5(options.user.toUtf8() + ":wanmi:" + options.password.toUtf8());
    const QByteArray deed = md5(request.method + ':' + parameter(given, "uri"));
    return parameter(given, "username") == options.user.toUtf8()
        && parameter(given, "response") == md5(secret + ':' + m_nonce + ':' + deed);
}

bool RtspViewer::refuseByFault(const Request &request, qint64 now)
{
    const QByteArray sequence = request.headers.value("cseq");
    switch (m_around.faultOf(m_camera)) {
    case StreamFault::Off:
        respond(sequence, "404 Not Found");
        return true;
    case StreamFault::Reset:
        reset();
        return true;
    case StreamFault::Unauthorized:
        respond(sequence, "401 Unauthorized",
                "WWW-Authenticate: Digest realm=\"wanmi\", nonce=\"" + m_nonce + "\"\r\n");
        return true;
    case StreamFault::Garbage:
        sendGarbage();
        return true;
    case StreamFault::Silent:
        return true;
    case StreamFault::SlowSdp:
        if (request.method != "DESCRIBE")
            return false;
        m_slowSequence = sequence;
        m_slowUri = request.uri;
        m_due = now + slowSdpMs;
        return true;
    default:
        return false; // faults of what is sent later
    }
}

void RtspViewer::answer(const Request &request, qint64 now)
{
    const QByteArray sequence = request.headers.value("cseq");
    if (m_camera.isEmpty()) {
        const Asked asked = askedOf(request.uri);
        m_camera = asked.camera;
        m_isMain = asked.isMain;
        m_isRecord = asked.isRecord;
    }
    if (request.method == "OPTIONS")
        return respond(sequence, "200 OK",
                       "Public: OPTIONS, DESCRIBE, SETUP, PLAY, PAUSE, GET_PARAMETER, TEARDOWN\r\n");
    if (m_camera.isEmpty())
        return respond(sequence, "404 Not Found");
    if (!m_isRecord && refuseByFault(request, now))
        return;
    if (!isAllowed(request))
        return respond(sequence, "401 Unauthorized",
                       "WWW-Authenticate: Digest realm=\"wanmi\", nonce=\"" + m_nonce + "\"\r\n");
    if (request.method == "DESCRIBE")
        return describe(sequence, request.uri);
    if (request.method == "SETUP")
        return setUp(request);
    if (m_isRecord && !m_session.isEmpty() && (request.method == "PLAY" || request.method == "PAUSE"))
        return request.method == "PLAY" ? playRecord(request, now) : pauseRecord(sequence);
    if (request.method == "PLAY")
        return m_session.isEmpty() ? respond(sequence, "455 Method Not Valid in This State")
                                   : play(sequence, now);
    if (request.method == "TEARDOWN") {
        respond(sequence, "200 OK");
        write();
        m_over = true;
        return;
    }
    respond(sequence, request.method == "GET_PARAMETER" ? "200 OK" : "501 Not Implemented");
}

const PacketizedClip &RtspViewer::scene() const
{
    return (m_isMain ? m_around.mains : m_around.clips)[static_cast<std::size_t>(m_clip)];
}

void RtspViewer::describe(const QByteArray &sequence, const QByteArray &uri)
{
    m_clip = m_around.clipOf(m_camera);
    const PacketizedClip &clip = scene();
    if (clip.frames.empty())
        return respond(sequence, "404 Not Found");
    const QByteArray sdp = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=" + m_camera.toUtf8()
        + "\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\na=control:*\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 "
        + clip.encoding + "\r\na=fmtp:96 " + clip.sdpFormat + "\r\na=framerate:" + QByteArray::number(clip.fps) + "\r\na=control:video\r\n";
    respond(sequence, "200 OK", "Content-Type: application/sdp\r\nContent-Base: " + uri + "/\r\n", sdp);
}

void RtspViewer::setUp(const Request &request)
{
    const QByteArray sequence = request.headers.value("cseq");
    const QByteArray transport = request.headers.value("transport");
    if (!transport.contains("RTP/AVP/TCP")) {
        if (!setUpDatagrams(transport))
            return respond(sequence, "461 Unsupported Transport");
        m_session = QByteArray::number(QRandomGenerator::global()->generate64(), 16);
        const quint16 from = m_around.rtpPort, to = ntohs(m_datagramsTo.sin_port);
        return respond(sequence, "200 OK",
                       "Transport: RTP/AVP;unicast;client_port=" + QByteArray::number(to) + '-'
                           + QByteArray::number(m_reportsTo) + ";server_port=" + QByteArray::number(from) + '-'
                           + QByteArray::number(from + 1) + ";ssrc=" + QByteArray::number(m_source, 16) + "\r\n");
    }
    if (!m_around.options.interleaved)
        return respond(sequence, "461 Unsupported Transport");
    const qsizetype at = transport.indexOf("interleaved=");
    m_channel = at < 0 ? 0 : std::clamp(transport.mid(at + 12).split('-').value(0).toInt(), 0, 254);
    m_session = QByteArray::number(QRandomGenerator::global()->generate64(), 16);
    respond(sequence, "200 OK",
            "Transport: RTP/AVP/TCP;unicast;interleaved=" + QByteArray::number(m_channel) + '-'
                + QByteArray::number(m_channel + 1) + ";ssrc=" + QByteArray::number(m_source, 16) + "\r\n");
}

bool RtspViewer::setUpDatagrams(const QByteArray &transport)
{
    const qsizetype at = transport.indexOf("client_port=");
    socklen_t length = sizeof m_datagramsTo;
    if (at < 0 || m_around.rtpSocket < 0
        || ::getpeername(m_fd, reinterpret_cast<sockaddr *>(&m_datagramsTo), &length) != 0)
        return false;
    const QList<QByteArray> ports = transport.mid(at + 12).split(';').value(0).split('-');
    m_datagramsTo.sin_port = htons(ports.value(0).toUShort());
    m_reportsTo = ports.value(1).toUShort();
    return m_datagramsTo.sin_port != 0;
}

void RtspViewer::play(const QByteArray &sequence, qint64 now)
{
    respond(sequence, "200 OK", "Range: npt=now-\r\n");
    if (m_playing)
        return;
    m_playing = true;
    const PacketizedClip &clip = scene();
    const auto shift = static_cast<double>(stableHash(m_camera) / 64 % clip.frames.size());
    m_frame = static_cast<qint64>((static_cast<double>(now - m_around.startedMs)) * clip.fps / 1000 + shift);
    m_shown = &clip;
    m_due = now;
}

/// At a key picture, as whoever decodes needs it: what a fault shows begins with one.
void RtspViewer::turnTo(StreamFault fault)
{
    if (fault == m_turnedFor)
        return;
    const PacketizedClip &scene = this->scene();
    const PacketizedClip &inSmall = m_around.shownOf(m_camera, fault);
    const bool isWell = &inSmall == &m_around.clips[static_cast<std::size_t>(m_clip)];
    const PacketizedClip &asked = isWell ? scene : inSmall;
    const bool isKey = scene.frames[static_cast<std::size_t>(m_frame) % scene.frames.size()].key;
    if (&asked == &scene && m_shown != &scene && !isKey)
        return;
    m_turnedFor = fault;
    m_shown = &asked;
    m_shownFrom = &asked == &scene ? 0 : m_frame;
}

bool RtspViewer::wake(qint64 now)
{
    if (!m_slowUri.isEmpty()) {
        m_due = 0;
        describe(m_slowSequence, std::exchange(m_slowUri, {}));
        write();
        return false;
    }
    if (!m_playing)
        return false;
    if (m_isRecord)
        return sendRecorded(now);
    const StreamFault fault = m_around.faultOf(m_camera);
    turnTo(fault);
    const PacketizedClip &clip = *m_shown;
    const auto interval = static_cast<qint64>(std::lround(1000 / clip.fps));
    // A server that was held up goes on from now, as a camera does.
    m_due = std::max(m_due + interval, now - interval);
    const qint64 number = m_frame++;
    if (fault == StreamFault::Stall || fault == StreamFault::Silent)
        return false;
    const auto &frame = clip.frames[static_cast<std::size_t>(number - m_shownFrom) % clip.frames.size()];
    if (!m_output.isEmpty())
        m_skipsToKey = true;
    else if (frame.key)
        m_skipsToKey = false;
    if (m_skipsToKey) {
        m_sequence = static_cast<quint16>(m_sequence + frame.payloads.size());
        return false;
    }
    const double rate = fault == StreamFault::WrongClock ? rtpClockRate * 1.25 : rtpClockRate;
    const auto timestamp = static_cast<quint32>(std::llround(static_cast<double>(number) * rate / clip.fps));
    constexpr qint64 reportEveryMs = 5'000;
    if (now >= m_reportAt) {
        m_reportAt = now + reportEveryMs;
        sendSenderReport(timestamp, now);
    }
    return m_datagramsTo.sin_port ? sendDatagrams(frame, timestamp) : sendFrame(frame, timestamp);
}

bool RtspViewer::isLost()
{
    constexpr quint32 everyFiftieth = 50;
    return !m_isRecord && m_around.faultOf(m_camera) == StreamFault::Losses && m_packetsSent % everyFiftieth == everyFiftieth - 1;
}

bool RtspViewer::sendDatagrams(const PacketizedClip::Frame &frame, quint32 timestamp)
{
    const auto send = [this](const QByteArray &packet) {
        (void)::sendto(m_around.rtpSocket, packet.constData(), static_cast<std::size_t>(packet.size()), MSG_NOSIGNAL,
                       reinterpret_cast<const sockaddr *>(&m_datagramsTo), sizeof m_datagramsTo);
    };
    const bool isFaulty = !m_isRecord && m_around.faultOf(m_camera) == StreamFault::Losses;
    for (std::size_t i = 0; i < frame.payloads.size(); ++i) {
        QByteArray packet(12, '\0');
        packet[0] = '\x80';
        packet[1] = static_cast<char>(payloadType | (i + 1 == frame.payloads.size() ? 0x80 : 0));
        qToBigEndian(m_sequence++, packet.data() + 2);
        qToBigEndian(timestamp, packet.data() + 4);
        qToBigEndian(m_source, packet.data() + 8);
        packet += frame.payloads[i];
        const bool lost = isLost();
        ++m_packetsSent;
        m_bytesSent += static_cast<quint32>(frame.payloads[i].size());
        if (lost)
            continue;
        constexpr quint32 changeOften = 100;
        if (isFaulty && m_heldBack.isEmpty() && m_packetsSent % changeOften == 7) {
            m_heldBack = packet; // the next one overtakes it
            continue;
        }
        send(packet);
        if (!m_heldBack.isEmpty())
            send(std::exchange(m_heldBack, {}));
    }
    return true;
}

/// RFC 3550 §6.4.1: what the camera's clock said at this picture.
void RtspViewer::sendSenderReport(quint32 timestamp, qint64 now)
{
    constexpr quint64 Since1900 = 2'208'988'800;
    constexpr qint64 year2000 = 946'684'800'000; // where a clock begins that nobody has ever set
    const bool isWrong = m_around.faultOf(m_camera) == StreamFault::WrongClock;
    const qint64 ms = isWrong ? year2000 + now - m_around.startedMs : QDateTime::currentMSecsSinceEpoch();
    QByteArray report(28, '\0');
    report[0] = '\x80';
    report[1] = static_cast<char>(200);
    qToBigEndian(quint16(6), report.data() + 2);
    qToBigEndian(m_source, report.data() + 4);
    qToBigEndian(quint32(quint64(ms / 1000) + Since1900), report.data() + 8);
    qToBigEndian(quint32(quint64(ms % 1000) * 4'294'967), report.data() + 12);
    qToBigEndian(timestamp, report.data() + 16);
    qToBigEndian(m_packetsSent, report.data() + 20);
    qToBigEndian(m_bytesSent, report.data() + 24);
    if (m_datagramsTo.sin_port) {
        sockaddr_in there = m_datagramsTo;
        there.sin_port = htons(m_reportsTo);
        (void)::sendto(m_around.rtcpSocket, report.constData(), static_cast<std::size_t>(report.size()), MSG_NOSIGNAL,
                       reinterpret_cast<const sockaddr *>(&there), sizeof there);
    } else if (m_output.isEmpty()) {
        m_output += '$';
        m_output += static_cast<char>(m_channel + 1);
        m_output += '\0';
        m_output += static_cast<char>(report.size());
        m_output += report;
        write();
    }
}

bool RtspViewer::sendFrame(const PacketizedClip::Frame &frame, quint32 timestamp)
{
    constexpr std::size_t headerBytes = 16;
    std::vector<std::array<char, headerBytes>> headers(frame.payloads.size());
    std::vector<iovec> pieces;
    std::size_t total = 0;
    for (std::size_t i = 0; i < frame.payloads.size(); ++i) {
        const QByteArray &payload = frame.payloads[i];
        const auto length = static_cast<quint32>(payload.size()) + 12;
        const bool last = i + 1 == frame.payloads.size();
        const auto byte = [](quint32 value, int shift) { return static_cast<char>(value >> shift); };
        headers[i] = {'$',
                      static_cast<char>(m_channel),
                      byte(length, 8),
                      byte(length, 0),
                      static_cast<char>(0x80),
                      static_cast<char>(payloadType | (last ? 0x80 : 0)),
                      byte(m_sequence, 8),
                      byte(m_sequence, 0),
                      byte(timestamp, 24),
                      byte(timestamp, 16),
                      byte(timestamp, 8),
                      byte(timestamp, 0),
                      byte(m_source, 24),
                      byte(m_source, 16),
                      byte(m_source, 8),
                      byte(m_source, 0)};
        ++m_sequence;
        const bool lost = isLost();
        ++m_packetsSent;
        m_bytesSent += length - 12;
        if (lost)
            continue;
        pieces.push_back({headers[i].data(), headerBytes});
        pieces.push_back({const_cast<char *>(payload.constData()), static_cast<std::size_t>(payload.size())});
        total += headerBytes + static_cast<std::size_t>(payload.size());
    }
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = pieces.size();
    const auto result = ::sendmsg(m_fd, &message, MSG_NOSIGNAL);
    if (result < 0 && errno != EAGAIN) {
        m_over = true;
        return false;
    }
    auto sent = static_cast<std::size_t>(std::max<ssize_t>(0, result));
    if (sent == total)
        return true;
    for (const iovec &piece : pieces) {
        const std::size_t skipped = std::min(sent, piece.iov_len);
        sent -= skipped;
        m_output.append(static_cast<const char *>(piece.iov_base) + skipped,
                        static_cast<qsizetype>(piece.iov_len - skipped));
    }
    return true;
}

void RtspViewer::write()
{
    if (m_output.isEmpty() || m_over)
        return;
    const auto sent
        = ::send(m_fd, m_output.constData(), static_cast<std::size_t>(m_output.size()), MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN)
        m_over = true;
    m_output.remove(0, std::max<qsizetype>(0, sent));
}

void RtspViewer::sendGarbage()
{
    QByteArray bytes(512, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(QRandomGenerator::global()->bounded(256));
    bytes[0] = '\x01';
    m_output += bytes;
    write();
}

void RtspViewer::applyFault()
{
    if (m_isRecord)
        return;
    switch (m_around.faultOf(m_camera)) {
    case StreamFault::Reset:
        return reset();
    case StreamFault::Off:
    case StreamFault::Unauthorized:
        m_over = true;
        return;
    case StreamFault::Garbage:
        return sendGarbage();
    default:
        return;
    }
}
} // namespace wanmi::simulator
