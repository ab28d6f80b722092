// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/clips.h"

#include <vector>

namespace wanmi::simulator {

/// A clip cut into RTP payloads once (RFC 6184, RFC 7798: single NAL units and fragments), so that a viewer costs a header
/// per packet.
struct PacketizedClip
{
    struct Frame
    {
        std::vector<QByteArray> payloads;
        bool key = false;
    };
    QString name;
    QSize size;
    QByteArray encoding; ///< of a=rtpmap
    QByteArray sdpFormat; ///< the fmtp parameters
    double fps = 12.5;
    Showing showing = Showing::Scene;
    std::vector<Frame> frames;
};

/// The same on every machine and in every run, unlike qHash().
[[nodiscard]] quint32 stableHash(const QString &text);
[[nodiscard]] PacketizedClip packetize(const Clip &clip);
/// What an encoder sends that hangs: the clip's first key picture and nothing else.
[[nodiscard]] PacketizedClip stuck(const PacketizedClip &clip);
} // namespace wanmi::simulator
