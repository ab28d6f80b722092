// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <QtGlobal>

namespace wanmi::video {

/// Milliseconds of CLOCK_MONOTONIC: ages and deadlines must not jump when somebody sets the workstation's
/// clock.
[[nodiscard]] inline qint64 monotonicMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}
} // namespace wanmi::video
