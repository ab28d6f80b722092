// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace wanmi::bench {

struct WallWish
{
    QString server; ///< rtsp://host:port; empty: the same wall without video
    int cameras = 1150, seconds = 20;
    QString shot; ///< a file for a picture of it; empty: none
};

/// The scene "eyes" at 3840x2160, drawn in software: the pulse of all cameras and sixteen tiles. CPU in cores and memory of the
/// whole process; one line of JSON on standard output. \return 0, or 1 when it could not be shown.
[[nodiscard]] int runWall(const WallWish &wish);
} // namespace wanmi::bench
