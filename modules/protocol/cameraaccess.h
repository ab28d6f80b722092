// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace wanmi::protocol {

/// How cameras are looked at whose stream path a pattern names: who the seat says it is, and where their main stream
/// is. GET /v1/cameras/access -> {accesses: [CameraAccess]}, by the asker's post; in a seat's memory only, never in its
/// replica, a log, or an address that somebody can see.
struct CameraAccess
{
    QString streams; ///< pattern of paths, as "/cam/2301*"; "*" is any text, "?" any character
    QString user, password; ///< empty: the cameras do not ask
    /// Path of the main stream, where "{path}" stands for the path of the small one; empty: there is none.
    QString main;
    /// Path of what a recorder kept of it, by RTSP with "Range: clock=…" (RFC 2326 §3.7); "{path}" as above; empty: nothing is kept.
    QString recorder;
    /// Who gets it; empty: every post at a seat. Not told to seats.
    QStringList posts;
    /// As central keeps it: other posts may not look at these cameras at all. Told to a seat: this post may not; nothing but the
    /// pattern is told then. Only sent where it is so.
    bool closed = false;

    friend bool operator==(const CameraAccess &, const CameraAccess &) = default;
};

inline constexpr qsizetype MostCameraAccesses = 1'000;

/// \param withPosts as central keeps it.
[[nodiscard]] QJsonObject cameraAccessesToJson(const std::vector<CameraAccess> &accesses, bool withPosts = false);
/// Errors: Corrupt "bad-message" (also: too many, a pattern or a main stream that is no path, unknown members).
[[nodiscard]] base::Result<std::vector<CameraAccess>> cameraAccessesFrom(const QJsonObject &json);
} // namespace wanmi::protocol
