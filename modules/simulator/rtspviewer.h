// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/rtppackets.h"
#include "simulator/rtspserver.h"

#include <array>
#include <netinet/in.h>
#include <functional>
#include <QHash>
#include <vector>

namespace wanmi::simulator {

inline constexpr quint32 rtpClockRate = 90'000; ///< of video

/// Whether a camera asks for the password.
[[nodiscard]] bool isGuarded(const StreamOptions &options, const QString &camera);

/// One connection to the stream server: its requests, its answers, its place in the clip. Lives on the
/// server's thread.
class RtspViewer
{
public:
    struct Surroundings
    {
        const StreamOptions &options;
        const std::vector<PacketizedClip> &clips, &mains; ///< the latter beside the former; without frames: none
        std::function<StreamFault(const QString &)> faultOf;
        std::function<int(const QString &)> clipOf;
        /// What a camera shows while it has that fault; as long as the server.
        std::function<const PacketizedClip &(const QString &, StreamFault)> shownOf;
        int rtpSocket = -1, rtcpSocket = -1; ///< datagrams to all viewers go out here
        quint16 rtpPort = 0; ///< of the first; the other's is the next
        qint64 startedMs = 0; ///< all viewers of a camera see the same picture at the same time
    };

    RtspViewer(const Surroundings &surroundings, int fd);
    ~RtspViewer();
    RtspViewer(const RtspViewer &) = delete;
    RtspViewer &operator=(const RtspViewer &) = delete;

    [[nodiscard]] int fd() const { return m_fd; }
    [[nodiscard]] const QString &camera() const { return m_camera; }
    [[nodiscard]] bool isOver() const { return m_over; }
    [[nodiscard]] bool isPlaying() const { return m_playing; }
    [[nodiscard]] bool wantsWrite() const { return !m_output.isEmpty(); }
    /// When it wants to be woken; 0: only by its socket.
    [[nodiscard]] qint64 dueMs() const { return m_due; }

    void read(qint64 now);
    void write();
    /// \return true when a frame went out.
    bool wake(qint64 now);
    /// The camera's fault has changed.
    void applyFault();
    void reset();

    bool watchedForWrite = false; ///< the server's note of what it asked epoll for

private:
    struct Request
    {
        QByteArray method, uri;
        QHash<QByteArray, QByteArray> headers;
    };
    [[nodiscard]] bool takeRequest(Request &request);
    void answer(const Request &request, qint64 now);
    void respond(const QByteArray &sequence, const QByteArray &status, const QByteArray &headers = {},
                 const QByteArray &body = {});
    [[nodiscard]] const PacketizedClip &scene() const; ///< what the camera shows when nothing is wrong with it
    void describe(const QByteArray &sequence, const QByteArray &uri);
    void setUp(const Request &request);
    void play(const QByteArray &sequence, qint64 now);
    void playRecord(const Request &request, qint64 now);
    void pauseRecord(const QByteArray &sequence);
    [[nodiscard]] bool sendRecorded(qint64 now);
    [[nodiscard]] double framesPerMs() const { return scene().fps / 1000; }
    [[nodiscard]] bool isAllowed(const Request &request);
    [[nodiscard]] bool refuseByFault(const Request &request, qint64 now);
    void sendGarbage();
    [[nodiscard]] bool setUpDatagrams(const QByteArray &transport);
    [[nodiscard]] bool sendDatagrams(const PacketizedClip::Frame &frame, quint32 timestamp);
    void sendSenderReport(quint32 timestamp, qint64 now);
    [[nodiscard]] bool isLost();
    void turnTo(StreamFault fault);
    [[nodiscard]] bool sendFrame(const PacketizedClip::Frame &frame, quint32 timestamp);

    const Surroundings &m_around;
    const int m_fd;
    QByteArray m_input, m_output;
    QString m_camera;
    QByteArray m_nonce, m_session, m_slowSequence, m_slowUri;
    bool m_over = false;
    bool m_playing = false;
    bool m_skipsToKey = false;
    int m_channel = 0;
    sockaddr_in m_datagramsTo{}; ///< port 0: packets go through the connection
    quint16 m_reportsTo = 0;
    QByteArray m_heldBack;
    qint64 m_reportAt = 0;
    quint32 m_packetsSent = 0, m_bytesSent = 0;
    int m_clip = 0;
    bool m_isMain = false;
    bool m_isRecord = false;
    double m_scale = 1; ///< of a record, as the next four
    double m_rtpTime = 0;
    double m_recordAt = 0; ///< when the next picture was taken, UTC milliseconds
    qint64 m_recordDue = 0; ///< when the next picture goes out
    qint64 m_wallLead = 0; ///< milliseconds: UTC less the server's clock
    const PacketizedClip *m_shown = nullptr; ///< the clip itself, or what a fault of the picture shows
    StreamFault m_turnedFor = StreamFault::None;
    qint64 m_shownFrom = 0; ///< which frame is the first of its loop
    qint64 m_due = 0;
    qint64 m_frame = 0;
    quint16 m_sequence = 0;
    quint32 m_source = 0;
};
} // namespace wanmi::simulator
