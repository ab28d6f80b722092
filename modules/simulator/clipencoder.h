// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <functional>
#include <QByteArray>
#include <QImage>

namespace wanmi::simulator {

enum class ClipCodec { H264, H265 };

struct EncoderWish
{
    ClipCodec codec = ClipCodec::H264;
    QSize size{352, 288};
    int framesPerTwoSeconds = 25; ///< also the GOP, when that is not said
    int framesPerGop = 0;
    int bitsPerSecond = 192'000;
    bool isSettled = false; ///< of a picture that does not change: the rate control has come to its end and stays there
};

/// H.264 or H.265 as a camera's sub-stream has it: one slice, no B-frames, parameter sets before each key picture.
/// \param picture gives frame 0, 1, … in Format_RGB32.
/// \return Annex B, or Unreachable: "no-encoder".
[[nodiscard]] base::Result<QByteArray> encode(const EncoderWish &wish, int frames,
                                              const std::function<QImage(int)> &picture);
} // namespace wanmi::simulator
