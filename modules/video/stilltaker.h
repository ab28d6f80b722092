// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/deedthread.h"
#include "video/evidence.h"
#include "video/packetring.h"

namespace wanmi::video {

/// Pictures for evidence: decoded anew from the packets, in full resolution, and written as JPEG with its
/// manifest, on a thread of its own.
class StillTaker
{
public:
    StillTaker();

    /// \param past the newest groups of pictures, from a key picture on. \param answer is called on the
    /// taker's thread.
    void take(PacketPast past, const EvidenceOrder &order, StillAnswer answer);

    /// A picture that came as JPEG. \param jpeg empty: none came.
    void keep(QByteArray jpeg, Instant at, const EvidenceOrder &order, StillAnswer answer);

private:
    DeedThread m_thread;
};

/// The newest picture that decodes without damage. Unreachable: "no-picture".
struct DecodedStill
{
    QImage image;
    Instant at{};
};
[[nodiscard]] base::Result<DecodedStill> newestPicture(const PacketPast &past);
[[nodiscard]] base::Result<StillTaken> writeStill(const PacketPast &past, const EvidenceOrder &order);
} // namespace wanmi::video
