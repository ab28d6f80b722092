// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/rtspsession.h"

#include <algorithm>

namespace wanmi::video {

RtspSession::RtspSession(const QUrl &url, Carrier wish)
    : m_url(url.toEncoded(QUrl::RemoveUserInfo | QUrl::RemoveFragment))
    , m_aggregate(m_url)
    , m_recorded(recordedMoment(url))
    , m_auth(url.userName(QUrl::FullyDecoded).toUtf8(), url.password(QUrl::FullyDecoded).toUtf8())
    , m_carrier(wish)
{
}

void RtspSession::start()
{
    m_phase = Phase::Describing;
    request("DESCRIBE", m_url, "Accept: application/sdp\r\n");
}

QByteArray RtspSession::takeOutput()
{
    return std::exchange(m_output, {});
}

void RtspSession::request(const QByteArray &method, const QByteArray &uri, const QByteArray &headers)
{
    m_lastMethod = method;
    m_lastUri = uri;
    m_lastHeaders = headers;
    repeatRequest();
}

void RtspSession::repeatRequest()
{
    ++m_sequence;
    m_output += m_lastMethod + ' ' + m_lastUri + " RTSP/1.0\r\nCSeq: " + QByteArray::number(m_sequence)
        + "\r\nUser-Agent: Wanmi\r\n" + m_lastHeaders;
    if (!m_session.isEmpty())
        m_output += "Session: " + m_session + "\r\n";
    if (const QByteArray authorization = m_auth.authorization(m_lastMethod, m_lastUri);
        !authorization.isEmpty())
        m_output += "Authorization: " + authorization + "\r\n";
    m_output += "\r\n";
}

void RtspSession::keepAlive()
{
    if (m_phase == Phase::Playing)
        request(m_parameterless ? "OPTIONS" : "GET_PARAMETER", m_aggregate);
}

void RtspSession::pause()
{
    if (m_phase == Phase::Playing && m_recorded)
        request("PAUSE", m_aggregate);
}

void RtspSession::resume(Instant shown)
{
    if (m_phase != Phase::Playing || !m_recorded)
        return;
    m_recorded->from = shown;
    m_resumes = true;
    request("PLAY", m_aggregate);
}

void RtspSession::bye()
{
    if (!m_session.isEmpty() && m_phase != Phase::Failed)
        request("TEARDOWN", m_aggregate);
    m_phase = Phase::Failed;
    m_reason = QStringLiteral("closed");
}

void RtspSession::fail(const char *reason)
{
    m_phase = Phase::Failed;
    m_reason = QString::fromLatin1(reason);
}

void RtspSession::receive(Bytes bytes, PacketSink &sink)
{
    m_framer.give(bytes);
    while (m_phase != Phase::Failed && m_phase != Phase::Redirected) {
        const RtspFramer::Piece piece = m_framer.next();
        switch (piece.kind) {
        case RtspFramer::Kind::Nothing:
            return;
        case RtspFramer::Kind::Garbage:
            return fail("garbage");
        case RtspFramer::Kind::Packet:
            // Some cameras send before they have answered PLAY.
            if (m_carrier == Carrier::Interleaved && (m_phase == Phase::Playing || m_phase == Phase::Starting)) {
                if (piece.channel == m_channel)
                    sink.takePacket(piece.packet);
                else if (piece.channel == m_channel + 1)
                    sink.takeControl(piece.packet);
            }
            break;
        case RtspFramer::Kind::Message:
            handle(piece.message);
            break;
        }
    }
}

void RtspSession::handle(const RtspMessage &message)
{
    if (message.status == 0 || message.status < 200 || message.header("cseq").toInt() != m_sequence)
        return;
    if (message.status >= 300)
        return handleRefusal(message);
    switch (m_phase) {
    case Phase::Describing:
        return handleDescription(message);
    case Phase::SettingUp:
        return handleTransport(message);
    case Phase::Starting:
        m_phase = Phase::Playing;
        if (const auto begin = m_recorded ? beginOfClockRange(message.header("range")) : std::nullopt)
            m_recorded->from = *begin; // a recorder begins with the key picture before
        return;
    case Phase::Playing:
        if (std::exchange(m_resumes, false)) {
            if (const auto begin = beginOfClockRange(message.header("range")))
                m_recorded->from = *begin;
        }
        return;
    default:
        return;
    }
}

void RtspSession::handleRefusal(const RtspMessage &message)
{
    if (message.status == 401) {
        if (!m_auth.accept(message.all("www-authenticate")))
            return fail("unauthorized");
        return repeatRequest();
    }
    if (m_phase == Phase::Playing) {
        if (std::exchange(m_resumes, false))
            return fail("refused");
        constexpr int sessionNotFound = 454;
        if (message.status == sessionNotFound)
            return fail("closed");
        m_parameterless = true;
        return;
    }
    constexpr int unsupportedTransport = 461;
    if (message.status == unsupportedTransport && m_phase == Phase::SettingUp && m_carrier == Carrier::Interleaved) {
        m_carrier = Carrier::Datagrams;
        m_phase = Phase::WantsPorts;
        return;
    }
    if (message.status < 400) {
        m_redirect = QUrl::fromEncoded(message.header("location"));
        if (m_redirect.scheme().compare(u"rtsp", Qt::CaseInsensitive) != 0 || m_redirect.host().isEmpty())
            return fail("refused");
        m_phase = Phase::Redirected;
        return;
    }
    if (message.status == 403)
        return fail("unauthorized");
    constexpr int invalidRange = 457;
    if (message.status == invalidRange)
        return fail("not-recorded");
    fail(message.status == 404 || message.status == 410 ? "not-found" : "refused");
}

void RtspSession::handleDescription(const RtspMessage &message)
{
    QByteArray base = message.header("content-base");
    if (base.isEmpty())
        base = message.header("content-location");
    if (!base.toLower().startsWith("rtsp://"))
        base = m_url;
    const auto track = findVideo(message.body, base);
    if (!track)
        return fail("no-known-codec");
    m_track = *track;
    setUp();
}

void RtspSession::setUp()
{
    if (m_carrier == Carrier::Datagrams) {
        m_phase = Phase::WantsPorts;
        return;
    }
    m_phase = Phase::SettingUp;
    request("SETUP", m_track.control, "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n");
}

void RtspSession::setUpDatagrams(quint16 port)
{
    m_phase = Phase::SettingUp;
    request("SETUP", m_track.control,
            "Transport: RTP/AVP;unicast;client_port=" + QByteArray::number(port) + '-' + QByteArray::number(port + 1)
                + "\r\n");
}

void RtspSession::sendControl(const QByteArray &rtcp)
{
    if (m_carrier != Carrier::Interleaved || m_phase != Phase::Playing || rtcp.size() > 0xffff)
        return;
    m_output += '$';
    m_output += char(m_channel + 1);
    m_output += char(rtcp.size() >> 8);
    m_output += char(rtcp.size());
    m_output += rtcp;
}

void RtspSession::handleTransport(const RtspMessage &message)
{
    const QList<QByteArray> session = message.header("session").split(';');
    m_session = session.value(0).trimmed();
    for (const QByteArray &part : session.mid(1)) {
        const QByteArray parameter = part.trimmed().toLower();
        if (parameter.startsWith("timeout="))
            m_keepAliveEvery = std::chrono::seconds(std::clamp(parameter.mid(8).toInt() / 2, 5, 60));
    }
    for (const QByteArray &part : message.header("transport").split(';')) {
        const QByteArray parameter = part.trimmed().toLower();
        if (parameter.startsWith("interleaved="))
            m_channel = parameter.mid(12).split('-').value(0).toInt();
        if (parameter.startsWith("server_port=")) {
            const QList<QByteArray> ports = parameter.mid(12).split('-');
            m_serverPorts = {ports.value(0).toUShort(), ports.value(1).toUShort()};
        }
    }
    if (m_session.isEmpty())
        return fail("garbage");
    m_phase = Phase::Starting;
    if (m_recorded)
        return request("PLAY", m_aggregate,
                       "Range: clock=" + rtspClock(m_recorded->from) + "-\r\nScale: " + QByteArray::number(m_recorded->scale, 'f', 2) + "\r\n");
    request("PLAY", m_aggregate, "Range: npt=0.000-\r\n");
}
} // namespace wanmi::video
