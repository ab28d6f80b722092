// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace wanmi::video {

enum class Codec { H264, H265 };
} // namespace wanmi::video
