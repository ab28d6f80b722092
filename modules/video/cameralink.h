// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/camerafeeds.h"
#include "video/decodepool.h"
#include "video/cliprecorder.h"
#include "video/datagramport.h"
#include "video/feedslot.h"
#include "video/reorderer.h"
#include "video/rtcp.h"
#include "video/resolver.h"
#include "video/rtspsession.h"

#include <atomic>
#include <memory>
#include <optional>

namespace wanmi::video {

/// One camera's connection: socket, conversation, patience. Lives on the network thread and does all that a
/// deadline or an event of its socket asks for.
class CameraLink final : private PacketSink
{
public:
    struct Surroundings
    {
        const FeedOptions &options;
        const std::atomic<qint64> &thumbnailEveryMs;
        int epoll = -1;
        DecodePool &pool;
        std::function<void(FeedId)> stateChanged;
        RingBudget &budget;
        ClipRecorder &recorder;
    };
    enum class Phase { Waiting, Due, Resolving, Connecting, Talking, Playing, Hopeless };

    CameraLink(const Surroundings &surroundings, std::shared_ptr<FeedSlot> slot, const QUrl &url);
    ~CameraLink();
    CameraLink(const CameraLink &) = delete;
    CameraLink &operator=(const CameraLink &) = delete;

    [[nodiscard]] Phase phase() const { return m_phase; }
    /// A socket is open or being opened, and no packet has come yet.
    [[nodiscard]] bool isArriving() const { return m_phase >= Phase::Resolving && m_phase <= Phase::Talking; }
    /// Connected, but nobody looks, or only at its thumbnail: read from time to time instead of at every packet.
    [[nodiscard]] bool isCold() const { return m_phase == Phase::Playing && m_interest != Interest::Moving; }

    /// \return the name to resolve, when the host is not a numeric address; connects otherwise.
    [[nodiscard]] std::optional<QByteArray> begin(qint64 now);
    [[nodiscard]] quint16 port() const;
    void connectTo(const NetAddresses &addresses, qint64 now);
    void read(qint64 now, std::span<uchar> buffer);
    void write(qint64 now);
    /// Deadlines. \return true when a new attempt is due.
    [[nodiscard]] bool tick(qint64 now);
    void wantedChanged(qint64 now);

    void record(const EvidenceOrder &order);
    void endRecording(const QString &reason);
    /// Of a recorder's stream: its time stands still.
    void setPaused(bool paused, qint64 now);
    /// The newest groups of pictures; nothing when there is no ring or nothing in it.
    [[nodiscard]] PacketPast newest(std::size_t groups) const;

private:
    enum class Interest { None, Thumbnail, Moving };
    [[nodiscard]] Interest interest() const;
    void handOn(ArrivedUnit arrived);
    [[nodiscard]] Instant takenAt(const AccessUnit &unit);
    [[nodiscard]] bool isRecorded() const { return m_recordedFrom.has_value(); }
    [[nodiscard]] bool needsPackets() const { return m_interest != Interest::None || m_ring || m_records; }
    void takePacket(Bytes rtp) override;
    void takeControl(Bytes rtcp) override;
    [[nodiscard]] bool openDatagrams(qint64 now);
    void readDatagrams(qint64 now, std::span<uchar> buffer);
    [[nodiscard]] bool report(qint64 now);
    void listen(quint32 events, bool first = false);
    void talk(qint64 now);
    void closeSocket();
    // By value: what they are told often belongs to the session, which ends here.
    void fail(QString reason, qint64 now);
    void follow(QUrl target, qint64 now);
    void show(FeedState state, const QString &reason = {});
    void watchOver(qint64 now);
    [[nodiscard]] qint64 picturePatience() const;

    const Surroundings &m_around;
    const std::shared_ptr<FeedSlot> m_slot;
    const QUrl m_url;
    QUrl m_target;
    Phase m_phase = Phase::Due;
    int m_fd = -1;
    std::unique_ptr<RtspSession> m_session;
    std::optional<DatagramPort> m_datagrams;
    bool m_greeted = false;
    Reorderer m_reorderer;
    ReceptionReport m_reception;
    quint32 m_ownSource = 0;
    qint64 m_reportAt = 0;
    Depacketizer m_depacketizer;
    std::vector<AccessUnit> m_units;
    QByteArray m_output;
    std::optional<PacketRing> m_ring;
    bool m_records = false;
    Interest m_interest = Interest::None;
    qint64 m_thumbnailAt = 0; ///< when the last key picture went to be a thumbnail
    int m_attempts = 0;
    int m_redirects = 0;
    quint32 m_events = 0;

    qint64 m_now = 0;
    qint64 m_retryAt = 0;
    qint64 m_deadline = 0;
    qint64 m_keepAliveAt = 0;
    qint64 m_liveSince = 0;
    qint64 m_lastPacket = 0;
    qint64 m_lastKey = 0;
    qint64 m_gop = 0;
    qint64 m_watchedSince = 0;
    quint32 m_lastKeyTime = 0;
    std::optional<RecordedMoment> m_recordedFrom; ///< of a recorder's stream: what was asked for
    Instant m_lastTaken{};
    bool m_paused = false;
    std::optional<quint32> m_firstTime; ///< of it: when the first picture was, in RTP's time
};
} // namespace wanmi::video
