// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "video/codec.h"
#include "video/rtp.h"

#include <array>
#include <optional>

namespace wanmi::video {

enum class ParameterSet { None = -1, Video, Sequence, Picture };

/// What differs between the two codecs in NAL units and in how RTP carries them. Takes any bytes; a payload or NAL unit
/// given here is at least as long as a header.
class NalSyntax
{
public:
    enum class Carriage { Single, Aggregate, Fragment, Unknown };
    struct Fragment
    {
        bool first = false, last = false;
        int type = 0;
        std::array<uchar, 2> header{}; ///< of the NAL unit that is put together, headerBytes() of it
        Bytes body;
    };

    [[nodiscard]] static const NalSyntax &of(Codec codec);

    [[nodiscard]] virtual std::size_t headerBytes() const = 0;
    [[nodiscard]] virtual int typeOf(Bytes nal) const = 0;
    [[nodiscard]] virtual bool isPicture(int type) const = 0;
    /// Decoding can begin with it.
    [[nodiscard]] virtual bool isKey(int type) const = 0;
    [[nodiscard]] virtual ParameterSet setOf(int type) const = 0;
    /// A stream for several qualities at once: only its base is of use here.
    [[nodiscard]] virtual bool isExtra(Bytes nal) const = 0;
    [[nodiscard]] virtual Carriage carriageOf(Bytes payload) const = 0;
    [[nodiscard]] virtual std::optional<Fragment> fragmentOf(Bytes payload, bool numbered) const = 0;

    /// Nothing of the picture was lost before this slice.
    [[nodiscard]] bool beginsPicture(Bytes nal) const
    {
        return nal.size() > headerBytes() && (nal[headerBytes()] & 0x80);
    }

protected:
    ~NalSyntax() = default;
};
} // namespace wanmi::video
