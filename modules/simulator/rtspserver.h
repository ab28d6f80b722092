// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/clips.h"

#include <memory>

namespace wanmi::simulator {

/// What a simulated camera does instead of working.
enum class StreamFault {
    None,
    Off, ///< every request answers 404, and a running stream is closed
    Stall, ///< stays connected and sends nothing more
    Reset, ///< the connection is reset at once, and each new one as soon as it names the camera
    Unauthorized, ///< 401, whatever the password
    Garbage, ///< bytes that are no RTSP
    SlowSdp, ///< DESCRIBE is answered after three seconds
    Silent, ///< accepts, reads and never answers
    Losses, ///< every fiftieth packet is lost, and two in a hundred datagrams change places
    /// The sensor stands still and the encoder does not: key pictures alike, pictures without change between them. Every
    /// other camera's encoder hangs instead, and the same coded picture is sent at each turn.
    Freeze,
    Black, ///< the lid is closed, or the sensor dead
    Covered,
    Moved,
    WrongClock, ///< RTP time runs a quarter fast, and the sender's reports tell of the year 2000
    LongGop, ///< a key picture in ten seconds
};

struct StreamOptions
{
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 8554; ///< 0: any free one
    QString user, password; ///< not empty: Digest is demanded
    bool interleaved = true; ///< false: whoever wants packets within the connection is answered 461
    qint64 keptMs = 24LL * 3'600'000; ///< how far back the recorder goes; what it has not got it answers 457
    double guardedShare = 1; ///< the part of the cameras that demands it; which ones follows from their ids
};

/// Serves H.264 and H.265 of many cameras over RTSP (interleaved, or datagrams) from a few clips, on one thread of its own. Any
/// path
/// "/cam/<id>" exists; its clip follows from the id, and each viewer starts somewhere in the loop, as on a
/// real camera. "/rec/cam/<id>" (and its main stream) is what a recorder kept of it: PLAY with "Range: clock=…-", "Scale" of
/// 0.25 to 16, and PAUSE; the picture of a moment is the one that was served live then. The camera's faults do not touch it.
class StreamServer
{
public:
    /// \param clips what cameras show, and what they show instead when the fault is one of the picture (makeFaultClips());
    /// without the latter such a camera works on, but for Freeze.
    /// \return a running server, or Unreachable: "cannot-listen" (detail: why).
    [[nodiscard]] static base::Result<std::unique_ptr<StreamServer>> start(const QList<Clip> &clips,
                                                                           const StreamOptions &options = {});
    ~StreamServer();
    StreamServer(const StreamServer &) = delete;
    StreamServer &operator=(const StreamServer &) = delete;

    [[nodiscard]] quint16 port() const;
    /// From any thread; holds for new connections and running ones of that camera.
    void setFault(const QString &cameraId, StreamFault fault);
    /// Resets every connection at once.
    void resetAll();
    /// Whether a camera shows nothing without the password.
    [[nodiscard]] bool isGuarded(const QString &cameraId) const;
    /// Which clip a camera shows.
    [[nodiscard]] int clipOf(const QString &cameraId) const;
    [[nodiscard]] int viewers() const;
    [[nodiscard]] quint64 framesSent() const;

private:
    struct Private;
    explicit StreamServer(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};
} // namespace wanmi::simulator
