// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/recordedstream.h"
#include "video/rtspauth.h"
#include "video/rtspmessage.h"
#include "video/sdp.h"

#include <chrono>
#include <optional>
#include <QUrl>

namespace wanmi::video {

/// What a session hands on.
class PacketSink
{
public:
    virtual void takePacket(Bytes rtp) = 0;
    virtual void takeControl(Bytes rtcp) = 0; ///< of the same track (RFC 3550 §6)

protected:
    ~PacketSink() = default;
};

/// How packets come: within the connection (RFC 2326 §10.12), or as datagrams.
enum class Carrier { Interleaved, Datagrams };

/// The conversation with one camera: DESCRIBE, SETUP, PLAY, keep-alive, TEARDOWN (RFC 2326). Packets come interleaved; a
/// camera that refuses this (461), or is to be asked so, sends datagrams: then the session waits in WantsPorts for
/// setUpDatagrams().
/// An address of a recorder (recordedstream.h) is played from its moment on.
/// Knows no socket and no clock: bytes come in by receive(), bytes to send are taken by takeOutput().
class RtspSession
{
public:
    enum class Phase { Idle, Describing, WantsPorts, SettingUp, Starting, Playing, Redirected, Failed };

    /// \param url may hold user and password; they are used to answer challenges and never sent in a request
    /// line.
    explicit RtspSession(const QUrl &url, Carrier wish = Carrier::Interleaved);

    void start();
    /// Packets of the video track go to `sink` while this runs.
    void receive(Bytes bytes, PacketSink &sink);
    /// Where datagrams are awaited: RTP here, RTCP on the next port.
    void setUpDatagrams(quint16 port);
    /// Interleaved only: to be sent as what takeOutput() gives.
    void sendControl(const QByteArray &rtcp);
    void keepAlive();
    /// Of a recorder's stream that plays (RFC 2326 §10.6). resume(): `shown` is where it stood.
    void pause();
    void resume(Instant shown);
    void bye();
    [[nodiscard]] QByteArray takeOutput();

    [[nodiscard]] Phase phase() const { return m_phase; }
    /// Failed: "unauthorized", "not-found", "no-known-codec", "garbage", "refused", "closed"; of a recorder "not-recorded".
    [[nodiscard]] const QString &reason() const { return m_reason; }
    /// Redirected: where to.
    [[nodiscard]] const QUrl &redirect() const { return m_redirect; }
    [[nodiscard]] const VideoTrack &track() const { return m_track; }
    /// Of a recorder: when the first picture was taken, as far as is known, and how fast time passes in it.
    [[nodiscard]] const std::optional<RecordedMoment> &recorded() const { return m_recorded; }
    [[nodiscard]] Carrier carrier() const { return m_carrier; }
    /// Datagrams: from where they come, RTP and RTCP; 0 when the camera does not say.
    [[nodiscard]] std::pair<quint16, quint16> serverPorts() const { return m_serverPorts; }
    [[nodiscard]] std::chrono::seconds keepAliveEvery() const { return m_keepAliveEvery; }

private:
    void request(const QByteArray &method, const QByteArray &uri, const QByteArray &headers = {});
    void repeatRequest();
    void handle(const RtspMessage &message);
    void handleRefusal(const RtspMessage &message);
    void handleDescription(const RtspMessage &message);
    void handleTransport(const RtspMessage &message);
    void setUp();
    void fail(const char *reason);

    Phase m_phase = Phase::Idle;
    QByteArray m_url, m_aggregate;
    std::optional<RecordedMoment> m_recorded;
    RtspAuth m_auth;
    RtspFramer m_framer;
    VideoTrack m_track;
    QByteArray m_output, m_session;
    QByteArray m_lastMethod, m_lastUri, m_lastHeaders;
    QString m_reason;
    QUrl m_redirect;
    std::chrono::seconds m_keepAliveEvery{30};
    int m_sequence = 0;
    Carrier m_carrier;
    std::pair<quint16, quint16> m_serverPorts{0, 0};
    int m_channel = 0;
    bool m_resumes = false; // the answer to PLAY is still to come
    bool m_parameterless = false; // GET_PARAMETER is not understood there: OPTIONS keeps such a session alive
};
} // namespace wanmi::video
