// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace wanmi::bench {

/// What the engine is to do.
struct EngineWish
{
    QString server; ///< rtsp://host:port
    int thumbnails = 0, everyMs = 2000;
    int tiles = 0; ///< moving, of cameras that are among the thumbnails
    int seconds = 20; ///< of measuring
    int pastS = 0; ///< kept of every camera
};

/// CPU of this process in the time measured, in cores, and its memory beside what it had before; what came of it. One line of JSON
/// on standard output. \return 0, or 1 when not all cameras came.
[[nodiscard]] int runEngine(const EngineWish &wish);
} // namespace wanmi::bench
