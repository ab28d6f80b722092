// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <memory>

namespace wanmi::simulator {

/// What a camera that hands out JPEGs does instead of working.
enum class PictureFault {
    None,
    Off, ///< 404
    Unauthorized, ///< 401, whatever the password
    Stall, ///< accepts and never answers
    Garbage, ///< bytes that are no JPEG
    Endless, ///< a body that never ends
    Freeze, ///< the same bytes again and again
    Redirect ///< to another server
};

struct PictureOptions
{
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 0; ///< 0: any free one
    QString user, password; ///< not empty: Basic is demanded
};

/// Cameras that hand out single JPEGs over HTTP/1.1: any path "/snap/<id>.jpg" exists; its scene follows from the id, the moment
/// from the clock, and the frame's number is burned in. Drawn when asked for, on a thread of its own; connections are kept.
class PictureServer
{
public:
    /// Errors: Unreachable "cannot-listen".
    [[nodiscard]] static base::Result<std::unique_ptr<PictureServer>> start(const PictureOptions &options = {});
    ~PictureServer();
    PictureServer(const PictureServer &) = delete;
    PictureServer &operator=(const PictureServer &) = delete;

    [[nodiscard]] quint16 port() const;
    /// From any thread; holds from the next request on.
    void setFault(const QString &cameraId, PictureFault fault);
    [[nodiscard]] int answered() const; ///< pictures that were sent
    [[nodiscard]] int connections() const; ///< that were accepted so far

private:
    class Private;
    explicit PictureServer(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};
} // namespace wanmi::simulator
