// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/deedthread.h"
#include "video/evidence.h"
#include "video/packetring.h"

#include <unordered_map>

namespace wanmi::video {

/// Writes what cameras send into files, each with its past in front, on one thread of its own: no caller
/// waits for a disk. One clip a camera at a time. When the disk does not keep up, a clip ends with
/// "disk-too-slow" instead of filling the memory.
class ClipRecorder
{
public:
    static constexpr qint64 waitingAtMost = 64LL * 1024 * 1024; ///< of one clip, beside its past

    /// \param changed is called on the recorder's thread when a clip begins, at every fragment, and when it
    /// ends.
    explicit ClipRecorder(std::function<void(FeedId, const RecordingStatus &)> changed);
    ~ClipRecorder(); ///< ends every clip with "stopped"
    ClipRecorder(const ClipRecorder &) = delete;
    ClipRecorder &operator=(const ClipRecorder &) = delete;

    /// From any thread, in the order of the camera's pictures; none of these blocks.
    void begin(FeedId id, const EvidenceOrder &order, PacketPast past);
    void add(FeedId id, const ArrivedUnit &unit);
    void end(FeedId id, const QString &reason);

private:
    struct Clip;

    void write(Clip &clip, const ArrivedUnit &unit);
    void start(Clip &clip, const ArrivedUnit &firstKey);
    void store(Clip &clip);
    void finish(Clip &clip, const QString &reason);

    std::function<void(FeedId, const RecordingStatus &)> m_changed;
    std::mutex m_mutex; // the clips' waiting bytes: counted by two threads
    std::unordered_map<quint64, std::shared_ptr<Clip>> m_clips; // under the mutex
    DeedThread m_thread; // last: ends first
};
} // namespace wanmi::video
