// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/manifest.h"

#include <functional>
#include <QSize>

namespace wanmi::video {

/// What a person wants kept. `file` must not exist yet; its manifest is written beside it, and folders are
/// made.
struct EvidenceOrder
{
    QString file;
    evidence::Facts facts;
};

/// A clip that is being recorded, or was.
struct RecordingStatus
{
    bool running = false;
    QString file;
    Instant from{}, until{}; ///< of the pictures that are safely on the disk
    qint64 bytes = 0;
    int pictures = 0;
    /// Why it ended: "stopped", "camera-closed"; "stream-changed" (another codec); "disk-full",
    /// "cannot-write", "disk-broken", "disk-too-slow", "file-exists", "no-parameter-sets", "no-muxer",
    /// "no-picture" (the camera sent none), "no-feed", "pictures-only" (it hands out single pictures: there is nothing to
    /// record). What was written before stays, whole and with its
    /// manifest.
    QString ended;
    QByteArray
        seal; ///< of the finished file: for the audit. Empty: it has no end yet, finishClip() makes one
};

struct StillTaken
{
    QString file;
    QSize size;
    Instant at{}; ///< when the picture arrived
    QByteArray seal;
};
/// Errors: NotFound "no-feed"; Unreachable "no-picture" (nothing in the ring that decodes) and those of the
/// disk; Refused "file-exists".
using StillAnswer = std::function<void(const base::Result<StillTaken> &)>;

/// What the rings of all cameras hold.
struct RingUse
{
    qint64 bytes = 0, limit = 0;
    int rings = 0;
    int shortened = 0; ///< so many keep less than was asked for, for want of memory
};
} // namespace wanmi::video

Q_DECLARE_METATYPE(wanmi::video::RecordingStatus)
